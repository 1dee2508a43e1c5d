#include "band_statistics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sunshed/core/simd_clones.hpp"
#include "sunshed/io/cog_writer.hpp"

namespace sunshed {

namespace {

/// @param count  a multiple of the lanes
SUNSHED_SIMD_CLONES void add_values(const float* values, std::size_t count, BandStatistics::Sums& sums) {
    BandStatistics::Sums s = sums;
    for (std::size_t i = 0; i < count; i += BandStatistics::lanes) {
        for (std::size_t lane = 0; lane < BandStatistics::lanes; ++lane) {
            const float value = values[i + lane];
            const bool is_valid = value != raster_nodata;
            const float counted = is_valid ? value : s.shift;
            const double off = static_cast<double>(counted) - static_cast<double>(s.shift);
            s.valid[lane] += is_valid ? 1 : 0;
            s.least[lane] = counted < s.least[lane] ? counted : s.least[lane];
            s.most[lane] = counted > s.most[lane] ? counted : s.most[lane];
            s.sum[lane] += off;
            s.sum2[lane] += off * off;
        }
    }
    sums = s;
}

template <class T>
T total(const std::array<T, BandStatistics::lanes>& of_lanes) {
    return std::accumulate(of_lanes.begin(), of_lanes.end(), T{});
}

}  // namespace

void BandStatistics::add(std::span<const float> values) {
    cells_ += static_cast<std::int64_t>(values.size());
    if (valid() == 0) {
        const auto first = std::find_if(values.begin(), values.end(), [](float v) { return v != raster_nodata; });
        if (first == values.end()) {
            return;
        }
        sums_.shift = *first;
        sums_.least.fill(*first);
        sums_.most.fill(*first);
    }
    const std::size_t whole = values.size() / lanes * lanes;
    add_values(values.data(), whole, sums_);
    std::array<float, lanes> rest;
    rest.fill(raster_nodata);
    std::copy(values.begin() + static_cast<std::ptrdiff_t>(whole), values.end(), rest.begin());
    add_values(rest.data(), lanes, sums_);
}

std::int64_t BandStatistics::valid() const {
    return total(sums_.valid);
}

void BandStatistics::write(GDALRasterBand& band) const {
    if (valid() == 0) {
        return;
    }
    const auto count = static_cast<double>(valid());
    const double mean = total(sums_.sum) / count;
    const double variance = std::max(0.0, total(sums_.sum2) / count - mean * mean);
    // A float's digits: the last ones of a double would show in which order tiles came.
    band.SetStatistics(*std::min_element(sums_.least.begin(), sums_.least.end()),
                       *std::max_element(sums_.most.begin(), sums_.most.end()), static_cast<float>(sums_.shift + mean),
                       static_cast<float>(std::sqrt(variance)));
    band.SetMetadataItem("STATISTICS_VALID_PERCENT",
                         fmt::format("{:.4g}", 100.0 * count / static_cast<double>(cells_)).c_str());
}

}  // namespace sunshed
