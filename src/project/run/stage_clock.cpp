#include "project/run/stage_clock.hpp"

#include <algorithm>
#include <string>

namespace sunshed {

void StageClock::begin(std::string_view name) {
    end();
    const auto known =
        std::find_if(stages_.begin(), stages_.end(), [&](const StageTime& stage) { return stage.name == name; });
    current_ = static_cast<std::size_t>(known - stages_.begin());
    if (known == stages_.end()) {
        stages_.push_back({std::string(name), 0.0});
    }
    began_ = Clock::now();
    runs_ = true;
}

void StageClock::end() {
    if (runs_) {
        stages_[current_].seconds += running_s();
        runs_ = false;
    }
}

double StageClock::running_s() const {
    return std::chrono::duration<double>(Clock::now() - began_).count();
}

}  // namespace sunshed
