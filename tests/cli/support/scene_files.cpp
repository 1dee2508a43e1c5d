#include "support/scene_files.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace sunshed::test {

namespace {

void require(bool done, const std::string& path) {
    if (!done) {
        throw std::runtime_error(path + " could not be written");
    }
}

std::unique_ptr<GDALDataset> created(const char* driver, const std::string& path, int columns, int rows, int bands,
                                     GDALDataType type) {
    GDALAllRegister();
    std::unique_ptr<GDALDataset> file(
        GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), columns, rows, bands, type, nullptr));
    require(file != nullptr, path);
    return file;
}

OGRPolygon polygon_of(const TestFeature& feature) {
    OGRPolygon polygon;
    for (const auto& ring : feature.rings) {
        OGRLinearRing line;
        for (const auto& [x, y] : ring) {
            line.addPoint(x, y);
        }
        line.closeRings();
        polygon.addRing(&line);
    }
    return polygon;
}

}  // namespace

void write_geotiff(const std::string& path, const RasterFrame& frame,
                   const std::function<double(double x, double y)>& value) {
    const auto file = created("GTiff", path, frame.columns, frame.rows, 1, GDT_Float32);
    std::array<double, 6> transform{frame.west, frame.cell_m, 0.0, frame.south + frame.rows * frame.cell_m,
                                    0.0,        -frame.cell_m};
    file->SetGeoTransform(transform.data());
    if (!frame.crs.empty()) {
        OGRSpatialReference reference;
        reference.SetFromUserInput(frame.crs.c_str());
        file->SetSpatialRef(&reference);
    }
    std::vector<float> row(static_cast<std::size_t>(frame.columns));
    for (int r = 0; r < frame.rows; ++r) {
        for (int c = 0; c < frame.columns; ++c) {
            row[static_cast<std::size_t>(c)] =
                static_cast<float>(value((c + 0.5) * frame.cell_m, (frame.rows - r - 0.5) * frame.cell_m));
        }
        require(file->GetRasterBand(1)->RasterIO(GF_Write, 0, r, frame.columns, 1, row.data(), frame.columns, 1,
                                                 GDT_Float32, 0, 0) == CE_None,
                path);
    }
}

void write_geopackage(const std::string& path, const std::string& crs, const std::vector<TestField>& fields,
                      const std::vector<TestFeature>& features) {
    const auto file = created("GPKG", path, 0, 0, 0, GDT_Unknown);
    OGRSpatialReference reference;
    reference.SetFromUserInput(crs.c_str());
    const std::string name = std::filesystem::path(path).stem();
    OGRLayer* layer = file->CreateLayer(name.c_str(), &reference, wkbPolygon, nullptr);
    require(layer != nullptr, path);
    for (const TestField& field : fields) {
        OGRFieldDefn definition(field.name.c_str(), field.number ? OFTReal : OFTString);
        layer->CreateField(&definition);
    }
    for (const TestFeature& feature : features) {
        OGRFeature row(layer->GetLayerDefn());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (!feature.values[i].empty()) {
                row.SetField(static_cast<int>(i), feature.values[i].c_str());
            }
        }
        const OGRPolygon polygon = polygon_of(feature);
        row.SetGeometry(&polygon);
        require(layer->CreateFeature(&row) == OGRERR_NONE, path);
    }
}

}  // namespace sunshed::test
