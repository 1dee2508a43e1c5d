#pragma once

#include <optional>
#include <utility>

#include "sunshed/core/progress.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/pipeline/overview.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// A window of a city's surface.
struct SurfacePart {
    Surface surface;
    FloatRaster tree_top_m;  ///< elevation of tree tops on the surface's grid; empty = none
};

/// The surface of a city, read window by window. A cell has the same value in every window.
class SurfaceSource {
public:
    virtual ~SurfaceSource() = default;
    [[nodiscard]] virtual GridGeometry geometry() const = 0;
    [[nodiscard]] virtual bool has_trees() const = 0;
    /// Not from two threads at a time.
    [[nodiscard]] virtual SurfacePart read(const Window& window) = 0;

    /// Of the whole, with its pyramids; the surface is read for it where that has not been done yet.
    /// @throws Error{cancelled}
    [[nodiscard]] const Overview& overview(const Progress& progress);

protected:
    /// For a source that has seen all of its rasters already.
    void store(Overview overview) { overview_ = std::move(overview); }

private:
    std::optional<Overview> overview_;
};

/// A surface that is in memory as a whole.
class MemorySurface final : public SurfaceSource {
public:
    explicit MemorySurface(SurfacePart whole) : whole_(std::move(whole)) {}
    [[nodiscard]] GridGeometry geometry() const override { return whole_.surface.geometry(); }
    [[nodiscard]] bool has_trees() const override { return !whole_.tree_top_m.empty(); }
    [[nodiscard]] SurfacePart read(const Window& window) override;

private:
    SurfacePart whole_;
};

}  // namespace sunshed
