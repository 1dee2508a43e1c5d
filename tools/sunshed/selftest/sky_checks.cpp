#include "selftest/checks.hpp"
#include "sunshed/reference_models/clear_sky.hpp"
#include "sunshed/reference_models/decomposition.hpp"
#include "sunshed/reference_models/transposition.hpp"
#include "sunshed/solar/extraterrestrial.hpp"

namespace sunshed::cli {

namespace {

constexpr const char* pvlib = "pvlib-python 0.15, its own test suite";
constexpr int midsummer = 175;

}  // namespace

std::vector<PublishedCheck> sky_checks() {
    const PlaneOrientation plane{40.0, 180.0};
    const SkyMoment low_sun{82.85457044, 66.71410338, 79.73860422, 316.1949056, 40.46149818, 1321.1655834833};
    const SkyMoment high_sun{10.56413562, 144.76567754, 1042.48031487, 939.95469881, 118.45831879, 1321.1655834833};
    const SkyMoment west_sun{72.41687122, 287.04104128, 257.20751138, 646.22886049, 62.03376265, 1321.1655834833};
    const ClearSky ineichen = clear_sky_ineichen(10.0, 1.0, 3.0, 0.0, 1364.0);
    const ClearSky bird = clear_sky_bird(66.6756093, {84000.0, 1.5, 0.3, 0.15, 0.1, 0.85, 0.2}, 1414.91335);
    const BeamDiffuse by_erbs = erbs(1000.0, 10.0, extraterrestrial_spencer_w_m2(1));
    return {
        {"Ineichen clear sky, GHI", pvlib, ineichen.ghi_w_m2, 1038.159219, 1e-4},
        {"Ineichen clear sky, DNI", pvlib, ineichen.dni_w_m2, 942.2081860378, 1e-4},
        {"Bird clear sky, beam", "NREL workbook BIRD_08_16_2012", bird.dni_w_m2, 770.273017, 0.01},
        {"Bird clear sky, GHI", "NREL workbook BIRD_08_16_2012", bird.ghi_w_m2, 391.6274213, 0.01},
        {"Erbs, DNI", pvlib, by_erbs.dni_w_m2, 794.205651, 1e-2},
        {"DISC, DNI", pvlib, disc(1038.62, 10.567, midsummer, 93193.0).dni_w_m2, 830.46567, 1e-2},
        {"DIRINT, DNI", pvlib, dirint_dni_w_m2({1038.62, 10.567, midsummer, 93193.0, std::nullopt}), 861.9, 0.1},
        {"isotropic sky on a plane", pvlib, isotropic_sky(low_sun, plane).total_w_m2(), 35.728402, 1e-5},
        {"Klucher's sky on a plane", pvlib, klucher_sky(high_sun, plane).total_w_m2(), 109.209347, 1e-4},
        {"Hay & Davies's sky on a plane", pvlib, hay_davies_sky(west_sun, plane).total_w_m2(), 33.1909, 1e-3},
        {"Reindl's sky on a plane", pvlib, reindl_sky(west_sun, plane).total_w_m2(), 34.166258, 1e-4},
        {"Perez's sky on a plane, low sun behind it", pvlib, perez_sky(low_sun, plane).total_w_m2(), 31.46046871, 5e-3},
        {"Perez's sky on a plane, sun in the west", pvlib, perez_sky(west_sun, plane).total_w_m2(), 45.45539877, 2e-2},
    };
}

}  // namespace sunshed::cli
