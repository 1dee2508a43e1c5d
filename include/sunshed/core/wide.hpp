#pragma once

/// Marks a plain loop over floats that is worth being compiled for AVX2 too; which one runs is chosen at start. Only
/// the number of lanes differs: the arithmetic and its results are the same (no fused multiply-add, see the build's
/// flags).
#if defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
#define SUNSHED_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define SUNSHED_WIDE
#endif
