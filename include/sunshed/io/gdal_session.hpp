#pragma once

#include <string>

namespace sunshed {

/// Keeps GDAL's messages from standard error, also where it is used without having been started (encodings).
void silence_gdal();

/// Makes GDAL ready, once; its messages go into Error instead of to standard error. The only way to start it: two
/// threads in GDALAllRegister() at once may crash (GDAL 3.6). Drivers that fetch, run or serve something stay out, and
/// so does the user's own configuration file of GDAL; see dataset_name.hpp for what may be opened.
void start_gdal();

/// Whether inputs may come from elsewhere than this machine's files: services, web addresses, databases. For the whole
/// process, refused until it is allowed; may change at any time before a dataset is opened.
void allow_remote_data(bool allowed);
[[nodiscard]] bool remote_data_allowed();

/// Where GDAL and SQLite put what they cannot hold in memory, instead of a folder for the whole machine that may be
/// full, read-only or someone else's.
void set_temporary_folder(const std::string& folder);

/// What GDAL said last on this thread, or a fallback; one line.
std::string gdal_message(const std::string& fallback);

}  // namespace sunshed
