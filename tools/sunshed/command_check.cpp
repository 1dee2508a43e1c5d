#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "commands.hpp"
#include "elevation_options.hpp"
#include "project/read/scene.hpp"
#include "project/read/surroundings.hpp"
#include "project/read/weather.hpp"
#include "project/run/check_scene.hpp"
#include "project/settings/toml_text.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/io/text_file.hpp"
#include "sunshed/pipeline/plan_roofs.hpp"
#include "sunshed/pipeline/tiles.hpp"
#include "sunshed/project/project.hpp"

namespace sunshed::cli {

namespace {

using Json = nlohmann::ordered_json;

/// The lowest and the highest of a surface.
std::pair<double, double> range_of(SurfaceSource& surface) {
    double low = 1e9;
    double high = -1e9;
    for (const Window& strip : cut_into_strips(surface.geometry())) {
        const SurfacePart part = surface.read(strip);
        for (const float z : part.surface.elevation_m.values) {
            low = std::fmin(low, z);
            high = std::fmax(high, z);
        }
    }
    return {low, high};
}

void print_surface(const Scene& scene, NodataPolicy nodata) {
    const GridGeometry grid = scene.city.surface->geometry();
    const Box2 box = grid.bounds();
    const auto [low, high] = range_of(*scene.city.surface);
    fmt::print("surface    {} x {} cells of {} m, {:.1f} to {:.1f} m high{}\n", grid.columns, grid.rows,
               grid.cell_size_m, low, high, scene.surface_shows_roofs ? "" : ", roofs as flat prisms");
    fmt::print("           {}\n", scene.nodata_cells == 0 ? "every cell has a value"
                                                          : nodata_note(scene.nodata_cells, grid.cell_count(), nodata));
    fmt::print("CRS        {}\n", scene.crs.name);
    fmt::print(
        "extent     {:.1f} {:.1f} to {:.1f} {:.1f}, centre {:.4f} N {:.4f} E, true azimuth = grid azimuth {:+.2f} "
        "degrees\n",
        box.min_x, box.min_y, box.max_x, box.max_y, scene.city.site.place.latitude_deg,
        scene.city.site.place.longitude_deg, scene.city.site.grid_convergence_deg);
}

/// How footprints lie on the surface model, all together and each.
void print_alignment(const Scene& scene) {
    const BuildingAlignment& found = scene.alignment;
    if (found.scene.seen_share == 0.0) {
        fmt::print("           no wall of theirs is seen in the surface model\n");
        return;
    }
    if (found.moved_count > 0) {
        fmt::print("           {} were moved onto the surface model (best shift of all {})\n", found.moved_count,
                   shift_words(found.scene));
    } else if (!are_misplaced(found)) {
        fmt::print("           they sit on the surface model (best shift of all {})\n", shift_words(found.scene));
    }
    fmt::print(
        "           {} of {} whose own walls are seen lay more than {:g} m off as given, {} of all seem to still\n",
        found.misplaced_count, found.seen_count, found.misplaced_m, found.left_count);
}

void print_buildings(const Scene& scene) {
    std::map<std::string, int> classes;
    int unusable = 0;
    for (const BuildingInput& building : scene.city.buildings) {
        ++classes[to_string(building.building_class)];
        unusable += building.footprint.empty() && !building.counted_elsewhere ? 1 : 0;
    }
    fmt::print("buildings  {} footprints, {} unusable\n", scene.city.buildings.size(), unusable);
    for (const auto& [name, count] : classes) {
        fmt::print("           {:5}  {}\n", count, name);
    }
    if (scene.surface_shows_roofs) {
        print_alignment(scene);
    }
}

void print_weather(const Scene& scene) {
    const WeatherSeries& weather = scene.city.weather;
    double ghi = 0.0;
    for (const WeatherRecord& record : weather.records) {
        ghi += record.ghi_w_m2 * record.duration_s / 3.6e6;
    }
    fmt::print("weather    {}\n", one_line(weather.source, 400));
    fmt::print("           {} intervals of {:.0f} minutes, {}, UTC{:+g}; GHI {:.0f} kWh m-2 a year{}\n",
               weather.records.size(), weather.records.front().duration_s / 60.0, stamp_words(weather.stamps),
               weather.place.utc_offset_h, ghi, weather.synthetic ? "; synthetic" : "");
    if (scene.clock.possible) {
        fmt::print("           its light and the sun are {:.0f} minutes apart\n", std::abs(scene.clock.shift_min));
    }
    if (!scene.town_clock.empty()) {
        fmt::print("           hours and months of the town are {}\n", scene.town_clock);
    }
}

Json json_of(const Finding& finding) {
    return {{"severity", to_string(finding.severity)},
            {"where", finding.where},
            {"problem", finding.problem},
            {"mend", finding.mend},
            {"count", finding.count}};
}

/// What was understood, in words; findings come after it.
void print_scene(const Scene& scene, const ProjectConfig& config) {
    if (scene.has_land) {
        print_surface(scene, config.nodata);
        print_buildings(scene);
    }
    if (!scene.city.weather.records.empty()) {
        print_weather(scene);
    }
    fmt::print("zones      {}\n", scene.city.zones.size());
    fmt::print("statistics {} rows\n", scene.policy.statistics.size());
}

Json json_of(const CheckedScene& checked) {
    const auto& [scene, findings, assessed, sure] = checked;
    Json json;
    json["buildings"] = {{"count", scene.city.buildings.size()},
                         {"assessed", assessed},
                         {"not_assessed", scene.city.buildings.size() - assessed}};
    json["roofs"] = {{"measured", sure.measured},
                     {"sure", sure.count},
                     {"measured_footprint_m2", sure.measured_m2},
                     {"sure_footprint_m2", sure.area_m2}};
    json["crs"] = scene.crs.name;
    json["weather"] = scene.city.weather.source;
    json["zones"] = scene.city.zones.size();
    json["statistics_rows"] = scene.policy.statistics.size();
    json["notes"] = notes_beside(scene);
    json["findings"] = Json::array();
    for (const Finding& finding : findings) {
        json["findings"].push_back(json_of(finding));
    }
    return json;
}

class CheckCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "check"; }
    [[nodiscard]] std::string summary() const override {
        return "read every input and say what was understood, change nothing";
    }

