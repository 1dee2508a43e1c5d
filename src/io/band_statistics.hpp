#pragma once

#include <gdal_priv.h>

#include <array>
#include <cstddef>
#include <limits>
#include <span>

namespace sunshed {

/// A band's statistics gathered while it is written; GDAL would read all of it once more.
class BandStatistics {
public:
    /// @param values  as they are written, raster_nodata among them
    void add(std::span<const float> values);
    [[nodiscard]] bool has_gaps() const;
    /// Puts them where GIS programs look for them; nothing where no cell has a value.
    void tell(GDALRasterBand& band) const;

    /// Sums side by side, so that several values can be added at once.
    static constexpr std::size_t lanes = 8;
    struct Sums {
        float shift = 0.0F;  ///< the first value: sums of what differs from it lose no digits
        std::array<int, lanes> valid{};
        std::array<float, lanes> least{};
        std::array<float, lanes> most{};
        std::array<double, lanes> sum{};
        std::array<double, lanes> sum2{};
    };

private:
    void merge(const Sums& row);

    std::size_t cells_ = 0;
    std::size_t valid_ = 0;
    float shift_ = std::numeric_limits<float>::quiet_NaN();
    float least_ = std::numeric_limits<float>::infinity();
    float most_ = -std::numeric_limits<float>::infinity();
    double sum_ = 0.0;
    double sum2_ = 0.0;
};

}  // namespace sunshed
