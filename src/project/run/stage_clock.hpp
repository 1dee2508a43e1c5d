#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "project/report/run_record.hpp"

namespace sunshed {

/// Takes the time of stages that follow each other; not safe for threads.
class StageClock {
public:
    /// Ends the stage before. One that comes again goes on.
    void begin(std::string_view name);
    /// Ends the running stage; nothing where none runs.
    void end();

    [[nodiscard]] bool runs() const { return runs_; }
    /// Since the running stage began, this time.
    [[nodiscard]] double running_s() const;
    /// The last one that began, with its time as of its last end. There must be one.
    [[nodiscard]] const StageTime& current() const { return stages_[current_]; }
    /// In the order in which they first began, with their times as of their last ends.
    [[nodiscard]] const std::vector<StageTime>& stages() const { return stages_; }

private:
    using Clock = std::chrono::steady_clock;

    std::vector<StageTime> stages_;
    std::size_t current_ = 0;
    Clock::time_point began_;
    bool runs_ = false;
};

}  // namespace sunshed
