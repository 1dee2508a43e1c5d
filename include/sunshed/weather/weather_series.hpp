#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sunshed/core/place.hpp"
#include "sunshed/core/time.hpp"

namespace sunshed {

/// What the time stamps of a file mean.
enum class StampConvention {
    interval_end,     ///< the value is the mean of the interval that ends at the stamp (EPW, TMY3)
    interval_start,   ///< ... that begins at the stamp (SAM's CSV without minutes)
    interval_center,  ///< ... that is centred on the stamp
    instant,          ///< a value at the stamp (PVGIS, NSRDB); it stands for the interval around it
};

/// "interval-end", "interval-start", "interval-center", "instant".
std::string_view to_string(StampConvention stamps);
/// Those, and "hour-ending", "hour-starting", "centred" and the like.
std::optional<StampConvention> stamp_convention_from_string(std::string_view text);

/// Means over one interval. A missing value is NaN.
struct WeatherRecord {
    UtcTime begin;  ///< start of the interval, UTC
    double duration_s = 3600.0;
    double ghi_w_m2 = 0.0;  ///< global horizontal irradiance
    double dni_w_m2 = 0.0;  ///< direct normal irradiance
    double dhi_w_m2 = 0.0;  ///< diffuse horizontal irradiance
    double temperature_air_c = 0.0;
    double dew_point_c = 0.0;
    double relative_humidity_pct = 0.0;
    double pressure_pa = 0.0;
    double wind_speed_m_s = 0.0;
    double snow_depth_cm = 0.0;
    double albedo = 0.0;  ///< 0..1
    double precipitation_mm = 0.0;
};

/// A stretch without values of one quantity.
struct WeatherGap {
    UtcTime begin;
    double hours = 0.0;
    std::string quantity;  ///< in words, e.g. "global irradiance"
    std::string mend;      ///< how it was filled, in words; empty = it stays open
};

/// A year (or any span) of weather as intervals in UTC, in order and without gaps between intervals.
/// In a typical year the months come from different years: `begin` is then set in one nominal year, and
/// month and hour of day are what counts.
struct WeatherSeries {
    Place place;
    std::string source;  ///< file and what it says of itself
    StampConvention stamps = StampConvention::interval_end;
    bool place_known = true;  ///< the file states where it is from; `place` is then a station's, not the scene's
    bool clock_known = true;  ///< the file states its clock's offset from UTC
    bool synthetic = false;   ///< made from monthly means; every result made with it says so
    /// Minutes by which files of this kind are known to bring their light too late, where the light shows it; else 0.
    double known_lag_min = 0.0;
    std::vector<WeatherRecord> records;
    std::vector<WeatherGap> gaps;
    std::vector<std::string> notes;  ///< what was filled in, guessed or odd
};

}  // namespace sunshed
