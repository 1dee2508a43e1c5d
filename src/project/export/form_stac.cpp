#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "project/export/forms.hpp"
#include "project/report/run_record.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/text_output.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct GeographicBox {
    double west = 180.0;
    double south = 90.0;
    double east = -180.0;
    double north = -90.0;
};

/// Around all buildings and zones.
MultiPolygon everything(const FinishedRun& run) {
    MultiPolygon all;
    for (const BuildingRecord& building : run.buildings) {
        all.insert(all.end(), building.facts.footprint.begin(), building.facts.footprint.end());
    }
    for (const ZoneArea& zone : run.zones) {
        all.insert(all.end(), zone.geometry.begin(), zone.geometry.end());
    }
    return all;
}

GeographicBox box_of(const ExportJob& job) {
    const MultiPolygon all = everything(job.run);
    if (all.empty() || job.run.crs_wkt.empty()) {
        throw Error(ErrorCode::bad_input, job.folder, "it has neither buildings nor zones on a map",
                    "a STAC item needs a place");
    }
    const Box2 box = bounding_box(all);
    GeographicBox around;
    for (const Point2 corner : {Point2{box.min_x, box.min_y}, Point2{box.max_x, box.min_y},
                                Point2{box.max_x, box.max_y}, Point2{box.min_x, box.max_y}}) {
        const GeographicPoint place = to_geographic(job.run.crs_wkt, corner);
        around.west = std::min(around.west, place.longitude_deg);
        around.east = std::max(around.east, place.longitude_deg);
        around.south = std::min(around.south, place.latitude_deg);
        around.north = std::max(around.north, place.latitude_deg);
    }
    return around;
}

Json polygon_of(const GeographicBox& box) {
    const Json ring = Json::array({Json::array({box.west, box.south}), Json::array({box.east, box.south}),
                                   Json::array({box.east, box.north}), Json::array({box.west, box.north}),
                                   Json::array({box.west, box.south})});
    return {{"type", "Polygon"}, {"coordinates", Json::array({ring})}};
}

/// What a file is, by the end of its name.
std::string media_type(const fs::path& path) {
    static const std::map<std::string, std::string> types{
        {".tif", "image/tiff; application=geotiff; profile=cloud-optimized"},
        {".gpkg", "application/geopackage+sqlite3"},
        {".csv", "text/csv"},
        {".json", "application/json"},
        {".html", "text/html"},
        {".nc", "application/netcdf"},
        {".parquet", "application/vnd.apache.parquet"},
        {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};
    const auto type = types.find(path.extension().string());
    return type == types.end() ? "application/octet-stream" : type->second;
}

/// The assets of an item, each with its path from the item's own folder.
class Assets {
public:
    explicit Assets(const ExportJob& job) : home_(fs::absolute(job.folder)), from_(job.final_path.parent_path()) {}

    Json& add(const std::string& path, const std::string& title, const char* role) {
        return assets_[path] = {{"href", (home_ / path).lexically_normal().lexically_proximate(from_).generic_string()},
                                {"type", media_type(path)},
                                {"title", title},
                                {"roles", {role}}};
    }
    [[nodiscard]] const Json& all() const { return assets_; }

private:
    fs::path home_;
    fs::path from_;
    Json assets_ = Json::object();
};

std::string lower(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return word;
}

Json bands_of(const Json& raster) {
    Json bands = Json::array();
    for (const Json& band : raster["bands"]) {
        Json one{{"name", band["name"]},
                 {"description", band["meaning"]},
                 {"data_type", lower(band["type"].get<std::string>())},
                 {"unit", band["unit"]}};
        if (raster.contains("nodata")) {
            one["nodata"] = raster["nodata"];
        }
        bands.push_back(one);
    }
    return bands;
}

Json assets_of(const ExportJob& job) {
    Assets assets(job);
    for (const Json& raster : job.schema["rasters"]) {
        const std::string path = raster["path"].get<std::string>();
        if (fs::path(path).stem() != "*") {
            assets.add(path, fs::path(path).stem().string(), "data")["raster:bands"] = bands_of(raster);
        }
    }
    assets.add(job.schema["geopackage"]["path"].get<std::string>(), "buildings, roofs, modules and zones", "data");
    for (const Json& table : job.schema["tables"]) {
        const std::string path = table["path"].get<std::string>();
        if (fs::path(path).stem() != "*") {
            assets.add(path, fs::path(path).stem().string(), "data");
        }
    }
    for (const Json& file : job.schema["files"]) {
        const std::string path = file["path"].get<std::string>();
        const bool is_page = fs::path(path).extension() == ".html";
        assets.add(path, file["meaning"].get<std::string>(), is_page ? "overview" : "metadata");
    }
    return assets.all();
}

/// "WGS 84 / UTM zone 52N (EPSG:32652)" has 32652; others have none.
Json epsg_of(const std::string& crs_name) {
    const std::string mark = "(EPSG:";
    const auto at = crs_name.rfind(mark);
    return at == std::string::npos ? Json() : Json(std::stoi(crs_name.substr(at + mark.size())));
}

}  // namespace

void write_stac(const ExportJob& job) {
    const GeographicBox box = box_of(job);
    const int year = job.record["configuration"].contains("project.year")
                         ? job.record["configuration"]["project.year"]["value"].get<int>()
                         : 0;
    Json properties{{"title", job.record["project"]},
                    {"datetime", nullptr},
                    {"start_datetime", fmt::format("{:04}-01-01T00:00:00Z", year)},
                    {"end_datetime", fmt::format("{:04}-12-31T23:59:59Z", year)},
                    {"proj:epsg", epsg_of(job.run.crs_name)},
                    {"proj:wkt2", job.run.crs_wkt},
                    {"processing:software", {{"sunshed", job.record["program"]}}},
                    {"processing:lineage", fmt::format("irradiation of a year of weather ({}), shadowed by the surface",
                                                       job.run.weather_source)}};
    const Json item{{"type", "Feature"},
                    {"stac_version", "1.0.0"},
                    {"stac_extensions",
                     {"https://stac-extensions.github.io/projection/v1.1.0/schema.json",
                      "https://stac-extensions.github.io/raster/v1.1.0/schema.json",
                      "https://stac-extensions.github.io/processing/v1.1.0/schema.json"}},
                    {"id", run_id(job.record)},
                    {"geometry", polygon_of(box)},
                    {"bbox", {box.west, box.south, box.east, box.north}},
                    {"properties", properties},
                    {"links", Json::array()},
                    {"assets", assets_of(job)}};
    write_text_file(job.working_path.string(), item.dump(1) + "\n");
}

}  // namespace sunshed
