#pragma once

#include <ogr_spatialref.h>

#include <string>

#include "sunshed/io/crs.hpp"

namespace sunshed {

/// Axes in the order of GIS files: x before y, longitude before latitude.
OGRSpatialReference reference_from_wkt(const std::string& wkt);
CrsInfo crs_info(const OGRSpatialReference& reference);

}  // namespace sunshed
