#include "project/read/sky_rasters.hpp"

#include <cmath>

#include "sunshed/weather/clear_sky_series.hpp"

namespace sunshed {

namespace {

// A beam through so much more air errs by less than 0.4 % between two values, and skies between so many coefficients
// by less than 1 % (docs/rsun.md); what the ground reflects is linear in the albedo.
constexpr double linke_step = 0.25;
constexpr double coefficient_step = 0.1;
constexpr double albedo_step = 1.0;

std::shared_ptr<const MixedQuantity> quantity(const std::string& path, const char* what, double low, double high,
                                              double step, const GridGeometry& grid, const std::string& crs_wkt) {
    return path.empty() ? nullptr
                        : std::make_shared<const MixedQuantity>(
                              std::make_shared<const ValueRaster>(path, grid, crs_wkt), what, low, high, step);
}

/// The ground is the same under both skies, its snow too.
void copy_ground(const WeatherSeries& from, WeatherSeries& to) {
    std::size_t at = 0;
    for (WeatherRecord& record : to.records) {
        const double middle_s = record.begin.unix_s + record.duration_s / 2.0;
        while (at + 1 < from.records.size() && from.records[at + 1].begin.unix_s <= middle_s) {
            ++at;
        }
        record.snow_depth_cm = from.records[at].snow_depth_cm;
        record.albedo = from.records[at].albedo;
    }
}

}  // namespace

SkyRasters open_sky_rasters(const SkyRasterPaths& paths, const GridGeometry& grid, const std::string& crs_wkt) {
    const auto opened = [&](const std::string& path, const char* what, double low, double high, double step) {
        return quantity(path, what, low, high, step, grid, crs_wkt);
    };
    return {opened(paths.linke, "Linke turbidity", 1.0, 12.0, linke_step),
            opened(paths.beam_coefficient, "a share of the beam", 0.0, 1.0, coefficient_step),
            opened(paths.diffuse_coefficient, "a share of the diffuse light", 0.0, 4.0, coefficient_step),
            opened(paths.albedo, "albedo", 0.0, 1.0, albedo_step)};
}

SkyMix mix_of(const SkySource& source, const SkyRasters& rasters) {
    const auto cloudless = [&](double linke) {
        const MonthArray<double> turbidity = std::isnan(linke) ? source.linke : each_month(linke);
        WeatherSeries series = clear_sky_series(source.place, turbidity, source.spans);
        copy_ground(source.weather, series);
        return series;
    };
    const auto weather = [&](double linke) { return std::isnan(linke) ? source.weather : cloudless(linke); };
    const double clock_h = source.place.utc_offset_h;
    SkyMix mix;
    mix.skies = source.is_clear
                    ? mixed_skies(rasters, source.options, weather, clock_h)
                    : mixed_skies({nullptr, nullptr, nullptr, rasters.albedo}, source.options, weather, clock_h);
    if (source.compares) {
        for (MixedSky& sky :
             mixed_skies({rasters.linke, nullptr, nullptr, rasters.albedo}, source.options, cloudless, clock_h)) {
            sky.is_compared = true;
            mix.skies.push_back(std::move(sky));
        }
    }
    return mix;
}

}  // namespace sunshed
