// A table of twelve monthly means, from which a typical year is made. Columns: month (1..12), ghi_kwh_m2 (of the month)
// or ghi_kwh_m2_day, temperature_c, and where there are wind_m_s, snow_depth_cm, linke. The place stands in columns
// (latitude_deg, longitude_deg, altitude_m) or in lines "# latitude_deg: 45.8" above. With rows of several places
// (column name or adcode) one is chosen with weather.place.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "crs_reference.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/many_errors.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "weather_columns.hpp"
#include "weather_formats.hpp"

namespace sunshed {

namespace {

constexpr std::uint64_t seed = 2025;

using Fields = std::vector<std::string_view>;

std::size_t header_line(const TextFile& file) {
    std::size_t i = 0;
    while (i < file.lines.size() && (file.lines[i].empty() || file.lines[i].starts_with('#'))) {
        ++i;
    }
    return i;
}

class ClimatologyTable {
public:
    explicit ClimatologyTable(const TextFile& file) : file_(file), header_at_(header_line(file)) {
        header_ = split_csv(file.lines[header_at_]);
        for (std::size_t i = header_at_ + 1; i < file.lines.size(); ++i) {
            lines_.push_back(i);
        }
    }

    /// Keeps the rows of one place. @throws Error naming the places where none or several fit
    void choose(const std::string& wanted) {
        std::set<std::string> names;
        std::vector<std::size_t> kept;
        for (const std::size_t line : lines_) {
            const Fields fields = fields_of_row(file_, line, header_.size(), header_.size());
            bool fits = wanted.empty();
            for (const char* column : {"adcode", "name", "name_en", "name_zh"}) {
                const std::size_t i = find_column(header_, column);
                if (i < fields.size()) {
                    fits = fits || trimmed(fields[i]) == wanted;
                    if (std::string_view(column) != "adcode") {
                        names.insert(std::string(trimmed(fields[i])));
                    }
                }
            }
            if (fits) {
                kept.push_back(line);
            }
        }
        if (kept.size() != 12) {
            throw Error(ErrorCode::bad_input, file_.path,
                        wanted.empty() ? fmt::format("there are {} rows instead of twelve months", kept.size())
                                       : fmt::format("there are {} months of {}", kept.size(), quoted(wanted)),
                        names.size() > 1 ? "choose one place with weather.place, e.g. " + one_line(*names.begin(), 60)
                                         : std::string("give one row for each month"));
        }
        lines_ = kept;
    }

    [[nodiscard]] bool has(const char* column) const { return find_column(header_, column) < header_.size(); }

    [[nodiscard]] std::string text(const char* column) const {
        const Fields fields = fields_of_row(file_, lines_.front(), header_.size(), header_.size());
        return has(column) ? std::string(trimmed(fields[find_column(header_, column)])) : std::string();
    }

    /// A column by month. @throws Error where a month is missing or its value cannot be
    [[nodiscard]] MonthArray<double> months(const char* column, Range range) const {
        MonthArray<double> values = each_month(missing_d);
        const auto add = [&](std::size_t line) {
            const Fields fields = fields_of_row(file_, line, header_.size(), header_.size());
            const double month = number_in(fields[find_column(header_, "month")], file_.place(line), "month");
            if (!(month >= 1.0 && month <= 12.0) || month != std::floor(month)) {
                throw Error(ErrorCode::bad_input, file_.place(line), fmt::format("{:g} is no month", month),
                            "number the months 1 to 12");
            }
            const double value = number_in(fields[find_column(header_, column)], file_.place(line), column);
            if (value < range.low || value > range.high) {
                throw Error(ErrorCode::bad_input, file_.place(line), fmt::format("{} cannot be {:g}", column, value),
                            fmt::format("give values of {:g} to {:g}", range.low, range.high));
            }
            values.at(static_cast<std::size_t>(month) - 1) = value;
        };
        EachStep each;
        for (const std::size_t line : lines_) {
            each([&] { add(line); });
        }
        each.finish();
        const auto* const missing = std::find_if(values.begin(), values.end(), [](double v) { return std::isnan(v); });
        if (missing != values.end()) {
            throw Error(ErrorCode::bad_input, file_.path,
                        fmt::format("month {} of {} is missing", missing - values.begin() + 1, column),
                        "give one row for each month");
        }
        return values;
    }

