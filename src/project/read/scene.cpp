#include "project/read/scene.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "project/read/buildings.hpp"
#include "project/read/economy_options.hpp"
#include "project/read/load_file.hpp"
#include "project/read/pv_options.hpp"
#include "project/read/scene_surface.hpp"
#include "project/read/surroundings.hpp"
#include "project/read/town_clock.hpp"
#include "project/read/weather.hpp"
#include "project/read/zones.hpp"
#include "project/settings/ungiven.hpp"
#include "sunshed/building/overlapping_footprints.hpp"
#include "sunshed/building/roof_outline.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/pipeline/overview.hpp"
#include "sunshed/project/attempts.hpp"
#include "sunshed/surface/build_surface.hpp"

namespace sunshed {

namespace {

// Far terrain is held as a whole, the scene as a pyramid of a third of a byte a cell.
constexpr double far_bytes_to_scene_bytes = 24.0;
// Streets around the outermost buildings of a scene on level ground.
constexpr double level_margin_m = 20.0;

/// Reads the inputs one after another into a scene.
class SceneReader {
public:
    /// @param looks_at_all  what stops one input is kept among the findings, and the next one is read
    SceneReader(const ProjectConfig& config, Threads threads, const Progress& progress, double most_cells,
                bool looks_at_all = false)
        : config_(config),
          progress_(progress),
          most_cells_(most_cells),
          attempt_(looks_at_all ? &scene_.findings : nullptr) {
        attempt_([&] { scene_.options = city_options(config, threads); });
        if (config.allow_remote) {
            allow_remote_data(true);
        }
    }

    Scene read() {
        if (is_statistics_only()) {
            return read_statistics_only();
        }
        const bool has_surface = attempt_([&] { need_surface(); });
        const bool has_buildings = attempt_([&] { need_buildings(); });
        const bool has_sun = attempt_([&] { need_weather(); });
        if (has_surface && has_buildings && read_land()) {
            attempt_([&] { read_far_land(); });
        }
        const bool has_zones = attempt_([&] { read_zones(); });
        if (has_sun && (scene_.has_land || !config_.clear_sky)) {
            attempt_([&] { read_weather(); });
        }
        attempt_([&] { read_load(); });
        read_policy(has_zones);
        miss_figures();
        return std::move(scene_);
    }

    Scene read_roofs() {
        guess_leaves_out_ = false;
        read_land();
        return std::move(scene_);
    }

private:
    /// Elevations and the buildings on them. @returns whether both can be used together
    bool read_land() {
        bool usable = attempt_([&] {
            if (has_model()) {
                open_elevations();
            } else {
                scene_.crs = crs_of_level_ground();
            }
        });
        usable = attempt_([&] { read_buildings(); }) && usable;
        return usable && attempt_([&] {
                   if (!has_model()) {
                       build_level_ground();
                   }
                   raise_buildings();
                   if (!is_misplaced_) {
                       check_overlap();
                   }
                   place_scene();
                   turn_roofs(scene_.city.buildings, scene_.crs.wkt, surface_->geometry());
                   drop_misplaced();
                   scene_.has_land = true;
               });
    }

    [[nodiscard]] bool has_model() const { return !config_.dsm.empty() || !config_.dem.empty(); }

    static void need(bool given, const char* key, const char* mend) {
        if (!given) {
            throw Error(ErrorCode::bad_input, "project file", fmt::format("'{}' is missing", key), mend);
        }
    }
    void need_surface() const {
        need(has_model() || config_.level_ground_m.has_value(), "surface.dsm", "give a dsm, a dem, or level_ground_m");
    }
    void need_buildings() const {
        need(!config_.buildings_path.empty(), "buildings.path", "give footprints; without any, use sunshed irradiance");
    }
    void need_weather() const {
        need(!config_.weather_path.empty() || config_.clear_sky, "weather.path",
             "give a weather file, or weather.clear_sky = true");
    }

    void remember(const std::string& role, const std::string& path, const std::vector<std::string>& notes) {
        scene_.inputs.push_back({role, path});
        for (const std::string& note : notes) {
            scene_.notes.push_back(fmt::format("{}: {}", path, note));
        }
    }

    /// What is likely wrong: a finding of a run, refused by `check`.
    void remember_findings(const std::string& path, const std::vector<std::string>& findings) {
        for (const std::string& finding : findings) {
            scene_.findings.push_back({Severity::doubt, path, finding, ""});
        }
    }

