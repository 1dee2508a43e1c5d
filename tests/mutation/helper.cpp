// What mutate.py cannot do in plain Python: make small valid inputs, and look at the values of rasters.
//   helper inputs FOLDER               dsm.tif, far.tif, weather.epw, and buildings.gpkg, .shp, .fgb, .geojson
//   helper range FILE LOW HIGH         exit code 1 where a cell with a value is not finite or lies outside
#include <fmt/format.h>
#include <gdal_priv.h>
#include <gdal_utils.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "support/small_scene.hpp"

namespace {

void translate(const std::string& from, const std::string& to, const char* driver) {
    GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    std::vector<char*> words{const_cast<char*>("-f"), const_cast<char*>(driver)};
    if (std::string(driver) == "ESRI Shapefile") {
        words.insert(words.end(), {const_cast<char*>("-lco"), const_cast<char*>("ENCODING=UTF-8")});
    }
    words.push_back(nullptr);
    GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(words.data(), nullptr);
    GDALClose(GDALVectorTranslate(to.c_str(), nullptr, 1, &source, options, nullptr));
    GDALVectorTranslateOptionsFree(options);
    GDALClose(source);
}

int make_inputs(const std::string& folder) {
    const sunshed::test::SmallScene scene;
    scene.write_dsm(
        [](double x, double y) {
            const bool tall = x > 11 && x < 21 && y > 11 && y < 21;
            const bool low = x > 31 && x < 45 && y > 31 && y < 43;
            return tall ? 148.0 : low ? 145.0 : 140.0;
        },
        "EPSG:32652", 60);
    for (const char* name : {"dsm.tif", "buildings.geojson", "weather.epw"}) {
        std::filesystem::copy_file(scene.file(name), folder + "/" + name);
    }
    const std::string geojson = folder + "/buildings.geojson";
    translate(geojson, folder + "/buildings.gpkg", "GPKG");
    translate(geojson, folder + "/buildings.shp", "ESRI Shapefile");
    translate(geojson, folder + "/buildings.fgb", "FlatGeobuf");
    return 0;
}

int check_range(const std::string& path, double low, double high) {
    GDALDataset* dataset = GDALDataset::Open(path.c_str(), GDAL_OF_RASTER);
    if (dataset == nullptr) {
        fmt::print("{} cannot be opened\n", path);
        return 1;
    }
    const int columns = dataset->GetRasterXSize();
    std::vector<double> row(static_cast<std::size_t>(columns));
    for (GDALRasterBand* band : dataset->GetBands()) {
        const double nodata = band->GetNoDataValue();
        for (int r = 0; r < band->GetYSize(); ++r) {
            if (band->RasterIO(GF_Read, 0, r, columns, 1, row.data(), columns, 1, GDT_Float64, 0, 0) != CE_None) {
                fmt::print("{} cannot be read\n", path);
                return 1;
            }
            for (const double value : row) {
                if (value != nodata && !(std::isfinite(value) && value >= low && value <= high)) {
                    fmt::print("{} holds {}\n", path, value);
                    return 1;
                }
            }
        }
    }
    GDALClose(dataset);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    GDALAllRegister();
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == 2 && words[0] == "inputs") {
        return make_inputs(words[1]);
    }
    if (words.size() == 4 && words[0] == "range") {
        return check_range(words[1], std::atof(words[2].c_str()), std::atof(words[3].c_str()));
    }
    fmt::print(stderr, "helper inputs FOLDER | helper range FILE LOW HIGH\n");
    return 2;
}
