#include "project/read/weather.hpp"

#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/weather_file.hpp"
#include "sunshed/weather/snow_depth.hpp"

namespace sunshed {

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

WeatherRequest weather_request(const ProjectConfig& config, Threads threads) {
    return {.path = config.weather_path,
            .clear_sky = config.clear_sky,
            .linke_turbidity = config.linke_turbidity,
            .utc_offset_h = config.utc_offset_h,
            .assume_time = config.assume_time,
            .year = config.weather_year,
            .fill_gaps = config.fill_weather_gaps,
            .allow_implausible = config.allow_implausible_weather,
            .max_distance_km = config.max_weather_distance_km,
            .place_name = config.weather_place,
            .threads = threads};
}

namespace {

/// The convention that is set; none = the format's own.
std::optional<StampConvention> stated_convention(AssumeTime assumed) {
    switch (assumed) {
        case AssumeTime::interval_end:
            return StampConvention::interval_end;
        case AssumeTime::interval_start:
            return StampConvention::interval_start;
        case AssumeTime::interval_center:
            return StampConvention::interval_center;
        case AssumeTime::instant:
            return StampConvention::instant;
        case AssumeTime::automatic:
        case AssumeTime::as_is:
            break;
    }
    return std::nullopt;
}

WeatherFile weather_of(const WeatherRequest& request) {
    if (request.clear_sky) {
        expects(request.scene.has_value(), "a clear sky has a place");
        return {clear_sky_year(*request.scene, request.linke_turbidity), {}};
    }
    WeatherReadOptions options;
    options.utc_offset_h = request.utc_offset_h;
    options.assume_time = stated_convention(request.assume_time);
    options.year = request.year;
    options.fill_long_gaps = request.fill_gaps;
    options.place = request.scene;
    options.place_name = request.place_name;
    return inspect_weather_file(request.path, options);
}

}  // namespace

namespace {

void check_light(const WeatherRequest& request, CheckedWeather& weather) {
    const bool mends = request.assume_time == AssumeTime::automatic;
    weather.check = check_time(weather.series, weather.place, request.threads);
    if (mends && mend_known_lag(weather.series, weather.check)) {
        weather.check = check_time(weather.series, weather.place, request.threads);
    } else if (mends) {
        mend_small_lag(weather.series, weather.place, weather.check, request.threads);
    }
    const auto of_light = findings_of(weather.check, {!mends, request.allow_implausible});
    weather.findings.insert(weather.findings.end(), of_light.begin(), of_light.end());
}

}  // namespace

CheckedWeather check_weather_files(const WeatherRequest& request) {
    CheckedWeather weather;
    WeatherFile file = weather_of(request);
    weather.series = std::move(file.series);
    weather.findings = std::move(file.findings);
    model_snow_depth(weather.series);
    weather.place_is_known = weather.series.place_known || request.scene.has_value();
    weather.place = weather.series.place_known ? weather.series.place : request.scene.value_or(Place{});
    if (weather.place_is_known) {
        check_light(request, weather);
    }
    if (weather.series.place_known && request.scene) {
        Place scene = *request.scene;
        scene.altitude_m = request.scene_height_known ? scene.altitude_m : missing_d;
        const auto apart = findings_of_distance(weather.series.place, scene, request.max_distance_km);
        weather.findings.insert(weather.findings.end(), apart.begin(), apart.end());
    }
    for (Finding& finding : weather.findings) {
        finding.where = finding.where.empty() ? request.path : finding.where;
    }
    return weather;
}

CheckedWeather read_weather(const WeatherRequest& request) {
    CheckedWeather weather = check_weather_files(request);
    for (const Finding& finding : weather.findings) {
        if (finding.severity == Severity::refusal) {
            throw Error(ErrorCode::bad_input, finding.where, finding.problem, finding.mend);
        }
    }
    return weather;
}

}  // namespace sunshed
