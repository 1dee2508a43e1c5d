#include "terminal_progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

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
    clock_.begin(name);
    fraction_ = 1.0;
    draw(0.0);
}

void TerminalProgress::advance(double fraction) {
    const std::lock_guard lock(mutex_);
    fraction_ = fraction;
    const double since_drawn = std::chrono::duration<double>(Clock::now() - last_drawn_).count();
    if (clock_.runs() && fraction > drawn_fraction_ && since_drawn >= redraw_seconds) {
        draw(fraction);
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
    if (!clock_.runs()) {
        return;
    }
    clock_.end();
    const StageTime& stage = clock_.current();
    if (style_ == Style::bar) {
        fmt::print(stderr, "\r\033[K");
    } else if (style_ == Style::json) {
        fmt::print(stderr, "{{\"stage\": \"{}\", \"fraction\": {:.3f}, \"seconds\": {:.3f}}}\n", stage.name, fraction_,
                   stage.seconds);
    }
    std::fflush(stderr);
}

void TerminalProgress::draw(double fraction) {
    last_drawn_ = Clock::now();
    drawn_fraction_ = fraction;
    const double elapsed_s = clock_.running_s();
    const std::string& name = clock_.current().name;
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
