#include "sunshed/weather/snow_depth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sunshed {

namespace {

/// Snow on level ground.
class Snowpack {
public:
    explicit Snowpack(const SnowModelOptions& options) : options_(options), density_kg_m3_(options.new_density_kg_m3) {}

    void step(double precipitation_mm, double temperature_c, double days) {
        compact(days);
        fall(precipitation_mm * snow_share(temperature_c));
        const double melt_mm = options_.melt_mm_per_degree_day * std::max(0.0, temperature_c) * days;
        water_mm_ = std::max(0.0, water_mm_ - melt_mm);
    }

    /// 1 mm of water is 1 kg m-2.
    [[nodiscard]] double depth_cm() const { return 100.0 * water_mm_ / density_kg_m3_; }

private:
    [[nodiscard]] double snow_share(double temperature_c) const {
        return std::clamp((options_.all_rain_c - temperature_c) / (options_.all_rain_c - options_.all_snow_c), 0.0,
                          1.0);
    }

    void compact(double days) {
        const double share = 1.0 - std::exp(-days / options_.settling_days);
        density_kg_m3_ += share * std::max(0.0, options_.settled_density_kg_m3 - density_kg_m3_);
    }

    /// New snow lies on the old; their volumes add up.
    void fall(double snow_mm) {
        if (snow_mm <= 0.0) {
            return;
        }
        const double volume = water_mm_ / density_kg_m3_ + snow_mm / options_.new_density_kg_m3;
        water_mm_ += snow_mm;
        density_kg_m3_ = water_mm_ / volume;
    }

    const SnowModelOptions& options_;
    double water_mm_ = 0.0;
    double density_kg_m3_;
};

}  // namespace

bool model_snow_depth(WeatherSeries& series, const SnowModelOptions& options) {
    const auto all = [&](double WeatherRecord::*value) {
        return std::none_of(series.records.begin(), series.records.end(),
                            [&](const WeatherRecord& record) { return std::isnan(record.*value); });
    };
    if (all(&WeatherRecord::snow_depth_cm)) {
        return true;
    }
    const bool has_rain = std::any_of(series.records.begin(), series.records.end(),
                                      [](const WeatherRecord& record) { return record.precipitation_mm > 0.0; });
    if (!has_rain || !all(&WeatherRecord::temperature_air_c)) {
        return false;
    }
    Snowpack pack(options);
    double deepest_cm = 0.0;
    for (int round = 0; round < 2; ++round) {
        for (WeatherRecord& record : series.records) {
            const double precipitation = std::isnan(record.precipitation_mm) ? 0.0 : record.precipitation_mm;
            pack.step(precipitation, record.temperature_air_c, record.duration_s / 86400.0);
            if (round == 1) {
                record.snow_depth_cm = pack.depth_cm();
                deepest_cm = std::max(deepest_cm, record.snow_depth_cm);
            }
        }
    }
    series.notes.push_back(fmt::format(
        "the file has no snow depth: it was modelled from precipitation and temperature (up to {:.0f} cm, {:g} mm a "
        "degree-day)",
        deepest_cm, options.melt_mm_per_degree_day));
    return true;
}

}  // namespace sunshed
