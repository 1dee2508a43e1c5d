#pragma once

#include <memory>
#include <string>

#include "sunshed/core/raster.hpp"

namespace sunshed {

/// A raster of any quantity on the very grid of another, read window by window. Scale and offset are applied; what is
/// nodata, masked or no finite number is NaN.
class ValueRaster {
public:
    /// @param grid, crs_wkt  that it must lie on
    /// @throws Error naming the file: not a raster, another grid (with both and the command that brings it there),
    ///         another CRS
    ValueRaster(const std::string& path, const GridGeometry& grid, const std::string& crs_wkt);
    ~ValueRaster();
    ValueRaster(const ValueRaster&) = delete;
    ValueRaster& operator=(const ValueRaster&) = delete;

    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] int bands() const;
    /// @param band  from 0
    /// @throws Error where the file is damaged; not from two threads at a time
    [[nodiscard]] FloatRaster read(const Window& window, int band = 0) const;

    struct Range {
        double low = 0.0;
        double high = 0.0;
    };
    /// Of all bands; NaN where no cell has a value.
    [[nodiscard]] Range range() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace sunshed
