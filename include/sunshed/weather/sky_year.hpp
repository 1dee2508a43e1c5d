#pragma once

#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/vector.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

enum class TranspositionModel { perez, hay_davies, isotropic };

/// One position of the sun inside one interval, with the energy that comes from there.
struct SunSample {
    Vector3 direction;               ///< unit vector to the sun: x true east, y true north, z up
    double azimuth_deg = 0.0;        ///< compass, true north
    double elevation_deg = 0.0;      ///< with refraction
    double beam_wh_m2 = 0.0;         ///< on a plane normal to the sun
    double circumsolar_wh_m2 = 0.0;  ///< likewise; sky diffuse that comes from the sun's surroundings
    double duration_h = 0.0;         ///< the part of the interval that it stands for, sun up
    int interval = 0;                ///< index into SkyYear::intervals
};

/// The sky of one interval of the weather, apart from the sun.
struct SkyInterval {
    UtcTime begin;
    double duration_h = 1.0;
    int month = 0;  ///< 0..11 on the clock of the year's place
    double global_horizontal_wh_m2 = 0.0;
    double isotropic_wh_m2 = 0.0;     ///< uniform sky: what an unobstructed horizontal plane gets of it
    double horizon_band_wh_m2 = 0.0;  ///< Perez F2 x DHI: a vertical plane's surplus (x sin tilt); may be negative
    double albedo = 0.2;
    double temperature_air_c = 0.0;
    double wind_speed_m_s = 0.0;
    double snow_depth_cm = 0.0;  ///< NaN where the file has none
    int first_sample = 0;        ///< samples [first_sample, first_sample + sample_count)
    int sample_count = 0;
};

/// The sun and the sky through the year at one place; knows no grid.
/// For every interval: sum of (beam + circumsolar) x direction.z + isotropic = its global horizontal irradiation, which
/// is the file's wherever its beam alone is not more than that.
struct SkyYear {
    Place place;
    bool synthetic = false;
    std::vector<SkyInterval> intervals;
    std::vector<SunSample> samples;
};

struct SkyOptions {
    TranspositionModel transposition = TranspositionModel::perez;
    int positions_per_hour = 6;
    /// Ground albedo by month, used where the weather has none or where `use_file_albedo` is off.
    MonthArray<double> albedo = each_month(0.2);
    /// Albedo of ground under snow (depth of 1 cm and more).
    double snow_albedo = 0.6;
    bool use_file_albedo = false;
};

/// The same sky with each month's light multiplied by a share, 0..1: what leaves let through, or what they hold back.
SkyYear dimmed(const SkyYear& sky, const MonthArray<double>& share);

/// Spreads a year of weather over positions of the sun, keeping each interval's energy.
/// @param place where the sun is computed (the scene, which may lie away from the weather station)
SkyYear build_sky_year(const WeatherSeries& weather, const Place& place, const SkyOptions& options);

}  // namespace sunshed