    /// A raster, its notes remembered.
    std::unique_ptr<ElevationFile> open(const std::string& role, const std::string& path,
                                        const RasterReadOptions& options) {
        auto file = std::make_unique<ElevationFile>(path, options);
        remember(role, path, file->notes());
        remember_findings(path, file->findings());
        return file;
    }

    static void need_values(const std::string& path, const RasterSource& raster, const RasterSummary& summary) {
        if (summary.unknown_cells == raster.geometry().cell_count()) {
            throw Error(ErrorCode::bad_input, path, "every cell is nodata", "check the file and its nodata value");
        }
    }

    void open_elevations() {
        scene_.surface_shows_roofs = shows_roofs();
        const std::string& main = shows_roofs() ? config_.dsm : config_.dem;
        RasterReadOptions options = read_options();
        auto elevation = open(shows_roofs() ? "surface.dsm" : "surface.dem", main, options);
        scene_.crs = elevation->crs();
        altitude_m_ = elevation->median_m();
        options.target_crs_wkt = scene_.crs.wkt;
        options.align_to = elevation->geometry();
        SurfaceInputs inputs;
        (shows_roofs() ? inputs.dsm : inputs.ground) = std::move(elevation);
        if (shows_roofs() && !config_.dem.empty()) {
            attempt_([&] {
                inputs.ground = open(
                    "surface.dem", config_.dem,
                    beside(options, config_.dem_vertical_unit, "surface.dem_vertical_unit", ElevationUse::surface));
            });
        }
        if (!config_.canopy.empty()) {
            attempt_([&] {
                inputs.canopy_height = open("surface.canopy", config_.canopy,
                                            beside(options, config_.canopy_vertical_unit,
                                                   "surface.canopy_vertical_unit", ElevationUse::heights));
            });
        }
        read_inputs_overview(main, std::move(inputs));
    }

    /// Reads all rasters of the surface once, and remembers what is missing in them.
    void read_inputs_overview(const std::string& main, SurfaceInputs inputs) {
        const NodataPolicy policy = config_.nodata;
        InputsOverview seen = read_overview(inputs, policy, progress_);
        const RasterSummary& elevation = seen.surface.summary;
        need_values(main, inputs.main(), elevation);
        note_nodata(main, elevation.unknown_cells, inputs.main().geometry().cell_count());
        if (inputs.dsm && inputs.ground) {
            attempt_([&] { need_values(config_.dem, *inputs.ground, seen.ground); });
        }
        if (inputs.canopy_height) {
            attempt_([&] {
                need_values(config_.canopy, *inputs.canopy_height, seen.canopy);
                scene_.notes.push_back(fmt::format("{}: trees of up to {:.0f} m dim what lies behind them",
                                                   config_.canopy, seen.canopy.highest_m));
                scene_.city.tree_transmissivity = config_.tree_transmissivity;
            });
        }
        const float fill_m = elevation.fill_m(policy);
        build_surface_source(std::move(inputs), fill_m, std::move(seen.surface));
    }

    [[nodiscard]] RasterReadOptions read_options() const {
        RasterReadOptions options;
        options.crs = config_.crs;
        options.vertical_unit = config_.vertical_unit;
        options.allow_ballpark = config_.allow_ballpark;
        options.most_cells = most_cells_;
        options.progress = &progress_;
        return options;
    }

    /// For a raster on the surface's grid, in a unit of its own.
    [[nodiscard]] RasterReadOptions beside(RasterReadOptions surface, const std::string& unit, const char* key,
                                           ElevationUse use) const {
        surface.vertical_unit = unit;
        surface.unit_otherwise = config_.vertical_unit;
        surface.unit_option = key;
        surface.use = use;
        return surface;
    }

    void note_nodata(const std::string& path, std::size_t unknown_cells, std::size_t cell_count) {
        scene_.nodata_cells = unknown_cells;
        check_nodata(path, unknown_cells, config_.nodata);
        if (unknown_cells > 0) {
            scene_.notes.push_back(fmt::format("{}: {}", path, nodata_note(unknown_cells, cell_count, config_.nodata)));
        }
    }

