#include "pyramids.hpp"

namespace sunshed {

Pyramids::Pyramids(const GridGeometry& raster, bool has_trees) : solid_(raster) {
    if (has_trees) {
        tree_tops_.emplace(raster);
    }
}

void Pyramids::add(const Window& window, const FloatRaster& elevation_m, const FloatRaster& tree_top_m) {
    if (solid_) {
        solid_->add(window, elevation_m);
    }
    if (tree_tops_) {
        tree_tops_->add(window, tree_top_m);
    }
}

void Pyramids::finish() {
    if (solid_) {
        solid_->finish();
    }
    if (tree_tops_) {
        tree_tops_->finish();
    }
}

}  // namespace sunshed
