#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "command_output.hpp"
#include "commands.hpp"
#include "elevation_options.hpp"
#include "option_checks.hpp"
#include "project/read/sky_options.hpp"
#include "project/read/surroundings.hpp"
#include "project/read/town_clock.hpp"
#include "project/read/weather.hpp"
#include "project/report/sha256.hpp"
#include "project/run/hourly_shade_files.hpp"
#include "project/run/memory_limit.hpp"
#include "project/run/results.hpp"
#include "say_note.hpp"
#include "shared_options.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/pipeline/irradiate_raster.hpp"
#include "sunshed/pipeline/tile_memory.hpp"
#include "sunshed/report/rasters.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

namespace {

class IrradianceCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "irradiance"; }
    [[nodiscard]] std::string summary() const override {
        return "irradiation rasters of a surface model, without buildings";
    }

    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::creation_options, Shared::threads,
                Shared::memory, Shared::quiet,     Shared::progress,         Shared::set};
    }
    void set_up(CLI::App& app) override {
        app.add_option("dsm", dsm_, "surface model")->required();
        auto* file = app.add_option("--weather", weather_.path, "a year of weather");
        auto* clear = app.add_flag("--clear-sky", weather_.clear_sky,
                                   "a cloudless year (ESRA, as r.sun has it) instead of a file")
                          ->excludes(file);
        app.add_option("--linke", linke_, "Linke turbidity for --clear-sky: one number or twelve")
            ->expected(1, 12)
            ->check(as_setting("weather.linke_turbidity"))
            ->needs(clear);
        app.add_option("--utc-offset", weather_.utc_offset_h,
                       "the weather file's clock against UTC in hours, where it does not say; with --clear-sky the "
                       "place's own")
            ->check(as_setting("weather.utc_offset_h"));
        app.add_option("--assume-time", weather_.assume_time, "what its stamps mean, against what the format says")
            ->check(as_setting("weather.assume_time"))
            ->capture_default_str()
            ->needs(file);
        app.add_option("--year", weather_.year, "which year, where it holds several")
            ->check(as_setting("weather.year"))
            ->needs(file);
        app.add_flag("--allow-implausible", weather_.allow_implausible,
                     "take light that cannot be (more than the sun gives, none for weeks) and tell of it")
            ->needs(file);
        app.add_option("--max-distance-km", weather_.max_distance_km, "weather from farther away is refused")
            ->check(as_setting("weather.max_distance_km"))
            ->capture_default_str()
            ->needs(file);
        app.add_option("--timezone", timezone_,
                       "clock of the place, without summer time: an IANA zone (Asia/Shanghai) or an offset (+08:00)");
        app.add_flag("--fill-gaps", weather_.fill_gaps, "fill its gaps of more than three hours too")->needs(file);
        app.add_option("--far-dem", far_dem_, "coarse elevations around, for horizons up to 100 km away");
        app.add_option("--far-dem-unit", config_.far_dem_vertical_unit,
                       "unit of their elevations, where the file says none or a wrong one");
        app.add_option("--canopy-unit", config_.canopy_vertical_unit,
                       "unit of tree heights, where the file says none or a wrong one");
        add_elevation_options(app, config_);
        app.add_option("--canopy", canopy_, "height of trees above ground; they dim the light that passes them");
        app.add_flag("--sun-hours-monthly", sun_hours_by_month_, "write hours of sun by month too");
        app.add_flag("--hourly-shade", hourly_shade_,
                     "write for each month whether a cell sees the sun, by hour of local time and day");
        app.add_option("--directions", config_.directions, "azimuths in which horizons are found")
            ->check(as_setting("horizon.directions"))
            ->capture_default_str();
        app.add_option("--transposition", config_.transposition, "model of the sky's brightness")
            ->check(as_setting("sky.transposition"))
            ->capture_default_str();
        app.add_option(
               "--nodata", config_.nodata,
               "what stands where the model has no value: nothing that shades, something as high as its highest "
               "cell, or refuse it")
            ->check(CLI::IsMember(nodata_choices()))
            ->capture_default_str();
        add_allow_remote(app);
    }

    int run(const CommonOptions& common) override {
        need_output(common, "say where the rasters go");
        choose_sky();
        CommandOutput output(common.output, AtomicOutput::Kind::folder, common,
                             {dsm_, weather_.path, far_dem_, canopy_});
        TerminalProgress progress(progress_style(common));
        progress.begin_stage("reading");
        apply_settings(config_,
                       {"project.crs", "crs.allow_ballpark", "surface.vertical_unit", "surface.canopy_vertical_unit",
                        "surface.far_dem_vertical_unit", "surface.nodata", "sky.", "horizon.directions"},
                       common.set);
        const double most = most_cells(common.memory, pyramid_bytes_of_cell);
        RasterReadOptions dsm_options = surface_options(config_, most);
        dsm_options.progress = &progress;
        ElevationFile dsm(dsm_, dsm_options);
        say_notes(common, dsm_, dsm.notes());
        say_notes(common, dsm_, dsm.findings());
        const GridGeometry grid = dsm.geometry();
        const MemoryPlan memory = plan_for(common.memory, grid);
        limit_raster_cache(raster_cache_bytes(usable(common.memory, grid)));
        weather_.threads = {common.threads};
        weather_.scene = place_of(dsm.crs().wkt, middle_of(grid), altitude_m(dsm));
        const WeatherSeries weather = read_sky();
        const FloatRaster terrain = far_terrain(dsm.crs().wkt, grid, common);
        std::optional<ElevationFile> canopy;
        if (!canopy_.empty()) {
            RasterReadOptions options =
                options_beside(config_, most, dsm.crs().wkt, config_.canopy_vertical_unit, "--canopy-unit");
            options.unit_otherwise = config_.vertical_unit;
            options.align_to = grid;
            options.use = ElevationUse::heights;
            canopy.emplace(canopy_, options);
            say_notes(common, canopy_, canopy->notes());
            say_notes(common, canopy_, canopy->findings());
        }

        progress.begin_stage("irradiance");
        RasterFilesWriter writer(output.working_path().string(), grid, dsm.crs().wkt,
                                 result_tags(weather.source, weather.synthetic), memory.files_in_memory,
                                 sun_hours_by_month_);
        const RasterScene scene{.elevation_m = dsm,
                                .tree_height_m = canopy ? &*canopy : nullptr,
                                .tree_transmissivity = default_tree_transmissivity,
                                .far_terrain_m = &terrain,
                                .sky_at = [&](Point2 middle) { return sky_at(weather, dsm.crs().wkt, middle); },
                                .nodata = nodata_policy_of(config_.nodata),
                                .sun_hours_by_month = sun_hours_by_month_,
                                .directions = config_.directions,
                                .threads = {common.threads}};
        const std::size_t unknown_cells = irradiate(
            scene, memory.tiles,
            [&](const Window& cells, IrradianceResult result, const Raster<std::uint8_t>& known) {
                writer.write(cells, result_rasters(std::move(result), {}, known), {common.threads});
            },
            progress);
        progress.begin_stage("writing");
        writer.finish(common.creation_options, {common.threads});
        if (hourly_shade_) {
            write_shade(dsm, terrain, common, output.working_path().string(), progress);
        }
        stop_if_cancelled(progress);
        output.commit(run_id());
        progress.finish();
        if (!common.quiet) {
            for (const std::string& note : notes_) {
                say_note(note);
            }
            if (unknown_cells > 0) {
                say_note(fmt::format("{}: {}", dsm_, nodata_note(unknown_cells, grid.cell_count(), config_.nodata)));
            }
            fmt::print("rasters: {}\n", std::filesystem::absolute(common.output).lexically_normal().string());
        }
        return exit_done;
    }

