#include "sunshed/weather/sky_year.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/solar/decomposition.hpp"
#include "sunshed/solar/diffuse_shares.hpp"
#include "sunshed/solar/extraterrestrial.hpp"
#include "sunshed/solar/sun_position.hpp"
#include "sunshed/weather/sun_interval.hpp"

namespace sunshed {

namespace {

/// The irradiance of one interval while the sun is up.
struct SunlitMeans {
    double dni_w_m2 = 0.0;
    double dhi_w_m2 = 0.0;
};

DiffuseShares diffuse_shares(TranspositionModel model, double zenith_deg, const SunlitMeans& means,
                             double extraterrestrial_w_m2) {
    switch (model) {
        case TranspositionModel::perez:
            return perez_shares(zenith_deg, means.dni_w_m2, means.dhi_w_m2, extraterrestrial_w_m2);
        case TranspositionModel::hay_davies:
            return hay_davies_shares(means.dni_w_m2, extraterrestrial_w_m2);
        case TranspositionModel::isotropic:
            break;
    }
    return isotropic_shares();
}

class SkyYearBuilder {
public:
    SkyYearBuilder(const WeatherSeries& weather, const Place& place, const SkyOptions& options)
        : weather_(weather), options_(options), observer_(observer_at(place)), sun_path_(sun_path_of(weather)) {
        sky_.place = place;
        sky_.synthetic = weather.synthetic;
    }

    SkyYear build() {
        for (const WeatherRecord& record : weather_.records) {
            add_interval(record);
        }
        return std::move(sky_);
    }

private:
    void add_interval(const WeatherRecord& record) {
        SkyInterval interval = interval_of(record);
        const double distance_au = add_sunlit_samples(record, interval);
        share_out(record, interval, distance_au);
        sky_.intervals.push_back(interval);
    }

    [[nodiscard]] SkyInterval interval_of(const WeatherRecord& record) const {
        SkyInterval interval;
        interval.begin = record.begin;
        interval.duration_h = record.duration_s / 3600.0;
        const UtcTime middle{record.begin.unix_s + record.duration_s / 2.0};
        interval.month = civil_from_utc({middle.unix_s + sky_.place.utc_offset_h * 3600.0}).month - 1;
        interval.albedo = albedo_of(record, static_cast<std::size_t>(interval.month));
        interval.temperature_air_c = record.temperature_air_c;
        interval.wind_speed_m_s = record.wind_speed_m_s;
        interval.snow_depth_cm = record.snow_depth_cm;
        interval.first_sample = static_cast<int>(sky_.samples.size());
        return interval;
    }

    [[nodiscard]] double albedo_of(const WeatherRecord& record, std::size_t month) const {
        if (options_.use_file_albedo && record.albedo > 0.0 && record.albedo <= 1.0) {
            return record.albedo;
        }
        return record.snow_depth_cm >= 1.0 ? options_.snow_albedo : options_.albedo[month];
    }

    /// Puts the sun at the middle of equal parts of the time that it is up in the interval.
    double add_sunlit_samples(const WeatherRecord& record, SkyInterval& interval) {
        const SunlitPart part = sunlit_part(sun_path_, observer_, record.begin, record.duration_s);
        const double sunlit_h = part.duration_s() / 3600.0;
        // A sun that only just shows itself is no direction to take an hour's light from.
        if (sunlit_h < 0.05 * interval.duration_h) {
            return 1.0;
        }
        const int positions = std::max(1, static_cast<int>(std::ceil(options_.positions_per_hour * sunlit_h - 1e-6)));
        GeocentricSun sun;
        for (int i = 0; i < positions; ++i) {
            sun = sun_path_.at({part.begin.unix_s + part.duration_s() * (i + 0.5) / positions});
            const SunPosition position = topocentric_sun(sun, observer_);
            SunSample sample;
            sample.azimuth_deg = position.azimuth_deg;
            sample.elevation_deg = 90.0 - position.apparent_zenith_deg;
            sample.direction = direction_from_azimuth_elevation(sample.azimuth_deg, sample.elevation_deg);
            sample.duration_h = sunlit_h / positions;
            sample.interval = static_cast<int>(sky_.intervals.size());
            sky_.samples.push_back(sample);
            ++interval.sample_count;
        }
        return sun.distance_au;
    }

    [[nodiscard]] std::span<SunSample> samples_of(const SkyInterval& interval) {
        return std::span(sky_.samples)
            .subspan(static_cast<std::size_t>(interval.first_sample), static_cast<std::size_t>(interval.sample_count));
    }

    /// The interval's energy among its suns and its sky; what it sums to on the ground is what the file says.
    void share_out(const WeatherRecord& record, SkyInterval& interval, double distance_au) {
        const auto samples = samples_of(interval);
        const double ghi_wh = energy_wh_m2(record.ghi_w_m2, interval);
        if (samples.empty()) {
            // Light while the sun is down, or a clock a little off: it comes from the sky.
            interval.isotropic_wh_m2 = ghi_wh;
            interval.global_horizontal_wh_m2 = ghi_wh;
            return;
        }
        double mean_cos_zenith = 0.0;
        for (const SunSample& sample : samples) {
            mean_cos_zenith += sample.direction.z / static_cast<double>(samples.size());
        }
        const double extraterrestrial = extraterrestrial_w_m2(distance_au);
        const double zenith_deg = to_degrees(std::acos(std::clamp(mean_cos_zenith, 0.0, 1.0)));
        const double sunlit_h = samples.front().duration_h * static_cast<double>(samples.size());
        BeamDiffuse means = components_of(record, interval, zenith_deg, sunlit_h, extraterrestrial);
        add_beam(samples, means.dni_w_m2, interval);
        const double parts_wh = interval.global_horizontal_wh_m2 + means.dhi_w_m2 * sunlit_h;
        if (std::isfinite(record.ghi_w_m2) && !closes(parts_wh, ghi_wh, interval.duration_h)) {
            // Where a file's three components do not close, its global irradiance counts: it is what was measured or
            // modelled first. The difference goes to the diffuse part.
            means.dhi_w_m2 = std::max(0.0, (ghi_wh - interval.global_horizontal_wh_m2) / sunlit_h);
        }
        add_sky(samples, {means.dni_w_m2, means.dhi_w_m2},
                diffuse_shares(options_.transposition, zenith_deg, {means.dni_w_m2, means.dhi_w_m2}, extraterrestrial),
                interval);
    }

