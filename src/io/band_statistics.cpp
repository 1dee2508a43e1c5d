#include "band_statistics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sunshed/core/wide.hpp"
#include "sunshed/io/cog_writer.hpp"

namespace sunshed {

namespace {

/// @param count  a multiple of the lanes
SUNSHED_WIDE void add_values(const float* values, std::size_t count, BandStatistics::Sums& sums) {
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

}  // namespace

void BandStatistics::add(std::span<const float> values) {
    cells_ += values.size();
    if (std::isnan(shift_)) {
        const auto first = std::find_if(values.begin(), values.end(), [](float v) { return v != raster_nodata; });
        if (first == values.end()) {
            return;
        }
        shift_ = *first;
    }
    Sums row;
    row.shift = shift_;
    row.least.fill(shift_);
    row.most.fill(shift_);
    const std::size_t whole = values.size() / lanes * lanes;
    add_values(values.data(), whole, row);
    std::array<float, lanes> rest;
    rest.fill(raster_nodata);
    std::copy(values.begin() + static_cast<std::ptrdiff_t>(whole), values.end(), rest.begin());
    add_values(rest.data(), lanes, row);
    merge(row);
}

void BandStatistics::merge(const Sums& row) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        valid_ += static_cast<std::size_t>(row.valid[lane]);
        least_ = std::min(least_, row.least[lane]);
        most_ = std::max(most_, row.most[lane]);
        sum_ += row.sum[lane];
        sum2_ += row.sum2[lane];
    }
}

bool BandStatistics::has_gaps() const {
    return valid_ < cells_;
}

void BandStatistics::tell(GDALRasterBand& band) const {
    if (valid_ == 0) {
        return;
    }
    const auto count = static_cast<double>(valid_);
    const double mean = sum_ / count;
    const double variance = std::max(0.0, sum2_ / count - mean * mean);
    // A float's digits: the last ones of a double would tell in which order tiles came.
    band.SetStatistics(least_, most_, static_cast<float>(shift_ + mean), static_cast<float>(std::sqrt(variance)));
    band.SetMetadataItem("STATISTICS_VALID_PERCENT",
                         fmt::format("{:.4g}", 100.0 * count / static_cast<double>(cells_)).c_str());
}

}  // namespace sunshed
