#include "sunshed/core/parallel.hpp"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

/// As much stack for workers as main threads have and more: exact set operations call themselves from hole to hole of
/// an outline, and checked builds need several times the room.
void enlarge_worker_stacks() {
    constexpr std::size_t stack_bytes = std::size_t{16} << 20;
    static const tbb::global_control stack(tbb::global_control::thread_stack_size, stack_bytes);
}

}  // namespace

int resolved(Threads threads) {
    expects(threads.count >= 0, "the number of threads is not negative");
    const int cores = tbb::info::default_concurrency();
    return threads.count > 0 ? std::min(threads.count, cores) : cores;
}

void parallel_for(std::size_t count, Threads threads,
                  const std::function<void(std::size_t begin, std::size_t end)>& body, std::size_t grain) {
    const int concurrency = resolved(threads);
    if (count == 0) {
        return;
    }
    if (concurrency == 1) {
        body(0, count);
        return;
    }
    enlarge_worker_stacks();
    tbb::task_arena arena(concurrency);
    arena.execute([&] {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain),
                          [&](const auto& range) { body(range.begin(), range.end()); });
    });
}

void do_both(Threads threads, const std::function<void()>& first, const std::function<void()>& second) {
    parallel_for(2, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            (i == 0 ? first : second)();
        }
    });
}

}  // namespace sunshed
