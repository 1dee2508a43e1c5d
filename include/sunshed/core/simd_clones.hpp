#pragma once

/// Marks a plain loop over floats that is worth being compiled for AVX2 and FMA too; which one runs is chosen at start.
/// Only the number of lanes differs: multiplications and additions are fused where a loop says std::fma and nowhere
/// else (see the build's flags), so that the results are the same.
#if defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
#define SUNSHED_SIMD_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define SUNSHED_SIMD_CLONES
#endif
