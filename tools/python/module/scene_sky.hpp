#pragma once

#include <optional>
#include <string>
#include <vector>

#include "project/read/weather.hpp"
#include "sunshed/core/place.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed::python {

/// The weather over a scene, and the scene's place with its town's clock.
struct SceneSky {
    Place place;
    WeatherSeries weather;
    std::vector<std::string> notes;
};

/// As a run reads it.
/// @param given  weather from arrays; nullptr = the file or the clear sky of the settings
/// @throws Error as read_weather(); UsageError where there is no weather, or two
SceneSky read_scene_sky(const ProjectConfig& config, Place place, const CheckedWeather* given, Threads threads);

}  // namespace sunshed::python
