#include "weather_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sunshed/core/ascii.hpp"
#include "sunshed/core/raster.hpp"
#include "weather_units.hpp"

namespace sunshed {

namespace {

bool same_word(std::string_view a, std::string_view b) {
    return lower_ascii(a) == lower_ascii(b);
}

bool is_temperature(double WeatherRecord::*quantity) {
    return quantity == &WeatherRecord::temperature_air_c || quantity == &WeatherRecord::dew_point_c;
}

/// 99, 99.9, 999 and so on.
bool is_nines(double value) {
    const auto is_power_of_ten = [](double number) { return number == std::pow(10.0, std::round(std::log10(number))); };
    return is_power_of_ten(value + 1.0) || is_power_of_ten(std::round(10.0 * value + 1.0));
}

/// The least that stands for no value; what lies above it and is no value either is reported as one that cannot be.
double missing_from(double WeatherRecord::*quantity) {
    if (quantity == &WeatherRecord::wind_speed_m_s) {
        return 99.0;
    }
    if (quantity == &WeatherRecord::relative_humidity_pct || quantity == &WeatherRecord::snow_depth_cm ||
        quantity == &WeatherRecord::precipitation_mm) {
        return 999.0;
    }
    if (quantity == &WeatherRecord::albedo) {
        return 99.0;
    }
    return quantity == &WeatherRecord::pressure_pa ? 999999.0 : 9999.0;
}

/// A column whose title names the rule's quantity with a unit of its own in brackets, or header.size().
std::size_t find_with_unit(const std::vector<std::string_view>& header, const ColumnRule& rule) {
    const std::string name = split_title(rule.name).name;
    const auto found = std::find_if(header.begin(), header.end(), [&](std::string_view title) {
        const Title split = split_title(title);
        const Unit* unit = split.name == name ? find_unit(kind_of(rule.value), split.unit) : nullptr;
        return unit != nullptr && !split.unit.empty() && !unit->per_interval;
    });
    return static_cast<std::size_t>(found - header.begin());
}

}  // namespace

std::size_t find_column(const std::vector<std::string_view>& header, std::string_view name) {
    const auto found = std::find_if(header.begin(), header.end(),
                                    [&](std::string_view title) { return same_word(trimmed(title), name); });
    return static_cast<std::size_t>(found - header.begin());
}

double value_or_missing(double value, double WeatherRecord::*quantity) {
    // Temperatures above all others may be in another unit, which is to be reported.
    const bool is_code = is_temperature(quantity) ? value >= 99.0 && is_nines(value) : value >= missing_from(quantity);
    return is_code || value <= -99.0 ? missing_d : value;
}

double value_in(std::string_view field, const std::string& row_place, std::string_view column, EachStep& unread) {
    static constexpr std::array<std::string_view, 8> nothing{"", "nan", "na", "n/a", "null", "none", "-", "--"};
    const std::string word = lower_ascii(trimmed(field));
    double value = missing_d;
    if (std::find(nothing.begin(), nothing.end(), word) == nothing.end()) {
        unread([&] { value = number_in(field, row_place, column); });
    }
    return value;
}

WeatherRecord missing_record() {
    WeatherRecord record;
    for (double WeatherRecord::*value :
         {&WeatherRecord::ghi_w_m2, &WeatherRecord::dni_w_m2, &WeatherRecord::dhi_w_m2,
          &WeatherRecord::temperature_air_c, &WeatherRecord::dew_point_c, &WeatherRecord::relative_humidity_pct,
          &WeatherRecord::pressure_pa, &WeatherRecord::wind_speed_m_s, &WeatherRecord::snow_depth_cm,
          &WeatherRecord::albedo, &WeatherRecord::precipitation_mm}) {
        record.*value = missing_d;
    }
    return record;
}

ColumnReader::ColumnReader(const std::vector<std::string_view>& header, std::span<const ColumnRule> rules) {
    for (const ColumnRule& rule : rules) {
        const std::size_t index = find_column(header, rule.name);
        if (index < header.size() && !has(rule.value)) {
            bound_.push_back({index, rule});
        }
    }
    for (ColumnRule rule : rules) {
        const std::size_t index = has(rule.value) ? header.size() : find_with_unit(header, rule);
        if (index < header.size()) {
            const Unit& unit = *find_unit(kind_of(rule.value), split_title(header[index]).unit);
            rule.scale = unit.scale;
            rule.offset = unit.offset;
            bound_.push_back({index, rule});
        }
    }
}

bool ColumnReader::has(double WeatherRecord::*value) const {
    return std::any_of(bound_.begin(), bound_.end(), [&](const Bound& bound) { return bound.rule.value == value; });
}

std::size_t ColumnReader::needed() const {
    std::size_t fields = 0;
    for (const Bound& bound : bound_) {
        fields = kind_of(bound.rule.value) == UnitKind::irradiance ? std::max(fields, bound.index + 1) : fields;
    }
    return fields;
}

WeatherRecord ColumnReader::read(const std::vector<std::string_view>& fields, const std::string& row_place,
                                 EachStep& unread) const {
    WeatherRecord record = missing_record();
    for (const Bound& bound : bound_) {
        const std::string_view field = bound.index < fields.size() ? fields[bound.index] : "";
        const double number = value_in(field, row_place, bound.rule.name, unread);
        // What stands for no value does so in our units: 280 is a temperature in kelvins and none in degrees.
        record.*bound.rule.value = value_or_missing((number + bound.rule.offset) * bound.rule.scale, bound.rule.value);
    }
    return record;
}

}  // namespace sunshed
