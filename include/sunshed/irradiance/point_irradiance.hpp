#pragma once

#include <array>
#include <span>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/core/vector.hpp"
#include "sunshed/horizon/far_horizon.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/irradiance/sky_table.hpp"

namespace sunshed {

/// Small pieces of a plane one above the other anywhere over a surface, e.g. up a wall.
struct PlumbLine {
    Point2 position;
    std::vector<double> elevations_m;
    Vector3 normal;  ///< unit vector in grid axes; leaning over (z < 0) is not meant
};

/// Where elevations are a part of a larger raster: their place in it and what shades from beyond them.
struct PartOfRaster {
    GridPart part;
    const ElevationPyramid* beyond = nullptr;  ///< nullptr = nothing does
};

/// What the points of a plumb line see: tangents of the horizon's elevation, [direction][elevation], not below 0.
using PointHorizons = std::vector<std::vector<double>>;

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
    /// @param obstacles_m, table, far  are kept by reference
    /// @param far  terrain outside; as many directions as the table or a multiple; nullptr = none
    /// @param raster  that the obstacles are a part of; its pyramid is kept by reference
    PointLight(const FloatRaster& obstacles_m, const SkyTable& table, double radius_m, const FarHorizon* far = nullptr,
               const PartOfRaster& raster = {});

    /// Beam and circumsolar above the horizon and the plane, sky by what the plane sees, the rest reflected; as
    /// irradiate(). One result an elevation.
    [[nodiscard]] std::vector<PointIrradiation> along(const PlumbLine& line) const;

    /// The horizons of a line in the table's directions; none (empty) where its plane does not look.
    [[nodiscard]] PointHorizons horizons(const PlumbLine& line) const;

    /// The same as along(), of horizons found before; the line may have another normal since.
    [[nodiscard]] std::vector<PointIrradiation> light(const PlumbLine& line, const PointHorizons& horizons) const;

    /// Tangents of the horizon's elevation in a direction, one an elevation, not below 0.
    [[nodiscard]] std::vector<double> horizon_tangents(Point2 position, std::span<const double> elevations_m,
                                                       double grid_azimuth_deg) const;

private:
    const FloatRaster& obstacles_m_;
    const SkyTable& table_;
    double radius_m_;
    const FarHorizon* far_;
    PartOfRaster raster_;
    float highest_beyond_m_ = 0.0F;
    float highest_m_ = 0.0F;
    std::array<FloatRaster, 2> block_highest_m_;  ///< of small and large blocks of cells, each with the eight around it
};

}  // namespace sunshed
