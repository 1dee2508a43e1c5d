#include "sunshed/io/cog_writer.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "crs_reference.hpp"
#include "gdal_handles.hpp"
#include "gdal_session.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

[[noreturn]] void fail(const std::string& path) {
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
        fail(path);
    }
    place(*dataset, grid, crs_wkt);
    return dataset;
}

/// A GeoTIFF to be filled in any order.
/// @param path  for messages
DatasetPtr plain_file(const std::string& file, const GridGeometry& grid, const std::string& crs_wkt, int bands,
                      const std::string& path) {
    start_gdal();
    CPLStringList options;
    options.SetNameValue("INTERLEAVE", "BAND");
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    DatasetPtr dataset(driver->Create(file.c_str(), grid.columns, grid.rows, bands, GDT_Float32, options.List()));
    if (!dataset) {
        fail(path);
    }
    place(*dataset, grid, crs_wkt);
    return dataset;
}

void put_values(GDALRasterBand& target, const FloatRaster& raster, const std::string& path) {
    std::vector<float> row(static_cast<std::size_t>(raster.geometry.columns));
    for (int r = 0; r < raster.geometry.rows; ++r) {
        std::transform(raster.row(r).begin(), raster.row(r).end(), row.begin(),
                       [](float v) { return std::isfinite(v) ? v : raster_nodata; });
        if (target.RasterIO(GF_Write, 0, r, raster.geometry.columns, 1, row.data(), raster.geometry.columns, 1,
                            GDT_Float32, 0, 0, nullptr) != CE_None) {
            fail(path);
        }
    }
}

void copy_to_cog(GDALDataset& source, const std::string& path, const std::vector<std::string>& creation_options,
                 const char* predictor) {
    CPLStringList options;
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", predictor);
    options.SetNameValue("BLOCKSIZE", "512");
    options.SetNameValue("OVERVIEWS", "IGNORE_EXISTING");
    options.SetNameValue("NUM_THREADS", "ALL_CPUS");
    options.SetNameValue("LEVEL", "1");  // 2 % larger than at 6 and half as long
    for (const std::string& option : creation_options) {
        const auto equals = option.find('=');
        if (equals == std::string::npos) {
            throw Error(ErrorCode::bad_input, "--co " + option, "there is no '=' in it", "write --co KEY=VALUE");
        }
        options.SetNameValue(option.substr(0, equals).c_str(), option.substr(equals + 1).c_str());
    }
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("COG");
    CPLErrorReset();
    DatasetPtr copy(driver->CreateCopy(path.c_str(), &source, FALSE, options.List(), nullptr, nullptr));
    if (!copy) {
        fail(path);
    }
    copy->FlushCache(true);
    copy.reset();
    if (CPLGetLastErrorType() >= CE_Failure) {
        fail(path);
    }
}

}  // namespace

namespace {

void describe(GDALRasterBand& target, const RasterBand& band) {
    target.SetDescription(band.name.c_str());
    target.SetUnitType(band.unit.c_str());
    target.SetMetadataItem("LONG_NAME", band.long_name.c_str());
}

void set_tags(GDALDataset& dataset, const FileTags& tags) {
    for (const auto& [name, value] : tags) {
        dataset.SetMetadataItem(name.c_str(), value.c_str());
    }
}

}  // namespace

void write_cog(const std::string& path, const std::string& crs_wkt, const std::vector<RasterBand>& bands,
               const std::vector<std::string>& creation_options, const FileTags& tags) {
    expects(!bands.empty(), "a raster has a band");
    DatasetPtr dataset =
        in_memory_dataset(bands.front().values->geometry, crs_wkt, static_cast<int>(bands.size()), GDT_Float32, path);
    set_tags(*dataset, tags);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        GDALRasterBand& target = *dataset->GetRasterBand(static_cast<int>(i) + 1);
        target.SetNoDataValue(raster_nodata);
        describe(target, bands[i]);
        put_values(target, *bands[i].values, path);
        std::array<double, 4> ignored{};
        target.ComputeStatistics(FALSE, ignored.data(), &ignored[1], &ignored[2], &ignored[3], nullptr, nullptr);
    }
    copy_to_cog(*dataset, path, creation_options, "FLOATING_POINT");
}

struct CogBandWriter::Impl {
    std::string path;
    std::string parts;  ///< the plain file, removed at the end
    DatasetPtr dataset;
    int next_band = 1;
};

CogBandWriter::CogBandWriter(const std::string& path, const GridGeometry& grid, const std::string& crs_wkt, int bands,
                             const FileTags& tags)
    : impl_(std::make_unique<Impl>()) {
    impl_->path = path;
    impl_->parts = path + ".bands";
    impl_->dataset = plain_file(impl_->parts, grid, crs_wkt, bands, path);
    impl_->dataset->GetRasterBand(1)->SetNoDataValue(raster_nodata);
    set_tags(*impl_->dataset, tags);
}

