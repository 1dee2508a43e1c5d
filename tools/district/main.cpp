// Makes the embedded district: sunshed_district FOLDER CLIMATOLOGY.csv
// The same files every time: surface, ground, trees, footprints, zones, weather, statistics, and the truth for tests.

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "plan.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/weather_file.hpp"
#include "sunshed/weather/typical_year.hpp"

namespace {

using namespace sunshed;
using namespace sunshed::district;

constexpr const char* crs = "EPSG:32652";
constexpr GridGeometry fine_grid{west, south + size_m, 0.5, 2000, 2000};
constexpr GridGeometry ground_grid{west, south + size_m, 2.0, 500, 500};

OGRSpatialReference reference() {
    OGRSpatialReference result;
    result.SetFromUserInput(crs);
    result.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return result;
}

FloatRaster ground_raster(const GridGeometry& grid) {
    FloatRaster raster(grid);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            raster.at({column, row}) = static_cast<float>(ground_elevation_m(grid.cell_center({column, row})));
        }
    }
    return raster;
}

FloatRaster surface_raster(const std::vector<Building>& buildings) {
    FloatRaster raster = ground_raster(fine_grid);
    for (const Building& building : buildings) {
        for (const CellIndex& cell : cells_inside(fine_grid, {building.footprint()})) {
            raster.at(cell) =
                static_cast<float>(building.elevation_m(building.frame.into(fine_grid.cell_center(cell))));
        }
    }
    return raster;
}

/// Heights of tree crowns above the ground: along streets and in courts, never over a roof.
FloatRaster canopy_raster(const FloatRaster& surface) {
    FloatRaster canopy(fine_grid, 0.0F);
    Random random(77);
    for (int i = 0; i < 2600; ++i) {
        const Point2 stem{west + random.between(4.0, size_m - 4.0), south + random.between(4.0, size_m - 4.0)};
        const double height = random.between(4.0, 14.0);
        const double radius = height * random.between(0.2, 0.3);
        for (const CellIndex& cell : cells_inside(fine_grid, {Polygon{{{stem.x - radius, stem.y - radius},
                                                                       {stem.x + radius, stem.y - radius},
                                                                       {stem.x + radius, stem.y + radius},
                                                                       {stem.x - radius, stem.y + radius}},
                                                                      {}}})) {
            const Point2 p = fine_grid.cell_center(cell);
            const double distance = std::hypot(p.x - stem.x, p.y - stem.y) / radius;
            const bool on_ground = surface.at(cell) - ground_elevation_m(p) < 0.5;
            if (distance < 1.0 && on_ground) {
                const auto crown =
                    static_cast<float>(std::round(height * std::sqrt(1.0 - 0.8 * distance * distance) * 2.0) / 2.0);
                canopy.at(cell) = std::max(canopy.at(cell), crown);
            }
        }
    }
    return canopy;
}

void write_raster(const std::string& path, const FloatRaster& raster) {
    const GridGeometry& grid = raster.geometry;
    const std::array<const char*, 5> options{"COMPRESS=DEFLATE", "PREDICTOR=3", "ZLEVEL=9", "TILED=YES", nullptr};
    GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        path.c_str(), grid.columns, grid.rows, 1, GDT_Float32, const_cast<char**>(options.data()));
    std::array<double, 6> transform{grid.west_x, grid.cell_size_m, 0.0, grid.north_y, 0.0, -grid.cell_size_m};
    dataset->SetGeoTransform(transform.data());
    const OGRSpatialReference srs = reference();
    dataset->SetSpatialRef(&srs);
    GDALRasterBand* band = dataset->GetRasterBand(1);
    band->SetUnitType("m");
    std::vector<float> values = raster.values;
    if (band->RasterIO(GF_Write, 0, 0, grid.columns, grid.rows, values.data(), grid.columns, grid.rows, GDT_Float32, 0,
                       0, nullptr) != CE_None) {
        throw std::runtime_error(path + " cannot be written");
    }
    GDALClose(dataset);
}

OGRPolygon to_ogr(const Polygon& polygon) {
    OGRPolygon result;
    const auto add = [&](const Ring& ring) {
        OGRLinearRing line;
        for (const Point2& p : ring) {
            line.addPoint(std::round(p.x * 1000.0) / 1000.0, std::round(p.y * 1000.0) / 1000.0);
        }
        line.closeRings();
        result.addRing(&line);
    };
    add(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        add(hole);
    }
    return result;
}

