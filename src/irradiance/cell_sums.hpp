#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/uninitialised_buffer.hpp"
#include "sunshed/irradiance/sky_table.hpp"
#include "sunshed/surface/surface.hpp"

namespace sunshed {

/// What is summed for every cell while directions pass.
///
/// Directions come in blocks, their horizons kept as bins of two bytes: the sums of a cell are then touched once a
/// block, not once a direction.
class CellSums {
public:
    /// Directions whose horizons are held at once.
    static constexpr int block_directions = 16;

    using Energy = std::array<float, SkyTableEntry::channels>;  ///< as SkyTableEntry's channels

    /// @param normals, table  are kept by reference; normals lie on the grid of the cells
    /// @param sun_hours_by_month  whether they are summed too; 48 bytes a cell
    CellSums(const NormalField& normals, const SkyTable& table, bool sun_hours_by_month);

    /// Takes one direction's horizons; directions come in their order, each once.
    void add_direction(int direction, const FloatRaster& tangent, Threads threads);

    [[nodiscard]] const Energy& energy(std::size_t cell) const { return energy_[cell].channels; }
    /// Share of the sky that the cell's plane sees, before rounding is cut off.
    [[nodiscard]] double plane_sky_view(std::size_t cell) const {
        return energy_[cell].channels[SkyTableEntry::sky_channel];
    }
    [[nodiscard]] double horizon_band(std::size_t cell) const { return horizon_band_[cell]; }
    [[nodiscard]] FloatRaster release_sky_view() { return std::move(sky_view_); }
    [[nodiscard]] FloatRaster release_sun_hours() { return std::move(sun_hours_); }
    /// Empty rasters where they were not asked for.
    [[nodiscard]] MonthArray<FloatRaster> release_sun_hours_by_month();

private:
    struct alignas(64) CellEnergy {
        Energy channels{};
    };

    void add_block(int first, int count, Threads threads);
    void clear(std::size_t begin, std::size_t end);

    const NormalField& normals_;
    const SkyTable& table_;
    std::size_t cells_;
    UninitialisedBuffer<CellEnergy> energy_;  ///< cleared with the first block
    UninitialisedBuffer<float> horizon_band_;
    FloatRaster sky_view_;
    FloatRaster sun_hours_;
    std::vector<MonthArray<float>> sun_hours_by_month_;  ///< empty where not asked for
    std::array<UninitialisedBuffer<std::uint16_t>, block_directions>
        bins_;  ///< of the horizons, direction by direction
};

}  // namespace sunshed
