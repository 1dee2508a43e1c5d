#include "gdal_rasters.hpp"

#include <cpl_multiproc.h>

#include <algorithm>
#include <array>

#include "crs_reference.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/thread_limit.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {

namespace {

constexpr int block_cells = 256;

/// GDAL waits for ever for threads that cannot be started. It is tried once:
/// trying takes threads for a moment, and GDAL's pool, one for all files, might
/// start its own in that moment for another file.
const char* gdal_threads() {
    static const bool has_them = [] {
        const int cores = CPLGetNumCPUs();
        return threads_to_be_had(cores + 1) > cores;
    }();
    return has_them ? "ALL_CPUS" : "1";
}

}  // namespace

void fail_to_write(const std::string& path) {
    throw Error(ErrorCode::io_failure, path, gdal_message("the raster cannot be written"),
                "check the space on the disk and the permissions");
}

void place(GDALDataset& dataset, const GridGeometry& grid, const std::string& crs_wkt) {
    std::array<double, 6> transform{grid.west_x, grid.cell_size_m, 0.0, grid.north_y, 0.0, -grid.cell_size_m};
    dataset.SetGeoTransform(transform.data());
    const OGRSpatialReference reference = reference_from_wkt(crs_wkt);
    dataset.SetSpatialRef(&reference);
}

DatasetPtr in_memory_dataset(const GridGeometry& grid, const std::string& crs_wkt, int bands, GDALDataType type,
                             const std::string& path) {
    start_gdal();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    DatasetPtr dataset(driver->Create("", grid.columns, grid.rows, bands, type, nullptr));
    if (!dataset) {
        fail_to_write(path);
    }
    place(*dataset, grid, crs_wkt);
    return dataset;
}

void add_band_over(GDALDataset& dataset, GDALDataType type, void* values, const std::string& path) {
    std::array<char, 32> address{};
    address[static_cast<std::size_t>(CPLPrintPointer(address.data(), values, address.size() - 1))] = '\0';
    CPLStringList options;
    options.SetNameValue("DATAPOINTER", address.data());
    if (dataset.AddBand(type, options.List()) != CE_None) {
        fail_to_write(path);
    }
}

void describe(GDALRasterBand& target, const BandInfo& band) {
    target.SetDescription(band.name.c_str());
    target.SetUnitType(band.unit.c_str());
    target.SetMetadataItem("LONG_NAME", band.long_name.c_str());
}

void set_tags(GDALDataset& dataset, const FileTags& tags) {
    for (const auto& [name, value] : tags) {
        dataset.SetMetadataItem(name.c_str(), value.c_str());
    }
}

CPLStringList deflate_options(const char* predictor) {
    CPLStringList options;
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", predictor);
    options.SetNameValue("LEVEL", "1");  // 2 % larger than at 6 and half as long
    return options;
}

CPLStringList cog_options(const CPLStringList& ours, const std::vector<std::string>& creation_options) {
    CPLStringList options(ours);
    options.SetNameValue("BLOCKSIZE", std::to_string(block_cells).c_str());
    options.SetNameValue("OVERVIEW_RESAMPLING", "AVERAGE");
    options.SetNameValue("NUM_THREADS", gdal_threads());
    for (const std::string& option : creation_options) {
        const auto equals = option.find('=');
        if (equals == std::string::npos) {
            throw Error(ErrorCode::bad_input, "--co " + option, "there is no '=' in it", "write --co KEY=VALUE");
        }
        options.SetNameValue(option.substr(0, equals).c_str(), option.substr(equals + 1).c_str());
    }
    start_gdal();
    if (!creation_options.empty() &&
        GDALValidateCreationOptions(GetGDALDriverManager()->GetDriverByName("COG"), options.List()) == FALSE) {
        throw Error(ErrorCode::bad_input, "--co", gdal_message("GDAL does not know one of the creation options"),
                    "give those of GDAL's COG driver");
    }
    return options;
}

void build_overviews(GDALDataset& dataset, const std::string& path) {
    for (int factor = 2; std::max(dataset.GetRasterXSize(), dataset.GetRasterYSize()) * 2 / factor > block_cells;
         factor *= 2) {
        if (dataset.BuildOverviews("AVERAGE", 1, &factor, 0, nullptr, nullptr, nullptr) != CE_None) {
            fail_to_write(path);
        }
    }
}

void copy_to_cog(GDALDataset& source, const std::string& path, const CPLStringList& options) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("COG");
    CPLErrorReset();
    DatasetPtr copy(driver->CreateCopy(path.c_str(), &source, FALSE, options.List(), nullptr, nullptr));
    if (!copy) {
        fail_to_write(path);
    }
    // A full disk shows only when the file is closed, and by an error that no function returns.
    copy->FlushCache(true);
    copy.reset();
    if (CPLGetLastErrorType() >= CE_Failure) {
        fail_to_write(path);
    }
}

}  // namespace sunshed
