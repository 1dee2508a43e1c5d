#pragma once

namespace sunshed {

/// Standard deviations of annual energy in per cent of it, taken as normal and independent of each other.
/// Defaults after Thevenard & Pelland (2013), Solar Energy 91, and IEA PVPS T13-12 (2018).
struct UncertaintyOptions {
    double weather_year_pct = 3.9;   ///< one year of weather against the next
    double weather_data_pct = 5.0;   ///< the file's long-term sums
    double transposition_pct = 3.0;  ///< light onto the plane of the modules
    double module_rating_pct = 3.0;  ///< power of the modules against their rating
    double soiling_pct = 2.0;        ///< dirt
    double other_losses_pct = 5.0;   ///< the other losses and the models of module and inverter
    double snow_share_pct = 50.0;    ///< of the energy that is lost to snow
    double shade_share_pct = 15.0;   ///< of the irradiation that is lost to surroundings: heights of the surface model
    double roof_plane_pct = 1.0;     ///< tilt and azimuth of a roof found in the surface model
    /// Instead, where the roof is a guess from footprint and height; beside it, times one minus its confidence, where
    /// it was found.
    double roof_estimated_pct = 10.0;
    int years = 1;  ///< mean over so many years: weather's spread falls with its square root
};

/// What is known of one system beside its energy.
struct RoofEvidence {
    double snow_loss_pct = 0.0;   ///< of the energy before it
    double shade_loss_pct = 0.0;  ///< of the energy too
    bool estimated = false;       ///< the surface shows no roofs
    double confidence = 1.0;      ///< where it does: how far the planes found are to be trusted, 0..1
};

/// Standard deviations of one system's annual energy.
struct EnergySpread {
    double common_pct = 0.0;  ///< what all systems of a city are wrong by together: weather, models, losses
    double own_pct = 0.0;     ///< what each is wrong by on its own: its roof and its shade
};

EnergySpread energy_spread(const RoofEvidence& roof, const UncertaintyOptions& options);

/// Both parts of a spread together.
double total_pct(const EnergySpread& spread);

/// Energy that is exceeded with a probability, of a normal distribution about the expected one; never below 0.
/// @param exceedance  0.5, 0.75, 0.9, ...: in (0, 1)
double exceeded_kwh(double expected_kwh, double spread_pct, double exceedance);

/// A value rounded to the digits that its standard deviation leaves it: to the place of the deviation's second digit
/// where that begins with 1, else of its first (1,234,567 +- 98,000 = 1,230,000; +- 13,000 = 1,235,000).
double rounded_to_known(double value, double standard_deviation);

}  // namespace sunshed
