#include "interval_checks.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/month.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {

namespace {

constexpr double cos_zenith_at_5_deg = 0.0872;
constexpr double cos_zenith_at_10_deg = 0.1736;
constexpr double least_outside_kwh_m2 = 20.0;

/// Light of a month and what comes from outside the atmosphere, kWh m-2.
struct MonthLight {
    double ghi = 0.0;
    double outside = 0.0;
    double outside_dark = 0.0;  ///< in intervals without light
};

class IntervalChecks {
public:
    IntervalChecks(const WeatherSeries& series, const Place& place, TimeCheck& check)
        : series_(series), place_(place), path_(sun_path_of(series)), check_(check) {}

    void run() {
        for (const WeatherRecord& record : series_.records) {
            const SunInterval sun = sun_interval(path_, place_, record.begin, record.duration_s);
            check_night(record, sun);
            check_day(record, sun);
            check_closure(record, sun);
            check_limits(record, sun);
        }
        check_.sun_down_share = all_light_ > 0.0 ? night_light_ / all_light_ : 0.0;
        if (check_.closure_intervals > 0 && closed_light_ > 0.0) {
            const double mean = closed_light_ / check_.closure_intervals;
            check_.closure_bias_pct = 100.0 * off_ / closed_light_;
            check_.closure_rms_pct = 100.0 * std::sqrt(off2_ / check_.closure_intervals) / mean;
        }
        sum_up_months();
    }

private:
    static double light_of(const WeatherRecord& record) {
        return std::isfinite(record.ghi_w_m2) ? std::max(0.0, record.ghi_w_m2) : 0.0;
    }

    void check_night(const WeatherRecord& record, const SunInterval& sun) {
        const double light = light_of(record);
        all_light_ += light;
        if (sun.sunlit_share <= 0.0) {
            night_light_ += light;
            check_.sun_down_intervals += light > 5.0 ? 1 : 0;
        }
    }

    void check_day(const WeatherRecord& record, const SunInterval& sun) {
        const double kwh = record.duration_s / 3.6e6;
        const double middle_s = record.begin.unix_s + record.duration_s / 2.0 + series_.place.utc_offset_h * 3600.0;
        MonthLight& month = months_.at(static_cast<std::size_t>(civil_from_utc({middle_s}).month) - 1);
        month.ghi += light_of(record) * kwh;
        month.outside += sun.outside_w_m2() * kwh;
        if (sun.mean_cos_zenith > cos_zenith_at_10_deg) {
            const bool is_dark = light_of(record) <= 0.0;
            ++check_.sunlit_intervals;
            check_.dark_intervals += is_dark ? 1 : 0;
            month.outside_dark += is_dark ? sun.outside_w_m2() * kwh : 0.0;
        }
    }

    void check_closure(const WeatherRecord& record, const SunInterval& sun) {
        const bool has_all =
            std::isfinite(record.ghi_w_m2) && std::isfinite(record.dni_w_m2) && std::isfinite(record.dhi_w_m2);
        if (!has_all || sun.mean_cos_zenith < cos_zenith_at_5_deg || record.ghi_w_m2 <= 50.0) {
            return;
        }
        const double off = record.dni_w_m2 * sun.mean_cos_zenith + record.dhi_w_m2 - record.ghi_w_m2;
        ++check_.closure_intervals;
        closed_light_ += record.ghi_w_m2;
        off_ += off;
        off2_ += off * off;
        check_.closure_broken_intervals += std::abs(off) > std::max(30.0, 0.15 * record.ghi_w_m2) ? 1 : 0;
    }

    void check_limits(const WeatherRecord& record, const SunInterval& sun) {
        const double air = std::pow(sun.mean_cos_zenith, 1.2);
        const auto beyond = [](double value, double limit) { return value < -4.0 || value > limit ? 1 : 0; };
        check_.beyond_ghi_limit += beyond(record.ghi_w_m2, 1.5 * sun.extraterrestrial_w_m2 * air + 100.0);
        check_.beyond_dhi_limit += beyond(record.dhi_w_m2, 0.95 * sun.extraterrestrial_w_m2 * air + 50.0);
        check_.beyond_dni_limit += beyond(record.dni_w_m2, sun.extraterrestrial_w_m2);
    }

    void sum_up_months() {
        MonthLight year;
        for (const MonthLight& month : months_) {
            year.ghi += month.ghi;
            year.outside += month.outside;
            year.outside_dark += month.outside_dark;
            if (month.outside < least_outside_kwh_m2) {
                continue;  // of a polar winter
            }
            check_.dark_months += month.outside_dark > 0.5 * month.outside ? 1 : 0;
            check_.highest_month_clearness = std::max(check_.highest_month_clearness, month.ghi / month.outside);
        }
        if (year.outside > 0.0) {
            check_.dark_share = year.outside_dark / year.outside;
            check_.clearness = year.ghi / year.outside;
        }
    }

    const WeatherSeries& series_;
    const Place& place_;
    SunPath path_;
    TimeCheck& check_;
    MonthArray<MonthLight> months_{};
    double all_light_ = 0.0;
    double night_light_ = 0.0;
    double closed_light_ = 0.0;
    double off_ = 0.0;
    double off2_ = 0.0;
};

}  // namespace

void check_intervals(const WeatherSeries& series, const Place& place, TimeCheck& check) {
    IntervalChecks(series, place, check).run();
}

}  // namespace sunshed
