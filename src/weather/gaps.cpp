#include "sunshed/weather/gaps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {

namespace {

using Value = double WeatherRecord::*;

/// Records [begin, end) without a value.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Stretch> stretches_without(const WeatherSeries& series, Value value) {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        if (!std::isnan(series.records[i].*value)) {
            continue;
        }
        if (!stretches.empty() && stretches.back().end == i) {
            ++stretches.back().end;
        } else {
            stretches.push_back({i, i + 1});
        }
    }
    return stretches;
}

bool is_all(const std::vector<Stretch>& stretches, const WeatherSeries& series) {
    return stretches.size() == 1 && stretches.front().end - stretches.front().begin == series.records.size();
}

std::string local_time(const WeatherSeries& series, std::size_t record) {
    const UtcTime begin = series.records[record].begin;
    std::string text = format_iso8601({begin.unix_s + series.place.utc_offset_h * 3600.0});
    text.pop_back();  // local time is not Z
    return text;
}

double hours_of(const WeatherSeries& series, const Stretch& stretch) {
    return static_cast<double>(stretch.end - stretch.begin) * series.records.front().duration_s / 3600.0;
}

void refuse(const WeatherSeries& series, const Stretch& stretch, const std::string& quantity, const std::string& file) {
    throw Error(ErrorCode::bad_input, file,
                fmt::format("{} is missing from {} for {:g} hours", quantity, local_time(series, stretch.begin),
                            hours_of(series, stretch)),
                "fill the gap, give another weather file, or allow it with weather.fill_gaps = true");
}

void note_gap(WeatherSeries& series, const Stretch& stretch, std::string quantity, std::string mend) {
    series.gaps.push_back(
        {series.records[stretch.begin].begin, hours_of(series, stretch), std::move(quantity), std::move(mend)});
}

/// Global irradiance and what it is measured against.
class GlobalFiller {
public:
    GlobalFiller(WeatherSeries& series, const Place& place) : series_(series), outside_w_m2_(series.records.size()) {
        const SunPath path = sun_path_of(series);
        for (std::size_t i = 0; i < series.records.size(); ++i) {
            const WeatherRecord& record = series.records[i];
            const SunInterval sun = sun_interval(path, place, record.begin, record.duration_s);
            outside_w_m2_[i] = sun.outside_w_m2();
            close(series.records[i], sun.mean_cos_zenith);
        }
    }

    [[nodiscard]] bool is_night(std::size_t i) const { return outside_w_m2_[i] <= 0.0; }

    void clear_nights(Stretch stretch) {
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            if (is_night(i)) {
                series_.records[i].ghi_w_m2 = 0.0;
            }
        }
    }

    /// Between the clearness before and after; over a night, what is on the near side counts.
    void interpolate(const Stretch& stretch) {
        const double before = clearness_near(stretch.begin, -1);
        const double after = clearness_near(stretch.end - 1, 1);
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            const double t =
                static_cast<double>(i - stretch.begin + 1) / static_cast<double>(stretch.end - stretch.begin + 1);
            const double left = std::isnan(before) ? after : before;
            const double right = std::isnan(after) ? before : after;
            const double clearness = std::isnan(left) ? typical_clearness : left + t * (right - left);
            series_.records[i].ghi_w_m2 = clearness * outside_w_m2_[i];
        }
    }

    /// The mean clearness of the same hours on the days around that have them, up to two weeks away.
    void repeat_days(const Stretch& stretch) {
        const auto day = static_cast<std::size_t>(std::lround(86400.0 / series_.records.front().duration_s));
        std::vector<double> filled;
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            double sum = 0.0;
            int count = 0;
            for (std::size_t away = 1; away <= 14 && count < 4; ++away) {
                for (const double clearness :
                     {i >= away * day ? clearness_at(i - away * day) : missing_d, clearness_at(i + away * day)}) {
                    if (!std::isnan(clearness)) {
                        sum += clearness;
                        ++count;
                    }
                }
            }
            filled.push_back((count > 0 ? sum / count : typical_clearness) * outside_w_m2_[i]);
        }
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            series_.records[i].ghi_w_m2 = filled[i - stretch.begin];
        }
    }

private:
    static constexpr double typical_clearness = 0.5;

    static void close(WeatherRecord& record, double mean_cos_zenith) {
        if (std::isnan(record.ghi_w_m2) && std::isfinite(record.dni_w_m2) && std::isfinite(record.dhi_w_m2)) {
            record.ghi_w_m2 = record.dni_w_m2 * mean_cos_zenith + record.dhi_w_m2;
        }
    }

    [[nodiscard]] double clearness_at(std::size_t i) const {
        if (i >= series_.records.size() || is_night(i) || std::isnan(series_.records[i].ghi_w_m2)) {
            return missing_d;
        }
        // Twilight next to the horizon says little; its clearness is held to what a sky can be.
        return std::clamp(series_.records[i].ghi_w_m2 / outside_w_m2_[i], 0.0, 0.85);
    }

    /// The nearest known clearness on one side within six hours.
    [[nodiscard]] double clearness_near(std::size_t from, int side) const {
        const auto reach = static_cast<std::ptrdiff_t>(6.0 * 3600.0 / series_.records.front().duration_s);
        for (std::ptrdiff_t away = 1; away <= reach; ++away) {
            const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(from) + side * away;
            const double clearness = i >= 0 ? clearness_at(static_cast<std::size_t>(i)) : missing_d;
            if (!std::isnan(clearness)) {
                return clearness;
            }
        }
        return missing_d;
    }

    WeatherSeries& series_;
    std::vector<double> outside_w_m2_;
};

