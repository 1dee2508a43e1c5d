#include "sunshed/weather/time_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/solar/clear_sky.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {

namespace {

// Half an hour less what the method errs by on real files.
constexpr double refused_from_min = 28.0;
constexpr double widest_shift_min = 720.0;
constexpr std::size_t brightest_kept = 3;

/// The brightest values of one month and hour of day.
using Brightest = std::vector<std::size_t>;

int local_month(const WeatherSeries& series, const WeatherRecord& record) {
    const double middle_s = record.begin.unix_s + record.duration_s / 2.0 + series.place.utc_offset_h * 3600.0;
    return civil_from_utc({middle_s}).month - 1;
}

/// Indices of the clear hours' records, by month.
std::array<std::vector<std::size_t>, 12> clear_records(const WeatherSeries& series) {
    std::map<std::pair<int, int>, Brightest> slots;
    for (std::size_t i = 0; i < series.records.size(); ++i) {
        const WeatherRecord& record = series.records[i];
        if (!(record.ghi_w_m2 > 0.0)) {
            continue;
        }
        const int slot = static_cast<int>(std::fmod(record.begin.unix_s, 86400.0) / record.duration_s);
        Brightest& kept = slots[{local_month(series, record), slot}];
        kept.push_back(i);
        std::sort(kept.begin(), kept.end(), [&](std::size_t a, std::size_t b) {
            return series.records[a].ghi_w_m2 > series.records[b].ghi_w_m2;
        });
        kept.resize(std::min(kept.size(), brightest_kept));
    }
    std::array<std::vector<std::size_t>, 12> months;
    for (const auto& [key, kept] : slots) {
        auto& month = months.at(static_cast<std::size_t>(key.first));
        month.insert(month.end(), kept.begin(), kept.end());
    }
    return months;
}

/// Haurwitz 1945.
double haurwitz_w_m2(double cos_zenith) {
    return cos_zenith > 0.01 ? 1098.0 * cos_zenith * std::exp(-0.057 / cos_zenith) : 0.0;
}

class Envelope {
public:
    Envelope(const WeatherSeries& series, const Place& place)
        : series_(series),
          observer_(observer_at(place)),
          path_(sun_path_of(series, (widest_shift_min + 60.0) * 60.0)),
          months_(clear_records(series)) {}

    /// What the best amplitudes leave unexplained, share of the light's square.
    [[nodiscard]] double misfit(double shift_min) const {
        double left = 0.0;
        double all = 0.0;
        for (const auto& month : months_) {
            double model2 = 0.0;
            double both = 0.0;
            double light2 = 0.0;
            for (const std::size_t i : month) {
                const double model = model_at(series_.records[i], shift_min);
                const double light = series_.records[i].ghi_w_m2;
                model2 += model * model;
                both += model * light;
                light2 += light * light;
            }
            left += light2 - (model2 > 0.0 ? both * both / model2 : 0.0);
            all += light2;
        }
        return all > 0.0 ? left / all : 1.0;
    }

    /// Share of the clear hours' light that comes before the sun's noon.
    [[nodiscard]] double morning_share() const {
        double morning = 0.0;
        double all = 0.0;
        for (const auto& month : months_) {
            for (const std::size_t i : month) {
                const WeatherRecord& record = series_.records[i];
                const int parts = 12;
                for (int part = 0; part < parts; ++part) {
                    const UtcTime time{record.begin.unix_s + record.duration_s * (part + 0.5) / parts};
                    const SunPosition sun = topocentric_sun(path_.at(time), observer_);
                    const double light = record.ghi_w_m2 / parts;
                    morning += sun.azimuth_deg < 180.0 ? light : 0.0;
                    all += light;
                }
            }
        }
        return all > 0.0 ? morning / all : 0.5;
    }

private:
    [[nodiscard]] double model_at(const WeatherRecord& record, double shift_min) const {
        const int parts = record.duration_s > 1800.0 ? 4 : 1;
        double sum = 0.0;
        for (int part = 0; part < parts; ++part) {
            const UtcTime time{record.begin.unix_s + record.duration_s * (part + 0.5) / parts - shift_min * 60.0};
            sum += haurwitz_w_m2(std::cos(to_radians(topocentric_sun(path_.at(time), observer_).zenith_deg))) / parts;
        }
        return sum;
    }

    const WeatherSeries& series_;
    Observer observer_;
    SunPath path_;
    std::array<std::vector<std::size_t>, 12> months_;
};

/// The shift of the least misfit: on a coarse net over a day, then ever finer around it.
double best_shift_min(const Envelope& envelope) {
    double best = 0.0;
    double least = envelope.misfit(0.0);
    double reach = widest_shift_min;
    for (double step : {30.0, 5.0, 1.0, 0.25}) {
        const double middle = best;
        for (double shift = std::max(middle - reach, -widest_shift_min);
             shift <= std::min(middle + reach, widest_shift_min); shift += step) {
            const double misfit = envelope.misfit(shift);
            if (misfit < least) {
                least = misfit;
                best = shift;
            }
        }
        reach = step;
    }
    return best;
}

/// One pass over the intervals: light in the night, closure, limits.
class IntervalChecks {
public:
    IntervalChecks(const WeatherSeries& series, const Place& place, TimeCheck& check)
        : series_(series), place_(place), path_(sun_path_of(series)), check_(check) {}

