#pragma once

#include <string>

#include "sunshed/core/feature.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// The fields of buildings as a layer names them: what the project names, else OpenStreetMap's own keys where the layer
/// has them. Of any layer those that can mean nothing else (roof:shape, roof:height, building:part ...); of one whose
/// fields are tags also height, building:levels, start_date, amenity and building.
ProjectConfig with_osm_keys(const ProjectConfig& config, const FeatureLayer& layer);

/// Whether a feature's field is given and not "no".
bool means_yes(const Feature& feature, const std::string& key);

/// Whether a feature's tags make it a building or a part of one.
bool is_building(const Feature& feature);

/// Whether a layer's tags mark which of its polygons are buildings: others are parks and lakes then.
bool names_buildings(const FeatureLayer& layer);

}  // namespace sunshed
