#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "command_output.hpp"
#include "commands.hpp"
#include "elevation_options.hpp"
#include "horizon_numbers.hpp"
#include "option_checks.hpp"
#include "print_note.hpp"
#include "project/read/surroundings.hpp"
#include "project/run/memory_limit.hpp"
#include "setting_options.hpp"
#include "shared_options.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/horizon/elevation_angle.hpp"
#include "sunshed/horizon/far_horizon.hpp"
#include "sunshed/horizon/horizon_sweep.hpp"
#include "sunshed/io/cog_band_writer.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/pipeline/tile_site.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

class HorizonCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "horizon"; }
    [[nodiscard]] std::string summary() const override {
        return "horizon elevation angles of a surface model, a band a direction";
    }

    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::creation_options, Shared::threads,
                Shared::memory, Shared::quiet,     Shared::progress,         Shared::set};
    }
    [[nodiscard]] std::optional<std::vector<std::string>> settings() const override {
        return {{"project.crs", "crs.allow_ballpark", "surface.vertical_unit", "surface.far_dem_vertical_unit",
                 "surface.nodata"}};
    }
    void set_up(CLI::App& app) override {
        app.add_option("dsm", dsm_, "surface model")->required();
        app.add_option("--directions", directions_, "bands, evenly from true north clockwise")
            ->check(between(4, 1024))
            ->capture_default_str();
        SettingOptions settings(app, config_);
        settings.add("--radius", "horizon.radius_m", "nothing farther away counts");
        settings.add("--far-dem", "surface.far_dem");
        settings.add("--far-dem-unit", "surface.far_dem_vertical_unit",
                     "unit of its elevations, where the file says none or a wrong one");
        add_elevation_options(app, config_);
        app.add_option("--svf", sky_view_, "write the sky view factor too");
        numbers_.add_options(app);
        settings.add("--nodata", "surface.nodata");
    }

    int run(const CommonOptions& common) override {
        need_output(common, "say where the horizons go");
        const StoredNumbers numbers = numbers_.stored();
        const std::vector<std::string> inputs{dsm_, config_.far_dem};
        std::optional<CommandOutput> sky_view_output;
        if (!sky_view_.empty()) {
            sky_view_output.emplace(sky_view_, AtomicOutput::Kind::file, common, inputs);
        }
        CommandOutput output(common.output, AtomicOutput::Kind::file, common, inputs);
        TerminalProgress progress(progress_style(common));
        progress.begin_stage("reading");
        apply_settings(config_, common.set);
        RasterReadOptions options = surface_options(config_, most_cells(common.memory, 30.0));
        options.progress = &progress;
        RasterInput dsm = read_elevation(dsm_, options);
        print_notes(common, dsm_, dsm.notes);
        print_notes(common, dsm_, dsm.findings);
        check_nodata(dsm_, dsm.nodata_count, config_.nodata);
        if (dsm.nodata_count > 0 && !common.quiet) {
            print_note(fmt::format("{}: {}", dsm_,
                                   nodata_note(dsm.nodata_count, dsm.raster.geometry.cell_count(), config_.nodata)));
        }
        const Surface surface = surface_from_dsm(std::move(dsm.raster), config_.nodata);
        const double convergence_deg = grid_convergence_deg(dsm.crs.wkt, middle_of(surface.geometry()));
        const auto far = far_horizon(surface, dsm.crs.wkt, -convergence_deg, common);

        progress.begin_stage("horizons");
        CogBandWriter writer(output.working_path().string(), surface.geometry(), dsm.crs.wkt, bands(), numbers,
                             common.creation_options, {{"MAX_ERROR_DEG", fmt::format("{:g}", numbers_.error_deg())}},
                             {common.threads});
        FloatRaster sky_view = sweep(surface, far, convergence_deg, {common.threads}, writer, progress);
        if (sky_view_output) {
            hide_unknown(sky_view, surface);
            write_cog(sky_view_output->working_path().string(), dsm.crs.wkt,
                      {{"sky_view", "share of the sky that a horizontal receiver sees", "1", &sky_view}},
                      common.creation_options);
            sky_view_output->commit();
        }
        output.commit();
        progress.finish();
        if (!common.quiet) {
            fmt::print("horizons: {}\n", std::filesystem::absolute(common.output).lexically_normal().string());
        }
        return exit_done;
    }

private:
    [[nodiscard]] std::optional<FarHorizon> far_horizon(const Surface& surface, const std::string& crs_wkt,
                                                        double first_grid_azimuth_deg,
                                                        const CommonOptions& common) const {
        if (config_.far_dem.empty()) {
            return std::nullopt;
        }
        std::vector<std::string> notes;
        std::vector<std::string> findings;
        const FloatRaster terrain = read_far_terrain(config_.far_dem,
                                                     options_beside(config_, most_cells(common.memory, 8.0), crs_wkt,
                                                                    config_.far_dem_vertical_unit, "--far-dem-unit"),
                                                     surface.geometry(), notes, findings);
        print_notes(common, config_.far_dem, notes);
        print_notes(common, config_.far_dem, findings);
        return FarHorizon(terrain, surface.elevation_m, directions_, {common.threads}, {}, first_grid_azimuth_deg);
    }

    static void hide_unknown(FloatRaster& raster, const Surface& surface) {
        for (std::size_t i = 0; i < raster.values.size(); ++i) {
            if (surface.known.values[i] == 0) {
                raster.values[i] = missing_f;
            }
        }
    }

    [[nodiscard]] double azimuth_deg(int direction) const { return direction * 360.0 / directions_; }

    [[nodiscard]] std::vector<BandInfo> bands() const {
        std::vector<BandInfo> all;
        for (int k = 0; k < directions_; ++k) {
            all.push_back({fmt::format("horizon_az_{:g}", azimuth_deg(k)),
                           fmt::format("elevation of the horizon toward {:g} degrees from true north", azimuth_deg(k)),
                           "degree"});
        }
        return all;
    }

    /// Writes one band a direction. @returns the sky view of all of them
    FloatRaster sweep(const Surface& surface, const std::optional<FarHorizon>& far, double convergence_deg,
                      Threads threads, CogBandWriter& writer, Progress& progress) const {
        FloatRaster tangent(surface.geometry());
        FloatRaster sky_view(surface.geometry(), 0.0F);
        const auto& known = surface.known.values;
        const bool has_unknown = std::find(known.begin(), known.end(), 0) != known.end();
        HorizonSweep horizons(whole_scene(surface.elevation_m, surface.elevation_m),
                              config_.horizon_radius_m.value_or(unlimited_radius_m), threads);
        for (int k = 0; k < directions_; ++k) {
            stop_if_cancelled(progress);
            horizons.sweep(wrap_azimuth_deg(azimuth_deg(k) - convergence_deg), tangent);
            if (far) {
                far->raise(k, surface.elevation_m, threads, tangent);
            }
            add_sky_view(tangent, directions_, threads, sky_view);
            to_elevation_deg(threads, tangent);
            if (has_unknown) {
                hide_unknown(tangent, surface);
            }
            writer.add(tangent);
            progress.advance(static_cast<double>(k + 1) / directions_);
        }
        writer.finish();
        return sky_view;
    }

    std::string dsm_;
    ProjectConfig config_;
    int directions_ = 36;
    std::string sky_view_;
    HorizonNumbers numbers_;
};

}  // namespace

std::unique_ptr<Command> make_horizon_command() {
    return std::make_unique<HorizonCommand>();
}

}  // namespace sunshed::cli
