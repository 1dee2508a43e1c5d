#pragma once

#include <string>

namespace sunshed {

/// Makes GDAL ready, once; its messages go into Error instead of to standard error. The only way to start it: two
/// threads in GDALAllRegister() at once may crash (GDAL 3.6).
void start_gdal();

/// What GDAL said last on this thread, or a fallback; one line.
std::string gdal_message(const std::string& fallback);

}  // namespace sunshed
