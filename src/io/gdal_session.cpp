#include "sunshed/io/gdal_session.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>

namespace sunshed {

void start_gdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        CPLSetErrorHandler(CPLQuietErrorHandler);
        CPLSetConfigOption("SHAPE_RESTORE_SHX", "YES");
    });
    CPLErrorReset();
}

void put_temporary_files_into(const std::string& folder) {
    CPLSetConfigOption("CPL_TMPDIR", folder.c_str());
    setenv("SQLITE_TMPDIR", folder.c_str(), 1);
}

std::string gdal_message(const std::string& fallback) {
    std::string message = CPLGetLastErrorMsg();
    std::replace(message.begin(), message.end(), '\n', ' ');
    // "sqlite3_exec(<a statement of any length>) failed: <why>"
    const std::string failed = " failed: ";
    if (const auto at = message.rfind(failed); message.starts_with("sqlite3_") && at != std::string::npos) {
        message.erase(0, at + failed.size());
    }
    return message.empty() ? fallback : message;
}

}  // namespace sunshed
