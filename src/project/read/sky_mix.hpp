#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sunshed/io/value_raster.hpp"
#include "sunshed/pipeline/irradiate_raster.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// A quantity of the sky or the ground as a raster of one band, or of one a month, and the values that skies are made
/// for: a cell's light lies between those of the two values beside its own.
class MixedQuantity {
public:
    /// @param step   between values, counted from 0; rasters of one value need that one alone
    /// @throws Error naming the raster: other than 1 or 12 bands, values that are not between low and high
    MixedQuantity(std::shared_ptr<const ValueRaster> raster, const std::string& what, double low, double high,
                  double step);

    [[nodiscard]] const std::vector<double>& nodes() const { return nodes_; }
    [[nodiscard]] bool is_monthly() const { return raster_->bands() == 12; }
    /// How much of a cell's light is that of a node, 0..1; missing where the raster is.
    [[nodiscard]] FloatRaster share_of(std::size_t node, int month, const Window& cells) const;

private:
    std::shared_ptr<const ValueRaster> raster_;
    std::vector<double> nodes_;  ///< rising
};

/// One sky of a mixture.
struct MixedSky {
    /// A quantity's part in it.
    struct Part {
        std::shared_ptr<const MixedQuantity> quantity;
        std::size_t node = 0;
    };
    WeatherSeries series;
    SkyOptions options;
    std::vector<Part> parts;   ///< none = all cells have it
    int month = 0;             ///< 0..11 of the quantities' bands
    bool is_compared = false;  ///< it is of the cloudless sky that results are held against
};

/// Skies over one surface whose light is mixed cell by cell, since irradiation is linear in the light.
struct SkyMix {
    std::vector<MixedSky> skies;  ///< those that are compared last

    [[nodiscard]] SkiesAt skies_at() const;
    /// How much of a sky each cell has.
    [[nodiscard]] FloatRaster share_of(std::size_t sky, const Window& cells) const;
};

/// What of a sky is a raster; none of those that are not.
struct SkyRasters {
    std::shared_ptr<const MixedQuantity> linke;
    std::shared_ptr<const MixedQuantity> beam_coefficient;     ///< of the cloudless beam
    std::shared_ptr<const MixedQuantity> diffuse_coefficient;  ///< of the cloudless diffuse light
    std::shared_ptr<const MixedQuantity> albedo;
};

/// The skies that a raster of the sky or ground makes of one.
/// @param series_of  the weather, given a Linke turbidity; without a raster of it, it is called with NaN
std::vector<MixedSky> mixed_skies(const SkyRasters& rasters, const SkyOptions& options,
                                  const std::function<WeatherSeries(double linke)>& series_of, double utc_offset_h);

}  // namespace sunshed
