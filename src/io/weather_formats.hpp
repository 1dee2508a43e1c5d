#pragma once

#include "sunshed/io/weather_file.hpp"
#include "weather_text.hpp"

namespace sunshed {

// One reader a format. looks_like_*() judges by content, read_*() throws Error for what is wrong.

bool looks_like_epw(const TextFile& file);
WeatherSeries read_epw(const TextFile& file, const WeatherReadOptions& options);

bool looks_like_umep(const TextFile& file);
WeatherSeries read_umep(const TextFile& file, const WeatherReadOptions& options);

}  // namespace sunshed
