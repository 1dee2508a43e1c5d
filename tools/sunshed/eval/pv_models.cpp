#include "eval/model.hpp"
#include "sunshed/pv/cell_temperature.hpp"
#include "sunshed/pv/incidence_modifier.hpp"
#include "sunshed/pv/pvwatts.hpp"

namespace sunshed::cli {

namespace {

EvalModel cell_temperature_model() {
    return {"cell-temperature",
            "how warm cells get: SAPM 2004, PVsyst, Faiman 2008, SAM's NOCT (45 C, efficiency 0.2)",
            {{"poa_global", "W/m2"}, {"temp_air", "C"}, {"wind_speed", "m/s"}},
            {{"sapm_open_rack_glass_glass", "C"},
             {"sapm_close_mount_glass_glass", "C"},
             {"sapm_insulated_back_glass_polymer", "C"},
             {"pvsyst_freestanding", "C"},
             {"pvsyst_insulated", "C"},
             {"pvsyst_semi_integrated", "C"},
             {"faiman", "C"},
             {"noct_sam", "C"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const double poa = row.number("poa_global");
                const double air = row.number("temp_air");
                const double wind = row.number("wind_speed");
                return {cell_temperature_sapm_c(poa, air, wind, sapm_open_rack_glass_glass),
                        cell_temperature_sapm_c(poa, air, wind, sapm_close_mount_glass_glass),
                        cell_temperature_sapm_c(poa, air, wind, sapm_insulated_back_glass_polymer),
                        cell_temperature_pvsyst_c(poa, air, wind, pvsyst_freestanding),
                        cell_temperature_pvsyst_c(poa, air, wind, pvsyst_insulated),
                        cell_temperature_pvsyst_c(poa, air, wind, pvsyst_semi_integrated),
                        cell_temperature_faiman_c(poa, air, wind),
                        cell_temperature_noct_sam_c(poa, air, wind, 45.0, 0.2)};
            })};
}

EvalModel incidence_modifier_model() {
    return {"incidence-modifier",
            "what glass lets through off the normal: ASHRAE (b 0.05), physical, Martin & Ruiz (a_r 0.16)",
            {{"aoi", "deg"}},
            {{"ashrae_b0p05", "0..1"}, {"physical_default", "0..1"}, {"martin_ruiz_ar0p16", "0..1"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const double aoi = row.number("aoi");
                return {incidence_modifier_ashrae(aoi, 0.05), incidence_modifier_physical(aoi),
                        incidence_modifier_martin_ruiz(aoi, 0.16)};
            })};
}

EvalModel pvwatts_model() {
    return {"pvwatts",
            "DC and AC power after PVWatts version 5 (Dobos 2014)",
            {{"effective_irradiance", "W/m2"},
             {"temp_cell", "C"},
             {"pdc0", "W"},
             {"gamma_pdc", "1/C"},
             {"inv_pdc0", "W"},
             {"eta_inv_nom", "0..1"}},
            {{"pdc", "W"}, {"pac", "W"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const double dc = pvwatts_dc(row.number("effective_irradiance"), row.number("temp_cell"),
                                             row.number("pdc0"), row.number("gamma_pdc"));
                return {dc, pvwatts_inverter_ac(dc, row.number("inv_pdc0"), row.number("eta_inv_nom"))};
            })};
}

}  // namespace

std::vector<EvalModel> pv_models() {
    return {cell_temperature_model(), incidence_modifier_model(), pvwatts_model()};
}

}  // namespace sunshed::cli