CogBandWriter::~CogBandWriter() {
    impl_->dataset.reset();
    std::error_code ignored;
    std::filesystem::remove(impl_->parts, ignored);
    std::filesystem::remove(impl_->parts + ".aux.xml", ignored);
}

void CogBandWriter::add(const RasterBand& band) {
    GDALRasterBand& target = *impl_->dataset->GetRasterBand(impl_->next_band++);
    describe(target, band);
    put_values(target, *band.values, impl_->path);
}

void CogBandWriter::finish(const std::vector<std::string>& creation_options) {
    expects(impl_->next_band == impl_->dataset->GetRasterCount() + 1, "every band was given");
    impl_->dataset->FlushCache(true);
    copy_to_cog(*impl_->dataset, impl_->path, creation_options, "FLOATING_POINT");
}

struct CogTileWriter::Impl {
    std::string path;
    std::string parts;  ///< the plain file, removed at the end; empty where all is in memory
    DatasetPtr dataset;
};

CogTileWriter::CogTileWriter(const std::string& path, const GridGeometry& grid, const std::string& crs_wkt,
                             const std::vector<BandInfo>& bands, const FileTags& tags, bool in_memory)
    : impl_(std::make_unique<Impl>()) {
    impl_->path = path;
    const int count = static_cast<int>(bands.size());
    if (in_memory) {
        impl_->dataset = in_memory_dataset(grid, crs_wkt, count, GDT_Float32, path);
    } else {
        impl_->parts = path + ".tiles";
        impl_->dataset = plain_file(impl_->parts, grid, crs_wkt, count, path);
    }
    set_tags(*impl_->dataset, tags);
    for (int band = 0; band < count; ++band) {
        GDALRasterBand& target = *impl_->dataset->GetRasterBand(band + 1);
        target.SetNoDataValue(raster_nodata);
        target.SetDescription(bands[static_cast<std::size_t>(band)].name.c_str());
        target.SetUnitType(bands[static_cast<std::size_t>(band)].unit.c_str());
        target.SetMetadataItem("LONG_NAME", bands[static_cast<std::size_t>(band)].long_name.c_str());
    }
}

CogTileWriter::~CogTileWriter() {
    close();
}

void CogTileWriter::close() {
    impl_->dataset.reset();
    if (!impl_->parts.empty()) {
        std::error_code ignored;
        std::filesystem::remove(impl_->parts, ignored);
        std::filesystem::remove(impl_->parts + ".aux.xml", ignored);
    }
}

void CogTileWriter::write(std::size_t band, const Window& window, const FloatRaster& values) {
    std::vector<float> plain(values.values.size());
    std::transform(values.values.begin(), values.values.end(), plain.begin(),
                   [](float v) { return std::isfinite(v) ? v : raster_nodata; });
    GDALRasterBand& target = *impl_->dataset->GetRasterBand(static_cast<int>(band) + 1);
    if (target.RasterIO(GF_Write, window.column, window.row, window.columns, window.rows, plain.data(), window.columns,
                        window.rows, GDT_Float32, 0, 0, nullptr) != CE_None) {
        fail(impl_->path);
    }
}

void CogTileWriter::finish(const std::vector<std::string>& creation_options) {
    for (int band = 1; band <= impl_->dataset->GetRasterCount(); ++band) {
        std::array<double, 4> ignored{};
        impl_->dataset->GetRasterBand(band)->ComputeStatistics(FALSE, ignored.data(), &ignored[1], &ignored[2],
                                                               &ignored[3], nullptr, nullptr);
    }
    impl_->dataset->FlushCache(true);
    copy_to_cog(*impl_->dataset, impl_->path, creation_options, "FLOATING_POINT");
    close();
}

void limit_raster_cache(double bytes) {
    start_gdal();
    GDALSetCacheMax64(static_cast<GIntBig>(bytes));
}

void write_mask_cog(const std::string& path, const std::string& crs_wkt, const std::vector<std::string>& band_names,
                    const std::vector<Raster<std::uint32_t>>& bands, const std::vector<std::string>& creation_options) {
    expects(!bands.empty() && bands.size() == band_names.size(), "every band has a name");
    const GridGeometry& grid = bands.front().geometry;
    DatasetPtr dataset = in_memory_dataset(grid, crs_wkt, static_cast<int>(bands.size()), GDT_UInt32, path);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        GDALRasterBand& target = *dataset->GetRasterBand(static_cast<int>(i) + 1);
        target.SetDescription(band_names[i].c_str());
        std::vector<std::uint32_t> values = bands[i].values;
        if (target.RasterIO(GF_Write, 0, 0, grid.columns, grid.rows, values.data(), grid.columns, grid.rows, GDT_UInt32,
                            0, 0, nullptr) != CE_None) {
            fail(path);
        }
    }
    copy_to_cog(*dataset, path, creation_options, "YES");
}

}  // namespace sunshed
