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

DatasetPtr in_memory(const GridGeometry& grid, const std::string& crs_wkt, int bands, GDALDataType type,
                     const std::string& path) {
    start_gdal();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    DatasetPtr dataset(driver->Create("", grid.columns, grid.rows, bands, type, nullptr));
    if (!dataset) {
        fail(path);
    }
    std::array<double, 6> transform{grid.west_x, grid.cell_size_m, 0.0, grid.north_y, 0.0, -grid.cell_size_m};
    dataset->SetGeoTransform(transform.data());
    const OGRSpatialReference reference = reference_from_wkt(crs_wkt);
    dataset->SetSpatialRef(&reference);
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
        in_memory(bands.front().values->geometry, crs_wkt, static_cast<int>(bands.size()), GDT_Float32, path);
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
    start_gdal();
    impl_->path = path;
    impl_->parts = path + ".bands";
    CPLStringList options;
    options.SetNameValue("INTERLEAVE", "BAND");
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    impl_->dataset.reset(
        driver->Create(impl_->parts.c_str(), grid.columns, grid.rows, bands, GDT_Float32, options.List()));
    if (!impl_->dataset) {
        fail(path);
    }
    std::array<double, 6> transform{grid.west_x, grid.cell_size_m, 0.0, grid.north_y, 0.0, -grid.cell_size_m};
    impl_->dataset->SetGeoTransform(transform.data());
    const OGRSpatialReference reference = reference_from_wkt(crs_wkt);
    impl_->dataset->SetSpatialRef(&reference);
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

void write_mask_cog(const std::string& path, const std::string& crs_wkt, const std::vector<std::string>& band_names,
                    const std::vector<Raster<std::uint32_t>>& bands, const std::vector<std::string>& creation_options) {
    expects(!bands.empty() && bands.size() == band_names.size(), "every band has a name");
    const GridGeometry& grid = bands.front().geometry;
    DatasetPtr dataset = in_memory(grid, crs_wkt, static_cast<int>(bands.size()), GDT_UInt32, path);
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