    void run() {
        for (const WeatherRecord& record : series_.records) {
            const SunInterval sun = sun_interval(path_, place_, record.begin, record.duration_s);
            look_at_night(record, sun);
            look_at_closure(record, sun);
            look_at_limits(record, sun);
        }
        check_.sun_down_share = all_light_ > 0.0 ? night_light_ / all_light_ : 0.0;
        if (check_.closure_intervals > 0 && closed_light_ > 0.0) {
            const double mean = closed_light_ / check_.closure_intervals;
            check_.closure_bias_pct = 100.0 * off_ / closed_light_;
            check_.closure_rms_pct = 100.0 * std::sqrt(off2_ / check_.closure_intervals) / mean;
        }
    }

private:
    void look_at_night(const WeatherRecord& record, const SunInterval& sun) {
        const double light = std::isfinite(record.ghi_w_m2) ? std::max(0.0, record.ghi_w_m2) : 0.0;
        all_light_ += light;
        if (sun.sunlit_share <= 0.0) {
            night_light_ += light;
            check_.sun_down_intervals += light > 5.0 ? 1 : 0;
        }
    }

    void look_at_closure(const WeatherRecord& record, const SunInterval& sun) {
        const bool has_all =
            std::isfinite(record.ghi_w_m2) && std::isfinite(record.dni_w_m2) && std::isfinite(record.dhi_w_m2);
        if (!has_all || sun.mean_cos_zenith < 0.0872 || record.ghi_w_m2 <= 50.0) {
            return;
        }
        const double off = record.dni_w_m2 * sun.mean_cos_zenith + record.dhi_w_m2 - record.ghi_w_m2;
        ++check_.closure_intervals;
        closed_light_ += record.ghi_w_m2;
        off_ += off;
        off2_ += off * off;
        check_.closure_broken_intervals += std::abs(off) > std::max(30.0, 0.15 * record.ghi_w_m2) ? 1 : 0;
    }

    void look_at_limits(const WeatherRecord& record, const SunInterval& sun) {
        const double air = std::pow(sun.mean_cos_zenith, 1.2);
        const auto beyond = [](double value, double limit) { return value < -4.0 || value > limit ? 1 : 0; };
        check_.beyond_ghi_limit += beyond(record.ghi_w_m2, 1.5 * sun.extraterrestrial_w_m2 * air + 100.0);
        check_.beyond_dhi_limit += beyond(record.dhi_w_m2, 0.95 * sun.extraterrestrial_w_m2 * air + 50.0);
        check_.beyond_dni_limit += beyond(record.dni_w_m2, sun.extraterrestrial_w_m2);
    }

    const WeatherSeries& series_;
    const Place& place_;
    SunPath path_;
    TimeCheck& check_;
    double all_light_ = 0.0;
    double night_light_ = 0.0;
    double closed_light_ = 0.0;
    double off_ = 0.0;
    double off2_ = 0.0;
};

}  // namespace

bool TimeCheck::looks_shifted() const {
    return possible && std::abs(shift_min) >= refused_from_min;
}

TimeCheck check_time(const WeatherSeries& series, const Place& place, Threads threads) {
    TimeCheck check;
    if (series.records.empty() || std::isnan(place.latitude_deg) || std::isnan(place.longitude_deg)) {
        return check;
    }
    const Envelope envelope(series, place);
    double shift_min = 0.0;
    do_both(
        threads, [&] { shift_min = best_shift_min(envelope); }, [&] { IntervalChecks(series, place, check).run(); });
    check.shift_min = shift_min;
    check.misfit = envelope.misfit(check.shift_min);
    check.morning_share = envelope.morning_share();
    check.possible = check.misfit < 0.5;
    return check;
}

bool mend_known_lag(WeatherSeries& series, const TimeCheck& check) {
    const double lag_min = series.known_lag_min;
    if (lag_min == 0.0 || !check.possible || std::abs(check.shift_min - lag_min) > 8.0) {
        return false;
    }
    for (WeatherRecord& record : series.records) {
        record.begin.unix_s -= lag_min * 60.0;
    }
    series.known_lag_min = 0.0;
    series.notes.push_back(fmt::format(
        "its light comes {:.0f} minutes after the sun, a fault that files of this kind are known for: the intervals "
        "were moved back by {:g} minutes",
        check.shift_min, lag_min));
    return true;
}

std::vector<std::string> findings_of(const TimeCheck& check) {
    std::vector<std::string> findings;
    if (!check.possible) {
        findings.emplace_back("there is too little light to tell whether the clock is right");
        return findings;
    }
    if (check.looks_shifted()) {
        findings.push_back(fmt::format("the light comes {:.0f} minutes {} than the sun: the stamps look shifted",
                                       std::abs(check.shift_min), check.shift_min > 0.0 ? "later" : "earlier"));
    }
    if (check.sun_down_share > 0.002) {
        findings.push_back(fmt::format("{:.1f} % of the light falls while the sun is down ({} intervals)",
                                       100.0 * check.sun_down_share, check.sun_down_intervals));
    }
    if (std::abs(check.morning_share - 0.5) > 0.05) {
        findings.push_back(
            fmt::format("{:.0f} % of the clear hours' light falls before noon", 100.0 * check.morning_share));
    }
    if (std::abs(check.closure_bias_pct) > 3.0) {
        findings.push_back(
            fmt::format("direct and diffuse do not add up to global irradiance: {:+.1f} %", check.closure_bias_pct));
    }
    const auto beyond = [&](int count, const char* name) {
        if (count > 0) {
            findings.push_back(
                fmt::format("{} intervals of {} irradiance are beyond what is physically possible", count, name));
        }
    };
    beyond(check.beyond_ghi_limit, "global");
    beyond(check.beyond_dni_limit, "direct");
    beyond(check.beyond_dhi_limit, "diffuse");
    return findings;
}

}  // namespace sunshed