    void build_surface_source(SurfaceInputs inputs, float fill_m, Overview seen = {}) {
        auto surface = std::make_unique<SceneSurface>(std::move(inputs), fill_m, std::move(seen));
        surface_ = surface.get();
        scene_.city.surface = std::move(surface);
    }

    [[nodiscard]] CrsInfo crs_of_level_ground() const {
        if (config_.crs.empty()) {
            throw Error(ErrorCode::bad_input, "project file", "'project.crs' is missing",
                        "without a raster, give a projected CRS, e.g. EPSG:32652");
        }
        CrsInfo crs = crs_from_text(config_.crs, "project.crs");
        if (!crs.projected || std::abs(crs.metres_per_unit - 1.0) > 1e-9) {
            refuse_crs(crs);
        }
        return crs;
    }

    [[noreturn]] static void refuse_crs(const CrsInfo& crs) {
        throw Error(ErrorCode::bad_input, "project.crs", crs.name + " does not measure in metres here",
                    "give a projected CRS, e.g. a UTM zone");
    }

    void read_buildings() {
        const VectorInput input = read_features(
            config_.buildings_path,
            {config_.buildings_layer, scene_.crs.wkt, config_.buildings_crs, config_.buildings_datum, "buildings.crs",
             config_.allow_ballpark || guess_leaves_out_, config_.buildings_encoding, "buildings.encoding"});
        remember("buildings.path", config_.buildings_path, input.notes);
        remember_findings(config_.buildings_path, input.findings);
        ReadBuildings read = buildings_from(input.layer, config_, !shows_roofs(), scene_.notes);
        scene_.city.buildings = std::move(read.buildings);
        const auto findings = findings_of(read.unread, input.layer.source);
        scene_.findings.insert(scene_.findings.end(), findings.begin(), findings.end());
        scene_.unread = std::move(read.unread);
        buildings_source_ = input.layer.source;
        is_misplaced_ = input.shift.is_guess && !config_.allow_ballpark;
        misplaced_by_ = input.shift.words;
        resolve_footprints();
    }

    /// Footprints whose place is a guess are not assessed, unless that is allowed: each gets a record with that reason.
    void drop_misplaced() {
        if (!is_misplaced_) {
            return;
        }
        for (BuildingInput& building : scene_.city.buildings) {
            building.footprint.clear();
            building.outline_fault = {BuildingReasonKind::place_is_a_guess, {misplaced_by_}};
        }
        scene_.findings.push_back(
            {Severity::refusal, buildings_source_,
             fmt::format("none of the {} buildings is assessed: {}", scene_.city.buildings.size(), misplaced_by_),
             "transform them with the survey office's parameters or grid, or set "
             "crs.allow_ballpark = true"});
    }

    /// Outlines that no roof has go, and each square metre goes to one building.
    void resolve_footprints() {
        std::vector<BuildingInput>& buildings = scene_.city.buildings;
        const double cell_m = surface_ != nullptr ? surface_->geometry().cell_size_m : config_.cell_size_m;
        note(simplify_outlines(buildings, cell_m));
        if (surface_ == nullptr) {
            note(drop_far_outlines(buildings));
        }
        note(words_of(resolve_overlaps(buildings, level_of_surface())));
    }

    void note(const std::string& words) {
        if (!words.empty()) {
            scene_.notes.push_back(fmt::format("{}: {}", buildings_source_, words));
        }
    }

    /// Where no model shows roofs, only their heights are known.
    [[nodiscard]] SurfaceLevel level_of_surface() const {
        if (!shows_roofs()) {
            return {};
        }
        return [this](const MultiPolygon& footprint) {
            const FloatRaster elevations = surface_->around(bounding_box(footprint));
            return elevations.empty() ? missing_d : middle_elevation_m(elevations, footprint);
        };
    }

    [[nodiscard]] bool shows_roofs() const { return !config_.dsm.empty(); }

    [[nodiscard]] Box2 buildings_box() const {
        MultiPolygon all;
        for (const BuildingInput& building : scene_.city.buildings) {
            all.insert(all.end(), building.footprint.begin(), building.footprint.end());
        }
        if (all.empty()) {
            const BuildingInput& first = scene_.city.buildings.front();
            throw Error(ErrorCode::bad_input, buildings_source_,
                        fmt::format("no building has a usable footprint and height{}",
                                    first.outline_fault ? fmt::format(", e.g. '{}': {}", first.building_id,
                                                                      sentence_of(*first.outline_fault).en)
                                                        : ""),
                        "check the geometries and the height field");
        }
        return bounding_box(all);
    }