void fill_global(WeatherSeries& series, const Place& place, const std::string& file, const GapOptions& options) {
    constexpr Value ghi = &WeatherRecord::ghi_w_m2;
    const auto before = stretches_without(series, ghi);
    if (before.empty()) {
        return;
    }
    // A column that is missing altogether is closed from the others; a hole in one that is there is a fault of the
    // file.
    const bool column_missing = is_all(before, series);
    for (const Stretch& stretch : before) {
        if (!column_missing && !options.fill_long && hours_of(series, stretch) > options.longest_h) {
            refuse(series, stretch, global_irradiance_gap, file);
        }
    }
    GlobalFiller filler(series, place);
    for (const Stretch& stretch : before) {
        const bool closed = std::all_of(series.records.begin() + static_cast<std::ptrdiff_t>(stretch.begin),
                                        series.records.begin() + static_cast<std::ptrdiff_t>(stretch.end),
                                        [](const WeatherRecord& record) { return std::isfinite(record.ghi_w_m2); });
        if (closed) {
            note_gap(series, stretch, global_irradiance_gap, "added up from direct and diffuse");
        }
    }
    for (const Stretch& stretch : stretches_without(series, ghi)) {
        const bool is_long = hours_of(series, stretch) > options.longest_h;
        if (is_long && !options.fill_long) {
            refuse(series, stretch, global_irradiance_gap, file);
        }
        filler.clear_nights(stretch);
        is_long ? filler.repeat_days(stretch) : filler.interpolate(stretch);
        note_gap(series, stretch, global_irradiance_gap,
                 is_long ? "filled from the same hours of the days around it" : "interpolated in clearness");
    }
}

void interpolate_in_time(WeatherSeries& series, const Stretch& stretch, Value value) {
    const bool has_before = stretch.begin > 0;
    const bool has_after = stretch.end < series.records.size();
    const double after = has_after ? series.records[stretch.end].*value : series.records[stretch.begin - 1].*value;
    const double before = has_before ? series.records[stretch.begin - 1].*value : after;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        const double t =
            static_cast<double>(i - stretch.begin + 1) / static_cast<double>(stretch.end - stretch.begin + 1);
        series.records[i].*value = before + t * (after - before);
    }
}

/// A quantity that changes slowly. Where the file has none of it, `otherwise` (NaN: it stays missing).
void fill_slow(WeatherSeries& series, Value value, const char* name, double otherwise, const std::string& file,
               const GapOptions& options) {
    const auto stretches = stretches_without(series, value);
    if (is_all(stretches, series)) {
        if (!std::isnan(otherwise)) {
            series.notes.push_back(fmt::format("the file has no {}: {:g} is taken throughout", name, otherwise));
            for (WeatherRecord& record : series.records) {
                record.*value = otherwise;
            }
        }
        return;
    }
    // Half a day of temperature can be drawn through; more would be made up.
    const double longest_h = std::max(options.longest_h, 12.0);
    for (const Stretch& stretch : stretches) {
        if (!std::isnan(otherwise) && hours_of(series, stretch) > longest_h && !options.fill_long) {
            refuse(series, stretch, name, file);
        }
        interpolate_in_time(series, stretch, value);
        note_gap(series, stretch, name, "interpolated in time");
    }
}

void note_unclosed(WeatherSeries& series, Value value, const char* name) {
    const auto stretches = stretches_without(series, value);
    if (is_all(stretches, series)) {
        return;
    }
    for (const Stretch& stretch : stretches) {
        note_gap(series, stretch, name, "split off the global irradiance");
    }
}

}  // namespace

void fill_gaps(WeatherSeries& series, const Place& place, const std::string& file, const GapOptions& options) {
    fill_global(series, place, file, options);
    note_unclosed(series, &WeatherRecord::dni_w_m2, "direct irradiance");
    note_unclosed(series, &WeatherRecord::dhi_w_m2, "diffuse irradiance");
    fill_slow(series, &WeatherRecord::temperature_air_c, "air temperature", 15.0, file, options);
    fill_slow(series, &WeatherRecord::wind_speed_m_s, "wind speed", 1.0, file, options);
    fill_slow(series, &WeatherRecord::pressure_pa, "pressure", missing_d, file, options);
    fill_slow(series, &WeatherRecord::relative_humidity_pct, "relative humidity", missing_d, file, options);
    fill_slow(series, &WeatherRecord::snow_depth_cm, "snow depth", missing_d, file, options);
    std::stable_sort(series.gaps.begin(), series.gaps.end(),
                     [](const WeatherGap& a, const WeatherGap& b) { return a.begin < b.begin; });
}

}  // namespace sunshed
