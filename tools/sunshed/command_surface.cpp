#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "command_output.hpp"
#include "commands.hpp"
#include "elevation_options.hpp"
#include "print_note.hpp"
#include "project/read/buildings.hpp"
#include "project/read/surroundings.hpp"
#include "project/run/memory_limit.hpp"
#include "setting_options.hpp"
#include "shared_options.hpp"
#include "sunshed/building/overlapping_footprints.hpp"
#include "sunshed/building/raised_roof.hpp"
#include "sunshed/building/roof_outline.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/project/project_config.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

class SurfaceCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "surface"; }
    [[nodiscard]] std::string summary() const override {
        return "a surface model from bare ground and footprints with heights or floors";
    }

    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output,   Shared::overwrite, Shared::creation_options, Shared::memory, Shared::quiet,
                Shared::progress, Shared::set};
    }
    [[nodiscard]] std::optional<std::vector<std::string>> settings() const override {
        return {{"project.crs", "crs.allow_ballpark", "surface.vertical_unit", "surface.canopy_vertical_unit",
                 "surface.nodata", "buildings.encoding", "buildings.roof_type", "buildings.roof_height",
                 "buildings.roof_levels", "buildings.roof_angle", "buildings.roof_direction",
                 "buildings.roof_orientation", "buildings.part", "buildings.hip_tilt_deg"}};
    }
    void set_up(CLI::App& app) override {
        SettingOptions settings(app, config_);
        settings.add("--dem", "surface.dem", "bare ground")->required();
        settings.add("--buildings", "buildings.path")->required();
        settings.add("--buildings-crs", "buildings.crs", "their CRS, where the file has none or a wrong one");
        settings.add("--layer", "buildings.layer");
        settings.add("--height-field", "buildings.height");
        settings.add("--floors-field", "buildings.floors");
        settings.add("--floor-height", "buildings.floor_height_m");
        settings.add("--canopy", "surface.canopy", "height of trees above ground; they become part of the surface");
        settings.add("--canopy-unit", "surface.canopy_vertical_unit",
                     "unit of tree heights, where the file says none or a wrong one");
        add_elevation_options(app, config_);
        settings.add_without("blocked", "--nodata", "surface.nodata",
                             "whether bare ground without a value is refused; such cells stay without one");
    }

    int run(const CommonOptions& common) override {
        need_output(common, "say where the surface model goes");
        CommandOutput output(common.output, AtomicOutput::Kind::file, common,
                             {config_.dem, config_.buildings_path, config_.canopy});
        TerminalProgress progress(progress_style(common));
        progress.begin_stage("reading");
        apply_settings(config_, common.set);
        const double most = most_cells(common.memory, 60.0);
        RasterReadOptions ground_options = surface_options(config_, most);
        ground_options.progress = &progress;
        RasterInput ground = read_elevation(config_.dem, ground_options);
        print_notes(common, config_.dem, ground.notes);
        print_notes(common, config_.dem, ground.findings);
        const GridGeometry grid = ground.raster.geometry;
        check_nodata(config_.dem, ground.nodata_count, config_.nodata);
        std::vector<std::string> notes;
        if (ground.nodata_count > 0) {
            notes.push_back(fmt::format("{}: {} of {} cells have no value and stay without one", config_.dem,
                                        ground.nodata_count, grid.cell_count()));
        }
        const auto buildings = read_buildings(ground, notes);
        const Surface surface = surface_with_buildings(std::move(ground.raster), buildings,
                                                       static_cast<float>(ground.min_value), config_.hip_tilt_deg);
        FloatRaster dsm = config_.canopy.empty() ? surface.elevation_m : with_trees(surface, ground.crs, most, common);
        for (std::size_t i = 0; i < dsm.values.size(); ++i) {
            if (surface.known.values[i] == 0) {
                dsm.values[i] = missing_f;
            }
        }
        progress.begin_stage("writing");
        write_cog(output.working_path().string(), ground.crs.wkt,
                  {{"elevation", "ground with buildings upon it", "m", &dsm}}, common.creation_options);
        output.commit();
        progress.finish();
        if (!common.quiet) {
            for (const std::string& note : notes) {
                print_note(note);
            }
            fmt::print("{} of {} buildings raised: {}\n",
                       std::count_if(buildings.begin(), buildings.end(),
                                     [](const BuildingInput& b) { return !b.footprint.empty() && b.height_m > 0.0; }),
                       buildings.size(), std::filesystem::absolute(common.output).lexically_normal().string());
        }
        return exit_done;
    }

private:
    [[nodiscard]] std::vector<BuildingInput> read_buildings(const RasterInput& ground,
                                                            std::vector<std::string>& notes) const {
        const VectorInput input =
            read_features(config_.buildings_path, {config_.buildings_layer, ground.crs.wkt, config_.buildings_crs,
                                                   MapDatum::of_crs, "--buildings-crs", config_.allow_ballpark,
                                                   config_.buildings_encoding, "buildings.encoding"});
        if (config_.height_field.empty() && config_.floors_field.empty() && !input.layer.has_tags) {
            throw UsageError("--height-field", "neither heights nor floors are named",
                             "name the field with heights (--height-field) or floors (--floors-field)");
        }
        notes.insert(notes.end(), input.notes.begin(), input.notes.end());
        for (const std::string& finding : input.findings) {
            notes.push_back(fmt::format("{}: {}", config_.buildings_path, finding));
        }
        const GridGeometry& grid = ground.raster.geometry;
        ReadBuildings read = buildings_from(input.layer, config_, true, notes);
        turn_roofs(read.buildings, ground.crs.wkt, grid);
        for (const Finding& finding : findings_of(read.unread, input.layer.source)) {
            notes.push_back(line_of(finding));
        }
        for (const std::string& words :
             {simplify_outlines(read.buildings, grid.cell_size_m), words_of(resolve_overlaps(read.buildings, {}))}) {
            if (!words.empty()) {
                notes.push_back(fmt::format("{}: {}", input.layer.source, words));
            }
        }
        return std::move(read.buildings);
    }

    [[nodiscard]] FloatRaster with_trees(const Surface& surface, const CrsInfo& crs, double most_cells_read,
                                         const CommonOptions& common) const {
        RasterReadOptions options =
            options_beside(config_, most_cells_read, crs.wkt, config_.canopy_vertical_unit, "--canopy-unit");
        options.unit_otherwise = config_.vertical_unit;
        options.align_to = surface.geometry();
        options.use = ElevationUse::heights;
        const RasterInput canopy = read_elevation(config_.canopy, options);
        print_notes(common, config_.canopy, canopy.notes);
        print_notes(common, config_.canopy, canopy.findings);
        return tree_tops(surface.elevation_m, surface.ground_m, canopy.raster);
    }

    ProjectConfig config_;
};

}  // namespace

std::unique_ptr<Command> make_surface_command() {
    return std::make_unique<SurfaceCommand>();
}

}  // namespace sunshed::cli
