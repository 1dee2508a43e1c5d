#include <algorithm>
#include <cmath>

#include "eval/model.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/pv/cell_temperature.hpp"
#include "sunshed/pv/incidence_modifier.hpp"
#include "sunshed/pv/infinite_sheds.hpp"
#include "sunshed/pv/pvwatts.hpp"
#include "sunshed/pv/row_shading.hpp"
#include "sunshed/pv/rows.hpp"
#include "sunshed/pv/single_diode.hpp"
#include "sunshed/pv/snow_cover.hpp"
#include "sunshed/pv/snow_loss_monthly.hpp"
#include "sunshed/reference_models/cell_temperature.hpp"
#include "sunshed/reference_models/incidence_modifier.hpp"

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

EvalModel single_diode_model() {
    return {
        "single-diode",
        "points of a module's current and voltage from five parameters (Bishop 1988)",
        {{"photocurrent", "A"}, {"saturation_current", "A"}, {"r_series", "ohm"}, {"r_shunt", "ohm"}, {"nNsVth", "V"}},
        {{"i_sc", "A"}, {"v_oc", "V"}, {"i_mp", "A"}, {"v_mp", "V"}, {"p_mp", "W"}},
        row_by_row([](const EvalRow& row) -> EvalValues {
            const IvPoints points =
                single_diode_points({row.number("photocurrent"), row.number("saturation_current"),
                                     row.number("r_series"), row.number("r_shunt"), row.number("nNsVth")});
            return {points.short_circuit_a, points.open_circuit_v, points.max_power_a, points.max_power_v,
                    points.max_power_w};
        })};
}

EvalModel snow_marion_model() {
    return {"snow-marion",
            "covered share of a row of modules, hour by hour (Marion et al. 2013); rows in the order of time",
            {{"time_utc", "ISO 8601"},
             {"snowfall_cm", "cm in the hour"},
             {"snow_depth_cm", "cm", true},
             {"poa_global", "W/m2"},
             {"temp_air", "C"},
             {"surface_tilt", "deg"}},
            {{"coverage", "0..1"}},
            [](const std::vector<EvalRow>& rows) {
                std::vector<EvalValues> values;
                SnowCover cover(rows.empty() ? 0.0 : rows.front().number("surface_tilt"));
                for (const EvalRow& row : rows) {
                    SnowHour hour{row.number("snowfall_cm"), row.number("poa_global"), row.number("temp_air"), {}};
                    if (row.has("snow_depth_cm")) {
                        hour.snow_depth_cm = row.number("snow_depth_cm");
                    }
                    values.push_back({cover.step(hour)});
                }
                return values;
            }};
}

/// Twelve rows of one case.
std::vector<EvalValues> townsend_year(const std::vector<EvalRow>& rows, std::size_t first) {
    MonthArray<SnowMonth> months{};
    for (std::size_t i = 0; i < 12; ++i) {
        const EvalRow& row = rows[first + i];
        months.at(static_cast<std::size_t>(row.number("month")) - 1) = {
            row.number("snow_total_cm"), row.number("snow_events"), row.number("relative_humidity"),
            row.number("temp_air"), row.number("poa_wh_m2") / 1000.0};
    }
    const EvalRow& row = rows[first];
    const auto losses = snow_loss_townsend(
        months, {row.number("surface_tilt"), row.number("slant_height_m"), row.number("lower_edge_height_m"),
                 row.number("string_factor"), row.number("front_side_fraction"), 40.0});
    std::vector<EvalValues> values;
    for (std::size_t i = 0; i < 12; ++i) {
        values.push_back({losses.at(static_cast<std::size_t>(rows[first + i].number("month")) - 1)});
    }
    return values;
}

EvalModel snow_townsend_model() {
    return {"snow-townsend",
            "monthly loss to snow (Townsend & Powers 2011); twelve rows a case, one after another",
            {{"case", ""},
             {"month", "1..12"},
             {"snow_total_cm", "cm"},
             {"snow_events", ""},
             {"surface_tilt", "deg"},
             {"relative_humidity", "%"},
             {"temp_air", "C"},
             {"poa_wh_m2", "Wh/m2 in the month"},
             {"slant_height_m", "m"},
             {"lower_edge_height_m", "m"},
             {"string_factor", ""},
             {"front_side_fraction", "0..1"}},
            {{"loss_fraction", "0..1"}},
            [](const std::vector<EvalRow>& rows) {
                std::vector<EvalValues> values;
                for (std::size_t first = 0; first < rows.size(); first += 12) {
                    if (first + 12 > rows.size() || rows[first].text("case") != rows[first + 11].text("case")) {
                        throw Error(ErrorCode::bad_input, "snow-townsend", "a case has not twelve rows",
                                    "give the twelve months of each case one after another");
                    }
                    const auto year = townsend_year(rows, first);
                    values.insert(values.end(), year.begin(), year.end());
                }
                return values;
            }};
}

