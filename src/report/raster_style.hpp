#pragma once

#include <string>

#include "sunshed/report/colour_ramp.hpp"

namespace sunshed {

/// Writes a QGIS style beside a raster file, named as QGIS looks for it ("sun_hours.qml" beside "sun_hours.tif"): one
/// band, that with the highest mean, on a perceptual ramp from round number to round number, with its unit. The numbers
/// are the statistics within the file. Nothing is written where no cell has a value.
/// @throws Error{io_failure} where the raster cannot be read or the style not be written
void write_raster_style(const std::string& raster, ColourRamp ramp);

}  // namespace sunshed
