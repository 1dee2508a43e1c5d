#pragma once

#include <cstddef>
#include <functional>

namespace sunshed {

/// How many threads a stage may use; 0 means all cores, and more than there are cores means all of them.
struct Threads {
    int count = 0;
};

int resolved(Threads threads);

/// Calls body(begin, end) for disjoint ranges that cover [0, count), on up to `threads` threads.
/// The one door to threads: kernels stay serial and re-entrant. Results must not depend on how the
/// range is cut. An exception from the body reaches the caller.
void parallel_for(std::size_t count, Threads threads,
                  const std::function<void(std::size_t begin, std::size_t end)>& body, std::size_t grain = 1);

/// Calls both, side by side where threads allow. An exception from either reaches the caller when both have ended.
void do_both(Threads threads, const std::function<void()>& first, const std::function<void()>& second);

}  // namespace sunshed