EvalModel row_masking_model() {
    return {"row-masking",
            "what the row in front hides of the sky (Passias & Kallback 1984)",
            {{"gcr", "slope over pitch"}, {"surface_tilt", "deg"}},
            {{"masking_angle_0", "deg"},
             {"masking_angle_0.5", "deg"},
             {"masking_angle_passias", "deg"},
             {"diffuse_loss_passias_avg", "0..1"},
             {"vf_row_sky_integ", "0..1"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const RowGeometry rows{row.number("surface_tilt"), row.number("gcr")};
                return {row_masking_angle_deg(rows, 0.0), row_masking_angle_deg(rows, 0.5),
                        row_average_masking_angle_deg(rows), row_diffuse_loss(rows), row_sky_view(rows)};
            })};
}

EvalModel row_shading_model() {
    return {"row-shading",
            "shaded share of a row behind another, on an axis (Anderson & Jensen 2024)",
            {{"solar_zenith", "deg"},
             {"solar_azimuth", "deg from north"},
             {"axis_azimuth", "deg from north"},
             {"axis_tilt", "deg"},
             {"shaded_row_rotation", "deg"},
             {"shading_row_rotation", "deg"},
             {"collector_width", "m"},
             {"pitch", "m"},
             {"cross_axis_slope", "deg"}},
            {{"shaded_fraction", "0..1"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                return {turned_rows_shaded_fraction(
                    {row.number("axis_azimuth"), row.number("axis_tilt"), row.number("shaded_row_rotation"),
                     row.number("shading_row_rotation"), row.number("collector_width"), row.number("pitch"),
                     row.number("cross_axis_slope")},
                    row.number("solar_zenith"), row.number("solar_azimuth"))};
            })};
}

/// Isotropic sky on one face of rows.
double shed_face_w_m2(const EvalRow& row, const Sheds& sheds, double face_azimuth_deg) {
    const double zenith = to_radians(row.number("solar_zenith"));
    const double beside = to_radians(row.number("solar_azimuth") - face_azimuth_deg);
    const double tilt = to_radians(sheds.rows.tilt_deg);
    const double sun_lean = std::tan(zenith) * std::cos(beside);
    const double cosine = std::cos(zenith) * std::cos(tilt) + std::sin(zenith) * std::sin(tilt) * std::cos(beside);
    const double lit = 1.0 - row_shaded_fraction(sheds.rows, to_degrees(std::atan2(1.0, sun_lean)));
    const double ghi = row.number("ghi");
    const double dhi = row.number("dhi");
    const ShedViews views = shed_views(sheds);
    const double ground =
        shed_ground_share(views, lit_ground_share(RowShadow(sheds.rows), sun_lean), std::clamp(dhi / ghi, 0.0, 1.0));
    return row.number("dni") * std::max(0.0, cosine) * lit + dhi * views.sky +
           ghi * row.number("albedo") * ground * views.ground;
}

EvalModel infinite_sheds_model() {
    return {"infinite-sheds",
            "light on both faces of endless rows under an isotropic sky (Marion et al. 2017, Mikofski et al. 2019)",
            {{"solar_zenith", "deg"},
             {"solar_azimuth", "deg from north"},
             {"surface_tilt", "deg"},
             {"surface_azimuth", "deg from north"},
             {"collector_width", "m"},
             {"pitch", "m"},
             {"height", "m, of the row's centre"},
             {"albedo", "0..1"},
             {"ghi", "W/m2"},
             {"dni", "W/m2"},
             {"dhi", "W/m2"}},
            {{"iso_poa_front", "W/m2"}, {"iso_poa_back", "W/m2"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const double pitch = row.number("pitch");
                const Sheds front{{row.number("surface_tilt"), row.number("collector_width") / pitch},
                                  row.number("height") / pitch};
                const double azimuth = row.number("surface_azimuth");
                return {shed_face_w_m2(row, front, azimuth), shed_face_w_m2(row, back_of(front), azimuth + 180.0)};
            })};
}

}  // namespace

std::vector<EvalModel> pv_models() {
    return {cell_temperature_model(), incidence_modifier_model(), pvwatts_model(),
            single_diode_model(),     snow_marion_model(),        snow_townsend_model(),
            row_masking_model(),      row_shading_model(),        infinite_sheds_model()};
}

}  // namespace sunshed::cli
