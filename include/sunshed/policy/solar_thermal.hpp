#pragma once

#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/policy/energy_replaced.hpp"

namespace sunshed {

/// Hot water of 60 degrees C that a building needs, litres a day and m2 of floor; and how it is met.
struct HotWaterOptions {
    double hotel_l_m2 = not_given;
    double hospital_l_m2 = not_given;
    double school_l_m2 = not_given;
    double lift_k = not_given;  ///< from cold water to 60 degrees C
    double solar_share = 0.6;   ///< of the demand that collectors are to meet
};

/// The keys of the project file without which the demand for hot water is not known.
std::vector<std::string> ungiven_hot_water(const HotWaterOptions& options);

/// Solar hot water on one roof, or on many.
struct SolarThermal {
    double demand_gj = 0.0;  ///< heat for hot water a year
    double heat_gj = 0.0;    ///< of it met by collectors
    double collector_area_m2 = 0.0;
    double pv_displaced_kwh = 0.0;  ///< AC energy of the modules that the collectors take the place of
    int buildings = 0;              ///< with a demand and a roof for it

    SolarThermal& operator+=(const SolarThermal& other);
};

/// Collectors on the roof pieces of a hotel, school or hospital with the most irradiation, as much as the demand needs
/// for it; nothing for other buildings, for those without a roof, and where the floor area is not known.
/// A collector takes its area of the piece's usable area, and the same share of the piece's PV energy goes.
SolarThermal solar_thermal_of(const BuildingRecord& building, const HotWaterOptions& options,
                              double collector_efficiency);

}  // namespace sunshed
