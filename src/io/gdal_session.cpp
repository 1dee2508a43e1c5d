#include "sunshed/io/gdal_session.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

#include <algorithm>
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

std::string gdal_message(const std::string& fallback) {
    std::string message = CPLGetLastErrorMsg();
    std::replace(message.begin(), message.end(), '\n', ' ');
    return message.empty() ? fallback : message;
}

}  // namespace sunshed
