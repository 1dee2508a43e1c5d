#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>

#include "command_output.hpp"
#include "commands.hpp"
#include "elevation_options.hpp"
#include "monthly_option.hpp"
#include "period_options.hpp"
#include "print_note.hpp"
#include "project/read/given_planes.hpp"
#include "project/read/sky_rasters.hpp"
#include "project/read/surroundings.hpp"
#include "project/read/town_clock.hpp"
#include "project/read/weather.hpp"
#include "project/report/sha256.hpp"
#include "project/run/hourly_shade_files.hpp"
#include "project/run/irradiance_files.hpp"
#include "project/run/memory_limit.hpp"
#include "project/run/results.hpp"
#include "setting_options.hpp"
#include "shared_options.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/value_raster.hpp"
#include "sunshed/pipeline/irradiate_raster.hpp"
#include "sunshed/pipeline/tile_memory.hpp"
#include "sunshed/report/rasters.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/facets.hpp"
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
    [[nodiscard]] std::optional<std::vector<std::string>> settings() const override {
        return {{"project.crs", "crs.allow_ballpark", "surface.vertical_unit", "surface.canopy_vertical_unit",
                 "surface.far_dem_vertical_unit", "surface.nodata", "sky.", "horizon.directions"}};
    }
    void set_up(CLI::App& app) override {
        app.add_option("dsm", dsm_, "surface model")->required();
        SettingOptions settings(app, config_);
        auto* file = settings.add("--weather", "weather.path", "a year of weather");
        auto* clear = settings.add("--clear-sky", "weather.clear_sky")->excludes(file);
        linke_.add_to(app, "--linke", settings.range("weather.linke_turbidity"),
                      "Linke turbidity of cloudless skies: one number, twelve, or a raster of one band or twelve");
        app.add_option("--coef-bh", sky_rasters_.beam_coefficient,
                       "raster: what clouds leave of the cloudless beam, 0 to 1, as r.sun's coef_bh")
            ->type_name("FILE")
            ->needs(clear);
        app.add_option("--coef-dh", sky_rasters_.diffuse_coefficient,
                       "raster: what they leave or make of the cloudless diffuse light, as r.sun's coef_dh")
            ->type_name("FILE")
            ->needs(clear);
        app.add_flag("--clearness", clearness_,
                     "a cloudless sky beside, and the ratio to it: clear_sky.tif and clearness.tif");
        period_options_.add_to(app);
        albedo_.add_to(app, "--albedo", settings.range("sky.albedo"),
                       "albedo of the ground: one number, twelve, or a raster of one band or twelve");
        auto* slope = app.add_option("--slope", slope_, "slopes of the cells in degrees, in place of the surface's own")
                          ->type_name("FILE");
        auto* aspect = app.add_option("--aspect", aspect_, "aspects of the cells in degrees, with --slope")
                           ->type_name("FILE")
                           ->needs(slope);
        slope->needs(aspect);
        app.add_option("--aspect-from", aspect_count_,
                       "how --aspect counts: compass (clockwise from north) or grass (counter-clockwise from east)")
            ->transform(CLI::CheckedTransformer(
                std::map<std::string, AspectCount>{{"compass", AspectCount::compass}, {"grass", AspectCount::grass}}))
            ->type_name("{compass,grass}")
            ->default_str("compass")
            ->needs(aspect);
        app.add_option("--mask", mask_, "cells of 0 or nodata are left out of the results; they shade all the same")
            ->type_name("FILE");
        app.add_option("--unit", unit_, "of irradiation: kWh or Wh m-2")
            ->transform(CLI::CheckedTransformer(
                std::map<std::string, EnergyUnit>{{"kWh", EnergyUnit::kwh}, {"Wh", EnergyUnit::wh}}))
            ->type_name("{kWh,Wh}")
            ->default_str("kWh");
        settings.add("--utc-offset", "weather.utc_offset_h",
                     "the weather file's clock against UTC in hours, where it does not say; with --clear-sky the "
                     "place's own");
        settings.add("--assume-time", "weather.assume_time")->needs(file);
        settings.add("--year", "weather.year")->needs(file);
        settings.add("--allow-implausible", "weather.allow_implausible")->needs(file);
        settings.add("--max-distance-km", "weather.max_distance_km")->needs(file);
        settings.add("--timezone", "project.timezone");
        settings.add("--fill-gaps", "weather.fill_gaps")->needs(file);
        settings.add("--far-dem", "surface.far_dem");
        settings.add("--far-dem-unit", "surface.far_dem_vertical_unit",
                     "unit of their elevations, where the file says none or a wrong one");
        settings.add("--canopy", "surface.canopy");
        settings.add("--canopy-unit", "surface.canopy_vertical_unit",
                     "unit of tree heights, where the file says none or a wrong one");
        add_elevation_options(app, config_);
        settings.add("--sun-hours-monthly", "output.sun_hours_monthly");
        settings.add("--hourly-shade", "output.hourly_shade",
                     "write for each month whether a cell sees the sun, by hour of local time and day");
        settings.add("--directions", "horizon.directions");
        settings.add("--transposition", "sky.transposition");
        settings.add("--nodata", "surface.nodata");
    }

    int run(const CommonOptions& common) override {
        need_output(common, "say where the rasters go");
        period_ = period_options_.period();
        choose_sky();
        CommandOutput output(
            common.output, AtomicOutput::Kind::folder, common,
            {dsm_, config_.weather_path, config_.far_dem, config_.canopy, slope_, aspect_, mask_, sky_rasters_.linke,
             sky_rasters_.beam_coefficient, sky_rasters_.diffuse_coefficient, sky_rasters_.albedo});
        TerminalProgress progress(progress_style(common));
        progress.begin_stage("reading");
        apply_settings(config_, common.set);
        const double most = most_cells(common.memory, pyramid_bytes_of_cell);
        RasterReadOptions dsm_options = surface_options(config_, most);
        dsm_options.progress = &progress;
        ElevationFile dsm(dsm_, dsm_options);
        print_notes(common, dsm_, dsm.notes());
        print_notes(common, dsm_, dsm.findings());
        const GridGeometry grid = dsm.geometry();
        const MemoryPlan memory = plan_for(common.memory, grid);
        limit_raster_cache(raster_cache_bytes(usable(common.memory, grid)));
        weather_ = weather_request(config_, {common.threads});
        weather_.period = period_;
        weather_.scene = place_of(dsm.crs().wkt, middle_of(grid), altitude_m(dsm));
        const WeatherSeries weather = read_sky();
        const FloatRaster terrain = far_terrain(dsm.crs().wkt, grid, common);
        std::optional<ElevationFile> canopy;
        if (!config_.canopy.empty()) {
            RasterReadOptions options =
                options_beside(config_, most, dsm.crs().wkt, config_.canopy_vertical_unit, "--canopy-unit");
            options.unit_otherwise = config_.vertical_unit;
            options.align_to = grid;
            options.use = ElevationUse::heights;
            canopy.emplace(config_.canopy, options);
            print_notes(common, config_.canopy, canopy->notes());
            print_notes(common, config_.canopy, canopy->findings());
        }

        std::optional<GivenPlanes> planes;
        if (!slope_.empty()) {
            planes.emplace(slope_, aspect_, aspect_count_, grid, dsm.crs().wkt);
        }
        std::optional<ValueRaster> mask;
        if (!mask_.empty()) {
            mask.emplace(mask_, grid, dsm.crs().wkt);
        }

        const SkyRasters sky_rasters = open_sky_rasters(sky_rasters_, grid, dsm.crs().wkt);

        progress.begin_stage("irradiance");
        RasterScene scene{.elevation_m = dsm,
                          .tree_height_m = canopy ? &*canopy : nullptr,
                          .tree_transmissivity = default_tree_transmissivity,
                          .far_terrain_m = &terrain,
                          .site_at = [&](Point2 middle) { return site_at(dsm.crs().wkt, middle); },
                          .sky_at = {},
                          .nodata = config_.nodata,
                          .sun_hours_by_month = config_.sun_hours_by_month,
                          .directions = config_.directions,
                          .threads = {common.threads}};
        if (planes) {
            scene.normals_of = [&](const Window& cells) { return planes->normals(cells); };
        }
        const IrradianceFiles files{.folder = output.working_path().string(),
                                    .grid = grid,
                                    .crs_wkt = dsm.crs().wkt,
                                    .tags = tags(weather),
                                    .in_memory = memory.files_in_memory,
                                    .scope = {!period_.has_value(), unit_},
                                    .creation_options = common.creation_options,
                                    .leave_out = [&](const Window& cells, Raster<std::uint8_t>& known) {
                                        if (planes) {
                                            planes->leave_out(cells, known);
                                        }
                                        if (mask) {
                                            leave_out_masked(mask->read(cells), known);
                                        }
                                    }};
        const std::size_t unknown_cells =
            write_rasters(scene, mix_of(sky_source(weather), sky_rasters), memory.tiles, files, progress);
        if (config_.hourly_shade) {
            write_shade(dsm, terrain, common, output.working_path().string(), progress);
        }
        stop_if_cancelled(progress);
        output.commit(run_id());
        progress.finish();
        if (!common.quiet) {
            for (const std::string& note : notes_) {
                print_note(note);
            }
            if (unknown_cells > 0) {
                print_note(fmt::format("{}: {}", dsm_, nodata_note(unknown_cells, grid.cell_count(), config_.nodata)));
            }
            fmt::print("rasters: {}\n", std::filesystem::absolute(common.output).lexically_normal().string());
        }
        return exit_done;
    }

