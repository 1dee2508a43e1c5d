#pragma once

#include <string>

namespace sunshed::test {

/// How the files of a scene are laid elsewhere on the map.
struct SceneMove {
    std::string crs;            ///< that the moved files are told to be in
    double east_m = 0.0;        ///< shift of the coordinates
    double north_m = 0.0;       ///< ...
    bool quarter_turn = false;  ///< turned counter-clockwise by 90 degrees about the origin before the shift
    bool reversed = false;      ///< features in the opposite order
};

/// Copies a scene's folder, its rasters (*.tif) and layers (*.gpkg) moved; what else it holds is copied as it is.
/// Cells keep their values to the bit: a turned raster has its rows for columns.
void copy_moved(const std::string& from, const std::string& to, const SceneMove& move);

}  // namespace sunshed::test
