#include "support/moved_scene.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <vector>

namespace sunshed::test {

namespace {

namespace fs = std::filesystem;

using DatasetPointer = std::unique_ptr<GDALDataset>;

OGRSpatialReference reference_of(const std::string& crs) {
    OGRSpatialReference reference;
    if (reference.SetFromUserInput(crs.c_str()) != OGRERR_NONE) {
        throw std::runtime_error("not a CRS: " + crs);
    }
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

void must(bool done, const std::string& what) {
    if (!done) {
        throw std::runtime_error(what);
    }
}

/// Cells of a raster, row by row from the north, with its frame.
struct Cells {
    int columns = 0;
    int rows = 0;
    std::array<double, 6> frame{};
    std::vector<float> values;
    bool has_nodata = false;
    double nodata = 0.0;
};

Cells read_cells(const std::string& path) {
    const DatasetPointer file(GDALDataset::Open(path.c_str()));
    must(file != nullptr, path);
    Cells cells{file->GetRasterXSize(), file->GetRasterYSize(), {}, {}};
    file->GetGeoTransform(cells.frame.data());
    cells.values.resize(static_cast<std::size_t>(cells.columns) * static_cast<std::size_t>(cells.rows));
    GDALRasterBand* band = file->GetRasterBand(1);
    int has_nodata = 0;
    cells.nodata = band->GetNoDataValue(&has_nodata);
    cells.has_nodata = has_nodata != 0;
    must(band->RasterIO(GF_Read, 0, 0, cells.columns, cells.rows, cells.values.data(), cells.columns, cells.rows,
                        GDT_Float32, 0, 0) == CE_None,
         path);
    return cells;
}

/// Counter-clockwise about the map's origin: what was east is north.
Cells turned(const Cells& cells) {
    Cells result{cells.rows,       cells.columns, {}, std::vector<float>(cells.values.size()),
                 cells.has_nodata, cells.nodata};
    const double east = cells.frame[0] + cells.columns * cells.frame[1];
    const double north = cells.frame[3];
    // The upper left corner of the turned raster is the upper right one of the other: (x, y) goes to (-y, x).
    result.frame = {-north, cells.frame[1], 0.0, east, 0.0, cells.frame[5]};
    for (int row = 0; row < cells.rows; ++row) {
        for (int column = 0; column < cells.columns; ++column) {
            const int turned_row = cells.columns - 1 - column;
            result.values[static_cast<std::size_t>(turned_row) * static_cast<std::size_t>(cells.rows) +
                          static_cast<std::size_t>(row)] =
                cells.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(cells.columns) +
                             static_cast<std::size_t>(column)];
        }
    }
    return result;
}

void move_raster(const std::string& from, const std::string& to, const SceneMove& move) {
    Cells cells = read_cells(from);
    if (move.quarter_turn) {
        cells = turned(cells);
    }
    cells.frame[0] += move.east_m;
    cells.frame[3] += move.north_m;
    const DatasetPointer file(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        to.c_str(), cells.columns, cells.rows, 1, GDT_Float32, nullptr));
    must(file != nullptr, to);
    file->SetGeoTransform(cells.frame.data());
    const OGRSpatialReference reference = reference_of(move.crs);
    file->SetSpatialRef(&reference);
    if (cells.has_nodata) {
        file->GetRasterBand(1)->SetNoDataValue(cells.nodata);
    }
    must(file->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, cells.columns, cells.rows, cells.values.data(), cells.columns,
                                          cells.rows, GDT_Float32, 0, 0) == CE_None,
         to);
}

void move_ring(OGRLineString& ring, const SceneMove& move) {
    for (int i = 0; i < ring.getNumPoints(); ++i) {
        const double x = move.quarter_turn ? -ring.getY(i) : ring.getX(i);
        const double y = move.quarter_turn ? ring.getX(i) : ring.getY(i);
        ring.setPoint(i, x + move.east_m, y + move.north_m);
    }
}

void move_polygons(OGRGeometry& geometry, const SceneMove& move) {
    if (wkbFlatten(geometry.getGeometryType()) == wkbMultiPolygon) {
        for (OGRPolygon* polygon : *geometry.toMultiPolygon()) {
            move_polygons(*polygon, move);
        }
        return;
    }
    for (OGRLinearRing* ring : *geometry.toPolygon()) {
        move_ring(*ring, move);
    }
}

void move_layer(OGRLayer& layer, GDALDataset& target, const SceneMove& move) {
    OGRSpatialReference reference = reference_of(move.crs);
    OGRLayer* moved = target.CreateLayer(layer.GetName(), &reference, layer.GetGeomType(), nullptr);
    must(moved != nullptr, layer.GetName());
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
        must(moved->CreateField(layer.GetLayerDefn()->GetFieldDefn(i)) == OGRERR_NONE, layer.GetName());
    }
    std::vector<OGRFeatureUniquePtr> features;
    for (auto& feature : layer) {
        features.push_back(std::move(feature));
    }
    if (move.reversed) {
        std::reverse(features.begin(), features.end());
    }
    for (const auto& feature : features) {
        const OGRFeatureUniquePtr copy(OGRFeature::CreateFeature(moved->GetLayerDefn()));
        copy->SetFrom(feature.get());
        move_polygons(*copy->GetGeometryRef(), move);
        must(moved->CreateFeature(copy.get()) == OGRERR_NONE, layer.GetName());
    }
}

void move_layers(const std::string& from, const std::string& to, const SceneMove& move) {
    const DatasetPointer source(GDALDataset::Open(from.c_str(), GDAL_OF_VECTOR));
    must(source != nullptr, from);
    const DatasetPointer target(
        GetGDALDriverManager()->GetDriverByName("GPKG")->Create(to.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    must(target != nullptr, to);
    for (OGRLayer* layer : source->GetLayers()) {
        move_layer(*layer, *target, move);
    }
}

}  // namespace

void copy_moved(const std::string& from, const std::string& to, const SceneMove& move) {
    GDALAllRegister();
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(from)) {
        const std::string target = to + "/" + entry.path().filename().string();
        const std::string kind = entry.path().extension().string();
        if (kind == ".tif") {
            move_raster(entry.path().string(), target, move);
        } else if (kind == ".gpkg") {
            SceneMove own = move;
            own.reversed = move.reversed && entry.path().stem() == "buildings";
            move_layers(entry.path().string(), target, own);
        } else if (entry.is_regular_file()) {
            fs::copy_file(entry.path(), target);
        }
    }
}

}  // namespace sunshed::test
