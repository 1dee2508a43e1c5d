#pragma once

#include <span>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/core/vector.hpp"
#include "sunshed/irradiance/sky_table.hpp"

namespace sunshed {

/// Small pieces of a plane one above the other anywhere over a surface, e.g. up a wall.
struct PlumbLine {
    Point2 position;
    std::vector<double> elevations_m;
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
/// steps of 1.5 % of the distance beyond, and at once over blocks of cells that are too low to matter. Points on one
/// plumb line share their rays. For places that no sweep serves; a cell of a raster costs a thousandth of it.
class PointLight {
public:
    /// @param obstacles_m, table  are kept by reference
    PointLight(const FloatRaster& obstacles_m, const SkyTable& table, double radius_m);

    /// Beam and circumsolar above the horizon and the plane, sky by what the plane sees, the rest reflected; as
    /// irradiate(). One result an elevation.
    [[nodiscard]] std::vector<PointIrradiation> along(const PlumbLine& line) const;

    /// Tangents of the horizon's elevation in a direction, one an elevation, not below 0.
    [[nodiscard]] std::vector<double> horizon_tangents(Point2 position, std::span<const double> elevations_m,
                                                       double grid_azimuth_deg) const;

private:
    const FloatRaster& obstacles_m_;
    const SkyTable& table_;
    double radius_m_;
    float highest_m_ = 0.0F;
    FloatRaster block_highest_m_;  ///< of each block of cells and the eight around it
};

}  // namespace sunshed
