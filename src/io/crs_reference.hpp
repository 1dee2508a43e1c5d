#pragma once

#include <ogr_spatialref.h>

#include <optional>
#include <string>

#include "sunshed/io/crs.hpp"

namespace sunshed {

/// Axes in the order of GIS files: x before y, longitude before latitude.
OGRSpatialReference reference_from_wkt(const std::string& wkt);
/// Between -180 and 180.
double wrapped_longitude_deg(double longitude_deg);
/// Of the horizontal part of a compound reference.
CrsInfo crs_info(const OGRSpatialReference& reference);

/// What a file says of its CRS.
struct OwnCrs {
    std::optional<CrsInfo> crs;  ///< where there is one of the earth
    std::string fault;           ///< why there is none
};
/// @param reference  nullptr where the file has none
/// @param what  "raster" or "layer", for the words
OwnCrs own_crs(const OGRSpatialReference* reference, const char* what);

}  // namespace sunshed
