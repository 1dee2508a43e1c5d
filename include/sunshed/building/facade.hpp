#pragma once

#include <span>
#include <string>
#include <vector>

#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/irradiance/light_probe.hpp"

namespace sunshed {

/// One straight wall of a footprint.
struct FacadeRecord {
    std::string building_id;
    int wall = 0;  ///< running number along the footprint's rings
    Point2 from;   ///< its foot, the building on the left hand
    Point2 to;
    double azimuth_deg = 0.0;  ///< that it faces, from true north
    double length_m = 0.0;
    double height_m = 0.0;  ///< mean over its length
    double area_m2 = 0.0;
    double irradiation_kwh_m2 = 0.0;  ///< mean over its area, of the year
    double beam_kwh_m2 = 0.0;
    double sky_view = 0.0;
    MonthArray<double> monthly_kwh_m2{};
};

struct FacadeOptions {
    double spacing_m = 2.0;     ///< of sample points along the wall and up its height
    double min_length_m = 1.0;  ///< shorter walls are left out
    double min_height_m =
        2.0;  ///< where a roof stands less over what is outside, there is no wall (e.g. a neighbour's roof)
};

/// Irradiation on a building's walls.
///
/// A wall's foot and top at a point are the surface a cell outside and a cell inside the footprint, so that party walls
/// and terraces come out right; light is taken a cell outside, which no bilinear ramp of the wall itself hides.
/// @param lights  the solid surface, or it and that with trees (tables of the dimmed skies): their parts add up
std::vector<FacadeRecord> assess_facades(const BuildingInput& building, const FloatRaster& elevation_m,
                                         std::span<const LightProbe> lights, const Site& site,
                                         const FacadeOptions& options = {});

}  // namespace sunshed
