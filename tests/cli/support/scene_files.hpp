#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace sunshed::test {

/// Where the cells of a raster of a test lie, in metres of its CRS.
struct RasterFrame {
    double west = 0.0;
    double south = 0.0;
    int columns = 0;
    int rows = 0;
    double cell_m = 0.5;
    std::string crs;  ///< empty = none
};

/// Writes a GeoTIFF of Float32. value(x, y) is asked at the middles of cells, in metres from the south-west corner.
void write_geotiff(const std::string& path, const RasterFrame& frame,
                   const std::function<double(double x, double y)>& value);

/// A polygon of a layer: rings of map coordinates (the outer one first, closed or not) and its fields as text;
/// an empty text is NULL.
struct TestFeature {
    std::vector<std::vector<std::pair<double, double>>> rings;
    std::vector<std::string> values;
};

/// A field of a layer; numbers are reals.
struct TestField {
    std::string name;
    bool number = false;
};

/// Writes a GeoPackage with one layer, named as the file.
void write_geopackage(const std::string& path, const std::string& crs, const std::vector<TestField>& fields,
                      const std::vector<TestFeature>& features);

}  // namespace sunshed::test
