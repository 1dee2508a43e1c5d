#pragma once

#include <chrono>
#include <mutex>
#include <string_view>
#include <vector>

#include "project/report/run_record.hpp"
#include "sunshed/core/progress.hpp"

namespace sunshed {

/// Passes progress on, and keeps how long each stage took.
class StageTimes final : public Progress {
public:
    explicit StageTimes(Progress& told) : told_(told) {}

    void begin_stage(std::string_view name) override;
    void advance(double fraction) override { told_.advance(fraction); }
    [[nodiscard]] bool cancelled() const override { return told_.cancelled(); }

    /// The stages so far, in the order in which they began; one that comes again goes on.
    [[nodiscard]] std::vector<StageTime> stages();

private:
    using Clock = std::chrono::steady_clock;
    void end_stage();

    Progress& told_;
    std::mutex mutex_;
    std::vector<StageTime> stages_;
    std::size_t current_ = 0;  ///< of the stages, where one has begun
    Clock::time_point began_;
};

}  // namespace sunshed
