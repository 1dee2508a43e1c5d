#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "sunshed/policy/indicators.hpp"
#include "sunshed/report/documents.hpp"

namespace sunshed {

/// A made-up city on a square lattice, the same for the same count: every class, some buildings without a result,
/// texts that formats must escape.
struct ExampleCity {
    std::vector<BuildingRecord> buildings;
    std::vector<ZoneInfo> zones{{"N", "北区, \"North\""}, {"S", "</script><b>南区"}};
    std::vector<ZoneOutline> outlines;
    std::vector<ZoneSummary> summaries;
    std::vector<Indicator> indicators;

    [[nodiscard]] ReportContent content() const {
        return {.project_name = "示例城市 & <city>",
                .year = 2019,
                .program = "sunshed test",
                .weather_source = "made up",
                .synthetic_weather = true,
                .latitude_deg = 45.75,
                .longitude_deg = 126.65,
                .crs_name = "EPSG:32652",
                .buildings = buildings,
                .zones = summaries,
                .zone_outlines = outlines,
                .indicators = indicators,
                .assumptions = {{"pv.soiling_pct", "3", "%", "default", "[P] placeholder", "dust on the glass"}},
                .notes = {"placeholders [P] that stand for figures of your own: pv.soiling_pct"}};
    }
};

inline MultiPolygon example_square(double x, double y, double side) {
    return {Polygon{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}};
}

inline BuildingRecord example_building(std::size_t i, std::size_t per_row) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    BuildingRecord record;
    record.building_id = "B" + std::to_string(i);
    record.zone_id = i % 2 == 0 ? "N" : "S";
    record.building_class = static_cast<BuildingClass>(i % 11);
    record.vintage = i % 3 == 0 ? Vintage::new_building : Vintage::existing;
    record.footprint = example_square(500000.0 + 50.0 * static_cast<double>(i % per_row),
                                      5000000.0 + 50.0 * static_cast<double>(i / per_row), 30.0);
    record.footprint_area_m2 = 900.0;
    record.existing_pv_m2 = nothing;
    if (i % 10 == 7) {
        record.status = BuildingStatus::no_segment;
        record.reason = "no plane, \"none\" at all";
        record.suitability = "none";
        record.irradiation_kwh_m2 = record.yield_kwh_kwp = record.snow_loss_pct = nothing;
        return record;
    }
    const double lean = static_cast<double>(i % 17);
    record.roof_area_m2 = 900.0;
    record.array_area_m2 = 500.0 + lean;
    record.module_plan_area_m2 = record.module_area_m2 = 300.0 + lean;
    record.module_count = 120;
    record.capacity_kwp = 66.0;
    record.irradiation_kwh_m2 = 1300.0 + 10.0 * lean;
    record.suitability = "good";
    for (std::size_t month = 0; month < 12; ++month) {
        record.energy_ac_monthly_kwh[month] =
            4000.0 + 100.0 * lean + 300.0 * static_cast<double>(std::min(month, 11 - month));
        record.energy_ac_kwh += record.energy_ac_monthly_kwh[month];
    }
    record.yield_kwh_kwp = record.energy_ac_kwh / record.capacity_kwp;
    record.losses = {{"nominal", 1.25 * record.energy_ac_kwh}, {"shading", 0.25 * record.energy_ac_kwh}};
    return record;
}

inline ExampleCity example_city(std::size_t count) {
    ExampleCity city;
    const auto per_row = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
    for (std::size_t i = 0; i < count; ++i) {
        city.buildings.push_back(example_building(i, per_row));
    }
    city.outlines = {{"N", example_square(499990.0, 4999990.0, 50.0 * static_cast<double>(per_row))}};
    city.summaries = summarise_zones(city.buildings, city.zones);
    city.indicators = compute_indicators(city.buildings, city.zones, {}, {});
    return city;
}

}  // namespace sunshed
