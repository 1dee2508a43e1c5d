#include "sunshed/weather/typical_year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/solar/decomposition.hpp"
#include "sunshed/solar/extraterrestrial.hpp"
#include "sunshed/weather/clearness_distribution.hpp"

namespace sunshed {

namespace {

constexpr int nominal_year = 2019;
constexpr double lag_one_correlation = 0.29;

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    /// Evenly in (0, 1).
    double uniform() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        z ^= z >> 31U;
        return (static_cast<double>(z >> 11U) + 0.5) / 9007199254740992.0;
    }
    /// Standard normal (Box & Muller 1958).
    double normal() {
        const double radius = std::sqrt(-2.0 * std::log(uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

private:
    std::uint64_t state_;
};

double normal_distribution(double z) {
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// The sun of one day at solar time.
struct SolarDay {
    double declination = 0.0;
    double sunset_hour_angle = 0.0;
    double extraterrestrial_w_m2 = 0.0;
    double extraterrestrial_horizontal_wh_m2 = 0.0;

    SolarDay(int day_of_year, double latitude) {
        const double b = 2.0 * std::numbers::pi * (day_of_year - 1) / 365.0;
        // Spencer 1971.
        declination = 0.006918 - 0.399912 * std::cos(b) + 0.070257 * std::sin(b) - 0.006758 * std::cos(2 * b) +
                      0.000907 * std::sin(2 * b) - 0.002697 * std::cos(3 * b) + 0.00148 * std::sin(3 * b);
        sunset_hour_angle = std::acos(std::clamp(-std::tan(latitude) * std::tan(declination), -1.0, 1.0));
        extraterrestrial_w_m2 = extraterrestrial_spencer_w_m2(day_of_year);
        extraterrestrial_horizontal_wh_m2 = 24.0 / std::numbers::pi * extraterrestrial_w_m2 *
                                            (std::cos(latitude) * std::cos(declination) * std::sin(sunset_hour_angle) +
                                             sunset_hour_angle * std::sin(latitude) * std::sin(declination));
    }

    [[nodiscard]] double cos_zenith(double latitude, double hour_angle) const {
        return std::sin(latitude) * std::sin(declination) +
               std::cos(latitude) * std::cos(declination) * std::cos(hour_angle);
    }

    /// Share of the day's global irradiation around an hour angle, per hour, not yet summing to one.
    [[nodiscard]] double hourly_share(double hour_angle) const {
        if (std::abs(hour_angle) >= sunset_hour_angle) {
            return 0.0;
        }
        const double a = 0.409 + 0.5016 * std::sin(sunset_hour_angle - std::numbers::pi / 3.0);
        const double c = 0.6609 - 0.4767 * std::sin(sunset_hour_angle - std::numbers::pi / 3.0);
        return (a + c * std::cos(hour_angle)) * (std::cos(hour_angle) - std::cos(sunset_hour_angle));
    }
};

/// Minutes that the sun is ahead of the mean sun (Spencer 1971).
double equation_of_time_min(int day_of_year) {
    const double b = 2.0 * std::numbers::pi * (day_of_year - 1) / 365.0;
    return 229.18 * (0.000075 + 0.001868 * std::cos(b) - 0.032077 * std::sin(b) - 0.014615 * std::cos(2 * b) -
                     0.040849 * std::sin(2 * b));
}

class Synthesizer {
public:
    Synthesizer(const MonthlyClimatology& climate, const Place& place, std::uint64_t seed)
        : climate_(climate), latitude_(to_radians(place.latitude_deg)), random_(seed) {
        series_.place = place;
        series_.synthetic = true;
        series_.source = fmt::format("synthetic typical year of {} from monthly means, seed {}", place.name, seed);
    }

    WeatherSeries make() {
        int day_of_year = 1;
        for (std::size_t month = 0; month < 12; ++month) {
            const auto clearness = clearness_of_month(month, day_of_year);
            for (const double kt : clearness) {
                add_day(month, day_of_year++, kt);
            }
        }
        return std::move(series_);
    }

private:
    /// Daily clearness whose days add up to the month's irradiation.
    std::vector<double> clearness_of_month(std::size_t month, int first_day) {
        const int days = days_per_month[month];
        std::vector<double> extraterrestrial;
        double sum = 0.0;
        for (int day = 0; day < days; ++day) {
            extraterrestrial.push_back(SolarDay(first_day + day, latitude_).extraterrestrial_horizontal_wh_m2);
            sum += extraterrestrial.back();
        }
        const double wanted_wh = climate_.ghi_kwh_m2[month] * 1000.0;
        const double mean = wanted_wh / sum;
        if (!(mean > ClearnessDistribution::lowest && mean < 0.8)) {
            throw Error(ErrorCode::bad_input, series_.place.name,
                        fmt::format("{} kWh/m2 in month {} is a clearness of {:.2f}", climate_.ghi_kwh_m2[month],
                                    month + 1, mean),
                        "check the climatology and the latitude");
        }
        const ClearnessDistribution distribution(mean);
        std::vector<double> clearness;
        for (int day = 0; day < days; ++day) {
            state_ = lag_one_correlation * state_ +
                     std::sqrt(1.0 - lag_one_correlation * lag_one_correlation) * random_.normal();
            clearness.push_back(distribution.quantile(normal_distribution(state_)));
        }
        scale_to_sum(clearness, extraterrestrial, wanted_wh);
        return clearness;
    }

    /// A month of thirty draws does not have its distribution's mean: scale the days, within what a day can be.
    static void scale_to_sum(std::vector<double>& clearness, const std::vector<double>& extraterrestrial,
                             double wanted_wh) {
        for (int round = 0; round < 30; ++round) {
            double sum = 0.0;
            for (std::size_t i = 0; i < clearness.size(); ++i) {
                sum += clearness[i] * extraterrestrial[i];
            }
            for (double& kt : clearness) {
                kt = std::clamp(kt * wanted_wh / sum, ClearnessDistribution::lowest, 0.82);
            }
        }
    }

    void add_day(std::size_t month, int day_of_year, double clearness) {
        const SolarDay sun(day_of_year, latitude_);
        // Of this day, however far the clock is from the sun.
        const double late_min = std::remainder(
            equation_of_time_min(day_of_year) + 4.0 * (series_.place.longitude_deg - 15.0 * series_.place.utc_offset_h),
            1440.0);
        const double noon_h = 12.0 - late_min / 60.0;
        std::array<double, 24> shares{};
        double sum = 0.0;
        for (std::size_t hour = 0; hour < 24; ++hour) {
            shares[hour] = mean_share(sun, static_cast<double>(hour) - noon_h);
            sum += shares[hour];
        }
        const double wind = std::max(0.3, climate_.wind_m_s[month] * (1.0 + 0.35 * random_.normal()));
        for (std::size_t hour = 0; hour < 24; ++hour) {
            const double ghi = clearness * sun.extraterrestrial_horizontal_wh_m2 * shares[hour] / sum;
            add_hour(month, sun, clearness, static_cast<double>(hour), static_cast<double>(hour) - noon_h, ghi, wind);
        }
    }

    /// The hourly share averaged over the hour, so that sunrise hours are right.
    static double mean_share(const SolarDay& sun, double hours_from_noon) {
        constexpr int parts = 12;
        double sum = 0.0;
        for (int i = 0; i < parts; ++i) {
            sum += sun.hourly_share((hours_from_noon + (i + 0.5) / parts) * std::numbers::pi / 12.0) / parts;
        }
        return sum;
    }

    void add_hour(std::size_t month, const SolarDay& sun, double clearness, double hour, double hours_from_noon,
                  double ghi, double wind) {
        WeatherRecord record;
        record.begin = {utc_from_civil({nominal_year, 1, 1, 0, 0, 0.0}).unix_s - series_.place.utc_offset_h * 3600.0 +
                        static_cast<double>(series_.records.size()) * 3600.0};
        record.ghi_w_m2 = ghi;
        split(sun, hours_from_noon, record);
        record.temperature_air_c = temperature(month, clearness, hour);
        record.wind_speed_m_s = wind;
        record.dew_point_c = missing_d;
        record.relative_humidity_pct = missing_d;
        record.pressure_pa = missing_d;
        record.snow_depth_cm = climate_.snow_depth_cm[month];
        record.albedo = missing_d;
        record.precipitation_mm = missing_d;
        series_.records.push_back(record);
    }

    /// Beam and diffuse after Erbs, with the sun where the hour's energy is; what closes is the hour's global.
    void split(const SolarDay& sun, double hours_from_noon, WeatherRecord& record) const {
        constexpr int parts = 12;
        double mean_cos = 0.0;
        double sunlit = 0.0;
        for (int i = 0; i < parts; ++i) {
            const double cosine =
                sun.cos_zenith(latitude_, (hours_from_noon + (i + 0.5) / parts) * std::numbers::pi / 12.0);
            if (cosine > 0.0) {
                mean_cos += cosine / parts;
                sunlit += 1.0 / parts;
            }
        }
        if (sunlit <= 0.0) {
            record.dni_w_m2 = 0.0;
            record.dhi_w_m2 = record.ghi_w_m2;
            return;
        }
        const double zenith_deg = to_degrees(std::acos(std::min(1.0, mean_cos / sunlit)));
        const BeamDiffuse parts_of = erbs(record.ghi_w_m2 / sunlit, zenith_deg, sun.extraterrestrial_w_m2);
        record.dhi_w_m2 = parts_of.dhi_w_m2 * sunlit;
        record.dni_w_m2 = std::max(0.0, (record.ghi_w_m2 - record.dhi_w_m2) / mean_cos) * sunlit;
    }

    [[nodiscard]] double temperature(std::size_t month, double clearness, double hour) const {
        const double amplitude = std::max(2.0, 25.8 * clearness - 5.21);
        const double t = 2.0 * std::numbers::pi * hour / 24.0;
        const double shape = 0.4632 * std::cos(t - 3.805) + 0.0984 * std::cos(2 * t - 0.360) +
                             0.0168 * std::cos(3 * t - 0.822) + 0.0138 * std::cos(4 * t - 3.513);
        return climate_.temperature_c[month] + amplitude * shape;
    }

    const MonthlyClimatology& climate_;
    double latitude_;
    Random random_;
    double state_ = 0.0;
    WeatherSeries series_;
};

}  // namespace

WeatherSeries synthesize_typical_year(const MonthlyClimatology& climate, const Place& place, std::uint64_t seed) {
    return Synthesizer(climate, place, seed).make();
}

}  // namespace sunshed
