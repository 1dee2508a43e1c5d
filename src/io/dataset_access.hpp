#pragma once

#include <string>
#include <vector>

#include "gdal_handles.hpp"

namespace sunshed {

enum class DatasetKind {
    raster,
    vector,
    raw_vector,  ///< its words as bytes, whatever the file says that they are
};

/// The one door to foreign datasets, for reading. What stands in `name` is a path or another name of GDAL's.
/// Descriptions (VRT) are followed to what they read, however deep, before GDAL sees them.
/// @returns null where GDAL reads nothing of that kind in it
/// @throws Error{not_found} where there is no such file; Error{bad_input} where it leads to remote data that are not
///         allowed, with what would allow them
DatasetPtr open_dataset(const std::string& name, DatasetKind kind);

/// Files outside its own folder that a description (VRT) reads, for a note.
std::vector<std::string> files_elsewhere(const std::string& name);

/// Refuses a layer of a database file that runs the file's own SQL (a view, a virtual table) unless remote data are
/// allowed. @throws Error
void refuse_view(GDALDataset& dataset, const std::string& layer, const std::string& where);

}  // namespace sunshed
