#include "open_elevation.hpp"

#include <fmt/format.h>
#include <gdal_utils.h>
#include <gdalwarper.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "crs_reference.hpp"
#include "dataset_access.hpp"
#include "gdal_failures.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "vertical_unit.hpp"

namespace sunshed {

namespace {

DatasetPtr open_raster(const std::string& path) {
    const GdalFailures failures;
    DatasetPtr dataset = open_dataset(path, DatasetKind::raster);
    if (!dataset || dataset->GetRasterCount() == 0) {
        throw Error(ErrorCode::bad_input, path, "this is not a raster that GDAL reads" + failures.in_brackets(),
                    "give an elevation model, e.g. a GeoTIFF");
    }
    return dataset;
}

/// The file's own where it is one of the earth; else what the user says.
CrsInfo crs_of(GDALDataset& dataset, const std::string& path, const std::string& given) {
    const OwnCrs own = own_crs(dataset.GetSpatialRef(), "raster");
    if (own.crs) {
        return *own.crs;
    }
    if (!given.empty()) {
        return crs_from_text(given, path);
    }
    throw Error(ErrorCode::bad_input, path, own.fault,
                "set project.crs (--crs), e.g. EPSG:32652, or write one with gdal_edit.py -a_srs");
}

bool same_crs(const std::string& a_wkt, const std::string& b_wkt) {
    return reference_from_wkt(a_wkt).IsSame(std::make_unique<OGRSpatialReference>(reference_from_wkt(b_wkt)).get()) !=
           0;
}

/// Of a raster that says its CRS itself, and of the one that was given beside it; empty where they are the same.
std::string contradiction_of(const CrsInfo& own, const RasterReadOptions& options) {
    if (options.crs.empty() || !options.target_crs_wkt.empty()) {
        return {};
    }
    const CrsInfo given = crs_from_text(options.crs, "project.crs");
    return same_crs(own.wkt, given.wkt)
               ? std::string()
               : fmt::format(
                     "it says itself that it is in {}: project.crs (--crs), {}, is for inputs that say none and "
                     "changes nothing; where the file is wrong, mend it with gdal_edit.py -a_srs",
                     own.name, given.name);
}

std::array<double, 6> transform_of(GDALDataset& dataset, const std::string& path) {
    std::array<double, 6> t{};
    const bool has_one = dataset.GetGeoTransform(t.data()) == CE_None;
    const bool is_sound = std::all_of(t.begin(), t.end(), [](double value) { return std::isfinite(value); }) &&
                          t[1] * t[5] - t[2] * t[4] != 0.0;
    if (!has_one || !is_sound) {
        throw Error(ErrorCode::bad_input, path, "the raster is not georeferenced", "give one with a geotransform");
    }
    return t;
}

/// Along its rows; of degrees, on the equator.
double cell_size_m(const std::array<double, 6>& t, const CrsInfo& crs) {
    constexpr double metres_a_degree = 111320.0;
    return std::hypot(t[1], t[4]) * (crs.projected ? crs.metres_per_unit : metres_a_degree);
}

Point2 middle_of(GDALDataset& dataset, const std::array<double, 6>& t) {
    const double column = dataset.GetRasterXSize() / 2.0;
    const double row = dataset.GetRasterYSize() / 2.0;
    return {t[0] + column * t[1] + row * t[2], t[3] + column * t[4] + row * t[5]};
}

/// A map in degrees may count its longitudes from anywhere, and PROJ takes them so far round the earth only.
std::array<double, 6> between_180_and_180(std::array<double, 6> t, GDALDataset& dataset, const CrsInfo& crs) {
    if (!crs.projected) {
        const double longitude_deg = middle_of(dataset, t).x;
        t[0] += wrapped_longitude_deg(longitude_deg) - longitude_deg;
    }
    return t;
}

bool is_square_and_north_up(const std::array<double, 6>& t) {
    return t[2] == 0.0 && t[4] == 0.0 && t[1] > 0.0 && t[5] < 0.0 && std::abs(t[1] + t[5]) < 1e-6 * t[1];
}

/// Resamples to a CRS and, where given, onto a grid, as windows are read. Without a grid GDAL chooses square cells of
/// like size.
DatasetPtr warp(GDALDataset& source, const CrsInfo& from, const CrsInfo& to, const RasterReadOptions& asked,
                const std::string& path) {
    std::vector<std::string> words{"-of",        "VRT", "-ot",    "Float32", "-r",     "bilinear",
                                   "-dstnodata", "nan", "-s_srs", from.wkt,  "-t_srs", to.wkt};
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

GridGeometry grid_of(GDALDataset& dataset, const std::string& path) {
    const auto t = transform_of(dataset, path);
    return {t[0], t[3], t[1], dataset.GetRasterXSize(), dataset.GetRasterYSize()};
}

void check_size(double cells, const std::string& path, const RasterReadOptions& options) {
    if (cells > options.most_cells) {
        throw Error(
            ErrorCode::bad_input, path,
            fmt::format("its header claims {:.3g} cells, and memory is there for {:.3g}", cells, options.most_cells),
            "allow more memory (--memory), cut the area or take a coarser raster");
    }
}

/// The CRS to work in: what was asked for, or the file's own where one can measure in it, or UTM.
CrsInfo target_of(const RasterReadOptions& options, const CrsInfo& own, Point2 middle, std::string& why) {
    if (!options.target_crs_wkt.empty()) {
        return crs_info(reference_from_wkt(options.target_crs_wkt));
    }
    if (own.projected) {
        const MapScale scale = map_scale(own, middle);
        if (scale.measures() && std::abs(own.metres_per_unit - 1.0) < 1e-9) {
            return own;
        }
        if (!scale.measures()) {
            why = fmt::format(": a metre of its map is {:.3f} x {:.3f} m on the ground", scale.along_x, scale.along_y);
        }
    }
    return utm_on_datum_of(own, to_geographic(own.wkt, middle));
}

/// The part of a raster under a box of another CRS, with some cells around it; all of it where that is not clear.
Window part_under(GDALDataset& dataset, const std::array<double, 6>& t, const CrsInfo& own, const CrsInfo& target,
                  const Box2& box) {
    constexpr int steps = 8;
    constexpr double around_cells = 16.0;
    const Window whole{0, 0, dataset.GetRasterXSize(), dataset.GetRasterYSize()};
    Box2 cells{1e300, 1e300, -1e300, -1e300};
    try {
        const PointTransform to_own(target.wkt, own.wkt);
        for (int i = 0; i <= steps * steps + 2 * steps; ++i) {
            const double x = box.min_x + (box.max_x - box.min_x) * (i % (steps + 1)) / steps;
            const double y = box.min_y + (box.max_y - box.min_y) * (i / (steps + 1)) / steps;
            const Point2 p = to_own({x, y});
            const double det = t[1] * t[5] - t[2] * t[4];
            const double column = ((p.x - t[0]) * t[5] - (p.y - t[3]) * t[2]) / det;
            const double row = ((p.y - t[3]) * t[1] - (p.x - t[0]) * t[4]) / det;
            cells = {std::min(cells.min_x, column), std::min(cells.min_y, row), std::max(cells.max_x, column),
                     std::max(cells.max_y, row)};
        }
    } catch (const Error&) {
        return whole;
    }
    const auto bounded = [](double value, int most) { return static_cast<int>(std::clamp<double>(value, 0.0, most)); };
    const int column = bounded(std::floor(cells.min_x - around_cells), whole.columns);
    const int row = bounded(std::floor(cells.min_y - around_cells), whole.rows);
    const Window part{column, row, bounded(std::ceil(cells.max_x + around_cells), whole.columns) - column,
                      bounded(std::ceil(cells.max_y + around_cells), whole.rows) - row};
    return part.empty() ? whole : part;
}

/// Takes the unit that the file's elevations are in.
std::unique_ptr<ElevationSource> source_of(DatasetPtr dataset, const std::string& path, const CrsInfo& own,
                                           const RasterReadOptions& options, OpenElevation& open) {
    const VerticalUnit vertical = vertical_unit(*dataset, own, path, options);
    if (vertical.unit.metres != 1.0) {
        open.notes.push_back(fmt::format("elevations are in {} and were converted to metres", vertical.unit.name));
    }
    if (!vertical.doubt.empty()) {
        open.findings.push_back(vertical.doubt);
    }
    return std::make_unique<ElevationSource>(std::move(dataset), path, vertical.unit.metres, options.use);
}

/// Brings the source onto square cells of the CRS that is worked in, where it is not on them.
/// @param why  it is brought to another CRS
void set_grid(OpenElevation& open, const CrsInfo& own, const std::array<double, 6>& transform, const std::string& why,
              const RasterReadOptions& options) {
    GDALDataset& dataset = open.source->dataset();
    const std::string& path = open.source->path();
    const bool other_crs = !same_crs(own.wkt, open.crs.wkt);
    if (other_crs) {
        const GeographicPoint middle = to_geographic(own.wkt, middle_of(dataset, transform));
        const DatumShift shift = datum_shift(own, open.crs, middle);
        if (!options.allow_ballpark) {
            refuse_guess(path, shift);
        }
        open.notes.push_back(fmt::format("reprojected from {} to {}{}{}{}", own.name, open.crs.name, why,
                                         shift.words.empty() ? "" : "; ", shift.words));
    } else if (!is_square_and_north_up(transform)) {
        open.notes.push_back(
            fmt::format("cells of {} x {} were resampled to square, north-up ones", transform[1], transform[5]));
    }
    if (other_crs || options.align_to || options.clip_to || !is_square_and_north_up(transform)) {
        open.in_metres = open.source->as_dataset(own.wkt, transform);
        open.warped = warp(*open.in_metres, own, open.crs, options, path);
    }
    open.grid = grid_of(open.warped ? *open.warped : dataset, path);
    check_size(static_cast<double>(open.grid.columns) * open.grid.rows, path, options);
}

OpenElevation open_unnamed(const std::string& path, const RasterReadOptions& options) {
    DatasetPtr dataset = open_raster(path);
    const CrsInfo own = crs_of(*dataset, path, options.crs);
    const auto transform = between_180_and_180(transform_of(*dataset, path), *dataset, own);
    OpenElevation open;
    if (const std::string other = contradiction_of(own, options); !other.empty()) {
        open.notes.push_back(other);
    }
    for (const std::string& file : files_elsewhere(path)) {
        open.notes.push_back("it reads " + shown_name(file));
    }
    std::string why;
    open.crs = target_of(options, own, middle_of(*dataset, transform), why);
    open.source = source_of(std::move(dataset), path, own, options, open);
    set_grid(open, own, transform, why, options);
    GDALDataset& file = open.source->dataset();
    Window part{0, 0, file.GetRasterXSize(), file.GetRasterYSize()};
    if (options.align_to || options.clip_to) {
        part = part_under(file, transform, own, open.crs,
                          options.align_to ? options.align_to->bounds() : *options.clip_to);
    }
    check_size(static_cast<double>(part.columns) * part.rows, path, options);
    open.source->survey(part, cell_size_m(transform, own), options.progress);
    const auto found = open.source->findings();
    open.findings.insert(open.findings.end(), found.begin(), found.end());
    return open;
}

}  // namespace

OpenElevation open_elevation(const std::string& path, const RasterReadOptions& options) {
    try {
        return open_unnamed(path, options);
    } catch (const Error& error) {  // of a CRS or a point, which know no file
        if (!error.where().empty()) {
            throw;
        }
        throw Error(error.code(), path, error.problem(), error.mend());
    }
}

}  // namespace sunshed
