#include "pv_yield.hpp"

#include <algorithm>
#include <cmath>

#include "sunshed/core/vector.hpp"

namespace sunshed {

namespace {

constexpr double tilt_step_deg = 15.0;
constexpr double azimuth_step_deg = 45.0;

}  // namespace

YieldTable::YieldTable(const ChainWeather& weather, const AssessOptions& options, Threads threads) {
    parallel_for(ratios_.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            ModuleLayout plane;
            const std::size_t tilt = i / azimuths;
            plane.tilt_deg = static_cast<double>(tilt) * tilt_step_deg;
            plane.azimuth_deg = static_cast<double>(i % azimuths) * azimuth_step_deg;
            const ChainResult kwp = plane_energy(weather, nullptr, plane, options);
            for (std::size_t month = 0; month < 12; ++month) {
                const double poa = kwp.poa_monthly_kwh_m2[month];
                ratios_[i][month] = poa > 0.0 ? kwp.ac_monthly_kwh[month] / poa : 0.0;
            }
        }
    });
}

double YieldTable::yield(const TiltAzimuth& plane, const MonthArray<double>& monthly_kwh_m2) const {
    const double tilt = std::min(plane.tilt_deg / tilt_step_deg, tilts - 1.001);
    const double azimuth = plane.azimuth_deg / azimuth_step_deg;
    const auto t = static_cast<std::size_t>(tilt);
    const auto a = static_cast<std::size_t>(azimuth) % azimuths;
    const double up = tilt - static_cast<double>(t);
    const double on = azimuth - std::floor(azimuth);
    double sum = 0.0;
    for (std::size_t month = 0; month < 12; ++month) {
        const auto at = [&](std::size_t i, std::size_t j) { return ratios_[i * azimuths + j % azimuths][month]; };
        sum += monthly_kwh_m2[month] * ((1 - up) * ((1 - on) * at(t, a) + on * at(t, a + 1)) +
                                        up * ((1 - on) * at(t + 1, a) + on * at(t + 1, a + 1)));
    }
    return sum;
}

FloatRaster YieldTable::raster(const IrradianceResult& irradiance, const NormalField& normals, Threads threads) const {
    FloatRaster yields(irradiance.global_kwh_m2.geometry);
    parallel_for(
        yields.values.size(), threads,
        [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                const auto plane =
                    tilt_azimuth_from_normal({normals.x.values[i], normals.y.values[i], normals.z.values[i]});
                MonthArray<double> monthly{};
                for (std::size_t month = 0; month < 12; ++month) {
                    monthly[month] = irradiance.monthly_kwh_m2[month].values[i];
                }
                yields.values[i] = static_cast<float>(yield(plane, monthly));
            }
        },
        4096);
    return yields;
}

}  // namespace sunshed
