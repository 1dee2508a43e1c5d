#include "sunshed/io/value_raster.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>

#include "dataset_access.hpp"
#include "gdal_failures.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/dataset_name.hpp"

namespace sunshed {

namespace {

using GeoTransform = std::array<double, 6>;

std::string grid_words(int columns, int rows, const GeoTransform& t) {
    return fmt::format("{} x {} cells of {:g} x {:g} from ({:.3f}, {:.3f})", columns, rows, t[1], -t[5], t[0], t[3]);
}

GeoTransform transform_of(const GridGeometry& grid) {
    return {grid.west_x, grid.cell_size_m, 0.0, grid.north_y, 0.0, -grid.cell_size_m};
}

/// To a thousandth of a cell.
bool is_on(const GridGeometry& grid, int columns, int rows, const GeoTransform& have) {
    const GeoTransform want = transform_of(grid);
    const double allowed = 0.001 * grid.cell_size_m;
    bool is_same = columns == grid.columns && rows == grid.rows;
    for (const std::size_t corner : {0U, 3U}) {
        is_same = is_same && std::abs(have[corner] - want[corner]) <= allowed;
    }
    for (const std::size_t step : {1U, 2U, 4U, 5U}) {
        is_same = is_same && std::abs(have[step] - want[step]) * std::max(columns, rows) <= allowed;
    }
    return is_same;
}

void check_grid(GDALDataset& dataset, const std::string& path, const GridGeometry& grid) {
    GeoTransform have{};
    const bool has_place = dataset.GetGeoTransform(have.data()) == CE_None;
    if (has_place && is_on(grid, dataset.GetRasterXSize(), dataset.GetRasterYSize(), have)) {
        return;
    }
    const Box2 box = grid.bounds();
    throw Error(ErrorCode::bad_input, path,
                fmt::format("it does not lie on the surface's grid: {}, and the surface {}",
                            has_place ? grid_words(dataset.GetRasterXSize(), dataset.GetRasterYSize(), have)
                                      : "it has no place on a map",
                            grid_words(grid.columns, grid.rows, transform_of(grid))),
                fmt::format("bring it there: gdalwarp -t_srs DSM.prj -te {} {} {} {} -ts {} {}", box.min_x, box.min_y,
                            box.max_x, box.max_y, grid.columns, grid.rows));
}

void check_crs(GDALDataset& dataset, const std::string& path, const std::string& crs_wkt) {
    const OGRSpatialReference* have = dataset.GetSpatialRef();
    OGRSpatialReference want;
    if (have == nullptr || want.importFromWkt(crs_wkt.c_str()) != OGRERR_NONE) {
        return;  // cells on the same grid are in the same map
    }
    const char* options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                             "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
    OGRSpatialReference flat(*have);
    flat.StripVertical();
    want.StripVertical();
    if (flat.IsSame(&want, options) == 0) {
        throw Error(ErrorCode::bad_input, path,
                    fmt::format("its map is {}, and that of the surface {}", flat.GetName(), want.GetName()),
                    "bring it to the surface's with gdalwarp -t_srs");
    }
}

void apply_scale(GDALRasterBand& band, FloatRaster& raster) {
    int has_nodata = 0;
    const double nodata = band.GetNoDataValue(&has_nodata);
    const double scale = band.GetScale();
    const double offset = band.GetOffset();
    for (float& value : raster.values) {
        const bool is_missing = !std::isfinite(value) || (has_nodata != 0 && value == static_cast<float>(nodata));
        value = is_missing ? missing_f : static_cast<float>(value * scale + offset);
    }
}

}  // namespace

struct ValueRaster::Impl {
    std::string path;
    DatasetPtr dataset;
    GridGeometry grid;
};

ValueRaster::ValueRaster(const std::string& path, const GridGeometry& grid, const std::string& crs_wkt)
    : impl_(std::make_unique<Impl>(Impl{path, open_dataset(path, DatasetKind::raster), grid})) {
    if (!impl_->dataset || impl_->dataset->GetRasterCount() == 0) {
        throw Error(ErrorCode::bad_input, path, "this is not a raster that GDAL reads", "give a GeoTIFF or the like");
    }
    check_grid(*impl_->dataset, path, grid);
    check_crs(*impl_->dataset, path, crs_wkt);
}

ValueRaster::~ValueRaster() = default;

const std::string& ValueRaster::path() const {
    return impl_->path;
}

int ValueRaster::bands() const {
    return impl_->dataset->GetRasterCount();
}

FloatRaster ValueRaster::read(const Window& window, int band) const {
    FloatRaster raster(impl_->grid.part(window));
    GDALRasterBand* source = impl_->dataset->GetRasterBand(band + 1);
    const GdalFailures failures;
    const CPLErr status =
        source->RasterIO(GF_Read, window.column, window.row, window.columns, window.rows, raster.values.data(),
                         window.columns, window.rows, GDT_Float32, 0, 0, nullptr);
    if (status != CE_None || failures.any()) {
        throw Error(ErrorCode::io_failure, impl_->path, fmt::format("it cannot be read ({})", failures.first()),
                    "the file is damaged or cut short: copy it again");
    }
    apply_scale(*source, raster);
    return raster;
}

ValueRaster::Range ValueRaster::range() const {
    Range range{missing_d, missing_d};
    constexpr int strip_rows = 256;
    for (int band = 0; band < bands(); ++band) {
        for (int row = 0; row < impl_->grid.rows; row += strip_rows) {
            const Window strip{0, row, impl_->grid.columns, std::min(strip_rows, impl_->grid.rows - row)};
            for (const float value : read(strip, band).values) {
                range.low = std::fmin(range.low, value);
                range.high = std::fmax(range.high, value);
            }
        }
    }
    return range;
}

}  // namespace sunshed
