#pragma once

#include <string>
#include <vector>

#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/finding.hpp"
#include "sunshed/io/vector_file.hpp"
#include "sunshed/project/project_config.hpp"
#include "sunshed/report/left_out.hpp"

namespace sunshed {

/// The buildings of a layer, in the order of their ids.
struct ReadBuildings {
    std::vector<BuildingInput> buildings;
    std::vector<UnreadValue> unread;  ///< attributes that could not be read
};

/// Footprints with their attributes, from a layer read into the project's CRS. Of ids that are there more
/// than once the later ones get a number, "a~2".
/// @param heights_needed  buildings are raised from their heights, so each must have one
/// @param notes  what was guessed or not understood, e.g. class words that are not known
/// @throws Error naming layer and feature: a field that is not there; naming the layer, where more than
/// buildings.max_unreadable of the features (and more than one) have a value that cannot be read
ReadBuildings buildings_from(const FeatureLayer& layer, const ProjectConfig& config, bool heights_needed,
                             std::vector<std::string>& notes);

/// Turns directions of roofs, which maps give from true north, to those of the grid: from north at the raster's middle,
/// or at each building's where the raster is wider than one sky.
void turn_roofs(std::vector<BuildingInput>& buildings, const std::string& crs_wkt, const GridGeometry& raster);

/// Findings on values that could not be read: one finding a field, with its count and an example.
std::vector<Finding> findings_of(const std::vector<UnreadValue>& unread, const std::string& source);

}  // namespace sunshed
