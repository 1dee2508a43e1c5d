#include "support/mixed_scene.hpp"

#include <fmt/format.h>

#include "support/made_up_weather.hpp"
#include "support/mixed_houses.hpp"
#include "support/mixed_project.hpp"
#include "support/scene_files.hpp"

namespace sunshed::test {

namespace {

constexpr double cell_m = 0.5;
constexpr double width_m = 200.0;
constexpr double depth_m = 150.0;

/// Where the scene lies: a corner in metres of a UTM zone near its edge, and what the weather says of it.
struct Site {
    std::string crs;
    double west;
    double south;
    MadeUpClimate climate;
};

Site site_of(Hemisphere hemisphere) {
    if (hemisphere == Hemisphere::south) {
        return {"EPSG:32759", 281100.0, 4957600.0, {"South", -45.5, 168.2, 12.0, 1}};
    }
    return {"EPSG:32652", 281100.0, 5042200.0, {"North", 45.5, 126.2, 8.0, 2}};
}

std::pair<double, double> on_map(const Site& site, const ScenePoint& point) {
    return {site.west + point.x, site.south + point.y};
}

std::string text_of(const std::optional<double>& number) {
    return number ? fmt::format("{}", *number) : "";
}

void write_buildings(const std::string& path, const Site& site) {
    std::vector<TestFeature> features;
    for (const MixedHouse& house : mixed_houses()) {
        TestFeature feature;
        for (const auto& ring : house.rings) {
            feature.rings.emplace_back();
            for (const ScenePoint& corner : ring) {
                feature.rings.back().push_back(on_map(site, house.in_scene(corner)));
            }
        }
        feature.values = {house.id,
                          house.use,
                          text_of(house.year_built),
                          text_of(house.floors),
                          text_of(house.floor_area_m2),
                          text_of(house.existing_pv_m2),
                          text_of(house.electricity_kwh)};
        features.push_back(std::move(feature));
    }
    write_geopackage(
        path, site.crs,
        {{"id"}, {"use"}, {"built", true}, {"floors", true}, {"floor_area", true}, {"pv_m2", true}, {"kwh", true}},
        features);
}

/// West and east; a block inside the west. The transformer of the east takes little back.
void write_zones(const std::string& path, const Site& site) {
    const auto zone = [&](double x0, double y0, double x1, double y1, std::vector<std::string> values) {
        TestFeature feature{{{}}, std::move(values)};
        for (const ScenePoint& corner : {ScenePoint{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}) {
            feature.rings[0].push_back(on_map(site, corner));
        }
        return feature;
    };
    write_geopackage(
        path, site.crs, {{"zone"}, {"name"}, {"parent"}, {"limit_kw", true}},
        {zone(-10, -10, 108, 160, {"W", "West 西", "", ""}), zone(108, -10, 210, 160, {"E", "East 东", "", "60"}),
         zone(-10, -10, 108, 52, {"W1", "Block 街区", "W", ""})});
}

}  // namespace

void write_mixed_scene(const std::string& folder, Hemisphere hemisphere) {
    const Site site = site_of(hemisphere);
    const auto path = [&](const char* name) { return folder + "/" + name; };
    const RasterFrame frame{
        site.west, site.south, static_cast<int>(width_m / cell_m), static_cast<int>(depth_m / cell_m),
        cell_m,    site.crs};
    write_geotiff(path("dsm.tif"), frame, [](double x, double y) { return mixed_surface_m({x, y}); });
    write_geotiff(path("canopy.tif"), frame, [](double x, double y) { return mixed_canopy_m({x, y}); });
    write_buildings(path("buildings.gpkg"), site);
    write_zones(path("zones.gpkg"), site);
    write_text(path("weather.epw"), made_up_epw(site.climate));
    write_text(path("energy.csv"), mixed_statistics());
    write_text(path("targets.csv"), mixed_targets());
    write_text(path("scenarios.toml"), mixed_scenarios());
    write_text(path("project.toml"), mixed_project(hemisphere));
}

MixedScene::MixedScene(Hemisphere hemisphere) {
    write_mixed_scene(folder_.path(), hemisphere);
}

Outcome MixedScene::run(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"run", project(), "-o", output()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_sunshed(arguments);
}

void MixedScene::edit(const std::string& name, const std::function<std::string(std::string)>& change) const {
    write_text(file(name), change(read_text(file(name))));
}

}  // namespace sunshed::test
