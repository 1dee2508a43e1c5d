#pragma once

#include <functional>
#include <string>
#include <vector>

#include "eval/table.hpp"
#include "sunshed/core/time.hpp"

namespace sunshed::cli {

/// A column that a model takes or gives.
struct EvalColumn {
    std::string name;
    std::string unit;
    bool optional = false;  ///< may be missing from the table, then NaN
};

/// One row of inputs.
class EvalRow {
public:
    EvalRow(const TextTable& table, std::size_t row) : table_(&table), row_(row) {}
    /// NaN where the column is missing or the field is empty.
    [[nodiscard]] double number(const std::string& column) const;
    [[nodiscard]] bool has(const std::string& column) const;
    [[nodiscard]] const std::string& text(const std::string& column) const;
    /// ISO 8601, UTC unless it names an offset. @throws Error naming file and row
    [[nodiscard]] UtcTime time(const std::string& column) const;

private:
    const TextTable* table_;
    std::size_t row_;
};

using EvalValues = std::vector<double>;  ///< one value for each output column, in their order

/// A model as `sunshed eval` offers it. It calls the library's functions that runs use and nothing else.
struct EvalModel {
    std::string name;
    std::string summary;
    std::vector<EvalColumn> in;
    std::vector<EvalColumn> out;
    /// All rows in the order of the table to as many rows of outputs.
    std::function<std::vector<EvalValues>(const std::vector<EvalRow>&)> run;
};

/// For models whose rows are independent.
std::function<std::vector<EvalValues>(const std::vector<EvalRow>&)> row_by_row(
    std::function<EvalValues(const EvalRow&)> one);

std::vector<EvalModel> solar_models();
std::vector<EvalModel> pv_models();
/// Every model, in the order in which they are listed.
std::vector<EvalModel> all_models();

}  // namespace sunshed::cli
