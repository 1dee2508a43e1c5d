#include "project/run/results.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "project/settings/given_paths.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/pipeline/stage_names.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/hourly_profile.hpp"
#include "sunshed/report/series_file.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

/// Power of zones and classes with its intervals.
struct ZonePower {
    std::vector<UtcTime> begins;
    double duration_h = 1.0;
    std::vector<PowerSeries> series;
};

ZonePower zone_power(const CitySums& sums) {
    ZonePower power;
    for (const SkyInterval& interval : sums.sky.intervals) {
        power.begins.push_back(interval.begin);
        power.duration_h = interval.duration_h;
    }
    for (const ZoneSeries& zone : sums.zone_series) {
        power.series.push_back({zone.zone_id, to_string(zone.building_class), zone.ac_kw});
    }
    return power;
}

void write_series(const std::string& folder, const ZonePower& power, const FileTags& tags) {
    write_zone_series_csv(folder + "/zone_hourly.csv", power.begins, power.duration_h, power.series);

    SeriesHead head = zone_series_head();
    head.begins = power.begins;
    head.duration_h = power.duration_h;
    head.tags = tags;
    for (const PowerSeries& one : power.series) {
        head.id.values.push_back(one.zone_id + "/" + one.building_class);
        head.labels[0].values.push_back(one.zone_id);
        head.labels[1].values.push_back(one.building_class);
    }
    const auto file = make_series_netcdf(folder + "/zone_hourly.nc", head);
    for (std::size_t i = 0; i < power.series.size(); ++i) {
        file->write(i, power.series[i].ac_kw);
    }
    file->close();
}

std::vector<std::string> notes_of(const Scene& scene, const CitySums& sums, const std::vector<Field>& fields) {
    std::vector<std::string> notes = input_notes_of(scene);
    if (!sums.snow_model.empty()) {
        notes.push_back(sums.snow_model);
    }
    for (std::string& note : notes) {
        note = without_folders(note, fields);
    }
    return notes;
}

std::vector<std::size_t> unknown_cells(const Raster<std::uint8_t>& known) {
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < known.values.size(); ++i) {
        if (known.values[i] == 0) {
            cells.push_back(i);
        }
    }
    return cells;
}

void mask(FloatRaster& raster, const std::vector<std::size_t>& cells) {
    if (!raster.empty()) {
        for (const std::size_t cell : cells) {
            raster.values[cell] = missing_f;
        }
    }
}

}  // namespace

ResultRasters result_rasters(IrradianceResult irradiance, FloatRaster pv_yield, const Raster<std::uint8_t>& known) {
    ResultRasters rasters{std::move(irradiance.global_kwh_m2),     std::move(irradiance.beam_kwh_m2),
                          std::move(irradiance.diffuse_kwh_m2),    std::move(irradiance.reflected_kwh_m2),
                          std::move(irradiance.monthly_kwh_m2),    std::move(irradiance.sky_view),
                          std::move(irradiance.sun_hours),         std::move(pv_yield),
                          std::move(irradiance.sun_hours_by_month)};
    const std::vector<std::size_t> unknown = unknown_cells(known);
    for (FloatRaster* raster :
         {&rasters.global_kwh_m2, &rasters.beam_kwh_m2, &rasters.diffuse_kwh_m2, &rasters.reflected_kwh_m2,
          &rasters.sky_view, &rasters.sun_hours, &rasters.pv_yield_kwh_kwp}) {
        mask(*raster, unknown);
    }
    for (MonthArray<FloatRaster>* months : {&rasters.monthly_kwh_m2, &rasters.sun_hours_by_month}) {
        for (FloatRaster& raster : *months) {
            mask(raster, unknown);
        }
    }
    return rasters;
}

void write_zone_series(const std::string& folder, const CitySums& sums, const FileTags& tags) {
    write_series(folder, zone_power(sums), tags);
}

