#include "sunshed/core/ports.hpp"

#include <algorithm>

namespace sunshed {

FloatRaster MemoryRasterSource::read(const Window& window) {
    FloatRaster part(raster_.geometry.part(window));
    for (int row = 0; row < window.rows; ++row) {
        const auto source = raster_.row(window.row + row).subspan(static_cast<std::size_t>(window.column));
        std::copy_n(source.begin(), window.columns, part.row(row).begin());
    }
    return part;
}

}  // namespace sunshed
