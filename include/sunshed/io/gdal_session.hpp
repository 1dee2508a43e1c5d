#pragma once

#include <string>

namespace sunshed {

/// Makes GDAL ready, once; its messages go into Error instead of to standard error. The only way to start it: two
/// threads in GDALAllRegister() at once may crash (GDAL 3.6).
void start_gdal();

/// Where GDAL and SQLite put what they cannot hold in memory, instead of a folder for the whole machine that may be
/// full, read-only or someone else's.
void put_temporary_files_into(const std::string& folder);

/// What GDAL said last on this thread, or a fallback; one line.
std::string gdal_message(const std::string& fallback);

}  // namespace sunshed
