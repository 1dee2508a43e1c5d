#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

#include "sunshed/weather/series_part.hpp"

namespace sunshed::cli {

/// --days, or --from and --to: sums over a period instead of a year, with --step by day or hour; or --at: instants.
class PeriodOptions {
public:
    void add_to(CLI::App& app);

    /// Nothing where none was given.
    /// @throws UsageError where one date names its year and another does not
    [[nodiscard]] std::optional<Period> period() const;
    [[nodiscard]] std::optional<StepLength> step() const { return step_; }
    [[nodiscard]] bool are_instants() const { return !at_.empty(); }

private:
    std::string days_;
    std::string from_;
    std::string to_;
    std::vector<std::string> at_;
    bool solar_time_ = false;
    std::optional<StepLength> step_;
};

}  // namespace sunshed::cli
