#pragma once

#include <string_view>

namespace sunshed {

/// How long work reports how far it is and learns that it should stop. Calls may come from any thread.
class Progress {
public:
    virtual ~Progress() = default;
    /// A stage begins; work is counted to 1.
    virtual void begin_stage(std::string_view name) = 0;
    /// 0..1 of the current stage.
    virtual void advance(double fraction) = 0;
    /// True once the user asked to stop; work then throws Error{cancelled} at its next convenient point.
    [[nodiscard]] virtual bool cancelled() const = 0;
};

/// For tests and for callers that do not care.
class NoProgress final : public Progress {
public:
    void begin_stage(std::string_view) override {}
    void advance(double) override {}
    [[nodiscard]] bool cancelled() const override { return false; }
};

/// @throws Error{cancelled} if the user asked to stop.
void stop_if_cancelled(const Progress& progress);

}  // namespace sunshed
