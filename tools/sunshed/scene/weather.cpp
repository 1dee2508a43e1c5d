#include "scene/weather.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/io/weather_file.hpp"
#include "sunshed/weather/snow_depth.hpp"

namespace sunshed::cli {

const char* stamp_words(StampConvention stamps) {
    switch (stamps) {
        case StampConvention::interval_end:
            return "stamps end their interval";
        case StampConvention::interval_start:
            return "stamps begin their interval";
        case StampConvention::interval_center:
            return "stamps are the middle of their interval";
        case StampConvention::instant:
            break;
    }
    return "values are snapshots, each stands for the interval around it";
}

const std::vector<std::string>& assume_time_choices() {
    static const std::vector<std::string> choices{"auto",           "as-is",           "interval-end",
                                                  "interval-start", "interval-center", "instant",
                                                  "hour-ending",    "hour-starting",   "centred"};
    return choices;
}

namespace {

WeatherSeries series_of(const WeatherRequest& request) {
    if (request.clear_sky) {
        expects(request.scene.has_value(), "a clear sky has a place");
        return clear_sky_year(*request.scene, request.linke_turbidity);
    }
    WeatherReadOptions options;
    options.utc_offset_h = request.utc_offset_h;
    options.assume_time = stamp_convention_from_string(request.assume_time);
    options.year = request.year;
    options.fill_long_gaps = request.fill_gaps;
    options.place = request.scene;
    options.place_name = request.place_name;
    return read_weather_file(request.path, options);
}

}  // namespace

CheckedWeather look_at_weather(const WeatherRequest& request) {
    CheckedWeather weather;
    weather.series = series_of(request);
    model_snow_depth(weather.series);
    weather.place_is_known = weather.series.place_known || request.scene.has_value();
    weather.place = weather.series.place_known ? weather.series.place : request.scene.value_or(Place{});
    if (weather.place_is_known) {
        weather.check = check_time(weather.series, weather.place, request.threads);
        if (request.assume_time == "auto" && mend_known_lag(weather.series, weather.check)) {
            weather.check = check_time(weather.series, weather.place, request.threads);
        }
    }
    return weather;
}

CheckedWeather read_weather(const WeatherRequest& request) {
    CheckedWeather weather = look_at_weather(request);
    const TimeCheck& check = weather.check;
    if (check.looks_shifted()) {
        const std::string words =
            fmt::format("the light comes {:.0f} minutes {} than the sun, so its time stamps look shifted",
                        std::abs(check.shift_min), check.shift_min > 0.0 ? "later" : "earlier");
        if (request.assume_time == "auto") {
            throw Error(ErrorCode::bad_input, request.path, words,
                        "check the file's time zone and what its stamps mean (sunshed weather), then set "
                        "--utc-offset or --assume-time (weather.utc_offset_h, weather.assume_time)");
        }
        weather.series.notes.push_back(words + ", and were taken as told");
    }
    return weather;
}

}  // namespace sunshed::cli
