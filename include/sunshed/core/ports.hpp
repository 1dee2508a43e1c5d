#pragma once

#include "sunshed/core/feature.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed {

/// What the numerical layers need of a raster file. GDAL implements it in io; MemoryRasterSource is its twin for tests.
class RasterSource {
public:
    virtual ~RasterSource() = default;
    [[nodiscard]] virtual GridGeometry geometry() const = 0;
    /// Elevations or heights in metres; nodata is NaN.
    [[nodiscard]] virtual FloatRaster read(const Window& window) = 0;
};

/// What the numerical layers need of a vector file.
class FeatureSource {
public:
    virtual ~FeatureSource() = default;
    [[nodiscard]] virtual FeatureLayer read() = 0;
};

class MemoryRasterSource final : public RasterSource {
public:
    explicit MemoryRasterSource(FloatRaster raster) : raster_(std::move(raster)) {}
    [[nodiscard]] GridGeometry geometry() const override { return raster_.geometry; }
    [[nodiscard]] FloatRaster read(const Window& window) override;

private:
    FloatRaster raster_;
};

}  // namespace sunshed
