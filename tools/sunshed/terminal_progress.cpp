#include "terminal_progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "interrupts.hpp"

namespace sunshed::cli {

namespace {

constexpr int bar_width = 30;
constexpr double redraw_seconds = 0.1;

}  // namespace

TerminalProgress::~TerminalProgress() {
    finish();
}

void TerminalProgress::begin_stage(std::string_view name) {
    const std::lock_guard lock(mutex_);
    end_stage();
    const auto known =
        std::find_if(stages_.begin(), stages_.end(), [&](const StageTime& stage) { return stage.name == name; });
    current_ = static_cast<std::size_t>(known - stages_.begin());
    if (known == stages_.end()) {
        stages_.push_back({std::string(name), 0.0});
    }
    fraction_ = 1.0;
    stage_start_ = Clock::now();
    running_ = true;
    draw(0.0, stage_start_);
}

void TerminalProgress::advance(double fraction) {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    fraction_ = fraction;
    const double since_drawn = std::chrono::duration<double>(now - last_drawn_).count();
    if (running_ && fraction > drawn_fraction_ && since_drawn >= redraw_seconds) {
        draw(fraction, now);
    }
}

bool TerminalProgress::cancelled() const {
    return interrupted();
}

void TerminalProgress::finish() {
    const std::lock_guard lock(mutex_);
    end_stage();
}

void TerminalProgress::end_stage() {
    if (!running_) {
        return;
    }
    running_ = false;
    StageTime& stage = stages_[current_];
    stage.seconds += std::chrono::duration<double>(Clock::now() - stage_start_).count();
    if (style_ == Style::bar) {
        fmt::print(stderr, "\r\033[K");
    } else if (style_ == Style::json) {
        fmt::print(stderr, "{{\"stage\": \"{}\", \"fraction\": {:.3f}, \"seconds\": {:.3f}}}\n", stage.name, fraction_,
                   stage.seconds);
    }
    std::fflush(stderr);
}

void TerminalProgress::draw(double fraction, Clock::time_point now) {
    last_drawn_ = now;
    drawn_fraction_ = fraction;
    const double elapsed_s = std::chrono::duration<double>(now - stage_start_).count();
    const std::string& name = stages_[current_].name;
    if (style_ == Style::json) {
        fmt::print(stderr, "{{\"stage\": \"{}\", \"fraction\": {:.3f}, \"seconds\": {:.3f}}}\n", name, fraction,
                   elapsed_s);
    } else if (style_ == Style::bar) {
        const auto filled = static_cast<std::size_t>(std::clamp(fraction, 0.0, 1.0) * bar_width);
        const std::string eta =
            fraction > 0.02 ? fmt::format("{:.0f} s left", elapsed_s * (1.0 - fraction) / fraction) : "";
        fmt::print(stderr, "\r\033[K{:<28} [{:<{}}] {:3.0f} % {}", name, std::string(filled, '='), bar_width,
                   fraction * 100.0, eta);
    }
    std::fflush(stderr);
}

TerminalProgress::Style progress_style(const CommonOptions& common) {
    if (common.progress == ProgressChoice::json) {
        return TerminalProgress::Style::json;
    }
    if (common.quiet || common.progress == ProgressChoice::none) {
        return TerminalProgress::Style::none;
    }
    const bool wanted = common.progress == ProgressChoice::bar || isatty(STDERR_FILENO) != 0;
    return wanted ? TerminalProgress::Style::bar : TerminalProgress::Style::none;
}

}  // namespace sunshed::cli
