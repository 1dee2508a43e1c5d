#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <span>

#include "city_memory.hpp"
#include "command_output.hpp"
#include "commands.hpp"
#include "config/load.hpp"
#include "config/project_config.hpp"
#include "memory_limit.hpp"
#include "scene/scene.hpp"
#include "sunshed/building/roof_record.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/report/geopackage.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

/// What is told of all roofs together.
struct RoofCounts {
    std::size_t buildings = 0;
    std::size_t assessed = 0;
    std::size_t segments = 0;
    std::size_t modules = 0;

    void add(const BuildingRecord& record) {
        ++buildings;
        assessed += record.status == BuildingStatus::ok ? 1 : 0;
        segments += record.segments.size();
        modules += static_cast<std::size_t>(record.module_count);
    }
};

/// Plans roofs tile by tile, some at a time, and lets them go once they are written.
class RoofPlanner {
public:
    RoofPlanner(const Scene& scene, const ProjectConfig& config, const TilePlan& plan)
        : scene_(scene),
          options_{scene.city.grid_convergence_deg, config.module_power_w,
                   config.module.length_m * config.module.width_m, config.policy.new_since},
          tiles_(scene.city.surface->geometry(), scene.city.buildings, plan, CityTiles::Cells::roofs) {}

    RoofCounts write(RoofsGeopackage& file, Progress& progress) {
        constexpr std::size_t at_a_time = 512;
        for (std::size_t i = 0; i < tiles_.count(); ++i) {
            const CityTile tile = tiles_.tile(i);
            if (tile.own.empty()) {
                continue;
            }
            const Surface surface = scene_.city.surface->read(tile.read).surface;
            for (std::size_t first = 0; first < tile.own.size(); first += at_a_time) {
                stop_if_cancelled(progress);
                const std::span<const std::size_t> own(tile.own);
                write(own.subspan(first, std::min(at_a_time, own.size() - first)), surface, file);
                progress.advance(static_cast<double>(counts_.buildings) /
                                 static_cast<double>(scene_.city.buildings.size()));
            }
        }
        return counts_;
    }

private:
    void write(std::span<const std::size_t> buildings, const Surface& surface, RoofsGeopackage& file) {
        std::vector<BuildingRecord> records(buildings.size());
        parallel_for(records.size(), scene_.options.threads, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                BuildingInput building = scene_.city.buildings[buildings[i]];
                fill_height(building, surface);
                records[i] = roof_record(building, plan_roof(building, surface, scene_.options.plan), options_);
            }
        });
        for (std::size_t i = 0; i < records.size(); ++i) {
            file.add(buildings[i], records[i]);
            counts_.add(records[i]);
        }
    }

    const Scene& scene_;
    RoofRecordOptions options_;
    CityTiles tiles_;
    RoofCounts counts_;
};

/// Tiles for the memory that a user allows, without a limit 2048 cells wide; no roof is looked at from afar.
TilePlan tiles_for(const std::string& limit, const Scene& scene) {
    constexpr double program_bytes = 150e6;
    constexpr double bytes_of_cell = 25.0;
    constexpr double bytes_of_building = 1000.0;  // what is read of it
    constexpr int most_cells = 2048;
    constexpr int least_cells = 64;
    constexpr int beside_cells = 2;
    const double allowed = allowed_bytes(limit).value_or(2147483648.0);
    const double left = allowed - program_bytes - raster_cache_bytes(limit) -
                        bytes_of_building * static_cast<double>(scene.city.buildings.size());
    const double side = std::sqrt(std::max(0.0, left) / bytes_of_cell);
    return {static_cast<int>(std::clamp<double>(side, least_cells, most_cells)), beside_cells};
}

void print_summary(const Scene& scene, const RoofCounts& counts, const std::string& output) {
    for (const std::string& note : scene.notes) {
        fmt::print(stderr, "sunshed: note: {}\n", note);
    }
    fmt::print("roofs of {} of {} buildings: {} segments, {} modules\n{}\n", counts.assessed, counts.buildings,
               counts.segments, counts.modules, std::filesystem::absolute(output).lexically_normal().string());
}

class RoofsCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "roofs"; }
    [[nodiscard]] std::string summary() const override {
        return "roof planes, obstacles and the modules that fit, without energy";
    }

    void set_up(CLI::App& app) override {
        app.add_option("dsm", config_.dsm, "surface model with roofs")->required();
        app.add_option("--buildings", config_.buildings_path, "footprints")->required();
        app.add_option("--layer", config_.buildings_layer, "layer of the footprints' file; empty = its only one");
        app.add_option("--id", config_.id_field, "field with unique ids; empty = numbers of the features");
        app.add_flag("--align", config_.buildings_align,
                     "move footprints to where the surface model shows their walls");
    }

    int run(const CommonOptions& common) override {
        if (common.output.empty()) {
            throw Error(ErrorCode::bad_input, "-o/--output", "it is missing", "say where the roofs go");
        }
        std::vector<Field> fields = fields_of(config_);
        apply_overrides(fields, common.set);
        CommandOutput output(common.output, AtomicOutput::Kind::file, common, input_paths(fields));
        TerminalProgress progress(progress_style(common));
        progress.begin_stage("reading");
        limit_raster_cache(raster_cache_bytes(common.memory));
        const Scene scene = read_roof_scene(config_, {common.threads}, progress);
        progress.begin_stage("roofs and modules");
        RoofsGeopackage file(output.working_path().string(), scene.crs.wkt, {{"SOFTWARE", "sunshed " SUNSHED_VERSION}});
        const RoofCounts counts = RoofPlanner(scene, config_, tiles_for(common.memory, scene)).write(file, progress);
        file.finish();
        output.commit();
        progress.finish();
        if (!common.quiet) {
            print_summary(scene, counts, common.output);
        }
        return exit_done;
    }

private:
    ProjectConfig config_;
};

}  // namespace

std::unique_ptr<Command> make_roofs_command() {
    return std::make_unique<RoofsCommand>();
}

}  // namespace sunshed::cli
