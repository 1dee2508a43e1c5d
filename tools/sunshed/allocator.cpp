// How the program gets its memory: from jemalloc, on pages of 2 MB. It fills and drops hundreds of megabytes, and with
// the system's own allocator, which hands large arrays back at once and takes them anew in pages of 4 kB, a fifth of a
// run was the kernel's work for them.

extern "C" {

/// Read by jemalloc when the program starts (jemalloc(3), TUNING); MALLOC_CONF in the environment goes before it.
/// Freed memory, large arrays too, stays a second for the next allocation before it goes back to the system.
[[gnu::visibility("default")]] extern const char* const malloc_conf;
const char* const malloc_conf = "thp:always,dirty_decay_ms:1000,muzzy_decay_ms:0,oversize_threshold:0";
}
