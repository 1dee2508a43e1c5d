#include "elevation_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "print_note.hpp"
#include "setting_options.hpp"
#include "sunshed/core/length_unit.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/project/load.hpp"

namespace sunshed::cli {

namespace {

std::string complaint_of_unit(const std::string& unit) {
    return unit == unit_of_file || length_unit(unit) ? std::string()
                                                     : "'" + unit + "' is no unit of length that is known";
}

}  // namespace

void add_vertical_unit(CLI::App& app, std::string& unit) {
    app.add_option("--vertical-unit", unit, "unit of the surface's elevations, where the file says none or a wrong one")
        ->check(CLI::Validator([](std::string& text) { return complaint_of_unit(text); }, "auto|m|ft|us-ft|cm..."));
}

void add_elevation_options(CLI::App& app, ProjectConfig& config) {
    add_vertical_unit(app, config.vertical_unit);
    SettingOptions settings(app, config);
    settings.add("--crs", "project.crs", "CRS of rasters that have none, e.g. EPSG:32652");
    settings.add("--allow-remote", "security.remote");
}

std::vector<std::string> with_vertical_unit(std::vector<std::string> set, const std::string& unit) {
    if (!unit.empty()) {
        set.push_back("surface.vertical_unit=" + unit);
    }
    return set;
}

void apply_settings(ProjectConfig& config, const std::vector<std::string>& set) {
    std::vector<Field> fields = fields_of(config);
    apply_overrides(fields, set);
    if (config.allow_remote) {
        allow_remote_data(true);
    }
}

void print_notes(const CommonOptions& common, const std::string& path, const std::vector<std::string>& notes) {
    if (common.quiet) {
        return;
    }
    for (const std::string& note : notes) {
        print_note(fmt::format("{}: {}", path, note));
    }
}

RasterReadOptions surface_options(const ProjectConfig& config, double most_cells) {
    RasterReadOptions options;
    options.crs = config.crs;
    options.vertical_unit = config.vertical_unit;
    options.allow_ballpark = config.allow_ballpark;
    options.most_cells = most_cells;
    return options;
}

RasterReadOptions options_beside(const ProjectConfig& config, double most_cells, const std::string& crs_wkt,
                                 const std::string& unit, const std::string& unit_option) {
    RasterReadOptions options = surface_options(config, most_cells);
    options.target_crs_wkt = crs_wkt;
    options.vertical_unit = unit;
    options.unit_option = unit_option;
    return options;
}

}  // namespace sunshed::cli
