#include "support/mixed_project.hpp"

namespace sunshed::test {

namespace {

constexpr const char* both = R"([project]
name = "mixed"
year = 2025

[surface]
dsm = "dsm.tif"
canopy = "canopy.tif"
canopy_transmissivity = [0.6, 0.6, 0.5, 0.4, 0.2, 0.1, 0.1, 0.1, 0.2, 0.4, 0.5, 0.6]

[buildings]
path = "buildings.gpkg"
id = "id"
floors = "floors"
class = "use"
year_built = "built"
floor_area = "floor_area"
existing_pv_m2 = "pv_m2"
electricity_kwh = "kwh"
class_map = { barn = "warehouse" }

[zones]
path = "zones.gpkg"
id = "zone"
name = "name"
parent = "parent"
export_limit_kw = "limit_kw"

[weather]
path = "weather.epw"

[energy]
path = "energy.csv"
coal_rate_by_year = true
electricity_coal_equivalent_kgce_kwh = 0.3024
gas_kgce_m3 = 1.2143
coal_kgce_kg = 0.7143
lpg_kgce_kg = 1.7143
hot_water_hotel_l_m2 = 2.5
hot_water_hospital_l_m2 = 1.5
hot_water_school_l_m2 = 0.4
hot_water_lift_k = 53.0

[load.use_kwh_m2]
party_government = 55.0
school = 35.0
hospital = 90.0
other_public_institution = 55.0
commercial = 80.0
residential = 24.0
rural_house = 20.0
factory = 120.0
warehouse = 15.0

[economics]
capex_cny_w = 3.0
export_cny_kwh = 0.374
om_cny_w = 0.047
time_of_use = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.8, 1.0, 1.2, 1.5, 1.5, 1.5, 1.0, 1.0, 1.2, 1.2, 1.5, 1.8, 1.8, 1.5, 1.2, 1.0, 0.8, 0.5]
first_year_degradation_pct = 1.0
inverter_cost_cny_w = 0.2

[economics.tariff_cny_kwh]
party_government = 0.65
school = 0.52
hospital = 0.65
other_public_institution = 0.65
commercial = 0.9
residential = 0.51
rural_house = 0.51
factory = 0.7
warehouse = 0.65
other = 0.65
unknown = 0.65

[economics.income_tax_pct]
commercial = 25.0
factory = 25.0
warehouse = 25.0

[carbon]
grid_factor_kg_kwh = 0.5229
grid_decline_pct = 2.0
embodied_kg_kwp = 1400.0
heat_kg_gj = 110.0

)";

constexpr const char* south = R"([layout]
row_direction = "best"
worth_yield_kwh_kwp = 700

[roof]
aisle_every_m = 40
aisle_m = 1.5

[battery]
kwh_per_kwp = 0.5
cost_cny_kwh = 1000.0

[output]
facades = true
flat_options = true

[policy]
plan = "heilongjiang"
coverage_target_pct = 50.0
substitution_target_pct = 8.0
electricity_target_2025_pct = 55.0
electricity_target_2030_pct = 65.0
targets = "targets.csv"
scenarios = "scenarios.toml"
)";

constexpr const char* north = R"([sky]
transposition = "hay-davies"

[layout]
flat_system = "east-west"
row_direction = "building"
worth_payback_years = 12

[pv]
model = "single-diode"
partial_shading = "by-string"
bifaciality = 0.7
snow_model = "monthly"
snow_fall_cm = [8, 7, 9, 3, 0, 0, 0, 0, 0, 4, 12, 8]
snow_days = [7, 5, 7, 3, 0, 0, 0, 0, 0, 2, 7, 9]
snow_humidity_pct = [70, 57, 60, 48, 45, 63, 77, 82, 70, 61, 68, 63]

[policy]
plan = "heilongjiang"
coverage_target_pct = 50.0
substitution_target_pct = 8.0
electricity_target_2025_pct = 55.0
electricity_target_2030_pct = 65.0
targets = "targets.csv"
scenarios = "scenarios.toml"
coverage = "c2"
rank_by = "yield"
exported_pv_in_substitution = false
factories_in_substitution = true
)";

}  // namespace

std::string mixed_project(Hemisphere hemisphere) {
    return std::string(both) + (hemisphere == Hemisphere::south ? south : north);
}

std::string mixed_statistics() {
    return R"(zone_id,year,item,value,unit,source
W,2023,electricity,900,MWh,example
W,2023,heat,9000,GJ,example
W,2023,gas,30000,m3,example
W,2023,coal,20,t,example
W,2023,lpg,3,t,example
W,2024,electricity,980,MWh,example
W,2024,heat,8800,GJ,example
W,2024,gas,31000,m3,example
W,2024,coal,15,t,example
W,2024,lpg,2.5,t,example
W,2024,solar_thermal,2,tce,example
W,2024,heat_pump,4,tce,example
W,2024,pv_self_consumption_share,70,%,example
E,2024,electricity,1300,MWh,example
E,2024,heat,12000,GJ,example
E,2024,gas,52000,m3,example
E,2024,coal,30,t,example
E,2024,lpg,4,t,example
E,2024,solar_thermal,1,tce,example
E,2024,heat_pump,3,tce,example
E,2024,pv_self_consumption_share,60,%,example
all,2024,pv_self_consumption_share,65,%,example
)";
}

std::string mixed_targets() {
    return R"(zone_id,indicator,year,target,source
W,substitution_coal_equivalent,2030,12,example
E,pv_coverage_c1_new_public_institution,2030,35,example
)";
}

std::string mixed_scenarios() {
    return R"([[scenario]]
name = "as it is"
year = 2025

[[scenario]]
name = "half, stronger modules"
year = 2030
adoption_pct = 50
module_power_w = 640

[[scenario]]
name = "electrified"
year = 2030
module_power_w = 640
new_floor_area_m2 = 3000
retrofit_area_m2 = 5000
electrify_heat_pct = 20
electrify_gas_pct = 50
electrify_coal_pct = 100
)";
}

}  // namespace sunshed::test
