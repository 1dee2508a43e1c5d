#include "project/read/given_planes.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

constexpr float level_below_deg = 1.0F;  // of a slope without an aspect

void check_range(const ValueRaster& raster, const char* what, double low, double high) {
    const ValueRaster::Range range = raster.range();
    if (!(range.low >= low && range.high <= high)) {
        throw Error(ErrorCode::bad_input, raster.path(),
                    fmt::format("{} from {:g} to {:g} are no angles of {:g} to {:g} degrees", what, range.low,
                                range.high, low, high),
                    "give degrees, and mark cells without a value as nodata");
    }
}

/// A scene all of whose aspects lie within six degrees of north, and slopes under 1.6, is one in radians.
void refuse_radians(const ValueRaster& slope, const ValueRaster& aspect) {
    const double widest = aspect.range().high;
    if (widest > 0.0 && widest <= 2.0 * std::numbers::pi && slope.range().high <= std::numbers::pi / 2.0) {
        throw Error(
            ErrorCode::bad_input, aspect.path(),
            fmt::format("aspects up to {:.3f} and slopes up to {:.3f} look like radians", widest, slope.range().high),
            "give both in degrees");
    }
}

}  // namespace

GivenPlanes::GivenPlanes(const std::string& slope, const std::string& aspect, AspectCount count,
                         const GridGeometry& grid, const std::string& crs_wkt)
    : slope_(slope, grid, crs_wkt), aspect_(aspect, grid, crs_wkt), count_(count) {
    check_range(slope_, "slopes", 0.0, 90.0);
    if (std::isfinite(aspect_.range().low)) {
        check_range(aspect_, "aspects", -360.0, 360.0);
        refuse_radians(slope_, aspect_);
    }
}

GivenPlanes::Planes GivenPlanes::read(const Window& cells) const {
    Planes planes{slope_.read(cells), aspect_.read(cells)};
    for (std::size_t i = 0; i < planes.slope_deg.values.size(); ++i) {
        float& azimuth_deg = planes.azimuth_deg.values[i];
        if (count_ == AspectCount::grass) {
            azimuth_deg = azimuth_deg == 0.0F ? missing_f : 90.0F - azimuth_deg;
        }
    }
    return planes;
}

NormalField GivenPlanes::normals(const Window& cells) const {
    const Planes planes = read(cells);
    const GridGeometry& grid = planes.slope_deg.geometry;
    NormalField normals{FloatRaster(grid, 0.0F), FloatRaster(grid, 0.0F), FloatRaster(grid, 1.0F)};
    for (std::size_t i = 0; i < planes.slope_deg.values.size(); ++i) {
        const double tilt = to_radians(planes.slope_deg.values[i]);
        const double azimuth = to_radians(planes.azimuth_deg.values[i]);
        if (std::isfinite(tilt) && std::isfinite(azimuth)) {
            normals.x.values[i] = static_cast<float>(std::sin(tilt) * std::sin(azimuth));
            normals.y.values[i] = static_cast<float>(std::sin(tilt) * std::cos(azimuth));
            normals.z.values[i] = static_cast<float>(std::cos(tilt));
        }
    }
    return normals;
}

void GivenPlanes::leave_out(const Window& cells, Raster<std::uint8_t>& known) const {
    const Planes planes = read(cells);
    for (std::size_t i = 0; i < known.values.size(); ++i) {
        const float slope_deg = planes.slope_deg.values[i];
        const bool has_plane = slope_deg < level_below_deg || std::isfinite(planes.azimuth_deg.values[i]);
        if (std::isnan(slope_deg) || !has_plane) {
            known.values[i] = 0;
        }
    }
}

}  // namespace sunshed
