#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "commands.hpp"
#include "hourly_shade_files.hpp"
#include "memory_limit.hpp"
#include "results.hpp"
#include "scene/surroundings.hpp"
#include "scene/weather.hpp"
#include "sunshed/building/assess_building.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/atomic_output.hpp"
#include "sunshed/io/raster_file.hpp"
#include "sunshed/irradiance/irradiate_scene.hpp"
#include "sunshed/surface/build_surface.hpp"
#include "sunshed/surface/normals.hpp"

namespace sunshed::cli {

namespace {

class IrradianceCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "irradiance"; }
    [[nodiscard]] std::string summary() const override {
        return "irradiation rasters of a surface model, without buildings";
    }

    void set_up(CLI::App& app) override {
        app.add_option("dsm", dsm_, "surface model")->required();
        app.add_option("--weather", weather_.path, "a year of weather");
        app.add_flag("--clear-sky", weather_.clear_sky, "a cloudless year (ESRA, as r.sun has it) instead of a file");
        app.add_option("--linke", linke_, "Linke turbidity for --clear-sky: one number or twelve")
            ->expected(1, 12)
            ->check(CLI::Range(1.0, 12.0));
        app.add_option("--utc-offset", weather_.utc_offset_h,
                       "the weather file's clock against UTC in hours, where it does not say");
        app.add_option("--assume-time", weather_.assume_time, "what its stamps mean, against what the format says")
            ->check(CLI::IsMember(assume_time_choices()))
            ->capture_default_str();
        app.add_option("--year", weather_.year, "which year, where it holds several");
        app.add_flag("--fill-gaps", weather_.fill_gaps, "fill its gaps of more than three hours too");
        app.add_option("--far-dem", far_dem_, "coarse elevations around, for horizons up to 100 km away");
        app.add_option("--canopy", canopy_, "height of trees above ground; they dim the light that passes them");
        app.add_flag("--hourly-shade", hourly_shade_,
                     "write for each month whether a cell sees the sun, by hour of local time and day");
        app.add_option("--directions", directions_, "azimuths in which horizons are found")
            ->check(CLI::Range(8, 1024))
            ->capture_default_str();
        app.add_option("--transposition", transposition_, "model of the sky's brightness")
            ->check(CLI::IsMember({"perez", "hay-davies", "isotropic"}))
            ->capture_default_str();
    }

    int run(const CommonOptions& common) override {
        if (common.output.empty()) {
            throw Error(ErrorCode::bad_input, "-o/--output", "it is missing", "say where the rasters go");
        }
        choose_sky();
        AtomicOutput output(common.output, AtomicOutput::Kind::folder, common.overwrite);
        TerminalProgress progress(progress_style(common));
        progress.begin_stage("reading");
        RasterInput dsm = read_elevation(dsm_, {});
        const GridGeometry grid = dsm.raster.geometry;
        check_memory(common.memory, grid.cell_count());
        const Box2 box = grid.bounds();
        const Point2 center{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
        const GeographicPoint point = to_geographic(dsm.crs.wkt, center);
        const Surface surface = surface_from_dsm(std::move(dsm.raster), NodataPolicy::open);
        const Place place{"", point.latitude_deg, point.longitude_deg, surface.elevation_m.at(*grid.cell_at(center)),
                          0.0};
        weather_.scene = place;
        const WeatherSeries weather = read_weather(weather_).series;

        progress.begin_stage("sun and sky");
        SkyOptions sky_options;
        sky_options.transposition = transposition_ == "isotropic"    ? TranspositionModel::isotropic
                                    : transposition_ == "hay-davies" ? TranspositionModel::hay_davies
                                                                     : TranspositionModel::perez;
        const SkyYear sky = build_sky_year(weather, place, sky_options);
        const FloatRaster terrain = far_terrain(dsm.crs.wkt, grid);
        const FloatRaster trees = canopy_tops(dsm.crs.wkt, surface);
        progress.begin_stage("irradiance");
        const NormalField normals = surface_normals(surface, {common.threads});
        const IrradianceResult result =
            irradiate_scene({.surface = surface, .normals = normals, .threads = {common.threads}},
                            {.sky = sky,
                             .directions = directions_,
                             .grid_convergence_deg = grid_convergence_deg(dsm.crs.wkt, center),
                             .far_terrain_m = &terrain,
                             .tree_top_m = &trees,
                             .tree_transmissivity = default_tree_transmissivity},
                            progress);
        progress.begin_stage("writing");
        write_rasters(output.working_path().string(), dsm.crs.wkt, result_rasters(result, {}, surface.known),
                      common.creation_options, result_tags(weather));
        if (hourly_shade_) {
            write_shade(surface, terrain, place, dsm.crs.wkt, center, common, output.working_path().string(), progress);
        }
        output.commit();
        progress.finish();
        if (!common.quiet) {
            fmt::print("rasters: {}\n", std::filesystem::absolute(common.output).lexically_normal().string());
        }
        return exit_done;
    }

private:
    [[nodiscard]] FloatRaster far_terrain(const std::string& crs_wkt, const GridGeometry& grid) const {
        std::vector<std::string> notes;
        return far_dem_.empty() ? FloatRaster() : read_far_terrain(far_dem_, crs_wkt, grid, notes);
    }

    [[nodiscard]] FloatRaster canopy_tops(const std::string& crs_wkt, const Surface& surface) const {
        if (canopy_.empty()) {
            return {};
        }
        RasterReadOptions options;
        options.target_crs_wkt = crs_wkt;
        options.align_to = surface.geometry();
        return tree_tops(surface, read_elevation(canopy_, options).raster);
    }

    void write_shade(const Surface& surface, const FloatRaster& terrain, Place place, const std::string& crs_wkt,
                     Point2 center, const CommonOptions& common, const std::string& folder, Progress& progress) const {
        place.utc_offset_h = std::round(place.longitude_deg / 15.0);
        std::optional<FarHorizon> far;
        if (!terrain.empty()) {
            far.emplace(terrain, surface.elevation_m, directions_, Threads{common.threads});
        }
        write_hourly_shade(folder, crs_wkt,
                           {.elevation_m = surface.elevation_m,
                            .far = far ? &*far : nullptr,
                            .directions = directions_,
                            .place = place,
                            .grid_convergence_deg = grid_convergence_deg(crs_wkt, center),
                            .threads = {common.threads}},
                           common.creation_options, progress);
    }

    void choose_sky() {
        if (weather_.path.empty() != weather_.clear_sky) {
            throw Error(ErrorCode::bad_input, "--weather",
                        weather_.clear_sky ? "it stands beside --clear-sky" : "it is missing",
                        "give either a weather file or --clear-sky");
        }
        if (linke_.size() == 1) {
            weather_.linke_turbidity = each_month(linke_.front());
        } else if (linke_.size() == 12) {
            std::copy(linke_.begin(), linke_.end(), weather_.linke_turbidity.begin());
        } else if (!linke_.empty()) {
            throw Error(ErrorCode::bad_input, "--linke", fmt::format("{} values were given", linke_.size()),
                        "give one number, or one for each month");
        }
    }

    std::string dsm_;
    std::vector<double> linke_;
    WeatherRequest weather_;
    std::string far_dem_;
    std::string canopy_;
    bool hourly_shade_ = false;
    int directions_ = 128;
    std::string transposition_ = "perez";
};

}  // namespace

std::unique_ptr<Command> make_irradiance_command() {
    return std::make_unique<IrradianceCommand>();
}

}  // namespace sunshed::cli
