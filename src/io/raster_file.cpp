#include "sunshed/io/raster_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <memory>

#include "gdal_failures.hpp"
#include "open_elevation.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

void read_warped(GDALDataset& dataset, const Window& window, FloatRaster& raster, const std::string& path) {
    const GdalFailures failures;
    const CPLErr status = dataset.GetRasterBand(1)->RasterIO(GF_Read, window.column, window.row, window.columns,
                                                             window.rows, raster.values.data(), window.columns,
                                                             window.rows, GDT_Float32, 0, 0, nullptr);
    if (status != CE_None || failures.any()) {
        throw Error(ErrorCode::io_failure, path, fmt::format("the raster cannot be read ({})", failures.first()),
                    "the file is damaged or cut short: copy it again");
    }
    for (float& value : raster.values) {
        value = std::isfinite(value) ? value : missing_f;
    }
}

void summarise(RasterInput& input, const std::string& path) {
    double low = missing_d;
    double high = missing_d;
    for (const float value : input.raster.values) {
        if (std::isnan(value)) {
            ++input.nodata_count;
            continue;
        }
        low = std::fmin(low, value);
        high = std::fmax(high, value);
    }
    if (input.nodata_count == input.raster.values.size()) {
        throw Error(ErrorCode::bad_input, path, "every cell is nodata", "check the file and its nodata value");
    }
    input.min_value = low;
    input.max_value = high;
}

}  // namespace

RasterInput read_elevation(const std::string& path, const RasterReadOptions& options) {
    ElevationFile file(path, options);
    RasterInput input;
    input.crs = file.crs();
    input.notes = file.notes();
    input.findings = file.findings();
    input.raster = file.read(file.geometry().whole());
    summarise(input, path);
    return input;
}

struct ElevationFile::Impl {
    std::string path;
    OpenElevation open;
};

ElevationFile::ElevationFile(const std::string& path, const RasterReadOptions& options)
    : impl_(std::make_unique<Impl>(Impl{path, open_elevation(path, options)})) {}

ElevationFile::~ElevationFile() {
    impl_->open.warped.reset();  // each before what it reads from
    impl_->open.in_metres.reset();
}

GridGeometry ElevationFile::geometry() const {
    return impl_->open.grid;
}

const CrsInfo& ElevationFile::crs() const {
    return impl_->open.crs;
}

const std::vector<std::string>& ElevationFile::notes() const {
    return impl_->open.notes;
}

const std::vector<std::string>& ElevationFile::findings() const {
    return impl_->open.findings;
}

double ElevationFile::median_m() const {
    return impl_->open.source->survey().median_m();
}

FloatRaster ElevationFile::read(const Window& window) {
    FloatRaster raster(impl_->open.grid.part(window));
    if (impl_->open.warped) {
        read_warped(*impl_->open.warped, window, raster, impl_->path);
    } else {
        impl_->open.source->read(window, raster.values);
    }
    return raster;
}

}  // namespace sunshed
