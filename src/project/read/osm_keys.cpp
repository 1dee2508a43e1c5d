#include "project/read/osm_keys.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace sunshed {

namespace {

/// Gives a field that the project does not name the first of these names that the layer has.
void find_name(std::string& field, const FeatureLayer& layer, std::initializer_list<const char*> names) {
    if (!field.empty()) {
        return;
    }
    for (const char* name : names) {
        if (has_field(layer, name)) {
            field = name;
            return;
        }
    }
}

}  // namespace

bool means_yes(const Feature& feature, const std::string& key) {
    const std::string value = text_of(feature, key);
    return !value.empty() && value != "no";
}

ProjectConfig with_osm_keys(const ProjectConfig& config, const FeatureLayer& layer) {
    ProjectConfig own = config;
    // GDAL launders colons to underscores where a format or its settings want that.
    find_name(own.roof_type_field, layer, {"roof:shape", "roof_shape"});
    find_name(own.roof_height_field, layer, {"roof:height", "roof_height"});
    find_name(own.roof_levels_field, layer, {"roof:levels", "roof_levels"});
    find_name(own.roof_angle_field, layer, {"roof:angle", "roof_angle"});
    find_name(own.roof_direction_field, layer, {"roof:direction", "roof_direction"});
    find_name(own.roof_orientation_field, layer, {"roof:orientation", "roof_orientation"});
    find_name(own.part_field, layer, {"building:part", "building_part"});
    if (layer.has_tags) {
        find_name(own.height_field, layer, {"height"});
        find_name(own.floors_field, layer, {"building:levels"});
        find_name(own.year_built_field, layer, {"start_date"});
        if (own.class_field.empty()) {
            own.class_field = "amenity, building";
        }
    }
    return own;
}

bool is_building(const Feature& feature) {
    return means_yes(feature, "building") || means_yes(feature, "building:part");
}

bool names_buildings(const FeatureLayer& layer) {
    return layer.has_tags && std::any_of(layer.features.begin(), layer.features.end(), is_building);
}

}  // namespace sunshed
