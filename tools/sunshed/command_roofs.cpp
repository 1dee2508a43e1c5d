#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "commands.hpp"
#include "config/load.hpp"
#include "config/project_config.hpp"
#include "memory_limit.hpp"
#include "scene/scene.hpp"
#include "sunshed/building/roof_record.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/atomic_output.hpp"
#include "sunshed/report/geopackage.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

std::vector<BuildingRecord> roofs_of(const Scene& scene, const ProjectConfig& config, Progress& progress) {
    const auto& buildings = scene.city.buildings;
    const RoofRecordOptions options{scene.city.grid_convergence_deg, config.module_power_w,
                                    config.module.length_m * config.module.width_m, config.policy.new_since};
    std::vector<BuildingRecord> records(buildings.size());
    std::atomic<std::size_t> done = 0;
    parallel_for(buildings.size(), scene.options.threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            stop_if_cancelled(progress);
            records[i] =
                roof_record(buildings[i], plan_roof(buildings[i], scene.city.surface, scene.options.plan), options);
            progress.advance(static_cast<double>(++done) / static_cast<double>(buildings.size()));
        }
    });
    return records;
}

void print_summary(const Scene& scene, const std::vector<BuildingRecord>& records, const std::string& output) {
    std::size_t segments = 0;
    std::size_t modules = 0;
    std::ptrdiff_t assessed = 0;
    for (const BuildingRecord& record : records) {
        segments += record.segments.size();
        modules += static_cast<std::size_t>(record.module_count);
        assessed += record.status == BuildingStatus::ok ? 1 : 0;
    }
    for (const std::string& note : scene.notes) {
        fmt::print(stderr, "sunshed: note: {}\n", note);
    }
    fmt::print("roofs of {} of {} buildings: {} segments, {} modules\n{}\n", assessed, records.size(), segments,
               modules, std::filesystem::absolute(output).lexically_normal().string());
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
        AtomicOutput output(common.output, AtomicOutput::Kind::file, common.overwrite);
        TerminalProgress progress(progress_style(common));
        progress.begin_stage("reading");
        const Scene scene = read_roof_scene(config_, {common.threads});
        check_memory(common.memory, scene.city.surface.geometry().cell_count(), 60.0);
        progress.begin_stage("roofs and modules");
        const auto records = roofs_of(scene, config_, progress);
        std::filesystem::remove(output.working_path());  // GDAL makes the file itself
        write_roofs_geopackage(output.working_path().string(),
                               {records, scene.crs.wkt, {{"SOFTWARE", "sunshed " SUNSHED_VERSION}}});
        output.commit();
        progress.finish();
        if (!common.quiet) {
            print_summary(scene, records, common.output);
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
