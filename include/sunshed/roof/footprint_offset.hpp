#pragma once

#include <functional>
#include <vector>

#include "sunshed/core/parallel.hpp"
#include "sunshed/core/polygon.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

// Footprints and surface models rarely agree: maps are drawn from other pictures, in other systems. Walls are seen in a
// surface model as steps, so a footprint is moved until its walls stand where the surface steps down.

/// How a footprint must be moved to sit on the surface: turned about its centroid, then shifted.
struct FootprintOffset {
    double east_m = 0.0;
    double north_m = 0.0;
    double turn_deg = 0.0;    ///< counter-clockwise
    double seen_share = 0.0;  ///< of the walls' length, where the surface steps down at the moved place; 0..1
    double sd_m = 0.0;        ///< standard deviation of the shift, along the way it goes
    [[nodiscard]] double distance_m() const;
};

struct OffsetOptions {
    double scene_reach_m = 6.0;     ///< shifts up to here are tried for all footprints together
    double building_reach_m = 3.5;  ///< ... and for each beyond that of the scene
    double least_step_m = 1.5;      ///< lower steps are not taken for walls
    double least_seen_share = 0.5;  ///< a footprint with fewer walls in sight is moved with the scene
    double outset_sd_m = 1.0;       ///< how far eaves reach beyond a footprint on all sides, or stay within it
};

/// Elevations of the cells around a box, as far as there are any; asked for from many threads at a time.
using ElevationsAround = std::function<FloatRaster(const Box2& box)>;

/// The box in which the walls of a footprint are looked for.
/// @param cell_size_m  of the elevations
Box2 wall_reach(const MultiPolygon& footprint, const OffsetOptions& options, double cell_size_m);

/// The shift that fits all footprints together best: the place of the highest mean step along their walls (trying
/// every shift of half a cell), then the median of what each building shows there. A thousand of them, taken evenly,
/// are enough. Zero, with a seen_share of 0, where no wall is in sight.
FootprintOffset scene_offset(const ElevationsAround& elevations, double cell_size_m,
                             const std::vector<MultiPolygon>& footprints, const OffsetOptions& options,
                             Threads threads);

/// The offset of one footprint, from where all of them lie: the best shift nearby, then turned and shifted by least
/// squares (Huber's weights) so that its walls run through the steps, all of them as far outside as eaves may be. Where
/// its walls do not show a direction (a terraced house's neighbours), that part stays as in the scene; all of it does
/// where the surface does not step down at more of its walls than at the scene's offset.
/// Whether one wall stands off or the eaves on its side stand out cannot be told without the wall across from it: then
/// sd_m is large.
FootprintOffset building_offset(const FloatRaster& elevation_m, const MultiPolygon& footprint,
                                const FootprintOffset& scene, const OffsetOptions& options);

MultiPolygon moved(MultiPolygon footprint, const FootprintOffset& offset);

}  // namespace sunshed
