#include "sunshed/core/thread_limit.hpp"

#include <latch>
#include <system_error>
#include <thread>
#include <vector>

namespace sunshed {

int threads_to_be_had(int wanted) {
    std::latch all_tried(1);
    std::vector<std::thread> threads;
    try {
        while (static_cast<int>(threads.size()) < wanted) {
            threads.emplace_back([&] { all_tried.wait(); });
        }
    } catch (const std::system_error&) {
        // This is the limit.
    }
    all_tried.count_down();
    for (std::thread& thread : threads) {
        thread.join();
    }
    return static_cast<int>(threads.size());
}

}  // namespace sunshed
