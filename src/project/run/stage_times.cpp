#include "project/run/stage_times.hpp"

namespace sunshed {

void StageTimes::begin_stage(std::string_view name) {
    {
        const std::lock_guard lock(mutex_);
        clock_.begin(name);
    }
    receiver_.begin_stage(name);
}

std::vector<StageTime> StageTimes::stages() {
    const std::lock_guard lock(mutex_);
    clock_.end();
    return clock_.stages();
}

}  // namespace sunshed
