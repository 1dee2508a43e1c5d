#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "sunshed/building/plan_building.hpp"
#include "sunshed/core/ports.hpp"
#include "sunshed/pipeline/overview.hpp"
#include "sunshed/pipeline/surface_source.hpp"

namespace sunshed {

/// The rasters that a surface is made of, on one grid.
struct SurfaceInputs {
    std::unique_ptr<RasterSource> dsm;            ///< nullptr = roofs rise from the ground
    std::unique_ptr<RasterSource> ground;         ///< nullptr = not known
    std::unique_ptr<RasterSource> canopy_height;  ///< of trees above the ground; nullptr = none

    /// The one that is always there.
    [[nodiscard]] RasterSource& main() const { return dsm ? *dsm : *ground; }
};

/// What was seen of a surface's rasters.
struct InputsOverview {
    Overview surface;      ///< of the main raster, with pyramids where it shows the roofs
    RasterSummary ground;  ///< of what lies beside a surface model
    RasterSummary canopy;
};

/// Reads each of the rasters once, strip by strip.
/// @throws Error{cancelled}
InputsOverview read_overview(const SurfaceInputs& inputs, NodataPolicy policy, const Progress& progress);

/// Level ground of any size.
class LevelGround final : public RasterSource {
public:
    LevelGround(const GridGeometry& grid, float elevation_m) : grid_(grid), elevation_m_(elevation_m) {}
    [[nodiscard]] GridGeometry geometry() const override { return grid_; }
    [[nodiscard]] FloatRaster read(const Window& window) override {
        return FloatRaster(grid_.part(window), elevation_m_);
    }

private:
    GridGeometry grid_;
    float elevation_m_;
};

/// A project's surface, window by window: the model that shows roofs, or bare ground with the buildings raised from it.
class SceneSurface final : public SurfaceSource {
public:
    /// @param fill_m  the value of cells without one
    /// @param seen  of the inputs; without pyramids the surface is looked over when it is cut into tiles
    SceneSurface(SurfaceInputs inputs, float fill_m, Overview seen);

    /// Buildings to raise, where no model shows their roofs. Kept by reference.
    void raise(std::span<const BuildingInput> buildings, double hip_tilt_deg);

    [[nodiscard]] GridGeometry geometry() const override;
    [[nodiscard]] bool has_trees() const override { return inputs_.canopy_height != nullptr; }
    [[nodiscard]] SurfacePart read(const Window& window) override;

    /// Of the model that shows roofs, the cells that cover a box; may be asked for from many threads at a time.
    [[nodiscard]] FloatRaster around(const Box2& box);

private:
    [[nodiscard]] Surface shown(const Window& window);
    [[nodiscard]] Surface raised(const Window& window);

    SurfaceInputs inputs_;
    float fill_m_;
    std::span<const BuildingInput> buildings_;
    std::vector<Box2> boxes_;  ///< of the buildings
    double hip_tilt_deg_ = 0.0;
    std::mutex reading_;
};

}  // namespace sunshed
