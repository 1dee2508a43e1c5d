#include "sunshed/policy/solar_thermal.hpp"

#include <algorithm>
#include <string>

namespace sunshed {

namespace {

bool is_hotel(const std::string& class_text) {
    for (const char* word : {"酒店", "宾馆", "旅馆", "饭店", "hotel", "Hotel", "hostel", "motel", "guest_house"}) {
        if (class_text.find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

double demand_l_m2(const BuildingRecord& building, const HotWaterOptions& options) {
    switch (building.facts.building_class) {
        case BuildingClass::hospital:
            return options.hospital_l_m2;
        case BuildingClass::school:
            return options.school_l_m2;
        default:
            return is_hotel(building.facts.class_text) ? options.hotel_l_m2 : 0.0;
    }
}

/// Heat of warming water, GJ a year.
double hot_water_gj(double litres_a_day, double lift_k) {
    constexpr double heat_of_water_kj_kg_k = 4.187;
    return litres_a_day * heat_of_water_kj_kg_k * lift_k * 365.0 * 1e-6;
}

}  // namespace

std::vector<std::string> ungiven_hot_water(const HotWaterOptions& options) {
    std::vector<std::string> keys;
    const auto need = [&keys](const char* key, double value) {
        if (!is_given(value)) {
            keys.emplace_back(key);
        }
    };
    need("energy.hot_water_hotel_l_m2", options.hotel_l_m2);
    need("energy.hot_water_hospital_l_m2", options.hospital_l_m2);
    need("energy.hot_water_school_l_m2", options.school_l_m2);
    need("energy.hot_water_lift_k", options.lift_k);
    return keys;
}

SolarThermal& SolarThermal::operator+=(const SolarThermal& other) {
    demand_gj += other.demand_gj;
    heat_gj += other.heat_gj;
    collector_area_m2 += other.collector_area_m2;
    pv_displaced_kwh += other.pv_displaced_kwh;
    buildings += other.buildings;
    return *this;
}

SolarThermal solar_thermal_of(const BuildingRecord& building, const HotWaterOptions& options,
                              double collector_efficiency) {
    SolarThermal result;
    const double litres = demand_l_m2(building, options) * building.facts.floor_area_m2;
    if (!(litres > 0.0) || building.segments.empty()) {
        return result;
    }
    result.buildings = 1;
    result.demand_gj = hot_water_gj(litres, options.lift_k);
    std::vector<const SegmentRecord*> pieces;
    for (const SegmentRecord& segment : building.segments) {
        pieces.push_back(&segment);
    }
    std::stable_sort(pieces.begin(), pieces.end(), [](const SegmentRecord* a, const SegmentRecord* b) {
        return a->yield.irradiation_kwh_m2 > b->yield.irradiation_kwh_m2;
    });
    double wanted_gj = options.solar_share * result.demand_gj;
    for (const SegmentRecord* piece : pieces) {
        const double usable_m2 = piece->roof.usable_area_m2;
        const double gj_m2 = collector_heat_gj(1.0, piece->yield.irradiation_kwh_m2, collector_efficiency);
        if (!(usable_m2 > 0.0) || !(gj_m2 > 0.0)) {
            continue;
        }
        const double taken_m2 = std::min(usable_m2, wanted_gj / gj_m2);
        result.collector_area_m2 += taken_m2;
        result.heat_gj += taken_m2 * gj_m2;
        result.pv_displaced_kwh += piece->amounts.energy_ac_kwh * taken_m2 / usable_m2;
        wanted_gj -= taken_m2 * gj_m2;
    }
    return result;
}

}  // namespace sunshed
