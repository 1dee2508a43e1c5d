#include "sunshed/io/gdal_session.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>
#include <string_view>

namespace sunshed {

namespace {

// Formats of files. What fetches (WMS, WFS, HTTP, OAPIF, STACIT ...), serves (databases) or refers to other machines by
// design stays out unless remote data are allowed.
constexpr auto local_drivers = std::to_array<std::string_view>(
    {// rasters
     "GTiff", "COG", "VRT", "MEM", "AAIGrid", "GRASSASCIIGrid", "ISG", "AIG", "HFA", "EHdr", "ENVI", "ERS", "SRTMHGT",
     "USGSDEM", "DTED", "SDTS", "PNG", "JPEG", "JP2OpenJPEG", "JP2KAK", "WEBP", "BMP", "GIF", "PNM", "netCDF", "HDF5",
     "HDF5Image", "HDF4", "HDF4Image", "BAG", "XYZ", "GSAG", "GSBG", "GS7BG", "SAGA", "RST", "BT", "GTX", "PCIDSK",
     "ILWIS", "RMF", "KRO", "ZMap", "LCP", "BYN", "NGSGEOID", "GRIB", "KEA", "Zarr", "MBTiles", "Terragen", "Leveller",
     "NWT_GRD", "NWT_GRC", "GMT", "CTG", "Rasterlite", "GFF", "LAN", "ROI_PAC", "DERIVED",
     // vectors
     "ESRI Shapefile", "GPKG", "GeoJSON", "GeoJSONSeq", "TopoJSON", "ESRIJSON", "FlatGeobuf", "MapInfo File", "GML",
     "KML", "LIBKML", "DXF", "DGN", "CAD", "OpenFileGDB", "SQLite", "CSV", "XLSX", "ODS", "OSM", "MVT", "Parquet",
     "Arrow", "OGR_VRT", "Memory", "OGR_GMT", "JML", "GPX", "S57"});

void remove_other_drivers() {
    GDALDriverManager& manager = *GetGDALDriverManager();
    for (int i = manager.GetDriverCount() - 1; i >= 0; --i) {
        GDALDriver* driver = manager.GetDriver(i);
        const std::string_view name = driver->GetDescription();
        if (std::find(local_drivers.begin(), local_drivers.end(), name) == local_drivers.end()) {
            manager.DeregisterDriver(driver);
            delete driver;
        }
    }
}

/// In the place of every request over HTTP that a driver makes by itself, such as for a schema.
CPLHTTPResult* no_answer(const char*, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*, void*) {
    auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("remote data are not allowed");
    return result;
}

/// Shuts the ways to other machines, or opens them again.
void set_ways_out(bool open) {
    // The only file that /vsicurl/ and its kin may open; no server has one of this name.
    CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", open ? nullptr : "none");
    CPLHTTPSetFetchCallback(open ? nullptr : no_answer, nullptr);
    if (open) {
        GDALAllRegister();
    } else {
        remove_other_drivers();
    }
}

struct Session {
    std::mutex mutex;
    bool started = false;
    bool remote_allowed = false;
};

Session& session() {
    static Session one;
    return one;
}

void set_options() {
    silence_gdal();
    CPLSetConfigOption("GDAL_CONFIG_FILE", "/dev/null");  // not the ~/.gdal/gdalrc of whoever runs it
    CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
    CPLSetConfigOption("OGR_SQLITE_PRAGMA", "trusted_schema=OFF");
}

}  // namespace

void silence_gdal() {
    CPLSetErrorHandler(CPLQuietErrorHandler);
}

void start_gdal() {
    Session& now = session();
    const std::lock_guard lock(now.mutex);
    if (!now.started) {
        set_options();
        GDALAllRegister();
        set_ways_out(now.remote_allowed);
        now.started = true;
    }
    CPLErrorReset();
}

void allow_remote_data(bool allowed) {
    Session& now = session();
    const std::lock_guard lock(now.mutex);
    if (now.started && now.remote_allowed != allowed) {
        set_ways_out(allowed);
    }
    now.remote_allowed = allowed;
}

bool remote_data_allowed() {
    Session& now = session();
    const std::lock_guard lock(now.mutex);
    return now.remote_allowed;
}

void set_temporary_folder(const std::string& folder) {
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
