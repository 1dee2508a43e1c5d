#pragma once

#include "weather_columns.hpp"
#include "weather_table.hpp"

namespace sunshed {

// What PVGIS's CSV and JSON have in common: "PVGIS data download", joint-research-centre.ec.europa.eu/pvgis. Stamps are
// in UTC. Irradiance is a snapshot: hourly series write its minute into the stamp (20160101:0011), typical years state
// "Irradiance Time Offset (h)". In an hourly series G, Gb and Gd lie in a plane and are ours only where that is level.

/// "20180101:0011". @throws Error naming the row
CivilTime pvgis_stamp(std::string_view text, const std::string& row_place);

/// Rules for the columns of typical years and of hourly series.
std::span<const ColumnRule> pvgis_rules();

/// Global irradiance of an hourly series from its parts, where it is not there itself; direct is then left to closure.
void close_pvgis_hourly(WeatherRecord& record);

/// "Irradiance Time Offset (h)" in seconds. @throws Error where it is more than an hour
double pvgis_offset_s(double offset_h, const std::string& path);

/// @throws Error where a series was made for a plane that leans
void check_pvgis_slope(double slope_deg, const std::string& path);

}  // namespace sunshed