private:
    /// What the rasters are known by: the surface, and every setting.
    [[nodiscard]] std::string run_id() {
        std::string text =
            fmt::format("irradiance {} {} {} {} {} {} {} {}", dsm_, part_.words, slope_, aspect_,
                        static_cast<int>(aspect_count_), mask_, static_cast<int>(unit_), part_.spans.size());
        for (const Field& field : fields_of(config_)) {
            text += fmt::format(" {}={}", field.key, value_as_toml(field));
        }
        return sha256_of_text(text);
    }

    /// Errors of the surface then name its file. @returns how many cells have no value
    [[nodiscard]] UnknownCells write_rasters(const RasterScene& scene, const SkyMix& skies, const TilePlan& tiles,
                                             const IrradianceFiles& files, Progress& progress) const {
        const double clock_h = weather_.scene->utc_offset_h;
        try {
            if (period_options_.are_instants()) {
                return write_instants(scene, skies, part_.spans, clock_h, tiles, files, progress);
            }
            if (const auto length = period_options_.step()) {
                return write_steps(scene, skies, part_.spans, *length, clock_h, tiles, files, progress);
            }
            return write_sums(scene, skies, tiles, files, progress);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::bad_input || !error.where().empty()) {
                throw;
            }
            throw Error(error.code(), dsm_, error.problem(), error.mend());
        }
    }

    static void leave_out_masked(const FloatRaster& mask, Raster<std::uint8_t>& known) {
        for (std::size_t i = 0; i < known.values.size(); ++i) {
            if (std::isnan(mask.values[i]) || mask.values[i] == 0.0F) {
                known.values[i] = 0;
            }
        }
    }

    [[nodiscard]] SkySource sky_source(const WeatherSeries& weather) {
        if (part_.spans.empty()) {
            part_.spans.push_back(span_of(weather));
        }
        return {weather,     config_.clear_sky, clearness_, *weather_.scene, config_.linke_turbidity,
                part_.spans, config_.sky};
    }

    [[nodiscard]] FileTags tags(const WeatherSeries& weather) const {
        FileTags tags = result_tags(weather.source, weather.synthetic);
        if (!part_.words.empty()) {
            tags["PERIOD"] = part_.words;
        }
        return tags;
    }

    /// Without a limit: 96 bytes a cell and 300 MB.
    static double usable(const std::string& limit, const GridGeometry& grid) {
        return usable_bytes(limit, 96.0 * static_cast<double>(grid.cell_count()) + 300e6);
    }

    [[nodiscard]] MemoryPlan plan_for(const std::string& limit, const GridGeometry& grid) const {
        const TileMemory memory =
            memory_of_irradiance({!config_.canopy.empty(), config_.sun_hours_by_month, config_.directions});
        return plan_within(limit, usable(limit, grid),
                           [&](double bytes) { return plan_memory(grid, {}, raster_tiles(grid), memory, bytes); });
    }

    /// For the air's pressure; sea level where no cell has a value.
    static double altitude_m(const ElevationFile& dsm) { return std::isfinite(dsm.median_m()) ? dsm.median_m() : 0.0; }

    static Place place_of(const std::string& crs_wkt, Point2 at, double elevation_m) {
        const GeographicPoint point = to_geographic(crs_wkt, at);
        return {"", point.latitude_deg, point.longitude_deg, elevation_m, 0.0};
    }

    [[nodiscard]] Site site_at(const std::string& crs_wkt, Point2 middle) const {
        Place place = place_of(crs_wkt, middle, weather_.scene->altitude_m);
        place.utc_offset_h = weather_.scene->utc_offset_h;
        return {std::move(place), grid_convergence_deg(crs_wkt, middle)};
    }

    [[nodiscard]] FloatRaster far_terrain(const std::string& crs_wkt, const GridGeometry& grid,
                                          const CommonOptions& common) const {
        if (config_.far_dem.empty()) {
            return {};
        }
        std::vector<std::string> notes;
        std::vector<std::string> findings;
        FloatRaster terrain = read_far_terrain(config_.far_dem,
                                               options_beside(config_, most_cells(common.memory, 8.0), crs_wkt,
                                                              config_.far_dem_vertical_unit, "--far-dem-unit"),
                                               grid, notes, findings);
        print_notes(common, config_.far_dem, notes);
        print_notes(common, config_.far_dem, findings);
        return terrain;
    }

    /// Holds the horizons of the whole raster.
    void write_shade(ElevationFile& dsm, const FloatRaster& terrain, const CommonOptions& common,
                     const std::string& folder, Progress& progress) const {
        const GridGeometry grid = dsm.geometry();
        check_memory(common.memory, grid.cell_count(), hourly_shade_bytes_of_cell(config_.directions));
        const Threads threads{common.threads};
        const Surface surface = surface_from_dsm(dsm.read(grid.whole()), config_.nodata);
        const FloatRaster elevation_m = facets_of(surface.elevation_m, threads).elevation_m;
        std::optional<FarHorizon> far;
        if (!terrain.empty()) {
            far.emplace(terrain, elevation_m, config_.directions, threads);
        }
        write_hourly_shade(folder, dsm.crs().wkt,
                           {.elevation_m = elevation_m,
                            .far = far ? &*far : nullptr,
                            .directions = config_.directions,
                            .site = {*weather_.scene, grid_convergence_deg(dsm.crs().wkt, middle_of(grid))},
                            .threads = threads},
                           town_clock_, common.creation_options, progress);
    }

    /// The clock of the place and the weather there; stores the messages on both.
    WeatherSeries read_sky() {
        Place& scene = *weather_.scene;
        const bool is_given = weather_.clear_sky && weather_.utc_offset_h.has_value();
        TownClock clock = is_given && config_.timezone.empty() ? TownClock{*weather_.utc_offset_h, "as told", "", {}}
                                                               : find_town_clock(scene, config_.timezone, "--timezone");
        scene.utc_offset_h = clock.utc_offset_h;
        CheckedWeather weather = read_weather(weather_);
        resolve_with(clock, weather.series);
        scene.utc_offset_h = clock.utc_offset_h;
        town_clock_ = words_of(clock);
        notes_ = notes_of(clock, weather.series);
        part_ = cut_to_period(weather, weather_, scene, period_options_.step());
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
        if (config_.weather_path.empty() && !config_.clear_sky) {
            throw UsageError("--weather", "it is missing", "give either a weather file or --clear-sky");
        }
        const bool has_clouds = !sky_rasters_.beam_coefficient.empty() || !sky_rasters_.diffuse_coefficient.empty();
        if (linke_.is_given() && !config_.clear_sky && !clearness_) {
            throw UsageError("--linke", "it is of a cloudless sky",
                             "add --clear-sky, or --clearness to a weather file");
        }
        if (clearness_ && config_.clear_sky && !has_clouds) {
            throw UsageError("--clearness", "the sky is cloudless itself", "give a weather file, or --coef-bh");
        }
        if (clearness_ && (period_options_.step() || period_options_.are_instants())) {
            throw UsageError("--clearness", "it is of sums over the whole period", "leave --step and --at out");
        }
        linke_.assign_to(config_.linke_turbidity);
        albedo_.assign_to(config_.sky.albedo);
        sky_rasters_.linke = linke_.raster();
        sky_rasters_.albedo = albedo_.raster();
        for (const auto& [is_asked, option] : {std::pair{config_.hourly_shade, "--hourly-shade"},
                                               std::pair{config_.sun_hours_by_month, "--sun-hours-monthly"}}) {
            if (is_asked && period_) {
                throw UsageError(option, "it is of a whole year", "leave --days, --from, --to and --at out");
            }
        }
    }

    std::string dsm_;
    ProjectConfig config_;
    MonthlyOption linke_;
    MonthlyOption albedo_;
    SkyRasterPaths sky_rasters_;
    bool clearness_ = false;
    PeriodOptions period_options_;
    std::optional<Period> period_;
    AskedPart part_;
    std::string slope_;
    std::string aspect_;
    AspectCount aspect_count_ = AspectCount::compass;
    std::string mask_;
    EnergyUnit unit_ = EnergyUnit::kwh;
    WeatherRequest weather_;
    std::string town_clock_;  ///< in words
    std::vector<std::string> notes_;
};

}  // namespace

std::unique_ptr<Command> make_irradiance_command() {
    return std::make_unique<IrradianceCommand>();
}

}  // namespace sunshed::cli
