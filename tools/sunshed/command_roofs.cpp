#include <fmt/format.h>

#include <filesystem>

#include "command_output.hpp"
#include "commands.hpp"
#include "elevation_options.hpp"
#include "print_note.hpp"
#include "project/read/scene.hpp"
#include "project/run/city_memory.hpp"
#include "setting_options.hpp"
#include "shared_options.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/pipeline/plan_roofs.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/project_config.hpp"
#include "sunshed/report/geopackage.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

void print_summary(const Scene& scene, const RoofCounts& counts, const std::string& output) {
    for (const std::string& note : notes_of(scene)) {
        print_note(note);
    }
    fmt::print("roofs of {} of {} buildings: {} segments, {} modules\n{}\n", counts.yield.assessed(),
               counts.yield.buildings(), counts.segments, counts.yield.modules(),
               std::filesystem::absolute(output).lexically_normal().string());
}

class RoofsCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "roofs"; }
    [[nodiscard]] std::string summary() const override {
        return "roof planes, obstacles and the modules that fit, without energy";
    }

    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::threads, Shared::memory,
                Shared::quiet,  Shared::progress,  Shared::set};
    }
    [[nodiscard]] std::optional<std::vector<std::string>> settings() const override {
        return {{"profile", "project.crs", "crs.allow_ballpark", "surface.dem", "surface.vertical_unit",
                 "surface.nodata", "buildings.", "roof.", "module.", "layout.gap_m", "layout.flat_tilt_deg",
                 "layout.flat_system", "layout.east_west_tilt_deg", "layout.row_direction", "layout.spacing",
                 "layout.ballast_aisle_m", "layout.gcr", "policy.new_since"}};
    }
    void set_up(CLI::App& app) override {
        SettingOptions settings(app, config_);
        settings.add("dsm", "surface.dsm")->required();
        settings.add("--buildings", "buildings.path")->required();
        settings.add("--buildings-crs", "buildings.crs", "their CRS, where the file has none or a wrong one");
        settings.add("--layer", "buildings.layer");
        settings.add("--id", "buildings.id");
        settings.add("--no-align", "buildings.align", "leave footprints where they are given");
        add_elevation_options(app, config_);
    }

    int run(const CommonOptions& common) override {
        need_output(common, "say where the roofs go");
        std::vector<Field> fields = fields_of(config_);
        apply_overrides(fields, common.set);
        CommandOutput output(common.output, AtomicOutput::Kind::file, common, input_paths(fields));
        TerminalProgress progress(progress_style(common));
        progress.begin_stage("reading");
        limit_raster_cache(city_cache_bytes(common.memory));
        const Scene scene = read_roof_scene(config_, {common.threads}, progress, most_city_cells(common.memory));
        progress.begin_stage("roofs and modules");
        RoofsGeopackage file(output.working_path().string(), scene.crs.wkt, {{"SOFTWARE", "sunshed " SUNSHED_VERSION}});
        const RoofCounts counts = plan_roofs(
            scene.city, scene.options, plan_roof_memory(common.memory, scene).tiles,
            [&](std::size_t index, const BuildingRecord& record) { file.add(index, record); }, progress);
        file.finish(config_.language);
        output.commit();
        progress.finish();
        if (!common.quiet) {
            print_summary(scene, counts, common.output);
        }
        if (const std::string nothing = counts.yield.why_nothing(false); !nothing.empty()) {
            print_note(nothing);
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
