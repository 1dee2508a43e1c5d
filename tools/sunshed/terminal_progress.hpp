#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string_view>

#include "command.hpp"
#include "project/run/stage_clock.hpp"
#include "sunshed/core/progress.hpp"

namespace sunshed::cli {

/// Progress on standard error: a bar with the time left, one JSON object a line, or nothing.
/// Reports Ctrl-C as cancelled().
class TerminalProgress final : public Progress {
public:
    enum class Style { bar, json, none };

    explicit TerminalProgress(Style style) : style_(style) {}
    ~TerminalProgress() override;
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;

    void begin_stage(std::string_view name) override;
    void advance(double fraction) override;
    [[nodiscard]] bool cancelled() const override;

    /// Ends the last stage and clears the bar.
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    void end_stage();
    void draw(double fraction);

    Style style_;
    std::mutex mutex_;
    StageClock clock_;
    Clock::time_point last_drawn_;
    double drawn_fraction_ = 0.0;
    double fraction_ = 1.0;  ///< that the stage has reported; 1 where it never does
};

/// The style that --progress and --quiet ask for; auto is a bar on a terminal and nothing elsewhere.
TerminalProgress::Style progress_style(const CommonOptions& common);

}  // namespace sunshed::cli