    void build_level_ground() {
        const Box2 box = buildings_box();
        if (!map_scale(scene_.crs, {(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0}).measures()) {
            refuse_crs(scene_.crs);
        }
        const double size = config_.cell_size_m;
        GridGeometry grid;
        grid.cell_size_m = size;
        grid.west_x = std::floor((box.min_x - level_margin_m) / size) * size;
        grid.north_y = std::ceil((box.max_y + level_margin_m) / size) * size;
        grid.columns = static_cast<int>(std::ceil((box.max_x + level_margin_m - grid.west_x) / size));
        grid.rows = static_cast<int>(std::ceil((grid.north_y - box.min_y + level_margin_m) / size));
        scene_.surface_shows_roofs = false;
        altitude_m_ = config_.level_ground_m.value();
        const auto ground_m = static_cast<float>(altitude_m_);
        SurfaceInputs inputs;
        inputs.ground = std::make_unique<LevelGround>(grid, ground_m);
        build_surface_source(std::move(inputs), ground_m);
        scene_.notes.push_back(fmt::format(
            "{}: no elevation model: roofs are flat prisms on level ground, results are estimates", buildings_source_));
    }

    void raise_buildings() {
        if (scene_.surface_shows_roofs) {
            align_footprints();
        } else {
            surface_->raise(scene_.city.buildings, config_.hip_tilt_deg);
        }
        scene_.options.plan.surface_shows_roofs = scene_.surface_shows_roofs;
    }

    void align_footprints() {
        scene_.alignment = align_buildings(
            scene_.city.buildings, [&](const Box2& box) { return surface_->around(box); },
            surface_->geometry().cell_size_m, config_.buildings_align, scene_.options.threads);
        const BuildingAlignment& found = scene_.alignment;
        if (found.moved_count > 0) {
            note(fmt::format("{} footprints were moved onto the surface model, {}; buildings.align = false leaves them",
                             found.moved_count,
                             found.scene_is_sure ? fmt::format("all about {:+.2f} m east {:+.2f} m north",
                                                               found.scene.east_m, found.scene.north_m)
                                                 : "each as its own walls show"));
            note(words_of(resolve_overlaps(scene_.city.buildings, level_of_surface())));
        }
        if (found.left_count > 0) {
            note(fmt::format("{} footprints seem to lie more than {:g} m off the surface model and stay there, {}",
                             found.left_count, found.misplaced_m,
                             config_.buildings_align ? "for that is not sure" : "for buildings.align = false"));
        }
    }

    void read_far_land() {
        if (!config_.far_dem.empty()) {
            std::vector<std::string> notes;
            std::vector<std::string> findings;
            RasterReadOptions options = read_options();
            options.target_crs_wkt = scene_.crs.wkt;
            options.vertical_unit = config_.far_dem_vertical_unit;
            options.unit_option = "surface.far_dem_vertical_unit";
            options.most_cells = most_cells_ / far_bytes_to_scene_bytes;
            scene_.city.far_terrain_m =
                read_far_terrain(config_.far_dem, options, surface_->geometry(), notes, findings);
            remember("surface.far_dem", config_.far_dem, notes);
            remember_findings(config_.far_dem, findings);
        }
    }

    void check_overlap() {
        const Box2 grid = surface_->geometry().bounds();
        const Box2 box = buildings_box();
        const std::vector<BuildingInput>& all = scene_.city.buildings;
        const auto usable =
            std::count_if(all.begin(), all.end(), [](const BuildingInput& b) { return !b.footprint.empty(); });
        const auto inside = std::count_if(all.begin(), all.end(), [&](const BuildingInput& b) {
            return !b.footprint.empty() && bounding_box(b.footprint).intersects(grid);
        });
        if (inside == 0) {
            throw Error(
                ErrorCode::bad_input, buildings_source_,
                fmt::format("no footprint lies on the elevation model ({:.0f} {:.0f} to {:.0f} {:.0f} against {:.0f} "
                            "{:.0f} to {:.0f} {:.0f})",
                            box.min_x, box.min_y, box.max_x, box.max_y, grid.min_x, grid.min_y, grid.max_x, grid.max_y),
                "check the CRS of both, and datum = \"gcj02\" for web maps of China");
        }
        if (usable > inside) {
            scene_.notes.push_back(fmt::format("{}: {} of {} footprints lie outside the elevation model",
                                               buildings_source_, usable - inside, all.size()));
        }
    }

    void read_zones() {
        if (config_.zones_path.empty()) {
            return;
        }
        const VectorInput input = read_features(
            config_.zones_path, {config_.zones_layer, scene_.crs.wkt, config_.zones_crs, config_.zones_datum,
                                 "zones.crs", config_.allow_ballpark, config_.zones_encoding, "zones.encoding"});
        remember("zones.path", config_.zones_path, input.notes);
        remember_findings(config_.zones_path, input.findings);
        if (scene_.crs.wkt.empty()) {
            scene_.crs = input.source_crs;
        }
        scene_.city.zones = zones_from(input.layer, config_);
    }

    void read_load() {
        if (!config_.load_path.empty()) {
            read_hourly_use(config_.load_path, scene_.options.economy.hourly_use_kwh_m2);
            remember("load.path", config_.load_path, {});
        }
    }

    void place_scene() {
        const Point2 center = middle_of(surface_->geometry());
        const GeographicPoint point = to_geographic(scene_.crs.wkt, center);
        Place& place = scene_.city.site.place;
        place.name = config_.name;
        place.longitude_deg = point.longitude_deg;
        place.latitude_deg = point.latitude_deg;
        place.altitude_m = altitude_m_;
        scene_.city.site.grid_convergence_deg = grid_convergence_deg(scene_.crs.wkt, center);
        scene_.city.site_at = [wkt = scene_.crs.wkt](Point2 at) {
            const GeographicPoint there = to_geographic(wkt, at);
            Site site;
            site.place.latitude_deg = there.latitude_deg;
            site.place.longitude_deg = there.longitude_deg;
            site.grid_convergence_deg = sunshed::grid_convergence_deg(wkt, at);
            return site;
        };
    }

    void read_weather() {
        WeatherRequest request = weather_request(config_, scene_.options.threads);
        TownClock clock;
        if (scene_.has_land) {
            clock = find_town_clock(scene_.city.site.place, config_.timezone, "project.timezone");
            scene_.city.site.place.utc_offset_h = clock.utc_offset_h;
            request.scene = scene_.city.site.place;
        }
        CheckedWeather weather = sunshed::read_weather(request);
        scene_.city.weather = std::move(weather.series);
        scene_.clock = weather.check;
        scene_.findings.insert(scene_.findings.end(), weather.findings.begin(), weather.findings.end());
        note_gaps();
        if (config_.clear_sky) {
            scene_.notes.push_back(scene_.city.weather.source + "; no clouds: an upper bound");
        } else {
            remember("weather.path", config_.weather_path, scene_.city.weather.notes);
        }
        if (scene_.city.weather.synthetic) {
            scene_.notes.push_back(config_.weather_path + ": the weather is synthetic, made from monthly means");
        }
        if (scene_.has_land) {
            set_clock(clock);
        }
    }

    void set_clock(TownClock& clock) {
        resolve_with(clock, scene_.city.weather);
        scene_.city.site.place.utc_offset_h = clock.utc_offset_h;
        scene_.town_clock = words_of(clock);
        for (const std::string& note : notes_of(clock, scene_.city.weather)) {
            scene_.notes.push_back(note);
        }
    }

    /// One note for each quantity that had gaps.
    void note_gaps() {
        std::map<std::string, std::pair<int, double>> counts;
        for (const WeatherGap& gap : scene_.city.weather.gaps) {
            auto& [count, hours] = counts[gap.quantity + " was missing and " + gap.mend];
            ++count;
            hours += gap.hours;
        }
        for (const auto& [words, how_often] : counts) {
            scene_.notes.push_back(fmt::format("{}: {} ({} gaps, {:g} hours in all)", config_.weather_path, words,
                                               how_often.first, how_often.second));
        }
    }

    void read_policy(bool has_zones) {
        const KnownZones zones = has_zones ? KnownZones(zone_infos(scene_.city.zones)) : std::nullopt;
        scene_.policy = read_policy_files(config_, zones, attempt_);
        scene_.inputs.insert(scene_.inputs.end(), scene_.policy.inputs.begin(), scene_.policy.inputs.end());
    }

    /// Zones and statistics alone: no roofs, so no surface and no weather either.
    [[nodiscard]] bool is_statistics_only() const {
        return config_.dsm.empty() && config_.dem.empty() && !config_.level_ground_m &&
               config_.buildings_path.empty() && !config_.zones_path.empty();
    }

    Scene read_statistics_only() {
        scene_.statistics_only = true;
        attempt_([&] {
            if (!config_.crs.empty()) {
                scene_.crs = crs_from_text(config_.crs, "project.crs");
            }
        });
        const bool has_zones = attempt_([&] { read_zones(); });
        if (has_zones) {
            attempt_([&] { place_zones(); });
        }
        read_policy(has_zones);
        scene_.city.weather.source = "none: statistics only";
        scene_.notes.emplace_back("no footprints: statistics only, whatever needs roofs has no data");
        miss_figures();
        return std::move(scene_);
    }

    void miss_figures() {
        std::vector<BuildingClass> classes;
        for (const BuildingInput& building : scene_.city.buildings) {
            classes.push_back(building.building_class);
        }
        scene_.not_given = figures_not_given(config_, classes);
    }

    void place_zones() {
        MultiPolygon all;
        for (const ZoneArea& zone : scene_.city.zones) {
            all.insert(all.end(), zone.geometry.begin(), zone.geometry.end());
        }
        const GeographicPoint middle = to_geographic(scene_.crs.wkt, centroid(all));
        scene_.city.site.place.latitude_deg = middle.latitude_deg;
        scene_.city.site.place.longitude_deg = middle.longitude_deg;
    }

    const ProjectConfig& config_;
    const Progress& progress_;
    double most_cells_;
    Scene scene_;
    Attempts attempt_;
    SceneSurface* surface_ = nullptr;  ///< the scene's
    double altitude_m_ = 0.0;          ///< of the surface's cells half lie below
    std::string buildings_source_;
    bool guess_leaves_out_ = true;  ///< footprints by a datum shift that is a guess; else they stop the work
    bool is_misplaced_ = false;     ///< they are by one, and that was not allowed
    std::string misplaced_by_;
};

}  // namespace

CityOptions city_options(const ProjectConfig& config, Threads threads) {
    CityOptions options;
    options.sky = config.sky;
    options.directions = config.directions;
    options.horizon_radius_m = config.horizon_radius_m.value_or(unlimited_radius_m);
    options.plan.roof = config.roof;
    options.plan.setback = config.setback;
    options.plan.hip_tilt_deg = config.hip_tilt_deg;
    options.plan.layout = config.layout;
    options.assess.pv = pv_options(config);
    options.assess.facts = {config.new_since, config.floor_height_m};
    options.assess.coverage = config.coverage;
    options.assess.good_share = config.good_share;
    options.assess.fair_share = config.fair_share;
    options.assess.worth = config.worth;
    options.plan.flat_trials = config.flat_options;
    options.economy = economy_options(config);
    options.export_limit_kw = config.export_limit_kw;
    options.rasters = config.write_rasters;
    options.facades = config.facades;
    options.sun_hours_by_month = config.sun_hours_by_month;
    options.threads = threads;
    return options;
}

std::vector<std::string> input_notes_of(const Scene& scene) {
    std::vector<std::string> notes = scene.notes;
    for (const Finding& finding : grouped(scene.findings)) {
        notes.push_back(line_of(finding));
    }
    return notes;
}

std::vector<std::string> notes_of(const Scene& scene) {
    std::vector<std::string> notes = input_notes_of(scene);
    if (scene.not_given) {
        notes.insert(notes.begin(), sentence_of(*scene.not_given).en);
    }
    return notes;
}

Scene read_scene(const ProjectConfig& config, Threads threads, const Progress& progress, double most_cells) {
    return SceneReader(config, threads, progress, most_cells).read();
}

Scene read_scene_for_check(const ProjectConfig& config, Threads threads, const Progress& progress, double most_cells) {
    return SceneReader(config, threads, progress, most_cells, true).read();
}

Scene read_roof_scene(const ProjectConfig& config, Threads threads, const Progress& progress, double most_cells) {
    return SceneReader(config, threads, progress, most_cells).read_roofs();
}

}  // namespace sunshed
