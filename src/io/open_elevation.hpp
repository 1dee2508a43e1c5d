#pragma once

#include <memory>
#include <string>
#include <vector>

#include "elevation_source.hpp"
#include "gdal_handles.hpp"
#include "sunshed/io/raster_file.hpp"

namespace sunshed {

/// A file made ready to be read in the CRS that is worked in.
struct OpenElevation {
    std::unique_ptr<ElevationSource> source;
    DatasetPtr in_metres;  ///< what is resampled, where it is
    DatasetPtr warped;     ///< what it becomes
    CrsInfo crs;
    GridGeometry grid;
    std::vector<std::string> notes;
    std::vector<std::string> findings;
};

/// @throws Error naming the file, as read_elevation()
OpenElevation open_elevation(const std::string& path, const RasterReadOptions& options);

}  // namespace sunshed
