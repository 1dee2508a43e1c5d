#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunshed/core/site.hpp"
#include "sunshed/irradiance/plane_series.hpp"
#include "sunshed/pv/energy_chain.hpp"
#include "sunshed/roof/module_layout.hpp"

namespace sunshed {

struct AssessOptions;

/// The sun and sky of each interval as rows of modules take them: the mean sun of its sunlit part.
struct SkyByInterval {
    std::vector<float> sun_x;  ///< direction in the grid's axes; 0 at night
    std::vector<float> sun_y;
    std::vector<float> sun_z;
    std::vector<float> sun_w_m2;     ///< beam and circumsolar, on a plane normal to the sun
    std::vector<float> sky_w_m2;     ///< of the uniform sky on the level
    std::vector<float> global_w_m2;  ///< on the level
    std::vector<float> albedo;
};

/// The weather as the energy chain takes it, made once a run.
struct ChainWeather {
    const SkyYear* sky = nullptr;
    Site site;  ///< under that sky
    SkyInGridAxes grid_sky;
    SkyByInterval row_sky;
    std::vector<float> temperature_air_c;
    std::vector<float> wind_speed_m_s;
    std::vector<int> month;
    SnowWeather snow;
    std::optional<DiodeTable> diode;  ///< where the modules' model is the single diode
    double interval_h = 1.0;
    double best_open_yield_kwh_kwp = 0.0;  ///< of a plane that faces the equator in the open, the best of some tilts

    /// @param grid_convergence_deg  at the sky's place
    ChainWeather(const SkyYear& sky_year, double grid_convergence_deg, const AssessOptions& options);
};

/// The energy of one kWp in a plane.
/// @param surroundings  nullptr = open horizon
/// @param layout  with its modules, where the number of strings and the slant of the array matter
ChainResult plane_energy(const ChainWeather& weather, const SunlitTables* surroundings, const ModuleLayout& layout,
                         const AssessOptions& options);

/// Which model of snow a run has, in words.
std::string snow_words(const ChainWeather& weather);

}  // namespace sunshed