    /// Beam and diffuse while the sun is up: the file's own, or split off its global irradiance where it has none.
    [[nodiscard]] static BeamDiffuse components_of(const WeatherRecord& record, const SkyInterval& interval,
                                                   double zenith_deg, double sunlit_h, double extraterrestrial) {
        const double longer = interval.duration_h / sunlit_h;
        // No more than reaches the earth: a beam that was divided by a tiny sine at sunrise can be anything.
        const double dni_cap = extraterrestrial;
        if (std::isfinite(record.dni_w_m2) && std::isfinite(record.dhi_w_m2)) {
            return {std::clamp(record.dni_w_m2 * longer, 0.0, dni_cap), std::max(0.0, record.dhi_w_m2 * longer)};
        }
        const double ghi = std::max(0.0, record.ghi_w_m2 * longer);
        const double cos_zenith = std::cos(to_radians(zenith_deg));
        if (std::isfinite(record.ghi_w_m2) && std::isfinite(record.dni_w_m2)) {
            const double dni = std::clamp(record.dni_w_m2 * longer, 0.0, std::min(dni_cap, ghi / cos_zenith));
            return {dni, std::max(0.0, ghi - dni * cos_zenith)};
        }
        if (std::isfinite(record.ghi_w_m2) && std::isfinite(record.dhi_w_m2)) {
            const double dhi = std::clamp(record.dhi_w_m2 * longer, 0.0, ghi);
            return {std::clamp((ghi - dhi) / cos_zenith, 0.0, dni_cap), dhi};
        }
        return erbs(std::isfinite(ghi) ? ghi : 0.0, zenith_deg, extraterrestrial);
    }

    /// Files round, and compute with one sun an hour: so much apart is the same.
    static bool closes(double parts_wh, double ghi_wh, double hours) {
        return std::abs(parts_wh - ghi_wh) <= std::max(10.0 * hours, 0.05 * ghi_wh);
    }

    static double energy_wh_m2(double w_m2, const SkyInterval& interval) {
        return std::isfinite(w_m2) ? std::max(0.0, w_m2) * interval.duration_h : 0.0;
    }

    static void add_beam(std::span<SunSample> samples, double dni_w_m2, SkyInterval& interval) {
        for (SunSample& sample : samples) {
            sample.beam_wh_m2 = dni_w_m2 * sample.duration_h;
            interval.global_horizontal_wh_m2 += sample.beam_wh_m2 * sample.direction.z;
        }
    }

    static void add_sky(std::span<SunSample> samples, const SunlitMeans& means, const DiffuseShares& shares,
                        SkyInterval& interval) {
        double circumsolar_on_ground_wh = 0.0;
        double diffuse_wh = 0.0;
        for (SunSample& sample : samples) {
            const double part_wh = means.dhi_w_m2 * sample.duration_h;
            sample.circumsolar_wh_m2 =
                shares.circumsolar * part_wh / std::max(shares.min_cos_zenith, sample.direction.z);
            circumsolar_on_ground_wh += sample.circumsolar_wh_m2 * sample.direction.z;
            diffuse_wh += part_wh;
        }
        // Below 5 degrees less than F1 of the diffuse lands on the ground from the sun's surroundings; the rest is sky.
        interval.isotropic_wh_m2 = diffuse_wh - circumsolar_on_ground_wh;
        interval.horizon_band_wh_m2 = shares.horizon * diffuse_wh;
        interval.global_horizontal_wh_m2 += diffuse_wh;
    }

    const WeatherSeries& weather_;
    const SkyOptions& options_;
    Observer observer_;
    SunPath sun_path_;
    SkyYear sky_;
};

}  // namespace

SkyYear build_sky_year(const WeatherSeries& weather, const Place& place, const SkyOptions& options) {
    expects(options.positions_per_hour > 0, "there is at least one position an hour");
    return SkyYearBuilder(weather, place, options).build();
}

SkyYear dimmed(const SkyYear& sky, const MonthArray<double>& share) {
    SkyYear result = sky;
    for (SkyInterval& interval : result.intervals) {
        const double part = share.at(static_cast<std::size_t>(interval.month));
        interval.global_horizontal_wh_m2 *= part;
        interval.isotropic_wh_m2 *= part;
        interval.horizon_band_wh_m2 *= part;
    }
    for (SunSample& sample : result.samples) {
        const int month = result.intervals[static_cast<std::size_t>(sample.interval)].month;
        const double part = share.at(static_cast<std::size_t>(month));
        sample.beam_wh_m2 *= part;
        sample.circumsolar_wh_m2 *= part;
    }
    return result;
}

}  // namespace sunshed
