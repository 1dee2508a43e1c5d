#pragma once

#include <ogr_spatialref.h>

#include <string>

#include "sunshed/io/crs.hpp"

namespace sunshed {

/// Axes in the order of GIS files: x before y, longitude before latitude.
OGRSpatialReference reference_from_wkt(const std::string& wkt);
/// Between -180 and 180.
double wrapped_longitude_deg(double longitude_deg);
/// Of the horizontal part of a compound reference.
CrsInfo crs_info(const OGRSpatialReference& reference);

}  // namespace sunshed