FinishedRun finished_run(Scene& scene, AssessedCity& city, const std::vector<Field>& fields) {
    const ZonePower power = zone_power(city.sums);
    return {.crs_name = scene.crs.name,
            .crs_wkt = scene.crs.wkt,
            .weather_source = scene.city.weather.source,
            .synthetic_weather = scene.city.weather.synthetic,
            .latitude_deg = scene.city.site.place.latitude_deg,
            .longitude_deg = scene.city.site.place.longitude_deg,
            .town_clock = scene.town_clock,
            .zones = std::move(scene.city.zones),
            .buildings = std::move(city.buildings),
            .load_balances = std::move(city.sums.load_balances),
            .hourly_profiles =
                hourly_profiles(power.begins, power.duration_h, power.series, scene.city.site.place.utc_offset_h),
            .unread = scene.unread,
            .notes = notes_of(scene, city.sums, fields)};
}

void write_answers(const std::string& folder, const ReportInput& input, ResultsGeopackage& geopackage,
                   Threads threads) {
    const PolicyAnswer answer = answer_policy(input);
    fs::create_directory(folder + "/report");
    const auto finish_layers = [&] { geopackage.finish(policy_layers(input, answer)); };
    write_report_folder(folder + "/report", input, answer, "", finish_layers, threads);
    write_qgis_project(folder, {folder}, qgis_project_text(input));
    write_schema_json(folder, {{folder}, input.config.year, answer.indicators},
                      result_tags(input.run.weather_source, input.run.synthetic_weather));
}

std::string run_id_of(const Scene& scene, const std::vector<Field>& fields, const std::string& project_path) {
    RunRecord record;
    record.project_folder = fs::absolute(project_path).parent_path();
    record.inputs = scene.inputs;
    record.fields = fields;
    return run_id(identity_json(record));
}

std::string write_run_record(const std::string& folder, const ReportInput& input, const Scene& scene,
                             const AssessedCity& city, const RunPlaces& places, const std::vector<StageTime>& stages) {
    RunRecord record;
    record.command = "sunshed run " + shown_name(places.project);
    record.project_folder = fs::absolute(places.project).parent_path();
    record.result_folder = places.result;
    record.project_name = input.config.name;
    record.inputs = scene.inputs;
    record.fields = input.fields;
    record.stages = stages;
    record.warnings = notes_of(scene);
    record.warnings.insert(record.warnings.end(), input.policy.notes.begin(), input.policy.notes.end());
    for (std::string& warning : record.warnings) {
        warning = without_folders(warning, input.fields);
    }
    std::int64_t segments = 0;
    std::int64_t modules = 0;
    std::int64_t assessed = 0;
    for (const BuildingRecord& building : input.run.buildings) {
        segments += static_cast<std::int64_t>(building.segments.size());
        modules += building.amounts.module_count;
        assessed += building.roof.status == BuildingStatus::ok ? 1 : 0;
    }
    const std::size_t cell_count = scene.city.surface ? scene.city.surface->geometry().cell_count() : 0;
    const auto cells = static_cast<std::int64_t>(cell_count);
    record.counts = {{"cells", cells},
                     {"cells_nodata", static_cast<std::int64_t>(scene.nodata_cells)},
                     {"buildings", static_cast<std::int64_t>(input.run.buildings.size())},
                     {"buildings_assessed", assessed},
                     {"roof_segments", segments},
                     {"modules", modules},
                     {"zones", static_cast<std::int64_t>(input.run.zones.size())},
                     {"weather_intervals", static_cast<std::int64_t>(city.sums.sky.intervals.size())},
                     {"tiles", static_cast<std::int64_t>(city.sums.tile_count)}};
    for (const StageTime& stage : stages) {
        if (stage.name == irradiance_stage && stage.seconds > 0.0) {
            record.cells_per_second = static_cast<double>(cells) / stage.seconds;
        }
    }
    const auto json = run_json(record);
    write_text_file(folder + "/run.json", json_text(json) + "\n");
    return run_id(json);
}

}  // namespace sunshed
