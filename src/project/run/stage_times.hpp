#pragma once

#include <mutex>
#include <string_view>
#include <vector>

#include "project/run/stage_clock.hpp"
#include "sunshed/core/progress.hpp"

namespace sunshed {

/// Passes progress on, and keeps how long each stage took.
class StageTimes final : public Progress {
public:
    explicit StageTimes(Progress& receiver) : receiver_(receiver) {}

    void begin_stage(std::string_view name) override;
    void advance(double fraction) override { receiver_.advance(fraction); }
    [[nodiscard]] bool cancelled() const override { return receiver_.cancelled(); }

    /// Ends the running stage. @returns all, in the order in which they first began
    [[nodiscard]] std::vector<StageTime> stages();

private:
    Progress& receiver_;
    std::mutex mutex_;
    StageClock clock_;
};

}  // namespace sunshed
