#include "selftest/checks.hpp"
#include "sunshed/pv/cell_temperature.hpp"
#include "sunshed/pv/incidence_modifier.hpp"
#include "sunshed/pv/pvwatts.hpp"
#include "sunshed/reference_models/cell_temperature.hpp"
#include "sunshed/reference_models/incidence_modifier.hpp"

namespace sunshed::cli {

namespace {

constexpr const char* pvlib = "pvlib-python 0.15, its own test suite";

}  // namespace

std::vector<PublishedCheck> module_checks() {
    return {
        {"cell temperature, SAPM, C", pvlib, cell_temperature_sapm_c(900.0, 20.0, 5.0, sapm_open_rack_glass_glass),
         43.509, 1e-3},
        {"cell temperature, PVsyst, C", pvlib, cell_temperature_pvsyst_c(900.0, 20.0, 5.0, pvsyst_freestanding), 45.137,
         1e-3},
        {"cell temperature, Faiman, C", pvlib, cell_temperature_faiman_c(900.0, 20.0, 5.0), 35.203, 1e-3},
        {"cell temperature, NOCT, C", pvlib, cell_temperature_noct_sam_c(1000.0, 25.0, 1.0, 45.0, 0.2), 55.230790492,
         1e-6},
        {"incidence modifier, ASHRAE at 67.5", pvlib, incidence_modifier_ashrae(67.5), 0.9193437, 1e-6},
        {"incidence modifier, physical at 67.5", pvlib, incidence_modifier_physical(67.5), 0.8893998, 1e-6},
        {"incidence modifier, Martin & Ruiz at 45", pvlib, incidence_modifier_martin_ruiz(45.0), 0.98986965, 1e-7},
        {"PVWatts DC power, W", pvlib, pvwatts_dc(900.0, 30.0, 100.0, -0.003), 88.65, 1e-9},
        {"PVWatts inverter, W", pvlib, pvwatts_inverter_ac(90.0, 100.0, 0.95), 85.58556604752516, 1e-9},
    };
}

}  // namespace sunshed::cli