/// A GeoPackage with one layer of polygons.
class Layer {
public:
    Layer(const std::string& path, const char* name, const std::vector<std::pair<const char*, OGRFieldType>>& fields) {
        std::filesystem::remove(path);
        dataset_ = GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
        OGRSpatialReference srs = reference();
        layer_ = dataset_->CreateLayer(name, &srs, wkbPolygon, nullptr);
        for (const auto& [field, type] : fields) {
            OGRFieldDefn definition(field, type);
            layer_->CreateField(&definition);
        }
    }
    ~Layer() { GDALClose(dataset_); }
    Layer(const Layer&) = delete;
    Layer& operator=(const Layer&) = delete;

    template <class Fill>
    void add(const Polygon& polygon, Fill fill) {
        OGRFeature feature(layer_->GetLayerDefn());
        fill(feature);
        const OGRPolygon geometry = to_ogr(polygon);
        feature.SetGeometry(&geometry);
        if (layer_->CreateFeature(&feature) != OGRERR_NONE) {
            throw std::runtime_error("a feature cannot be written");
        }
    }

private:
    GDALDataset* dataset_ = nullptr;
    OGRLayer* layer_ = nullptr;
};

void write_buildings(const std::string& folder, const std::vector<Building>& buildings) {
    Layer layer(folder + "/buildings.gpkg", "buildings",
                {{"building_id", OFTString},
                 {"name_zh", OFTString},
                 {"class_zh", OFTString},
                 {"building", OFTString},
                 {"floors", OFTInteger},
                 {"height_m", OFTReal},
                 {"year_built", OFTInteger},
                 {"floor_area_m2", OFTReal},
                 {"existing_pv_m2", OFTReal}});
    for (const Building& b : buildings) {
        const Polygon footprint = b.footprint();
        layer.add(footprint, [&](OGRFeature& f) {
            f.SetField("building_id", b.id.c_str());
            f.SetField("name_zh", b.name_zh.c_str());
            f.SetField("class_zh", b.class_zh.c_str());
            f.SetField("building", b.osm_building.c_str());
            f.SetField("floors", b.floors);
            f.SetField("floor_area_m2", std::round(area_m2(footprint) * b.floors));
            f.SetField("existing_pv_m2", b.existing_pv_m2);
            if (b.has_height) {
                f.SetField("height_m", b.height_m());
            }
            if (b.year_built > 0) {
                f.SetField("year_built", b.year_built);
            }
        });
    }
}

void write_truth(const std::string& folder, const std::vector<Building>& buildings) {
    Layer planes(folder + "/truth_planes.gpkg", "planes",
                 {{"building_id", OFTString},
                  {"tilt_deg", OFTReal},
                  {"azimuth_deg", OFTReal},
                  {"area_m2", OFTReal},
                  {"ground_area_m2", OFTReal},
                  {"x", OFTReal},
                  {"y", OFTReal},
                  {"z", OFTReal}});
    Layer obstacles(folder + "/truth_obstacles.gpkg", "obstacles",
                    {{"building_id", OFTString}, {"height_m", OFTReal}, {"area_m2", OFTReal}});
    for (const Building& b : buildings) {
        for (const TruePlane& plane : true_planes(b)) {
            planes.add(plane.outline, [&](OGRFeature& f) {
                f.SetField("building_id", b.id.c_str());
                f.SetField("tilt_deg", plane.tilt_deg);
                if (std::isfinite(plane.azimuth_deg)) {
                    f.SetField("azimuth_deg", plane.azimuth_deg);
                }
                f.SetField("ground_area_m2", area_m2(plane.outline));
                f.SetField("area_m2", area_m2(plane.outline) / std::cos(to_radians(plane.tilt_deg)));
                f.SetField("x", plane.inside.x);
                f.SetField("y", plane.inside.y);
                f.SetField("z", plane.elevation_m);
            });
        }
        for (const TrueObstacle& obstacle : true_obstacles(b)) {
            obstacles.add(obstacle.outline, [&](OGRFeature& f) {
                f.SetField("building_id", b.id.c_str());
                f.SetField("height_m", obstacle.height_m);
                f.SetField("area_m2", area_m2(obstacle.outline));
            });
        }
    }
}

struct Zone {
    const char* id;
    const char* name;
    Polygon area;
};

