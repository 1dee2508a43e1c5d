#include "results.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "shading_files.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/hourly_profile.hpp"
#include "sunshed/report/series_file.hpp"

namespace sunshed::cli {

namespace {

namespace fs = std::filesystem;

/// Power of zones and classes with the intervals that it is told for.
struct ZonePower {
    std::vector<UtcTime> begins;
    double duration_h = 1.0;
    std::vector<PowerSeries> series;
};

ZonePower zone_power(const CityResult& result) {
    ZonePower power;
    for (const SkyInterval& interval : result.sky.intervals) {
        power.begins.push_back(interval.begin);
        power.duration_h = interval.duration_h;
    }
    for (const ZoneSeries& zone : result.zone_series) {
        power.series.push_back({zone.zone_id, to_string(zone.building_class), zone.ac_kw});
    }
    return power;
}

void write_series(const std::string& folder, const ZonePower& power, const FileTags& tags) {
    fs::create_directory(folder + "/series");
    write_zone_series_csv(folder + "/series/zone_hourly.csv", power.begins, power.duration_h, power.series);

    SeriesHead head{power.begins, power.duration_h, {"series_id", "zone and class", {}}, {}, tags};
    SeriesLabel zone_ids{"zone_id", "zone; empty for buildings in none", {}};
    SeriesLabel classes{"class", "class of building", {}};
    for (const PowerSeries& one : power.series) {
        head.id.values.push_back(one.zone_id + "/" + one.building_class);
        zone_ids.values.push_back(one.zone_id);
        classes.values.push_back(one.building_class);
    }
    head.labels = {std::move(zone_ids), std::move(classes)};
    const auto file = make_series_netcdf(folder + "/series/zone_hourly.nc", head);
    for (std::size_t i = 0; i < power.series.size(); ++i) {
        file->put(i, power.series[i].ac_kw);
    }
    file->close();
}

std::vector<std::string> notes_of(const Scene& scene, const CityResult& result) {
    std::vector<std::string> notes = scene.notes;
    if (!result.snow_model.empty()) {
        notes.push_back(result.snow_model);
    }
    return notes;
}

void mask(FloatRaster& raster, const Raster<std::uint8_t>& known) {
    for (std::size_t i = 0; i < raster.values.size(); ++i) {
        if (known.values[i] == 0) {
            raster.values[i] = missing_f;
        }
    }
}

}  // namespace

FileTags result_tags(const WeatherSeries& weather) {
    FileTags tags{{"SOFTWARE", "sunshed " SUNSHED_VERSION}, {"WEATHER", weather.source}};
    if (weather.synthetic) {
        tags["SYNTHETIC"] = "the weather is synthetic, made from monthly means";
    }
    return tags;
}

ResultRasters result_rasters(IrradianceResult irradiance, FloatRaster pv_yield, const Raster<std::uint8_t>& known) {
    ResultRasters rasters{std::move(irradiance.global_kwh_m2),     std::move(irradiance.beam_kwh_m2),
                          std::move(irradiance.diffuse_kwh_m2),    std::move(irradiance.reflected_kwh_m2),
                          std::move(irradiance.monthly_kwh_m2),    std::move(irradiance.sky_view),
                          std::move(irradiance.sun_hours),         std::move(pv_yield),
                          std::move(irradiance.sun_hours_by_month)};
    for (FloatRaster* raster :
         {&rasters.global_kwh_m2, &rasters.beam_kwh_m2, &rasters.diffuse_kwh_m2, &rasters.reflected_kwh_m2,
          &rasters.sky_view, &rasters.sun_hours, &rasters.pv_yield_kwh_kwp}) {
        mask(*raster, known);
    }
    for (MonthArray<FloatRaster>* months : {&rasters.monthly_kwh_m2, &rasters.sun_hours_by_month}) {
        for (FloatRaster& raster : *months) {
            mask(raster, known);
        }
    }
    return rasters;
}

void write_rasters_and_series(const std::string& folder, const ResultsInput& input,
                              const std::vector<std::string>& creation_options) {
    const Scene& scene = input.scene;
    const CityResult& result = input.result;
    if (input.config.write_rasters) {
        fs::create_directory(folder + "/rasters");
        write_rasters(folder + "/rasters", scene.crs.wkt,
                      result_rasters(result.irradiance, result.pv_yield_kwh_kwp, scene.city.surface.known),
                      creation_options, result_tags(scene.city.weather));
    }
    write_series(folder, zone_power(result), result_tags(scene.city.weather));
    if (input.config.shading_tables) {
        write_shading_tables(folder + "/series", input);
    }
}

FinishedRun finished_run(Scene& scene, CityResult& result) {
    const ZonePower power = zone_power(result);
    return {.crs_name = scene.crs.name,
            .crs_wkt = scene.crs.wkt,
            .weather_source = scene.city.weather.source,
            .synthetic_weather = scene.city.weather.synthetic,
            .latitude_deg = scene.city.place.latitude_deg,
            .longitude_deg = scene.city.place.longitude_deg,
            .zones = std::move(scene.city.zones),
            .buildings = std::move(result.buildings),
            .load_balances = std::move(result.load_balances),
            .hourly_profiles =
                hourly_profiles(power.begins, power.duration_h, power.series, scene.city.weather.place.utc_offset_h),
            .notes = notes_of(scene, result)};
}

void write_answers(const std::string& folder, const ReportInput& input, std::span<const FacadeRecord> facades,
                   Threads threads) {
    const PolicyAnswer answer = answer_policy(input);
    fs::create_directory(folder + "/report");
    const auto write_layers = [&] { write_results_geopackage(folder + "/results.gpkg", input, answer, facades); };
    write_report_folder(folder + "/report", input, answer, "", write_layers, threads);
    write_schema_json(folder + "/schema.json", result_tags(input.run));
}

void write_run_record(const std::string& folder, const ReportInput& input, const Scene& scene,
                      std::size_t weather_intervals, const std::string& command, const std::vector<StageTime>& stages) {
    RunRecord record;
    record.command = command;
    record.project_name = input.config.name;
    record.inputs = scene.inputs;
    record.fields = input.fields;
    record.stages = stages;
    record.warnings = scene.notes;
    record.warnings.insert(record.warnings.end(), input.policy.notes.begin(), input.policy.notes.end());
    std::int64_t segments = 0;
    std::int64_t modules = 0;
    std::int64_t assessed = 0;
    for (const BuildingRecord& building : input.run.buildings) {
        segments += static_cast<std::int64_t>(building.segments.size());
        modules += building.module_count;
        assessed += building.status == BuildingStatus::ok ? 1 : 0;
    }
    const auto cells = static_cast<std::int64_t>(scene.city.surface.geometry().cell_count());
    record.counts = {{"cells", cells},
                     {"cells_nodata", static_cast<std::int64_t>(scene.city.surface.filled_count())},
                     {"buildings", static_cast<std::int64_t>(input.run.buildings.size())},
                     {"buildings_assessed", assessed},
                     {"roof_segments", segments},
                     {"modules", modules},
                     {"zones", static_cast<std::int64_t>(input.run.zones.size())},
                     {"weather_intervals", static_cast<std::int64_t>(weather_intervals)}};
    for (const StageTime& stage : stages) {
        if (stage.name == "irradiance" && stage.seconds > 0.0) {
            record.cells_per_second = static_cast<double>(cells) / stage.seconds;
        }
    }
    const std::string path = folder + "/run.json";
    std::ofstream out(path);
    out << run_json(record).dump(1) << '\n';
    out.close();
    if (!out) {
        throw Error(ErrorCode::io_failure, path, "the file could not be written whole", "check the space on the disk");
    }
}

}  // namespace sunshed::cli
