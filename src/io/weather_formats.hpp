#pragma once

#include "sunshed/io/weather_file.hpp"
#include "weather_table.hpp"
#include "weather_text.hpp"

namespace sunshed {

// One reader a format. is_*() judges by content, read_*() throws Error for what is wrong.

bool is_epw(const TextFile& file);
WeatherTable read_epw(const TextFile& file);

bool is_umep(const TextFile& file);
WeatherTable read_umep(const TextFile& file);

bool is_tmy3(const TextFile& file);
WeatherTable read_tmy3(const TextFile& file);

bool is_sam(const TextFile& file);
WeatherTable read_sam(const TextFile& file);

bool is_pvgis(const TextFile& file);
WeatherTable read_pvgis(const TextFile& file);

bool is_pvgis_json(const TextFile& file);
WeatherTable read_pvgis_json(const TextFile& file);

bool is_plain_csv(const TextFile& file);
WeatherTable read_plain(const TextFile& file);

bool is_climatology(const TextFile& file);
Climatology read_climatology_table(const TextFile& file, const std::string& wanted);
WeatherSeries read_climatology_year(const TextFile& file, const std::string& wanted);

/// The fields of a row, between commas.
/// @param least  that must be there
/// @param named  by the header; what stands behind them is empty
/// @throws Error where there are fewer or more: a decimal comma shifts all that follows
std::vector<std::string_view> fields_of_row(const TextFile& file, std::size_t line, std::size_t least,
                                            std::size_t named);

}  // namespace sunshed
