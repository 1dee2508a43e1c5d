#include "sunshed/io/raster_file.hpp"

#include <fmt/format.h>
#include <gdal_utils.h>
#include <gdalwarper.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>

#include "crs_reference.hpp"
#include "dataset_access.hpp"
#include "gdal_handles.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {

namespace {

constexpr double metres_per_foot = 0.3048;
constexpr double metres_per_us_foot = 1200.0 / 3937.0;

DatasetPtr open_raster(const std::string& path) {
    DatasetPtr dataset = open_dataset(path, DatasetKind::raster);
    if (!dataset || dataset->GetRasterCount() == 0) {
        throw Error(ErrorCode::bad_input, path, "this is not a raster that GDAL reads",
                    "give an elevation model, e.g. a GeoTIFF");
    }
    return dataset;
}

CrsInfo crs_of(GDALDataset& dataset, const std::string& path, const std::string& given) {
    if (!given.empty()) {
        return crs_from_text(given, path);
    }
    const OGRSpatialReference* reference = dataset.GetSpatialRef();
    if (reference == nullptr || reference->IsEmpty()) {
        throw Error(ErrorCode::bad_input, path, "the raster has no CRS",
                    "set project.crs, or write one with gdal_edit.py -a_srs");
    }
    return crs_info(*reference);
}

std::array<double, 6> transform_of(GDALDataset& dataset, const std::string& path) {
    std::array<double, 6> transform{};
    if (dataset.GetGeoTransform(transform.data()) != CE_None) {
        throw Error(ErrorCode::bad_input, path, "the raster is not georeferenced", "give one with a geotransform");
    }
    return transform;
}

GeographicPoint center_of(GDALDataset& dataset, const std::array<double, 6>& t, const CrsInfo& crs) {
    const double column = dataset.GetRasterXSize() / 2.0;
    const double row = dataset.GetRasterYSize() / 2.0;
    return to_geographic(crs.wkt, {t[0] + column * t[1] + row * t[2], t[3] + column * t[4] + row * t[5]});
}

bool same_crs(const std::string& a_wkt, const std::string& b_wkt) {
    return reference_from_wkt(a_wkt).IsSame(std::make_unique<OGRSpatialReference>(reference_from_wkt(b_wkt)).get()) !=
           0;
}

bool is_square_and_north_up(const std::array<double, 6>& t) {
    return t[2] == 0.0 && t[4] == 0.0 && t[1] > 0.0 && t[5] < 0.0 && std::abs(t[1] + t[5]) < 1e-6 * t[1];
}

/// Resamples to a CRS and, where given, onto a grid. Without a grid GDAL chooses square cells of like size.
/// @param format  "MEM" to do it now, "VRT" to do it as windows are read
DatasetPtr warp(GDALDataset& source, const CrsInfo& from, const CrsInfo& to, const RasterReadOptions& asked,
                const std::string& path, const std::string& format) {
    std::vector<std::string> words{"-of",        format, "-ot",    "Float32", "-r",     "bilinear",
                                   "-dstnodata", "nan",  "-s_srs", from.wkt,  "-t_srs", to.wkt};
    const auto add = [&](std::initializer_list<std::string> more) { words.insert(words.end(), more); };
    if (asked.align_to || asked.clip_to) {
        const Box2 box = asked.align_to ? asked.align_to->bounds() : *asked.clip_to;
        add({"-te", fmt::format("{:.9f}", box.min_x), fmt::format("{:.9f}", box.min_y),
             fmt::format("{:.9f}", box.max_x), fmt::format("{:.9f}", box.max_y)});
    }
    if (asked.align_to) {
        add({"-ts", std::to_string(asked.align_to->columns), std::to_string(asked.align_to->rows)});
    }
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.data(), nullptr);
    GDALDatasetH source_handle = &source;
    int usage_error = 0;
    DatasetPtr warped(GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &source_handle, options, &usage_error)));
    GDALWarpAppOptionsFree(options);
    if (!warped) {
        throw Error(ErrorCode::bad_input, path, gdal_message("the raster cannot be reprojected"),
                    "reproject it to UTM first");
    }
    return warped;
}

double vertical_scale(GDALDataset& dataset, const std::string& asked, std::vector<std::string>& notes) {
    const std::string unit = asked == "auto" ? dataset.GetRasterBand(1)->GetUnitType() : asked;
    if (unit == "ft" || unit == "foot" || unit == "feet") {
        notes.emplace_back("elevations are in feet and were converted to metres");
        return metres_per_foot;
    }
    if (unit == "us-ft" || unit == "US survey foot" || unit == "ftUS") {
        notes.emplace_back("elevations are in US survey feet and were converted to metres");
        return metres_per_us_foot;
    }
    return 1.0;
}

GridGeometry grid_of(GDALDataset& dataset, const std::string& path) {
    const auto t = transform_of(dataset, path);
    return {t[0], t[3], t[1], dataset.GetRasterXSize(), dataset.GetRasterYSize()};
}

