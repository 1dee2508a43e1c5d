#include "sunshed/weather/time_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "interval_checks.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {

namespace {

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

}  // namespace

bool TimeCheck::is_shifted() const {
    return possible && std::abs(shift_min) >= shift_refused_from_min;
}

TimeCheck check_time(const WeatherSeries& series, const Place& place, Threads threads) {
    TimeCheck check;
    if (series.records.empty() || std::isnan(place.latitude_deg) || std::isnan(place.longitude_deg)) {
        return check;
    }
    const Envelope envelope(series, place);
    double shift_min = 0.0;
    do_both(
        threads, [&] { shift_min = best_shift_min(envelope); }, [&] { check_intervals(series, place, check); });
    check.shift_min = shift_min;
    check.misfit = envelope.misfit(check.shift_min);
    check.morning_share = envelope.morning_share();
    check.possible = check.misfit < 0.5;
    return check;
}

}  // namespace sunshed
