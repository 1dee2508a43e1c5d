#include "sunshed/weather/station_distance.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sunshed/core/angle.hpp"

namespace sunshed {

namespace {

constexpr double earth_radius_km = 6371.0;
constexpr double far_km = 200.0;
constexpr double high_m = 300.0;

}  // namespace

double distance_km(const Place& a, const Place& b) {
    const double south_north = std::sin(to_radians(b.latitude_deg - a.latitude_deg) / 2.0);
    const double west_east = std::sin(to_radians(b.longitude_deg - a.longitude_deg) / 2.0);
    const double haversine = south_north * south_north + std::cos(to_radians(a.latitude_deg)) *
                                                             std::cos(to_radians(b.latitude_deg)) * west_east *
                                                             west_east;
    return 2.0 * earth_radius_km * std::asin(std::fmin(1.0, std::sqrt(haversine)));
}

std::vector<Finding> findings_of_distance(const Place& station, const Place& scene, double largest_km) {
    std::vector<Finding> findings;
    const double apart_km = distance_km(station, scene);
    if (apart_km > std::fmin(far_km, largest_km)) {
        const bool is_refused = apart_km > largest_km;
        findings.push_back({is_refused ? Severity::refusal : Severity::doubt, "",
                            fmt::format("the weather is from {}, {:.0f} km from the scene at {}",
                                        coordinate_words(station), apart_km, coordinate_words(scene)),
                            is_refused ? "give weather from nearer by, or allow it with weather.max_distance_km "
                                         "(--max-distance-km)"
                                       : "give weather from nearer by"});
    }
    const double higher_m = station.altitude_m - scene.altitude_m;
    if (std::abs(higher_m) > high_m) {
        findings.push_back(
            {Severity::doubt, "",
             fmt::format("the weather is from {:.0f} m {} the scene ({:.0f} m against {:.0f} m)", std::abs(higher_m),
                         higher_m > 0.0 ? "above" : "below", station.altitude_m, scene.altitude_m),
             "give weather from the scene's height"});
    }
    return findings;
}

}  // namespace sunshed
