#include "eval/model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed::cli {

double EvalRow::number(const std::string& column) const {
    return has(column) ? number_at(*table_, row_, table_->find(column)) : missing_d;
}

bool EvalRow::has(const std::string& column) const {
    return table_->find(column) < table_->columns.size();
}

const std::string& EvalRow::text(const std::string& column) const {
    return table_->rows[row_][table_->find(column)];
}

UtcTime EvalRow::time(const std::string& column) const {
    const std::string& field = text(column);
    const auto time = parse_iso8601(field);
    if (!time) {
        throw Error(ErrorCode::bad_input, fmt::format("{}:{}", table_->path, table_->lines[row_]),
                    fmt::format("'{}' in column {} is no time", field, column), "write times as 2023-06-21T04:30:00Z");
    }
    return *time;
}

std::function<std::vector<EvalValues>(const std::vector<EvalRow>&)> row_by_row(
    std::function<EvalValues(const EvalRow&)> one) {
    return [one = std::move(one)](const std::vector<EvalRow>& rows) {
        std::vector<EvalValues> values;
        values.reserve(rows.size());
        std::transform(rows.begin(), rows.end(), std::back_inserter(values), one);
        return values;
    };
}

std::vector<EvalModel> all_models() {
    std::vector<EvalModel> models = solar_models();
    for (EvalModel& model : pv_models()) {
        models.push_back(std::move(model));
    }
    return models;
}

}  // namespace sunshed::cli