std::vector<Zone> zones() {
    const auto area = [](double x0, double y0, double x1, double y1) {
        return Polygon{
            {{west + x0, south + y0}, {west + x1, south + y0}, {west + x1, south + y1}, {west + x0, south + y1}}, {}};
    };
    return {{"D1", "河湾区 Hewan", area(0, 0, 410, 1000)},
            {"D2", "北园区 Beiyuan", area(410, 400, 1000, 1000)},
            {"D3", "站前区 Zhanqian", area(410, 0, 1000, 400)}};
}

void write_zones(const std::string& folder) {
    Layer layer(folder + "/zones.gpkg", "zones", {{"zone_id", OFTString}, {"name", OFTString}});
    for (const Zone& zone : zones()) {
        layer.add(zone.area, [&](OGRFeature& f) {
            f.SetField("zone_id", zone.id);
            f.SetField("name", zone.name);
        });
    }
}

/// Energy statistics that fit the floor areas, made up for the demo.
void write_statistics(const std::string& folder, const std::vector<Building>& buildings) {
    std::string text = "zone_id,year,item,value,unit,source\n";
    for (const Zone& zone : zones()) {
        double floor_m2 = 0.0;
        for (const Building& b : buildings) {
            const auto point = representative_point({b.footprint()});
            if (b.class_zh != "厂房" && b.class_zh != "车间" && b.class_zh != "仓库" && b.class_zh != "农房" &&
                contains(zone.area, *point)) {
                floor_m2 += area_m2(b.footprint()) * b.floors;
            }
        }
        const auto row = [&](const char* item, double value, const char* unit) {
            text += fmt::format("{},2024,{},{:.1f},{},example\n", zone.id, item, value, unit);
        };
        row("electricity", floor_m2 * 45.0 / 1000.0, "MWh");
        row("heat", floor_m2 * 0.40, "GJ");
        row("gas", floor_m2 * 1.3, "m3");
        row("coal", 120.0, "t");
        row("lpg", 35.0, "t");
        row("solar_thermal", floor_m2 * 0.00004, "tce");
        row("heat_pump", floor_m2 * 0.00012, "tce");
    }
    std::ofstream(folder + "/district_energy.csv")
        << text << "# Example figures, made up for the demo: 45 kWh and 0.40 GJ per m2 of floor, 1.3 m3 of gas.\n";
}

/// The rows of one place in the climatology.
MonthlyClimatology climatology_of(const std::string& path, const std::string& adcode) {
    std::ifstream stream(path);
    MonthlyClimatology climate;
    std::string line;
    int months = 0;
    while (std::getline(stream, line)) {
        std::vector<std::string> fields;
        std::istringstream words(line);
        for (std::string field; std::getline(words, field, ',');) {
            fields.push_back(field);
        }
        if (fields.size() == 10 && fields[0] == adcode) {
            const auto month = static_cast<std::size_t>(std::stoi(fields[6]) - 1);
            climate.ghi_kwh_m2[month] = std::stod(fields[7]);
            climate.temperature_c[month] = std::stod(fields[8]);
            climate.wind_m_s[month] = std::stod(fields[9]);
            ++months;
        }
    }
    if (months != 12) {
        throw std::runtime_error(path + " has no twelve months of " + adcode);
    }
    return climate;
}

void make(const std::string& folder, const std::string& climatology) {
    GDALAllRegister();
    // Files must not depend on the day they are made.
    CPLSetConfigOption("OGR_CURRENT_DATE", "2025-11-21T00:00:00.000Z");
    std::filesystem::create_directories(folder);
    const std::vector<Building> buildings = plan_district();
    const FloatRaster surface = surface_raster(buildings);
    write_raster(folder + "/dsm.tif", surface);
    write_raster(folder + "/dem.tif", ground_raster(ground_grid));
    write_raster(folder + "/canopy.tif", canopy_raster(surface));
    write_buildings(folder, buildings);
    write_truth(folder, buildings);
    write_zones(folder);
    write_statistics(folder, buildings);
    const Place place{"Harbin", 45.75, 126.65, 145.0, 8.0};
    write_epw(synthesize_typical_year(climatology_of(climatology, "230100"), place, 2025), folder + "/weather.epw");
    fmt::print("{} buildings\n", buildings.size());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: sunshed_district FOLDER CLIMATOLOGY.csv\n");
        return 2;
    }
    try {
        make(argv[1], argv[2]);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "sunshed_district: {}\n", error.what());
        return 1;
    }
}
