#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sunshed/core/many_errors.hpp"
#include "sunshed/weather/weather_series.hpp"
#include "weather_text.hpp"

namespace sunshed {

/// What a column of a file is called and what it holds.
struct ColumnRule {
    std::string_view name;  ///< as it stands in the header; letter case and spaces around do not count
    double WeatherRecord::*value;
    double scale = 1.0;  ///< into our unit: (value + offset) x scale
    double offset = 0.0;
};

/// The columns of one file.
class ColumnReader {
public:
    /// @param header  names in the order of the columns; the first rule that fits a quantity counts. Where none does, a
    ///                title with a unit in brackets ("GHI [W/m2]") is taken with that unit.
    ColumnReader(const std::vector<std::string_view>& header, std::span<const ColumnRule> rules);

    [[nodiscard]] bool has(double WeatherRecord::*value) const;
    /// How many fields a row must have, for its irradiance to be there.
    [[nodiscard]] std::size_t needed() const;
    /// The values of a row; codes for "missing" and columns that are not there, or not in this row, are NaN.
    /// @param unread  gets what is no number
    [[nodiscard]] WeatherRecord read(const std::vector<std::string_view>& fields, const std::string& row_place,
                                     EachStep& unread) const;

private:
    struct Bound {
        std::size_t index;
        ColumnRule rule;
    };
    std::vector<Bound> bound_;
};

/// NaN for what files write where they have nothing: 9999 and more, -99, -999, -9900; 99 and more for temperatures
/// and wind, 999 for humidity, snow, albedo and rain. Looks at the value as it stands in the file.
double value_or_missing(double value, double WeatherRecord::*quantity);

/// A field as a number; NaN where it is empty, says that there is none ("nan", "NA", "null", "-"), or is none, which is
/// kept in `unread` with its place and column.
double value_in(std::string_view field, const std::string& row_place, std::string_view column, EachStep& unread);

/// A record of which nothing is known.
WeatherRecord missing_record();

/// Index of a column by name (letter case and spaces around do not count), or header.size().
std::size_t find_column(const std::vector<std::string_view>& header, std::string_view name);

}  // namespace sunshed
