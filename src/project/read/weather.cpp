#include "project/read/weather.hpp"

#include <fmt/format.h>

#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/weather_file.hpp"
#include "sunshed/weather/clear_sky_series.hpp"
#include "sunshed/weather/gaps.hpp"
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

WeatherSeries clear_sky_of(const WeatherRequest& request) {
    if (!request.period) {
        return clear_sky_year(*request.scene, request.linke_turbidity);
    }
    const int year = named_year(*request.period).value_or(clear_sky_default_year);
    const auto spans = spans_of(*request.period, {year, request.scene->utc_offset_h, request.scene->longitude_deg});
    return clear_sky_series(*request.scene, request.linke_turbidity, spans);
}

/// Where years are named, the rows of those.
std::optional<TimeSpan> span_around(const Period& period) {
    const std::optional<int> year = named_year(period);
    if (!year) {
        return std::nullopt;
    }
    const auto spans = spans_of(period, {*year, 0.0, 0.0});
    return TimeSpan{spans.front().begin, spans.back().end};
}

WeatherFile weather_of(const WeatherRequest& request) {
    if (request.clear_sky) {
        expects(request.scene.has_value(), "a clear sky has a place");
        return {clear_sky_of(request), {}, false};
    }
    WeatherReadOptions options;
    options.utc_offset_h = request.utc_offset_h;
    options.assume_time = stated_convention(request.assume_time);
    options.year = request.year;
    options.fill_long_gaps = request.fill_gaps;
    if (request.period) {
        options.any_span = true;
        options.around = request.year ? std::nullopt : span_around(*request.period);
        options.fill_long_gaps = true;  // those in the period are refused once it is known, see cut_to_period()
    }
    options.place = request.scene;
    options.place_name = request.place_name;
    return inspect_weather_file(request.path, options);
}

}  // namespace

namespace {

/// Fewer days than a clock or a climate can be told by.
bool is_few_days(const WeatherSeries& series) {
    const TimeSpan all = span_of(series);
    return all.end.unix_s - all.begin.unix_s < 90.0 * 86400.0;
}

/// Clouds of a few days may look like a shifted clock.
bool has_cloudy_days(const CheckedWeather& weather) {
    constexpr double clear_misfit = 0.02;  // a clear answer, see TimeCheck
    return is_few_days(weather.series) && weather.check.misfit >= clear_misfit;
}

/// A few days may be darker than any year.
bool is_dark_spell(const CheckedWeather& weather) {
    constexpr double clearness_of_no_year = 0.15;
    return is_few_days(weather.series) && weather.check.clearness < clearness_of_no_year;
}

void check_light(const WeatherRequest& request, CheckedWeather& weather) {
    const bool mends = request.assume_time == AssumeTime::automatic;
    weather.check = check_time(weather.series, weather.place, request.threads);
    if (mends && mend_known_lag(weather.series, weather.check)) {
        weather.check = check_time(weather.series, weather.place, request.threads);
    } else if (mends) {
        mend_small_lag(weather.series, weather.place, weather.check, request.threads);
    }
    const auto of_light = findings_of(
        weather.check, {!mends || has_cloudy_days(weather), request.allow_implausible || is_dark_spell(weather)});
    weather.findings.insert(weather.findings.end(), of_light.begin(), of_light.end());
}

}  // namespace

CheckedWeather check_weather_files(const WeatherRequest& request) {
    CheckedWeather weather;
    WeatherFile file = weather_of(request);
    weather.series = std::move(file.series);
    weather.findings = std::move(file.findings);
    weather.nominal_year = file.nominal_year;
    model_snow_depth(weather.series);
    weather.place_is_known = weather.series.place_known || request.scene.has_value();
    weather.place = weather.series.place_known ? weather.series.place : request.scene.value_or(Place{});
    // Instants and single days of a model of our own tell nothing of a clock.
    const bool is_cloudless_part = request.clear_sky && request.period;
    if (weather.place_is_known && !is_cloudless_part) {
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

namespace {

/// @throws Error for a long gap of global irradiance where it is not to be filled
void note_gaps(WeatherSeries& part, const WeatherRequest& request, double utc_offset_h) {
    for (const WeatherGap& gap : part.gaps) {
        const std::string begin = time_words(gap.begin, utc_offset_h);
        if (!request.fill_gaps && gap.quantity == global_irradiance_gap && gap.hours > longest_gap_h) {
            throw Error(ErrorCode::bad_input, request.path,
                        fmt::format("{} is missing from {} for {:g} hours, in what was asked for ({})", gap.quantity,
                                    begin, gap.hours, request.period->words),
                        "ask for other days, or allow it with --fill-gaps (weather.fill_gaps)");
        }
        part.notes.push_back(
            fmt::format("{} is missing from {} for {:g} hours: {}", gap.quantity, begin, gap.hours, gap.mend));
    }
}

}  // namespace

AskedPart cut_to_period(CheckedWeather& weather, const WeatherRequest& request, const Place& place,
                        std::optional<StepLength> step) {
    AskedPart part;
    if (!request.period) {
        return part;
    }
    const double offset_h = place.utc_offset_h;
    const TimeSpan all = span_of(weather.series);
    part.spans = find_spans(*request.period, weather.series, weather.nominal_year, place,
                            request.clear_sky ? weather.series.source : request.path);
    part.words = fmt::format("{} ({})", request.period->words,
                             span_words({part.spans.front().begin, part.spans.back().end}, offset_h));
    if (step) {
        part.spans = cut_by_clock(part.spans, *step, offset_h);
    }
    weather.series = part_of(weather.series, part.spans);
    note_gaps(weather.series, request, offset_h);
    if (!request.clear_sky) {
        weather.series.notes.push_back(
            fmt::format("its weather spans {}; used: {}", span_words(all, offset_h), part.words));
    }
    return part;
}

}  // namespace sunshed
