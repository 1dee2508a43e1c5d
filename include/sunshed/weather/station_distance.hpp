#pragma once

#include <vector>

#include "sunshed/core/finding.hpp"
#include "sunshed/weather/weather_series.hpp"

namespace sunshed {

constexpr double default_max_distance_km = 1000.0;  // about as far as a climate reaches

/// Along the great circle of a sphere of 6,371 km.
double distance_km(const Place& a, const Place& b);

/// Whether weather from a station can stand for a scene: over 200 km or 300 m of height apart is a doubt, over
/// `largest_km` a refusal. A height of NaN is not held against the other.
std::vector<Finding> findings_of_distance(const Place& station, const Place& scene, double largest_km);

}  // namespace sunshed
