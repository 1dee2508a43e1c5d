#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "sunshed/core/month.hpp"

namespace sunshed::cli {

/// One number, twelve, or a raster of one band or twelve.
class MonthlyOption {
public:
    /// @param range  of the numbers
    CLI::Option* add_to(CLI::App& app, const std::string& flag, const CLI::Validator& range, const std::string& help);

    [[nodiscard]] bool is_given() const { return !words_.empty(); }
    /// The raster's path; empty where numbers or nothing were given.
    /// @throws UsageError where a path stands among others
    [[nodiscard]] std::string raster() const;
    /// Numbers go there; nothing and a raster leave it as it is.
    /// @throws UsageError where there are neither one nor twelve
    void assign_to(MonthArray<double>& months) const;

private:
    std::string flag_;
    std::vector<std::string> words_;
};

}  // namespace sunshed::cli