    /// From a column of that name or a line "# name: value".
    [[nodiscard]] std::optional<double> number(const char* name) const {
        if (has(name)) {
            return number_in(text(name), file_.place(lines_.front()), name);
        }
        const std::string start = fmt::format("# {}:", name);
        for (std::size_t i = 0; i < header_at_; ++i) {
            if (file_.lines[i].starts_with(start)) {
                return number_in(std::string_view(file_.lines[i]).substr(start.size()), file_.place(i), name);
            }
        }
        return std::nullopt;
    }

private:
    const TextFile& file_;
    std::size_t header_at_;
    Fields header_;
    std::vector<std::size_t> lines_;
};

MonthlyClimatology climate_of(const ClimatologyTable& table) {
    MonthlyClimatology climate;
    constexpr double most_kwh_m2_day = 33.0;  // what no unit of a month could be; its clearness is judged later
    if (table.has("ghi_kwh_m2")) {
        climate.ghi_kwh_m2 = table.months("ghi_kwh_m2", {0.0, 31.0 * most_kwh_m2_day});
    } else {
        climate.ghi_kwh_m2 = table.months("ghi_kwh_m2_day", {0.0, most_kwh_m2_day});
        for (std::size_t month = 0; month < 12; ++month) {
            climate.ghi_kwh_m2.at(month) *= days_per_month.at(month);
        }
    }
    climate.temperature_c = table.months("temperature_c", possible(&WeatherRecord::temperature_air_c));
    if (table.has("wind_m_s")) {
        climate.wind_m_s = table.months("wind_m_s", possible(&WeatherRecord::wind_speed_m_s));
    }
    if (table.has("snow_depth_cm")) {
        climate.snow_depth_cm = table.months("snow_depth_cm", possible(&WeatherRecord::snow_depth_cm));
    }
    if (table.has("linke")) {
        climate.linke_turbidity = table.months("linke", {1.0, 20.0});
    }
    return climate;
}

}  // namespace

bool is_climatology(const TextFile& file) {
    const std::size_t header_at = header_line(file);
    if (header_at >= file.lines.size()) {
        return false;
    }
    const Fields header = split_csv(file.lines[header_at]);
    const auto has = [&](const char* name) { return find_column(header, name) < header.size(); };
    return has("month") && (has("ghi_kwh_m2") || has("ghi_kwh_m2_day"));
}

Climatology read_climatology_table(const TextFile& file, const std::string& wanted) {
    ClimatologyTable table(file);
    table.choose(wanted);
    if (!table.has("temperature_c")) {
        throw Error(ErrorCode::bad_input, file.path, "column 'temperature_c' is missing",
                    "give monthly means of the air temperature");
    }
    const auto latitude = table.number("latitude_deg");
    const auto longitude = table.number("longitude_deg");
    if (!latitude || !longitude) {
        throw Error(ErrorCode::bad_input, file.path, "the place is missing",
                    "give columns or '#' lines latitude_deg and longitude_deg");
    }
    Place place;
    place.name = table.has("name_en") ? table.text("name_en") : table.text("name");
    place.latitude_deg = *latitude;
    place.longitude_deg = *longitude;
    place.altitude_m = table.number("altitude_m").value_or(0.0);
    place.utc_offset_h = table.number("utc_offset_h").value_or(std::round(wrapped_longitude_deg(*longitude) / 15.0));
    return {climate_of(table), checked_place(std::move(place), file.path)};
}

WeatherSeries read_climatology_year(const TextFile& file, const std::string& wanted) {
    const Climatology climatology = read_climatology_table(file, wanted);
    WeatherSeries series;
    try {
        series = synthesize_typical_year(climatology.climate, climatology.place, seed);
    } catch (const Error& error) {
        throw Error(error.code(), file.path, error.problem(), error.mend());
    }
    series.source = fmt::format("{} (monthly means; {})", shown_name(file.path), series.source);
    return series;
}

}  // namespace sunshed
