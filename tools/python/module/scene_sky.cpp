#include "scene_sky.hpp"

#include "project/read/town_clock.hpp"
#include "sunshed/core/usage_error.hpp"

namespace sunshed::python {

namespace {

void need_one_sky(const ProjectConfig& config, const CheckedWeather* given) {
    const int skies = (config.weather_path.empty() ? 0 : 1) + (config.clear_sky ? 1 : 0) + (given != nullptr ? 1 : 0);
    if (skies != 1) {
        throw UsageError("weather", skies == 0 ? "it is missing" : "there are two",
                         "give either weather or clear_sky=True");
    }
}

TownClock clock_of(const ProjectConfig& config, const Place& place) {
    const bool is_given = config.clear_sky && config.utc_offset_h && config.timezone.empty();
    return is_given ? TownClock{*config.utc_offset_h, "as told", "", {}}
                    : find_town_clock(place, config.timezone, "project.timezone");
}

/// Weather whose light cannot be is refused from arrays as it is from files.
CheckedWeather accepted(const CheckedWeather& given) {
    for (const Finding& finding : given.findings) {
        if (finding.severity == Severity::refusal) {
            throw Error(ErrorCode::bad_input, finding.where, finding.problem, finding.mend);
        }
    }
    return given;
}

}  // namespace

SceneSky read_scene_sky(const ProjectConfig& config, Place place, const CheckedWeather* given, Threads threads) {
    need_one_sky(config, given);
    TownClock clock = clock_of(config, place);
    place.utc_offset_h = clock.utc_offset_h;
    WeatherRequest request = weather_request(config, threads);
    request.scene = place;
    CheckedWeather weather = given != nullptr ? accepted(*given) : read_weather(request);
    resolve_with(clock, weather.series);
    place.utc_offset_h = clock.utc_offset_h;
    SceneSky sky{place, {}, notes_of(clock, weather.series)};
    sky.notes.insert(sky.notes.end(), weather.series.notes.begin(), weather.series.notes.end());
    for (const Finding& finding : grouped(weather.findings)) {
        sky.notes.push_back(line_of(finding));
    }
    sky.weather = std::move(weather.series);
    return sky;
}

}  // namespace sunshed::python
