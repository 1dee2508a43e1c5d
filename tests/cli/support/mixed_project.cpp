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

[load.use_kwh_m2]
factory = 120.0
warehouse = 15.0

[economics]
time_of_use = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.8, 1.0, 1.2, 1.5, 1.5, 1.5, 1.0, 1.0, 1.2, 1.2, 1.5, 1.8, 1.8, 1.5, 1.2, 1.0, 0.8, 0.5]
first_year_degradation_pct = 1.0
inverter_cost_cny_w = 0.2

[economics.tariff_cny_kwh]
commercial = 0.9
factory = 0.7

[carbon]
grid_decline_pct = 2.0

)";

constexpr const char* south = R"([layout]
row_direction = "best"
worth_yield_kwh_kwp = 700

[roof]
aisle_every_m = 40
aisle_m = 1.5

[battery]
kwh_per_kwp = 0.5

[output]
facades = true
flat_options = true

[policy]
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
