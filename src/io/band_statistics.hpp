#pragma once

#include <gdal_priv.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sunshed {

/// A band's statistics gathered while it is written; GDAL would read all of it once more.
class BandStatistics {
public:
    /// @param values  as they are written, raster_nodata among them
    void add(std::span<const float> values);
    [[nodiscard]] bool has_gaps() const { return valid() < cells_; }
    /// Puts them where GIS programs look for them; nothing where no cell has a value.
    void write(GDALRasterBand& band) const;

    /// Side by side, so that several values are added at once.
    static constexpr std::size_t lanes = 8;
    struct Sums {
        float shift = 0.0F;  ///< the first value: sums of what differs from it lose no digits
        std::array<std::int64_t, lanes> valid{};
        std::array<float, lanes> least{};
        std::array<float, lanes> most{};
        std::array<double, lanes> sum{};
        std::array<double, lanes> sum2{};
    };

private:
    [[nodiscard]] std::int64_t valid() const;

    std::int64_t cells_ = 0;
    Sums sums_;
};

}  // namespace sunshed
