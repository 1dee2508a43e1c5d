#pragma once

#include <string>
#include <vector>

#include "sunshed/core/feature.hpp"
#include "sunshed/io/crs.hpp"

namespace sunshed {

/// What longitudes and latitudes of a map are recognised by.
enum class MapDatum {
    of_crs,  ///< as the CRS says
    gcj02,   ///< drawn in GCJ-02, whatever the file says: web maps of China
};

struct VectorReadOptions {
    std::string layer;           ///< empty = the only layer
    std::string target_crs_wkt;  ///< empty = as in the file
    std::string crs;             ///< for files that have none; empty = must have one
    MapDatum datum = MapDatum::of_crs;
    std::string crs_option = "the table's crs key";  ///< what gives `crs`, for messages
    bool allow_ballpark = false;                     ///< take a datum shift that PROJ can only guess
    std::string encoding{};                          ///< of its words; empty = as the file says, or what they look like
    std::string encoding_option = "the table's encoding key";  ///< what gives `encoding`, for messages
};

struct VectorInput {
    FeatureLayer layer;
    CrsInfo source_crs;
    DatumShift shift;          ///< into the target CRS
    std::size_t repaired = 0;  ///< invalid geometries that were mended
    std::size_t unusable = 0;  ///< features without an area; they stay, with an empty geometry and a note
    std::vector<std::string> notes;
    std::vector<std::string> findings;  ///< what may be taken wrongly
};

/// Polygon features of any vector file that OGR reads, with all attributes, in the target CRS. Multipolygons and holes
/// are kept, curves made straight, invalid rings mended (GEOS MakeValid); a feature never vanishes.
/// @throws Error naming file and layer: not a vector file, no such layer (with those there are), no CRS or one that
///         its coordinates do not fit, a datum shift that is not known, damage, no features, not polygons
VectorInput read_features(const std::string& path, const VectorReadOptions& options);

}  // namespace sunshed
