#include "project/run/stage_times.hpp"

#include <algorithm>
#include <string>

namespace sunshed {

void StageTimes::begin_stage(std::string_view name) {
    {
        const std::lock_guard lock(mutex_);
        end_stage();
        const auto known =
            std::find_if(stages_.begin(), stages_.end(), [&](const StageTime& stage) { return stage.name == name; });
        current_ = static_cast<std::size_t>(known - stages_.begin());
        if (known == stages_.end()) {
            stages_.push_back({std::string(name), 0.0});
        }
    }
    told_.begin_stage(name);
}

std::vector<StageTime> StageTimes::stages() {
    const std::lock_guard lock(mutex_);
    end_stage();
    return stages_;
}

void StageTimes::end_stage() {
    const auto now = Clock::now();
    if (!stages_.empty()) {
        stages_[current_].seconds += std::chrono::duration<double>(now - began_).count();
    }
    began_ = now;
}

}  // namespace sunshed
