#include "city_light.hpp"

namespace sunshed {

CityLight::CityLight(const SkyTables& tables, double radius_m, const Obstacles& shades)
    : tree_transmissivity_(tables.tree_transmissivity) {
    parts_.emplace_back(shades.elevation_m, tables.solid, radius_m, shades.far,
                        PartOfRaster{shades.part, shades.beyond});
    if (tables.trees) {
        parts_.emplace_back(shades.tree_top_m, *tables.trees, radius_m, shades.far,
                            PartOfRaster{shades.part, shades.tree_tops_beyond});
    }
}

}  // namespace sunshed
