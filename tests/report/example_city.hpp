#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "figures_of_a_place.hpp"
#include "sunshed/io/crs.hpp"
#include "sunshed/policy/indicators.hpp"
#include "sunshed/policy/target_plan.hpp"
#include "sunshed/report/documents.hpp"

namespace sunshed {

/// A made-up city on a square lattice, the same for the same count: every class, some buildings without a result,
/// texts that formats must escape.
inline std::vector<HourlyProfile> example_profiles() {
    std::vector<HourlyProfile> profiles;
    for (const char* zone : {"N", "S"}) {
        for (int c = 0; c <= static_cast<int>(BuildingClass::unknown); ++c) {
            HourlyProfile profile{zone, to_string(static_cast<BuildingClass>(c)), {}};
            for (std::size_t month = 0; month < 12; ++month) {
                for (std::size_t hour = 6; hour < 18; ++hour) {
                    profile.ac_kw[month][hour] = 100.0 - 8.0 * std::abs(static_cast<double>(hour) - 12.0);
                }
            }
            profiles.push_back(profile);
        }
    }
    return profiles;
}

struct ExampleCity {
    std::vector<BuildingRecord> buildings;
    std::vector<ZoneInfo> zones{{"N", "北区, \"North\""}, {"S", "</script><b>南区"}};
    std::vector<ZoneOutline> outlines;
    std::vector<ZoneSummary> summaries;
    std::vector<Indicator> indicators;
    std::vector<TargetPlan> plans;

