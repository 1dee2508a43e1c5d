#include <cmath>

#include "eval/model.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/reference_models/clear_sky.hpp"
#include "sunshed/reference_models/decomposition.hpp"
#include "sunshed/reference_models/transposition.hpp"
#include "sunshed/solar/air_mass.hpp"
#include "sunshed/solar/extraterrestrial.hpp"
#include "sunshed/solar/sun_position.hpp"

namespace sunshed::cli {

namespace {

double number_or(const EvalRow& row, const std::string& column, double otherwise) {
    const double value = row.number(column);
    return std::isnan(value) ? otherwise : value;
}

Observer observer_of(const EvalRow& row) {
    Observer observer{row.number("lat"), row.number("lon"), number_or(row, "alt_m", 0.0)};
    observer.pressure_pa = number_or(row, "pressure_pa", pressure_at_altitude_pa(observer.altitude_m));
    observer.temperature_c = number_or(row, "temp_c", observer.temperature_c);
    return observer;
}

EvalModel sun_position_model() {
    return {"sun-position",
            "where the sun stands: NREL's Solar Position Algorithm (Reda & Andreas 2008)",
            {{"time_utc", "ISO 8601"},
             {"lat", "deg"},
             {"lon", "deg, east positive"},
             {"alt_m", "m", true},
             {"pressure_pa", "Pa", true},
             {"temp_c", "C", true},
             {"delta_t_s", "s", true}},
            {{"zenith", "deg"},
             {"apparent_zenith", "deg, with refraction"},
             {"azimuth", "deg from north, clockwise"},
             {"equation_of_time_min", "min"},
             {"geocentric_declination", "deg"},
             {"earth_sun_distance_au", "AU"},
             {"dni_extra_spencer_1366p1", "W/m2"},
             {"dni_extra_nrel_1366p1", "W/m2"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const UtcTime time = row.time("time_utc");
                const GeocentricSun sun = geocentric_sun(time, number_or(row, "delta_t_s", delta_t_s(time)));
                const SunPosition position = topocentric_sun(sun, observer_of(row));
                return {position.zenith_deg,
                        position.apparent_zenith_deg,
                        position.azimuth_deg,
                        sun.equation_of_time_min,
                        sun.declination_deg,
                        sun.distance_au,
                        extraterrestrial_spencer_w_m2(day_of_year(time)),
                        extraterrestrial_w_m2(sun.distance_au)};
            })};
}

EvalModel sun_day_model() {
    return {"sun-day",
            "sunrise, transit and sunset around a time near local noon (upper limb, -0.8333 degrees)",
            {{"time_utc", "ISO 8601"}, {"lat", "deg"}, {"lon", "deg, east positive"}, {"delta_t_s", "s", true}},
            {{"sunrise_unix_s", "s"}, {"transit_unix_s", "s"}, {"sunset_unix_s", "s"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const UtcTime time = row.time("time_utc");
                const SunDay day = sun_day(time, observer_of(row), number_or(row, "delta_t_s", delta_t_s(time)));
                return {day.rise.unix_s, day.transit.unix_s, day.set.unix_s};
            })};
}

EvalModel air_mass_model() {
    return {"air-mass",
            "relative optical air mass (Kasten & Young 1989; Kasten 1966)",
            {{"apparent_zenith", "deg"}, {"pressure_pa", "Pa", true}},
            {{"kasten_young_1989", ""}, {"kasten_1966", ""}, {"absolute_kasten_young", ""}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const double zenith = row.number("apparent_zenith");
                const double relative = air_mass_kasten_young(zenith);
                return {relative, air_mass_kasten_1966(zenith),
                        relative * number_or(row, "pressure_pa", 101325.0) / 101325.0};
            })};
}

EvalModel clear_sky_model() {
    return {
        "clear-sky",
        "irradiance under a cloudless sky: Ineichen & Perez 2002, Bird & Hulstrom 1981, ESRA (Rigollier et al. 2000)",
        {{"apparent_zenith", "deg"},
         {"alt_m", "m"},
         {"pressure_pa", "Pa"},
         {"dni_extra", "W/m2"},
         {"linke_turbidity", "at air mass 2"},
         {"precipitable_water_cm", "cm", true},
         {"aod380", "", true},
         {"aod500", "", true},
         {"ozone_atmcm", "atm cm", true},
         {"albedo", "0..1", true}},
        {{"ineichen_ghi", "W/m2"},
         {"ineichen_dni", "W/m2"},
         {"ineichen_dhi", "W/m2"},
         {"bird_ghi", "W/m2"},
         {"bird_dni", "W/m2"},
         {"bird_dhi", "W/m2"},
         {"esra_ghi", "W/m2"},
         {"esra_dni", "W/m2"},
         {"esra_dhi", "W/m2"}},
        row_by_row([](const EvalRow& row) -> EvalValues {
            const double zenith = row.number("apparent_zenith");
            const double pressure = row.number("pressure_pa");
            const double extraterrestrial = row.number("dni_extra");
            const double linke = row.number("linke_turbidity");
            BirdAtmosphere air;
            air.pressure_pa = pressure;
            air.precipitable_water_cm = number_or(row, "precipitable_water_cm", air.precipitable_water_cm);
            air.ozone_atm_cm = number_or(row, "ozone_atmcm", air.ozone_atm_cm);
            air.aerosol_depth_380nm = number_or(row, "aod380", air.aerosol_depth_380nm);
            air.aerosol_depth_500nm = number_or(row, "aod500", air.aerosol_depth_500nm);
            air.albedo = number_or(row, "albedo", air.albedo);
            const ClearSky ineichen = clear_sky_ineichen(zenith, air_mass_kasten_young(zenith) * pressure / 101325.0,
                                                         linke, row.number("alt_m"), extraterrestrial);
            const ClearSky bird = clear_sky_bird(zenith, air, extraterrestrial);
            const ClearSky esra = clear_sky_esra(zenith, linke, row.number("alt_m"), extraterrestrial);
            return {ineichen.ghi_w_m2, ineichen.dni_w_m2, ineichen.dhi_w_m2, bird.ghi_w_m2, bird.dni_w_m2,
                    bird.dhi_w_m2,     esra.ghi_w_m2,     esra.dni_w_m2,     esra.dhi_w_m2};
        })};
}

EvalModel decomposition_model() {
    return {"decomposition",
            "beam and diffuse out of global irradiance: Erbs 1982, Boland 2008, DISC 1987, DIRINT 1992 (one moment)",
            {{"solar_zenith", "deg"},
             {"doy", "day of the year"},
             {"ghi", "W/m2"},
             {"pressure_pa", "Pa", true},
             {"temp_dew_c", "C", true}},
            {{"erbs_dni", "W/m2"},
             {"erbs_dhi", "W/m2"},
             {"boland60_dni", "W/m2"},
             {"boland60_dhi", "W/m2"},
             {"disc_dni", "W/m2"},
             {"dirint_nodelta_dni", "W/m2"},
             {"dirint_nodelta_dew_dni", "W/m2"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const double zenith = row.number("solar_zenith");
                const double ghi = row.number("ghi");
                const int day = static_cast<int>(row.number("doy"));
                const double extraterrestrial = extraterrestrial_spencer_w_m2(day);
                const BeamDiffuse by_erbs = erbs(ghi, zenith, extraterrestrial);
                const BeamDiffuse by_boland = boland(ghi, zenith, extraterrestrial);
                DirintInput moment{ghi, zenith, day, number_or(row, "pressure_pa", 101325.0), std::nullopt};
                const double dry = dirint_dni_w_m2(moment);
                const double dew_point = row.number("temp_dew_c");
                moment.dew_point_c = dew_point;
                return {by_erbs.dni_w_m2,
                        by_erbs.dhi_w_m2,
                        by_boland.dni_w_m2,
                        by_boland.dhi_w_m2,
                        disc(ghi, zenith, day, moment.pressure_pa).dni_w_m2,
                        dry,
                        std::isnan(dew_point) ? missing_d : dirint_dni_w_m2(moment)};
            })};
}

EvalModel transposition_model() {
    return {"transposition",
            "beam, sky and ground on a plane: Liu & Jordan, Klucher, Hay & Davies, Reindl, Perez 1990, Muneer",
            {{"solar_zenith", "deg"},
             {"solar_azimuth", "deg from north"},
             {"surface_tilt", "deg"},
             {"surface_azimuth", "deg from north"},
             {"dni_extra", "W/m2"},
             {"ghi", "W/m2"},
             {"dni", "W/m2"},
             {"dhi", "W/m2"},
             {"albedo", "0..1"}},
            {{"poa_beam", "W/m2"},
             {"poa_ground", "W/m2"},
             {"sky_isotropic", "W/m2"},
             {"sky_klucher", "W/m2"},
             {"sky_haydavies", "W/m2"},
             {"sky_reindl", "W/m2"},
             {"sky_perez_allsites1990", "W/m2"},
             {"sky_muneer", "W/m2"}},
            row_by_row([](const EvalRow& row) -> EvalValues {
                const SkyMoment sky{row.number("solar_zenith"), row.number("solar_azimuth"), row.number("ghi"),
                                    row.number("dni"),          row.number("dhi"),           row.number("dni_extra")};
                const PlaneOrientation plane{row.number("surface_tilt"), row.number("surface_azimuth")};
                return {beam_on_plane_w_m2(sky, plane),
                        ground_on_plane_w_m2(sky.ghi_w_m2, row.number("albedo"), plane.tilt_deg),
                        isotropic_sky(sky, plane).total_w_m2(),
                        klucher_sky(sky, plane).total_w_m2(),
                        hay_davies_sky(sky, plane).total_w_m2(),
                        reindl_sky(sky, plane).total_w_m2(),
                        std::max(0.0, perez_sky(sky, plane).total_w_m2()),
                        muneer_sky(sky, plane).total_w_m2()};
            })};
}

}  // namespace

std::vector<EvalModel> solar_models() {
    return {sun_position_model(), sun_day_model(),       air_mass_model(),
            clear_sky_model(),    decomposition_model(), transposition_model()};
}

}  // namespace sunshed::cli
