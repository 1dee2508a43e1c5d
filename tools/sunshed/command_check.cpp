#include <fmt/format.h>

#include <cmath>
#include <map>

#include "commands.hpp"
#include "config/load.hpp"
#include "config/project_config.hpp"
#include "scene/scene.hpp"
#include "scene/surroundings.hpp"
#include "scene/weather.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed::cli {

namespace {

void print_surface(const Scene& scene, const std::string& nodata) {
    const GridGeometry& grid = scene.city.surface.geometry();
    const Box2 box = grid.bounds();
    double low = 1e9;
    double high = -1e9;
    for (const float z : scene.city.surface.elevation_m.values) {
        low = std::fmin(low, z);
        high = std::fmax(high, z);
    }
    fmt::print("surface    {} x {} cells of {} m, {:.1f} to {:.1f} m high{}\n", grid.columns, grid.rows,
               grid.cell_size_m, low, high, scene.surface_shows_roofs ? "" : ", roofs as flat prisms");
    const std::size_t filled = scene.city.surface.filled_count();
    fmt::print("           {}\n",
               filled == 0 ? "every cell has a value" : nodata_note(filled, grid.cell_count(), nodata));
    fmt::print("CRS        {}\n", scene.crs.name);
    fmt::print(
        "extent     {:.1f} {:.1f} to {:.1f} {:.1f}, centre {:.4f} N {:.4f} E, true azimuth = grid azimuth {:+.2f} "
        "degrees\n",
        box.min_x, box.min_y, box.max_x, box.max_y, scene.city.place.latitude_deg, scene.city.place.longitude_deg,
        scene.city.grid_convergence_deg);
}

/// Whether a building stays on the model wherever it is shifted to: all shifts must be judged by the same buildings.
bool stays_inside(const BuildingInput& building, const Box2& model) {
    constexpr double margin_m = 10.0;
    if (building.footprint.empty()) {
        return false;
    }
    const Box2 box = bounding_box(building.footprint);
    return box.min_x - margin_m > model.min_x && box.max_x + margin_m < model.max_x &&
           box.min_y - margin_m > model.min_y && box.max_y + margin_m < model.max_y;
}

/// How well footprints sit on the model: mean height of what lies inside above what lies around.
double mean_rise_m(const Scene& scene, double shift_x, double shift_y) {
    double sum = 0.0;
    int count = 0;
    const FloatRaster& elevation = scene.city.surface.elevation_m;
    for (const BuildingInput& building : scene.city.buildings) {
        if (!stays_inside(building, elevation.geometry.bounds())) {
            continue;
        }
        for (const Polygon& polygon : building.footprint) {
            for (const Point2& corner : polygon.outer) {
                const Point2 middle = centroid({polygon});
                const auto beside = [&](double t) {
                    const Point2 p{corner.x + t * (middle.x - corner.x) + shift_x,
                                   corner.y + t * (middle.y - corner.y) + shift_y};
                    const auto cell = elevation.geometry.cell_at(p);
                    return cell ? static_cast<double>(elevation.at(*cell)) : missing_d;
                };
                const double length = std::hypot(middle.x - corner.x, middle.y - corner.y);
                const double step = length > 0.0 ? 2.0 * elevation.geometry.cell_size_m / length : 0.0;
                const double rise = beside(step) - beside(-step);
                if (std::isfinite(rise)) {
                    sum += std::fmin(rise, 6.0);
                    ++count;
                }
            }
        }
    }
    return count > 0 ? sum / count : 0.0;
}

/// The shift of the footprints, up to 6 m, at which their edges fit the model's steps best.
struct Offset {
    double east_m = 0.0;
    double north_m = 0.0;
    double gain_m = 0.0;  ///< in mean rise, against no shift
};

Offset footprint_offset(const Scene& scene) {
    const double step = std::max(0.5, scene.city.surface.geometry().cell_size_m);
    const double here = mean_rise_m(scene, 0.0, 0.0);
    std::vector<Offset> tried;
    double best_gain = 0.0;
    for (double dy = -6.0; dy <= 6.0; dy += step) {
        for (double dx = -6.0; dx <= 6.0; dx += step) {
            tried.push_back({dx, dy, mean_rise_m(scene, dx, dy) - here});
            best_gain = std::max(best_gain, tried.back().gain_m);
        }
    }
    // Edges are probed two cells inside and outside, so shifts around the right one fit as well: take their middle.
    Offset middle{0.0, 0.0, best_gain};
    double count = 0.0;
    for (const Offset& offset : tried) {
        if (best_gain > 0.0 && offset.gain_m >= 0.98 * best_gain) {
            middle.east_m += offset.east_m;
            middle.north_m += offset.north_m;
            ++count;
        }
    }
    middle.east_m /= std::max(1.0, count);
    middle.north_m /= std::max(1.0, count);
    return middle;
}

void print_buildings(const Scene& scene, std::vector<std::string>& problems) {
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
        const Offset offset = footprint_offset(scene);
        if (offset.gain_m > 0.5) {
            problems.push_back(
                fmt::format("the footprints look shifted: moving them {:+.1f} m east and {:+.1f} m north fits the "
                            "surface model better (mean step {:+.2f} m); check the CRS, or datum = \"gcj02\"",
                            offset.east_m, offset.north_m, offset.gain_m));
        } else {
            fmt::print(
                "           they sit on the surface model (best shift {:+.1f} m east {:+.1f} m north gains {:.2f} m of "
                "step)\n",
                offset.east_m, offset.north_m, offset.gain_m);
        }
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
    for (const std::string& finding : findings_of(scene.clock)) {
        fmt::print("           ! {}\n", finding);
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
            const Scene scene = read_scene(config, {common.threads});
            if (!scene.statistics_only) {
                print_surface(scene, config.nodata);
                print_buildings(scene, problems);
                print_weather(scene);
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