    [[nodiscard]] ReportContent content() const {
        return {.project_name = "示例城市 & <city>",
                .year = 2019,
                .program = "sunshed test",
                .weather_source = "made up",
                .synthetic_weather = true,
                .latitude_deg = 45.75,
                .longitude_deg = 126.65,
                .crs_name = "EPSG:32652",
                .crs_wkt = crs_from_text("EPSG:32652", "").wkt,
                .buildings = buildings,
                .zones = summaries,
                .zone_outlines = outlines,
                .indicators = indicators,
                .assumptions = {{"pv.soiling_pct", "3", "%", "default", "[P] placeholder", "dust on the glass", true},
                                {"economics.export_cny_kwh", "0.374", "CNY per kWh", "default", "", "price"}},
                .cautions = {caution::Placeholders{{"pv.soiling_pct"}}},
                .hourly_profiles = example_profiles(),
                .plans = plans};
    }
};

inline MultiPolygon example_square(double x, double y, double side) {
    return {Polygon{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, {}}};
}

/// A made-up number from 0 to 1 that looks like chance (Knuth's multiplicative hash), the same in every run.
inline double example_chance(std::size_t i, std::size_t salt) {
    return static_cast<double>((i * 2654435761U + salt * 40503U) % 65536U) / 65536.0;
}

/// An L, turned: outlines of a large city compress no better than real ones.
inline MultiPolygon example_turned_l(std::size_t i, double x, double y) {
    const double turn = 1.5 * example_chance(i, 1);
    const double side = 16.0 + 18.0 * example_chance(i, 2);
    const double arm = side * (0.3 + 0.4 * example_chance(i, 3));
    Ring ring;
    for (const Point2& p : Ring{{0.0, 0.0}, {side, 0.0}, {side, arm}, {arm, arm}, {arm, side}, {0.0, side}}) {
        ring.push_back({x + 15.0 + std::cos(turn) * (p.x - side / 2.0) - std::sin(turn) * (p.y - side / 2.0),
                        y + 15.0 + std::sin(turn) * (p.x - side / 2.0) + std::cos(turn) * (p.y - side / 2.0)});
    }
    return {Polygon{ring, {}}};
}

/// A gable's half: the western (0) or eastern (1) strip of a square, with three by four modules on it.
inline SegmentRecord example_segment(const std::string& building_id, int half, double x, double y, bool with_modules) {
    SegmentRecord segment;
    segment.segment_id = building_id + "/" + std::to_string(half + 1);
    const double west = x + 15.0 * half;
    segment.roof.outline = {{{west, y}, {west + 15.0, y}, {west + 15.0, y + 30.0}, {west, y + 30.0}}, {}};
    segment.roof.ground_area_m2 = segment.roof.area_m2 = 450.0;
    segment.roof.usable_area_m2 = 400.0;
    segment.tilt_deg = 15.0;
    segment.azimuth_deg = half == 0 ? 270.0 : 90.0;
    segment.yield.irradiation_kwh_m2 = half == 0 ? 1250.0 : 1290.0;
    segment.yield.sky_view = 0.95;
    for (int k = 0; with_modules && k < 12; ++k) {
        const double left = west + 2.0 + 4.0 * (k % 3);
        const double low = y + 2.0 + 6.5 * static_cast<int>(k / 3);
        segment.layout.modules.push_back(
            {{{{left, low}, {left + 3.0, low}, {left + 3.0, low + 6.0}, {left, low + 6.0}}}, 10.0});
    }
    segment.amounts.module_count = static_cast<int>(segment.layout.modules.size());
    return segment;
}

/// Own use and money; every fifth load is not known, and one system never pays back.
inline void example_economy(BuildingRecord& record, std::size_t i) {
    EconomyResult& economy = record.economy;
    if (i % 5 != 1) {
        economy.load_basis = LoadBasis::class_default;
        economy.load_kwh = 60000.0;
        economy.self_consumed_by_hour_kwh[12] = economy.self_consumed_kwh = 0.5 * record.amounts.energy_ac_kwh;
        economy.exported_kwh = record.amounts.energy_ac_kwh - economy.self_consumed_kwh;
        economy.imported_kwh = economy.load_kwh - economy.self_consumed_kwh;
        economy.self_consumption_pct = 50.0;
        economy.self_sufficiency_pct = 100.0 * economy.self_consumed_kwh / economy.load_kwh;
    }
    EconomyOptions options = example_economy_options();
    options.export_cny_kwh = i == 11 ? 0.0 : options.export_cny_kwh;
    record.economy = economy_at(record, options);
}

/// A zone's load and generation in the middle of its days.
inline LoadBalance example_balance(const ZoneSummary& zone, const std::vector<BuildingRecord>& buildings) {
    const std::vector<ClockSlot> no_clock;
    LoadBalanceSum sum(zone.zone.id, no_clock, 1.0);
    for (BuildingRecord record : buildings) {
        if (zone.zone.id == "all" || record.facts.zone_id == zone.zone.id) {
            record.hours.ac_kw.clear();
            sum.add(record);
        }
    }
    LoadBalance balance = sum.result(300.0);
    for (auto& day : balance.typical_day) {
        for (std::size_t hour = 6; hour < 18; ++hour) {
            day[hour] = {900.0, 400.0, 350.0};
        }
    }
    balance.peak_export_kw = 550.0;
    balance.hours_over_limit = 120.0;
    return balance;
}

/// @param plain  squares with modules; otherwise turned L shapes without
inline BuildingRecord example_building(std::size_t i, std::size_t per_row, bool plain) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    BuildingRecord record;
    record.facts.building_id = std::string("B").append(std::to_string(i));
    record.facts.class_text = std::string("学校");
    record.facts.height_m = 6.0 + static_cast<double>(i % 9);
    record.facts.zone_id = std::string(1, i % 2 == 0 ? 'N' : 'S');
    record.facts.building_class = static_cast<BuildingClass>(i % 11);
    record.facts.vintage = i % 3 == 0 ? Vintage::new_building : Vintage::existing;
    const double x = 500000.0 + 50.0 * static_cast<double>(i % per_row);
    const double y = 5000000.0 + 50.0 * static_cast<double>(i / per_row);
    record.facts.footprint = plain ? example_square(x, y, 30.0) : example_turned_l(i, x, y);
    record.facts.footprint_area_m2 = 900.0;
    record.facts.existing_pv_m2 = i % 9 == 0 ? 60.0 : i % 9 == 4 ? nothing : 0.0;
    record.economy.co2_t = 0.0;
    if (i % 10 == 7) {
        record.roof.status = BuildingStatus::no_segment;
        record.roof.reason = {BuildingReasonKind::no_plane, {}};
        record.answers.suitability = Suitability::none;
        record.yield.irradiation_kwh_m2 = record.yield.yield_kwh_kwp = record.yield.snow_loss_pct = nothing;
        return record;
    }
    const double lean = plain ? static_cast<double>(i % 17) : 17.0 * example_chance(i, 4);
    record.amounts.roof_area_m2 = 900.0;
    record.amounts.array_area_m2 = 500.0 + lean;
    record.amounts.module_plan_area_m2 = record.amounts.module_area_m2 = 300.0 + lean;
    record.amounts.module_count = 120;
    record.amounts.capacity_kwp = 66.0;
    record.yield.irradiation_kwh_m2 = 1300.0 + 10.0 * lean;
    record.answers.suitability = Suitability::good;
    record.roof.quality = {RoofQuality::measured, RoofQuality::aligned};
    for (std::size_t month = 0; month < 12; ++month) {
        record.amounts.energy_ac_monthly_kwh[month] =
            4000.0 + 100.0 * lean + 300.0 * static_cast<double>(std::min(month, 11 - month));
        record.amounts.energy_ac_kwh += record.amounts.energy_ac_monthly_kwh[month];
    }
    record.yield.yield_kwh_kwp = record.amounts.energy_ac_kwh / record.amounts.capacity_kwp;
    for (int half = 0; half < 2; ++half) {
        record.segments.push_back(example_segment(record.facts.building_id, half, x, y, plain));
        record.segments.back().amounts.energy_ac_kwh = record.amounts.energy_ac_kwh / 2.0;
        record.segments.back().amounts.capacity_kwp = record.amounts.capacity_kwp / 2.0;
    }
    record.yield.shade_loss_pct = record.yield.snow_loss_pct = 5.0;
    example_economy(record, i);
    record.yield.losses = {{LossLink::nominal, 1.25 * record.amounts.energy_ac_kwh},
                           {LossLink::shading, 0.25 * record.amounts.energy_ac_kwh}};
    return record;
}

inline ExampleCity example_city(std::size_t count) {
    ExampleCity city;
    const auto per_row = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
    for (std::size_t i = 0; i < count; ++i) {
        city.buildings.push_back(example_building(i, per_row, count <= 1000));
    }
    city.outlines = {{"N", example_square(499990.0, 4999990.0, 50.0 * static_cast<double>(per_row))}};
    city.summaries = summarise_zones(city.buildings, city.zones);
    for (ZoneSummary& summary : city.summaries) {
        summary.balance = example_balance(summary, city.buildings);
    }
    const PolicyInput input{city.buildings, city.zones, {}, {}};
    city.indicators = compute_indicators(input, example_policy_options());
    city.plans = solve_targets(input, example_policy_options());
    return city;
}

}  // namespace sunshed
