#include <fmt/format.h>

#include <cmath>
#include <map>
#include <utility>

#include "commands.hpp"
#include "config/load.hpp"
#include "config/project_config.hpp"
#include "scene/scene.hpp"
#include "scene/surroundings.hpp"
#include "scene/weather.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/time_zone.hpp"
#include "sunshed/pipeline/tiles.hpp"

namespace sunshed::cli {

namespace {

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

void print_surface(const Scene& scene, const std::string& nodata) {
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
        box.min_x, box.min_y, box.max_x, box.max_y, scene.city.place.latitude_deg, scene.city.place.longitude_deg,
        scene.city.grid_convergence_deg);
}

/// How footprints lie on the surface model, all together and each.
void print_alignment(const Scene& scene, bool moves, std::vector<std::string>& problems) {
    const BuildingAlignment& found = scene.alignment;
    if (found.scene.seen_share == 0.0) {
        fmt::print("           no wall of theirs is seen in the surface model\n");
        return;
    }
    const std::string shift =
        fmt::format("{:+.1f} m east and {:+.1f} m north", found.scene.east_m, found.scene.north_m);
    if (found.scene.distance_m() > found.misplaced_m && !moves) {
        problems.push_back(fmt::format(
            "the footprints look shifted: moving them {} fits the surface model; check the CRS, or datum = \"gcj02\", "
            "or let buildings.align = true move them",
            shift));
        return;
    }
    fmt::print("           {} the surface model (best shift of all {})\n", moves ? "moved onto" : "they sit on", shift);
    fmt::print("           {} of {} whose own walls are seen lie more than {:g} m off{}\n", found.misplaced_count,
               found.seen_count, found.misplaced_m, moves ? " before" : "");
}

void print_buildings(const Scene& scene, bool aligns, std::vector<std::string>& problems) {
    std::map<std::string, int> classes;
    int unusable = 0;
    for (const BuildingInput& building : scene.city.buildings) {
        ++classes[to_string(building.building_class)];
        if (building.footprint.empty()) {
            ++unusable;
            problems.push_back(fmt::format("building {}: {}; it gets a record without results", building.building_id,
                                           building.geometry_note));
        }
    }
    fmt::print("buildings  {} footprints, {} unusable\n", scene.city.buildings.size(), unusable);
    for (const auto& [name, count] : classes) {
        fmt::print("           {:5}  {}\n", count, name);
    }
    if (scene.surface_shows_roofs) {
        print_alignment(scene, aligns, problems);
    }
}

void print_weather(const Scene& scene) {
    const WeatherSeries& weather = scene.city.weather;
    double ghi = 0.0;
    for (const WeatherRecord& record : weather.records) {
        ghi += record.ghi_w_m2 * record.duration_s / 3.6e6;
    }
    fmt::print("weather    {}\n", weather.source);
    fmt::print("           {} intervals of {:.0f} minutes, {}, UTC{:+g}; GHI {:.0f} kWh m-2 a year{}\n",
               weather.records.size(), weather.records.front().duration_s / 60.0, stamp_words(weather.stamps),
               weather.place.utc_offset_h, ghi, weather.synthetic ? "; synthetic" : "");
    if (scene.clock.possible) {
        fmt::print("           its light and the sun are {:.0f} minutes apart\n", std::abs(scene.clock.shift_min));
    }
    fmt::print("           hours and months of the town are {} ({})\n", utc_words(scene.city.place.utc_offset_h),
               scene.clock_source);
}

void find_problems(const std::vector<Finding>& findings, std::vector<std::string>& problems) {
    for (const Finding& finding : grouped(findings)) {
        if (finding.severity == Severity::note) {
            fmt::print("note       {}\n", line_of(finding));
        } else {
            problems.push_back(line_of(finding));
        }
    }
}

class CheckCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "check"; }
    [[nodiscard]] std::string summary() const override {
        return "read every input and say what was understood, change nothing";
    }

    void set_up(CLI::App& app) override {
        app.add_option("project", project_, "project file (TOML)")->required();
        app.add_option("--data", data_, "folder that ${data} in the project's paths stands for");
    }

    int run(const CommonOptions& common) override {
        ProjectConfig config;
        std::vector<Field> fields = fields_of(config);
        load_project(fields, project_, common.set, data_);
        std::vector<std::string> problems;
        try {
            const Scene scene = read_scene(config, {common.threads}, NoProgress());
            if (!scene.statistics_only) {
                print_surface(scene, config.nodata);
                print_buildings(scene, config.buildings_align, problems);
                print_weather(scene);
                find_problems(scene.findings, problems);
            }
            fmt::print("zones      {}\n", scene.city.zones.size());
            fmt::print("statistics {} rows\n", scene.policy.statistics.size());
            for (const auto* notes : {&scene.notes, &scene.policy.notes}) {
                for (const std::string& note : *notes) {
                    fmt::print("note       {}\n", note);
                }
            }
        } catch (const Error& error) {
            problems.emplace_back(error.what());
        }
        for (const std::string& problem : problems) {
            fmt::print("problem    {}\n", problem);
        }
        fmt::print("{}\n", problems.empty() ? "no problems" : fmt::format("{} problems", problems.size()));
        return problems.empty() ? exit_done : exit_problems_found;
    }

private:
    std::string project_;
    std::string data_;
};

}  // namespace

std::unique_ptr<Command> make_check_command() {
    return std::make_unique<CheckCommand>();
}

}  // namespace sunshed::cli
