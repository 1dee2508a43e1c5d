#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/given.hpp"

namespace sunshed {

/// Emissions of energy that is used, kg CO2 a unit, today.
struct EmissionFactors {
    double electricity_kg_kwh = not_given;  ///< average of the grid
    double heat_kg_gj = not_given;
    double gas_kg_m3 = 2.1622;
    double coal_kg_kg = 1.9003;
    double lpg_kg_kg = 3.10;
};

/// What the carbon of a PV system depends on beside the grid of today.
struct CarbonOptions {
    double grid_decline_pct = 0.0;  ///< that the grid's factor falls by each year; 0 = as it is today
    double embodied_kg_kwp = 0.0;   ///< of making and taking away the system; 0 = not counted
};

/// A published average factor of a grid.
struct GridFactor {
    const char* name;  ///< "heilongjiang-2023"
    double kg_kwh = 0.0;
    const char* source;
};

/// Published factors by region and year (MEE and NBS), and nullptr for a name that is not among them.
const std::vector<GridFactor>& grid_factors();
const GridFactor* find_grid_factor(const std::string& name);

/// Carbon of each year in t CO2: element 0 what the system cost (<= 0), element n what year n avoids.
/// Its payback is payback_years() of it. Empty where the grid's factor was not given.
/// @param energy_kwh  by year; element 0 is today's, 0
/// @param grid_kg_kwh  average of the grid in the first year
std::vector<double> carbon_flow_t(const std::vector<double>& energy_kwh, double capacity_kwp, double grid_kg_kwh,
                                  const CarbonOptions& options);

}  // namespace sunshed
