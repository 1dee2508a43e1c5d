#pragma once

#include "sunshed/core/month.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/core/vector.hpp"
#include "sunshed/irradiance/sky_table.hpp"

namespace sunshed {

/// A small piece of a plane anywhere over a surface, e.g. on a wall.
struct SurfacePoint {
    Point2 position;
    double elevation_m = 0.0;
    Vector3 normal;  ///< unit vector in grid axes; leaning over (z < 0) is not meant
};

/// Irradiation of a point over the year, kWh m-2.
struct PointIrradiation {
    MonthArray<double> monthly_kwh_m2{};
    double beam_kwh_m2 = 0.0;
    double sky_view = 0.0;  ///< share of the sky that the plane sees, weighted by its cosine

    PointIrradiation& operator+=(const PointIrradiation& other);
    PointIrradiation& operator*=(double factor);
};

/// Looks from single points, by rays over the bilinear surface in the table's directions: every half cell near by, in
/// steps of 1.5 % of the distance beyond. For places that no sweep serves; a cell of a raster costs a thousandth of it.
class PointLight {
public:
    /// @param obstacles_m, table  are kept by reference
    PointLight(const FloatRaster& obstacles_m, const SkyTable& table, double radius_m);

    /// Beam and circumsolar above the horizon and the plane, sky by what the plane sees, the rest reflected; as
    /// irradiate().
    [[nodiscard]] PointIrradiation at(const SurfacePoint& point) const;

    /// Tangent of the horizon's elevation in a direction, not below 0.
    [[nodiscard]] double horizon_tangent_at(Point2 position, double elevation_m, double grid_azimuth_deg) const;

private:
    const FloatRaster& obstacles_m_;
    const SkyTable& table_;
    double radius_m_;
    float highest_m_ = 0.0F;
};

}  // namespace sunshed
