#include "support/small_scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>

#include "support/result_contents.hpp"
#include "support/scene_files.hpp"

namespace sunshed::test {

namespace {

constexpr double west = 317000.0;
constexpr double south = 5069000.0;
constexpr double size_m = 60.0;

bool within(double value, double low, double high) {
    return value > low && value < high;
}

double two_houses(double x, double y) {
    if (within(x, 11, 21) && within(y, 11, 21)) {
        return 148.0;
    }
    return within(x, 31, 45) && within(y, 31, 43) ? 145.0 : 140.0;
}

constexpr const char* project_text = R"([project]
name = "small"

[surface]
dsm = "dsm.tif"

[buildings]
path = "buildings.geojson"
id = "id"
height = "height"
class = "use"
year_built = "built"

[weather]
path = "weather.epw"
)";

}  // namespace

std::string rectangle_json(double x, double y, double width, double height) {
    const auto point = [](double px, double py) { return fmt::format("[{}, {}]", west + px, south + py); };
    return fmt::format("[{}, {}, {}, {}, {}]", point(x, y), point(x + width, y), point(x + width, y + height),
                       point(x, y + height), point(x, y));
}

std::string feature_json(const std::string& properties, const std::string& ring) {
    return fmt::format(
        R"({{"type": "Feature", "properties": {{{}}}, "geometry": {{"type": "Polygon", "coordinates": [{}]}}}})",
        properties, ring);
}

std::string small_epw() {
    std::string text =
        "LOCATION,Small,HL,CHN,made up,0,45.75,126.65,8.0,140.0\n"
        "DESIGN CONDITIONS,0\nTYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\nHOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0\n"
        "COMMENTS 1,made up for tests\nCOMMENTS 2,\nDATA PERIODS,1,1,Data,Sunday,1/ 1,12/31\n";
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int day_of_year = 0;
    for (int month = 1; month <= 12; ++month) {
        for (int day = 1; day <= days[month - 1]; ++day, ++day_of_year) {
            const double season = -std::cos(2.0 * std::numbers::pi * (day_of_year + 10) / 365.0);
            const double declination = 23.45 * std::numbers::pi / 180.0 * season;
            for (int hour = 1; hour <= 24; ++hour) {
                const double angle = (hour - 0.5 - 11.56) * std::numbers::pi / 12.0;
                const double latitude = 45.75 * std::numbers::pi / 180.0;
                const double cos_zenith = std::sin(latitude) * std::sin(declination) +
                                          std::cos(latitude) * std::cos(declination) * std::cos(angle);
                const double dni = cos_zenith > 0.05 ? 500.0 : 0.0;
                const double dhi = cos_zenith > 0.05 ? 150.0 * cos_zenith : 0.0;
                const double ghi = dni * std::max(0.0, cos_zenith) + dhi;
                text += fmt::format(
                    "2019,{},{},{},0,?9,{:.1f},{:.1f},60,100000,0,0,200,{:.0f},{:.0f},{:.0f},0,0,0,0,180,2.0,5,5,20,"
                    "77777,9,999999999,10,0.1,0,88,0.2,0.0,0.0\n",
                    month, day, hour, 5.0 + 22.0 * season, season * 15.0, ghi, dni, dhi);
            }
        }
    }
    return text;
}

SmallScene::SmallScene() {
    write_dsm(two_houses);
    write_footprints(
        feature_json(R"("id": "a", "height": 8, "use": "学校", "built": 2022)", rectangle_json(11, 11, 10, 10)) + "," +
        feature_json(R"("id": "b", "height": 5, "use": "住宅", "built": 1999)", rectangle_json(31, 31, 14, 12)));
    write_text(file("weather.epw"), small_epw());
    write_project(project_text);
}

Outcome SmallScene::run(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"run", project(), "-o", output()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_sunshed(arguments);
    if (outcome.exit_code == 0 && std::filesystem::exists(output() + "/results.gpkg")) {
        expect_sums_agree(output());
    }
    return outcome;
}

void SmallScene::edit(const std::string& name, const std::function<std::string(std::string)>& change) const {
    write_text(file(name), change(read_text(file(name))));
}

void SmallScene::write_project(const std::string& text) const {
    write_text(project(), text);
}

void SmallScene::write_footprints(const std::string& features_json) const {
    write_text(
        file("buildings.geojson"),
        fmt::format(
            R"({{"type": "FeatureCollection", "crs": {{"type": "name", "properties": {{"name": "urn:ogc:def:crs:EPSG::32652"}}}}, "features": [{}]}})",
            features_json));
}

void SmallScene::write_dsm(const std::function<double(double, double)>& height_m, const std::string& crs,
                           int cells) const {
    write_geotiff(file("dsm.tif"), {west, south, cells, cells, size_m / cells, crs}, height_m);
}

}  // namespace sunshed::test
