#include "results.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "shading_files.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/policy/indicators.hpp"
#include "sunshed/policy/zone_summary.hpp"
#include "sunshed/report/documents.hpp"
#include "sunshed/report/hourly_profile.hpp"

namespace sunshed::cli {

namespace {

namespace fs = std::filesystem;

std::vector<ZoneInfo> zone_infos(const Scene& scene) {
    std::vector<ZoneInfo> zones;
    for (const ZoneArea& zone : scene.city.zones) {
        zones.push_back({zone.id, zone.name});
    }
    return zones;
}

std::vector<ZoneOutline> zone_outlines(const Scene& scene) {
    std::vector<ZoneOutline> outlines;
    for (const ZoneArea& zone : scene.city.zones) {
        outlines.push_back({zone.id, zone.geometry});
    }
    return outlines;
}

std::vector<Assumption> assumptions_of(const std::vector<Field>& fields) {
    std::vector<Assumption> assumptions;
    for (const Field& field : fields) {
        assumptions.push_back({field.key, value_as_toml(field), field.unit, field.origin, field.source, field.help});
    }
    return assumptions;
}

/// The report says in its head when a number in it is a placeholder.
std::vector<std::string> notes_of(const ResultsInput& input) {
    std::vector<std::string> notes = input.scene.notes;
    std::vector<std::string> placeholders;  // tables by class by their name alone
    for (const Field& field : input.fields) {
        const auto first_dot = field.key.find('.');
        const std::string name = field.key.substr(0, field.key.find('.', first_dot + 1));
        if (field.source.find("[P]") != std::string::npos && (placeholders.empty() || placeholders.back() != name)) {
            placeholders.push_back(name);
        }
    }
    if (!placeholders.empty()) {
        notes.insert(notes.begin(), fmt::format("placeholders [P] that stand for figures of your own: {}",
                                                fmt::join(placeholders, ", ")));
    }
    return notes;
}

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

void write_series(const std::string& folder, const ZonePower& power) {
    fs::create_directory(folder + "/series");
    write_zone_series_csv(folder + "/series/zone_hourly.csv", power.begins, power.duration_h, power.series);
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
    ResultRasters rasters{std::move(irradiance.global_kwh_m2),  std::move(irradiance.beam_kwh_m2),
                          std::move(irradiance.diffuse_kwh_m2), std::move(irradiance.reflected_kwh_m2),
                          std::move(irradiance.monthly_kwh_m2), std::move(irradiance.sky_view),
                          std::move(irradiance.sun_hours),      std::move(pv_yield)};
    for (FloatRaster* raster :
         {&rasters.global_kwh_m2, &rasters.beam_kwh_m2, &rasters.diffuse_kwh_m2, &rasters.reflected_kwh_m2,
          &rasters.sky_view, &rasters.sun_hours, &rasters.pv_yield_kwh_kwp}) {
        mask(*raster, known);
    }
    for (FloatRaster& raster : rasters.monthly_kwh_m2) {
        mask(raster, known);
    }
    return rasters;
}

void write_results(const std::string& folder, const ResultsInput& input,
                   const std::vector<std::string>& creation_options) {
    const Scene& scene = input.scene;
    const CityResult& result = input.result;
    const FileTags tags = result_tags(scene.city.weather);
    if (input.config.write_rasters) {
        fs::create_directory(folder + "/rasters");
        write_rasters(folder + "/rasters", scene.crs.wkt,
                      result_rasters(result.irradiance, result.pv_yield_kwh_kwp, scene.city.surface.known),
                      creation_options, tags);
    }
    const auto zones = zone_infos(scene);
    const auto outlines = zone_outlines(scene);
    auto summaries = summarise_zones(result.buildings, zones);
    for (std::size_t i = 0; i < summaries.size(); ++i) {
        summaries[i].balance = result.load_balances[i];
    }
    const auto indicators = compute_indicators(result.buildings, zones, scene.statistics, input.config.policy);
    write_geopackage(folder + "/results.gpkg",
                     {result.buildings, summaries, outlines, indicators, scene.crs.wkt, tags, result.facades});
    const ZonePower power = zone_power(result);
    write_series(folder, power);
    if (input.config.shading_tables) {
        write_shading_tables(folder + "/series", input);
    }
    ReportContent content{.project_name = input.config.name,
                          .year = input.config.year,
                          .program = "sunshed " SUNSHED_VERSION,
                          .weather_source = scene.city.weather.source,
                          .synthetic_weather = scene.city.weather.synthetic,
                          .latitude_deg = scene.city.place.latitude_deg,
                          .longitude_deg = scene.city.place.longitude_deg,
                          .crs_name = scene.crs.name,
                          .crs_wkt = scene.crs.wkt,
                          .buildings = result.buildings,
                          .zones = summaries,
                          .zone_outlines = outlines,
                          .indicators = indicators,
                          .assumptions = assumptions_of(input.fields),
                          .notes = notes_of(input),
                          .hourly_profiles = hourly_profiles(power.begins, power.duration_h, power.series,
                                                             scene.city.weather.place.utc_offset_h)};
    fs::create_directory(folder + "/report");
    write_indicators_csv(folder + "/report/indicators.csv", indicators);
    write_supply_curve_csv(folder + "/report/supply_curve.csv", result.buildings);
    write_load_balance_csv(folder + "/report/load_balance.csv", summaries);
    write_report_json(folder + "/report/report.json", content);
    write_report_html(folder + "/report/index.html", content);
    write_report_xlsx(folder + "/report/report.xlsx", content);
    write_schema_json(folder + "/schema.json", tags);
}

void write_run_record(const std::string& folder, const ResultsInput& input, const std::string& command,
                      const std::vector<StageTime>& stages) {
    RunRecord record;
    record.command = command;
    record.project_name = input.config.name;
    record.inputs = input.scene.inputs;
    record.fields = input.fields;
    record.stages = stages;
    record.warnings = input.scene.notes;
    std::int64_t segments = 0;
    std::int64_t modules = 0;
    std::int64_t assessed = 0;
    for (const BuildingRecord& building : input.result.buildings) {
        segments += static_cast<std::int64_t>(building.segments.size());
        modules += building.module_count;
        assessed += building.status == BuildingStatus::ok ? 1 : 0;
    }
    const auto cells = static_cast<std::int64_t>(input.scene.city.surface.geometry().cell_count());
    record.counts = {{"cells", cells},
                     {"buildings", static_cast<std::int64_t>(input.result.buildings.size())},
                     {"buildings_assessed", assessed},
                     {"roof_segments", segments},
                     {"modules", modules},
                     {"zones", static_cast<std::int64_t>(input.scene.city.zones.size())},
                     {"weather_intervals", static_cast<std::int64_t>(input.result.sky.intervals.size())}};
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