    [[nodiscard]] std::vector<Shared> shared_options() const override { return {Shared::threads, Shared::set}; }
    void set_up(CLI::App& app) override {
        app.add_option("project", project_, "project file (TOML)")->required();
        app.add_option("--data", data_, "folder that ${data} in the project's paths stands for");
        app.add_flag("--json", json_, "for programs");
        add_vertical_unit(app, vertical_unit_);
    }

    /// Done, or 3 where a run would be refused or its results might be wrong.
    int run(const CommonOptions& common) override {
        // Without a project file there is nothing to find problems in: that is a failure, as it is of a run.
        FileText file = read_file_text(project_, largest_toml_bytes);
        std::vector<Finding> findings;
        const Attempts attempt(&findings);
        std::optional<Project> project;
        attempt([&] { project = Project::load(std::move(file), overrides(common), data_, attempt); });
        CheckedScene checked;
        if (project) {
            checked = check_scene(project->config(), {common.threads}, common.memory);
            findings.insert(findings.end(), checked.findings.begin(), checked.findings.end());
        }
        checked.findings = grouped(findings);
        if (json_) {
            fmt::print("{}\n", json_of(checked).dump(2, ' ', false, Json::error_handler_t::replace));
        } else {
            print(checked, project ? project->config() : ProjectConfig());
        }
        return std::any_of(checked.findings.begin(), checked.findings.end(), is_problem) ? exit_problems_found
                                                                                         : exit_done;
    }

private:
    [[nodiscard]] std::vector<std::string> overrides(const CommonOptions& common) const {
        return with_vertical_unit(common.set, vertical_unit_);
    }

    static void print(const CheckedScene& checked, const ProjectConfig& config) {
        const auto& [scene, findings, assessed, sure] = checked;
        print_scene(scene, config);
        if (scene.has_land) {
            fmt::print("assessed   {} of {} buildings would be\n", assessed, scene.city.buildings.size());
            if (sure.measured > 0) {
                fmt::print(
                    "roofs      {} of {} that the surface shows, {:.0f} % of their area, are sure enough to plan "
                    "with\n",
                    sure.count, sure.measured, 100.0 * sure.area_m2 / sure.measured_m2);
            }
        }
        for (const std::string& note : notes_beside(scene)) {
            fmt::print("note       {}\n", one_line(note, 400));
        }
        for (const Finding& finding : findings) {
            fmt::print("{:<10} {}\n", is_problem(finding) ? "problem" : "note", one_line(line_of(finding), 400));
        }
        const auto problems = std::count_if(findings.begin(), findings.end(), is_problem);
        fmt::print("{}\n", problems == 0 ? "no problems" : fmt::format("{} problems", problems));
    }

    std::string project_;
    std::string data_;
    std::string vertical_unit_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_check_command() {
    return std::make_unique<CheckCommand>();
}

}  // namespace sunshed::cli
