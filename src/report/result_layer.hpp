#pragma once

#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// The layers and tables of results.gpkg; an id is the layer's name.
enum class ResultLayer {
    buildings,
    roof_segments,
    obstacles,
    usable_area,
    modules,
    facades,
    zones,
    project_total,
    target_buildings,
    flat_roof_options,
    indicators,
};
std::span<const Word<ResultLayer>> words_of(ResultLayer);

/// Whether a column holds ids of another layer or of this one, by which layers are joined.
bool joins_layers(std::string_view column);

}  // namespace sunshed
