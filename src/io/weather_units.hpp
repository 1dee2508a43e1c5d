#pragma once

#include <string>
#include <string_view>

#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

enum class UnitKind { irradiance, temperature, speed, pressure, share, depth, rain, albedo };

/// A unit with letter case and signs taken off: "W/m^2", "W m-2" and "w_m2" are "wm2".
struct Unit {
    UnitKind kind;
    const char* word;
    double scale = 1.0;  ///< into ours: (value + offset) x scale
    double offset = 0.0;
    bool per_interval = false;  ///< an energy; scale makes it Wh m-2
};

/// nullptr where it is not known. @param word  see unit_word()
const Unit* find_unit(UnitKind kind, std::string_view word);

/// Letters, digits and % of a unit in lower case.
std::string unit_word(std::string_view text);

/// Words of all units of a kind, the usual one first.
std::string known_units(UnitKind kind);
std::string_view usual_unit(UnitKind kind);

UnitKind kind_of(double WeatherRecord::*quantity);

/// A title of a column taken apart: "GHI [W/m2]" is "ghi" and "wm2".
struct Title {
    std::string name;  ///< in lower case
    std::string unit;  ///< empty where no bracket states one
};

/// Brackets of any kind, also full-width ones, such as never close, and several, of which the last states the unit.
Title split_title(std::string_view title);

}  // namespace sunshed