/// Values as the file has them; nodata, NaN and infinity are NaN.
FloatRaster values_of(GDALDataset& dataset, const Window& window, const std::string& path) {
    FloatRaster raster(grid_of(dataset, path).part(window));
    GDALRasterBand* band = dataset.GetRasterBand(1);
    if (band->RasterIO(GF_Read, window.column, window.row, window.columns, window.rows, raster.values.data(),
                       window.columns, window.rows, GDT_Float32, 0, 0, nullptr) != CE_None) {
        throw Error(ErrorCode::io_failure, path, gdal_message("the raster cannot be read"),
                    "check that the file is whole");
    }
    int has_nodata = 0;
    const auto nodata = static_cast<float>(band->GetNoDataValue(&has_nodata));
    for (float& value : raster.values) {
        if (!std::isfinite(value) || (has_nodata != 0 && value == nodata)) {
            value = missing_f;
        }
    }
    return raster;
}

void summarise(RasterInput& input, double scale, const std::string& path) {
    double low = missing_d;
    double high = missing_d;
    for (float& value : input.raster.values) {
        if (std::isnan(value)) {
            ++input.nodata_count;
            continue;
        }
        value = static_cast<float>(value * scale);
        low = std::fmin(low, value);
        high = std::fmax(high, value);
    }
    if (input.nodata_count == input.raster.values.size()) {
        throw Error(ErrorCode::bad_input, path, "every cell is nodata", "check the file and its nodata value");
    }
    input.min_value = low;
    input.max_value = high;
}

/// The CRS to work in: what was asked for, or the file's own where one can measure in it, or UTM.
CrsInfo target_of(const RasterReadOptions& options, const CrsInfo& own, const GeographicPoint& center) {
    if (!options.target_crs_wkt.empty()) {
        return crs_info(reference_from_wkt(options.target_crs_wkt));
    }
    const bool measurable = own.projected && !own.web_mercator && std::abs(own.metres_per_unit - 1.0) < 1e-9;
    return measurable ? own : utm_for(center);
}

/// A file made ready to be read in the CRS that is worked in.
struct OpenElevation {
    DatasetPtr source;  ///< of what `dataset` resamples, where it does
    DatasetPtr dataset;
    CrsInfo crs;
    double scale = 1.0;  ///< of its values to metres
    std::vector<std::string> notes;
};

OpenElevation open_elevation(const std::string& path, const RasterReadOptions& options, const std::string& warped_as) {
    OpenElevation open;
    open.dataset = open_raster(path);
    for (const std::string& file : files_elsewhere(path)) {
        open.notes.push_back("it reads " + shown_name(file));
    }
    const CrsInfo own = crs_of(*open.dataset, path, options.crs);
    const auto transform = transform_of(*open.dataset, path);
    open.crs = target_of(options, own, center_of(*open.dataset, transform, own));
    open.scale = vertical_scale(*open.dataset, options.vertical_unit, open.notes);
    const bool other_crs = !same_crs(own.wkt, open.crs.wkt);
    if (other_crs) {
        open.notes.push_back(fmt::format("reprojected from {} to {}", own.name, open.crs.name));
    } else if (!is_square_and_north_up(transform)) {
        open.notes.push_back(
            fmt::format("cells of {} x {} were resampled to square, north-up ones", transform[1], transform[5]));
    }
    if (other_crs || options.align_to || options.clip_to || !is_square_and_north_up(transform)) {
        open.source = std::move(open.dataset);
        open.dataset = warp(*open.source, own, open.crs, options, path, warped_as);
    }
    return open;
}

}  // namespace

RasterInput read_elevation(const std::string& path, const RasterReadOptions& options) {
    OpenElevation open = open_elevation(path, options, "MEM");
    RasterInput input;
    input.crs = open.crs;
    input.notes = open.notes;
    const GridGeometry grid = grid_of(*open.dataset, path);
    input.raster = values_of(*open.dataset, grid.whole(), path);
    summarise(input, open.scale, path);
    return input;
}

struct ElevationFile::Impl {
    std::string path;
    OpenElevation open;
    GridGeometry grid;
};

ElevationFile::ElevationFile(const std::string& path, const RasterReadOptions& options)
    : impl_(std::make_unique<Impl>(Impl{path, open_elevation(path, options, "VRT"), {}})) {
    impl_->grid = grid_of(*impl_->open.dataset, path);
}

ElevationFile::~ElevationFile() {
    impl_->open.dataset.reset();  // before what it reads from
}

GridGeometry ElevationFile::geometry() const {
    return impl_->grid;
}

const CrsInfo& ElevationFile::crs() const {
    return impl_->open.crs;
}

const std::vector<std::string>& ElevationFile::notes() const {
    return impl_->open.notes;
}

FloatRaster ElevationFile::read(const Window& window) {
    FloatRaster raster = values_of(*impl_->open.dataset, window, impl_->path);
    for (float& value : raster.values) {
        value = static_cast<float>(value * impl_->open.scale);
    }
    return raster;
}

}  // namespace sunshed