private:
    [[nodiscard]] std::string run_id() const {
        return sha256_of_text(fmt::format(
            "irradiance {} {} {} {} {} {} {} {} {} {}", dsm_, weather_.path, weather_.clear_sky, fmt::join(linke_, " "),
            far_dem_, canopy_, config_.directions, config_.transposition, config_.nodata, sun_hours_by_month_));
    }

    /// irradiate_raster(), whose errors then name the file. @returns how many cells have no value
    [[nodiscard]] std::size_t irradiate(const RasterScene& scene, const TilePlan& tiles, const TileSink& sink,
                                        Progress& progress) const {
        try {
            return irradiate_raster(scene, tiles, sink, progress).unknown_cells;
        } catch (const Error& error) {
            if (error.code() != ErrorCode::bad_input || !error.where().empty()) {
                throw;
            }
            throw Error(error.code(), dsm_, error.problem(), error.mend());
        }
    }

    /// Without a limit: 96 bytes a cell and 300 MB.
    static double usable(const std::string& limit, const GridGeometry& grid) {
        return usable_bytes(limit, 96.0 * static_cast<double>(grid.cell_count()) + 300e6);
    }

    [[nodiscard]] MemoryPlan plan_for(const std::string& limit, const GridGeometry& grid) const {
        const TileMemory memory = memory_of_irradiance({!canopy_.empty(), sun_hours_by_month_, config_.directions});
        return plan_within(limit, usable(limit, grid),
                           [&](double bytes) { return plan_memory(grid, {}, raster_tiles(grid), memory, bytes); });
    }

    /// For the air's pressure; sea level where no cell has a value.
    static double altitude_m(const ElevationFile& dsm) { return std::isfinite(dsm.median_m()) ? dsm.median_m() : 0.0; }

    static Place place_of(const std::string& crs_wkt, Point2 at, double elevation_m) {
        const GeographicPoint point = to_geographic(crs_wkt, at);
        return {"", point.latitude_deg, point.longitude_deg, elevation_m, 0.0};
    }

    [[nodiscard]] SiteSky sky_at(const WeatherSeries& weather, const std::string& crs_wkt, Point2 middle) const {
        Place place = place_of(crs_wkt, middle, weather_.scene->altitude_m);
        place.utc_offset_h = weather_.scene->utc_offset_h;
        return {build_sky_year(weather, place, sky_options(config_)), grid_convergence_deg(crs_wkt, middle)};
    }

    [[nodiscard]] FloatRaster far_terrain(const std::string& crs_wkt, const GridGeometry& grid,
                                          const CommonOptions& common) const {
        if (far_dem_.empty()) {
            return {};
        }
        std::vector<std::string> notes;
        std::vector<std::string> findings;
        FloatRaster terrain = read_far_terrain(far_dem_,
                                               options_beside(config_, most_cells(common.memory, 8.0), crs_wkt,
                                                              config_.far_dem_vertical_unit, "--far-dem-unit"),
                                               grid, notes, findings);
        say_notes(common, far_dem_, notes);
        say_notes(common, far_dem_, findings);
        return terrain;
    }

    /// Holds the horizons of the whole raster.
    void write_shade(ElevationFile& dsm, const FloatRaster& terrain, const CommonOptions& common,
                     const std::string& folder, Progress& progress) const {
        const GridGeometry grid = dsm.geometry();
        check_memory(common.memory, grid.cell_count(), hourly_shade_bytes_of_cell(config_.directions));
        const Surface surface = surface_from_dsm(dsm.read(grid.whole()), nodata_policy_of(config_.nodata));
        std::optional<FarHorizon> far;
        if (!terrain.empty()) {
            far.emplace(terrain, surface.elevation_m, config_.directions, Threads{common.threads});
        }
        write_hourly_shade(folder, dsm.crs().wkt,
                           {.elevation_m = surface.elevation_m,
                            .far = far ? &*far : nullptr,
                            .directions = config_.directions,
                            .place = *weather_.scene,
                            .grid_convergence_deg = grid_convergence_deg(dsm.crs().wkt, middle_of(grid)),
                            .threads = {common.threads}},
                           town_clock_, common.creation_options, progress);
    }

    /// The clock of the place and the weather there; keeps what is to be said of both.
    WeatherSeries read_sky() {
        Place& scene = *weather_.scene;
        const bool is_told = weather_.clear_sky && weather_.utc_offset_h.has_value();
        TownClock clock = is_told && timezone_.empty() ? TownClock{*weather_.utc_offset_h, "as told", "", {}}
                                                       : find_town_clock(scene, timezone_, "--timezone");
        scene.utc_offset_h = clock.utc_offset_h;
        CheckedWeather weather = read_weather(weather_);
        settle(clock, weather.series);
        scene.utc_offset_h = clock.utc_offset_h;
        town_clock_ = words_of(clock);
        notes_ = notes_of(clock, weather.series);
        if (!weather_.clear_sky) {
            for (const std::string& note : weather.series.notes) {
                notes_.push_back(weather_.path + ": " + note);
            }
        }
        for (const Finding& finding : grouped(weather.findings)) {
            notes_.push_back(line_of(finding));
        }
        return std::move(weather.series);
    }

    void choose_sky() {
        if (weather_.path.empty() && !weather_.clear_sky) {
            throw UsageError("--weather", "it is missing", "give either a weather file or --clear-sky");
        }
        if (linke_.size() == 1) {
            weather_.linke_turbidity = each_month(linke_.front());
        } else if (linke_.size() == 12) {
            std::copy(linke_.begin(), linke_.end(), weather_.linke_turbidity.begin());
        } else if (!linke_.empty()) {
            throw UsageError("--linke", fmt::format("{} values were given", linke_.size()),
                             "give one number, or one for each month");
        }
    }

    std::string dsm_;
    ProjectConfig config_;
    std::vector<double> linke_;
    WeatherRequest weather_;
    std::string timezone_;
    std::string town_clock_;  ///< in words
    std::vector<std::string> notes_;
    std::string far_dem_;
    std::string canopy_;
    bool sun_hours_by_month_ = false;
    bool hourly_shade_ = false;
};

}  // namespace

std::unique_ptr<Command> make_irradiance_command() {
    return std::make_unique<IrradianceCommand>();
}

}  // namespace sunshed::cli
