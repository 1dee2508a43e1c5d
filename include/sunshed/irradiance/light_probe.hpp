#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/core/vector.hpp"
#include "sunshed/horizon/far_horizon.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/irradiance/ray_blocks.hpp"
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
    const MaxPyramid* beyond = nullptr;  ///< nullptr = nothing does
};

/// What the points of a plumb line see.
struct PointHorizons {
    std::size_t points = 0;
    std::vector<double> tangents;  ///< of the horizon's elevation, not below 0: [direction][point]

    PointHorizons(int directions, std::size_t point_count)
        : points(point_count), tangents(static_cast<std::size_t>(directions) * point_count) {}

    [[nodiscard]] int directions() const { return points > 0 ? static_cast<int>(tangents.size() / points) : 0; }
    [[nodiscard]] std::span<double> in(int direction) {
        return {tangents.data() + static_cast<std::size_t>(direction) * points, points};
    }
    [[nodiscard]] std::span<const double> in(int direction) const {
        return {tangents.data() + static_cast<std::size_t>(direction) * points, points};
    }
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
/// plumb line share their rays. For places that no sweep serves.
class LightProbe {
public:
    /// @param obstacles_m, table, far  are kept by reference
    /// @param far  terrain outside; as many directions as the table or a multiple; nullptr = none
    /// @param raster  that the obstacles are a part of; its pyramid is kept by reference
    LightProbe(const FloatRaster& obstacles_m, const SkyTable& table, double radius_m, const FarHorizon* far = nullptr,
               const PartOfRaster& raster = {});

    /// Beam and circumsolar above the horizon and the plane, sky by what the plane sees, the rest reflected; as
    /// irradiate(). One result an elevation.
    [[nodiscard]] std::vector<PointIrradiation> along(const PlumbLine& line) const;

    /// The horizons of each line in the table's directions; 0 where its plane does not look. Lines near each other look
    /// at the same places: together they find them in the processor's memory.
    /// @param lower  those of the same lines over a surface that is nowhere higher, in as many directions or a
    ///     multiple; empty = none. Rays pass at once over what is hidden behind it
    [[nodiscard]] std::vector<PointHorizons> horizons(std::span<const PlumbLine> lines,
                                                      std::span<const PointHorizons> lower = {}) const;

    /// The year's irradiation of each line's first point, kWh m-2, of horizons all around found before: the sum of
    /// along()'s months, from tables that are a sixteenth as large.
    [[nodiscard]] std::vector<double> year_kwh_m2(std::span<const PlumbLine> lines,
                                                  std::span<const PointHorizons> horizons) const;

private:
    /// The sun of a year from above a horizon, as SkyTableEntry.
    struct YearEntry {
        float x = 0.0F;
        float y = 0.0F;
        float z = 0.0F;
    };

    void raise_to_far_horizon(const PlumbLine& line, int direction, std::size_t point, double& tangent) const;

    const FloatRaster& obstacles_m_;
    const SkyTable& table_;
    double radius_m_;
    const FarHorizon* far_;
    std::vector<Vector3> directions_;  ///< of the table
    std::vector<YearEntry> year_;      ///< [direction][bin], kWh m-2
    RayBlocks blocks_;
    PartOfRaster raster_;
};

}  // namespace sunshed
