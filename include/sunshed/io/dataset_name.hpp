#pragma once

#include <string>

namespace sunshed {

/// GDAL names more than files: "/vsizip/a.zip/dsm.tif", "NETCDF:dem.nc:height", "PG:dbname=city", web addresses.
/// True for all of these, false for the path of a file or folder.
[[nodiscard]] bool is_dataset_name(const std::string& name);

/// Whether a name leads away from the files of this machine: a web address, a service, a database, a virtual file
/// system that fetches or reads a pipe, or a whole description in place of a name. Archives (/vsizip/, /vsitar/,
/// /vsigzip/) and parts (NETCDF:, GPKG:) of local files do not.
[[nodiscard]] bool is_remote_name(const std::string& name);

/// A name as it stands in a file of `folder`: relative paths, also that of an archive, begin there; names that are no
/// paths stay as they are.
[[nodiscard]] std::string name_seen_from(const std::string& folder, const std::string& name);

/// What outputs and notes call an input: a file by its name without folders, a service without what may be a secret.
[[nodiscard]] std::string shown_name(const std::string& name);

}  // namespace sunshed
