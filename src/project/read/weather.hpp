#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/project/project_config.hpp"
#include "sunshed/weather/clear_sky_year.hpp"
#include "sunshed/weather/period.hpp"
#include "sunshed/weather/series_part.hpp"
#include "sunshed/weather/station_distance.hpp"
#include "sunshed/weather/time_check.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

/// Settings of a weather file, from the command line or the project file.
struct WeatherRequest {
    std::string path;        ///< empty where a cloudless sky is wanted
    bool clear_sky = false;  ///< a cloudless year at `scene` instead of a file
    MonthArray<double> linke_turbidity = linke_turbidity_city;
    std::optional<double> utc_offset_h;
    AssumeTime assume_time = AssumeTime::automatic;
    std::optional<int> year;
    bool fill_gaps = false;
    bool allow_implausible = false;                    ///< light that cannot be is reported, not refused
    double max_distance_km = default_max_distance_km;  ///< weather from farther away is refused
    std::string place_name;                            ///< in a table of several places
    std::optional<Place> scene{};    ///< where the results are for; stands in where the file states no place
    bool scene_height_known = true;  ///< the scene's; else it is not held against the file's
    std::optional<Period> period{};  ///< only its days count: weather of them is enough, gaps elsewhere are none
    Threads threads;
};

/// A year of weather and what its clock looks like.
struct CheckedWeather {
    WeatherSeries series;
    Place place;  ///< where the light was held against the sun: the file's own place, or else the scene
    bool place_is_known = false;
    bool nominal_year = false;  ///< see WeatherFile
    TimeCheck check;
    std::vector<Finding> findings;  ///< in the file, `where` is it
};

/// The settings of the weather; its scene is still to be set.
WeatherRequest weather_request(const ProjectConfig& config, Threads threads);

/// What stamps mean, in words.
const char* stamp_words(StampConvention stamps);

/// Reads the file, models snow where it has none, and holds its light against the sun. Refuses nothing.
CheckedWeather check_weather_files(const WeatherRequest& request);

/// The same; @throws Error for the first finding that is a refusal: stamps shifted by half an hour or more where
/// `assume_time` is auto, light that cannot be, a station too far away.
CheckedWeather read_weather(const WeatherRequest& request);

/// What of a year is asked for.
struct AskedPart {
    std::vector<TimeSpan> spans;  ///< of the period, or their steps
    std::string words;            ///< of which span, on the place's clock
};

/// Cuts a series to the period that is asked for, notes the gaps in it and names it in the series' source; leaves all
/// of it where none is.
/// @param place  whose clock the period is on
/// @param step   by which the period is cut; nothing = not at all
/// @throws Error where the series misses days of it, or has long gaps in them that are not to be filled
AskedPart cut_to_period(CheckedWeather& weather, const WeatherRequest& request, const Place& place,
                        std::optional<StepLength> step);

}  // namespace sunshed
