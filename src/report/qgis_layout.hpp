#pragma once

#include <string>

#include "sunshed/catalogue/language.hpp"

namespace sunshed {

/// A rectangle of the map, metres.
struct MapExtent {
    double west_x;
    double south_y;
    double east_x;
    double north_y;
};

/// The extent about the same middle that has the shape of the map on the sheet, with a rim.
MapExtent fitted_to_sheet(MapExtent extent);

/// A sheet of A4 for QGIS's print layouts: title, map, legend, north arrow, scale bar, sources.
/// @param extent  fitted to the sheet
std::string qgis_layout(const std::string& title, const std::string& sources, MapExtent extent, Language language);

}  // namespace sunshed
