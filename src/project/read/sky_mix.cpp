#include "project/read/sky_mix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

std::vector<double> nodes_between(double low, double high, double step) {
    if (low == high) {
        return {low};
    }
    std::vector<double> nodes;
    const double first = std::floor(low / step + 1e-9);
    const double last = std::ceil(high / step - 1e-9);
    for (double node = first; node <= last; node += 1.0) {
        nodes.push_back(node * step);
    }
    return nodes;
}

/// A straight line up from the node before and one down to the node after.
float hat(const std::vector<double>& nodes, std::size_t node, double value) {
    if (std::isnan(value)) {
        return missing_f;
    }
    if (nodes.size() == 1) {
        return 1.0F;
    }
    const double step = nodes[1] - nodes[0];
    return static_cast<float>(std::max(0.0, 1.0 - std::abs(value - nodes[node]) / step));
}

/// What clouds leave of a cloudless hour.
void dim(WeatherSeries& series, double beam, double diffuse) {
    for (WeatherRecord& record : series.records) {
        const double beam_on_ground = record.ghi_w_m2 - record.dhi_w_m2;
        record.dni_w_m2 *= beam;
        record.dhi_w_m2 *= diffuse;
        record.ghi_w_m2 = beam * beam_on_ground + record.dhi_w_m2;
    }
}

WeatherSeries month_of(const WeatherSeries& series, int month, double utc_offset_h) {
    WeatherSeries part = series;
    std::erase_if(part.records, [&](const WeatherRecord& record) {
        const double middle_s = record.begin.unix_s + record.duration_s / 2.0 + utc_offset_h * 3600.0;
        return civil_from_utc({middle_s}).month - 1 != month;
    });
    return part;
}

/// Every choice of one node from each quantity.
std::vector<std::vector<MixedSky::Part>> choices_of(
    const std::vector<std::shared_ptr<const MixedQuantity>>& quantities) {
    std::vector<std::vector<MixedSky::Part>> choices(1);
    for (const auto& quantity : quantities) {
        std::vector<std::vector<MixedSky::Part>> longer;
        for (const auto& choice : choices) {
            for (std::size_t node = 0; node < quantity->nodes().size(); ++node) {
                longer.push_back(choice);
                longer.back().push_back({quantity, node});
            }
        }
        choices = std::move(longer);
    }
    return choices;
}

/// The value that a choice has of a quantity; what there is none of is `otherwise`.
double value_in(const std::vector<MixedSky::Part>& choice, const std::shared_ptr<const MixedQuantity>& quantity,
                double otherwise) {
    for (const MixedSky::Part& part : choice) {
        if (part.quantity == quantity) {
            return quantity->nodes()[part.node];
        }
    }
    return otherwise;
}

}  // namespace

MixedQuantity::MixedQuantity(std::shared_ptr<const ValueRaster> raster, const std::string& what, double low,
                             double high, double step)
    : raster_(std::move(raster)) {
    if (raster_->bands() != 1 && raster_->bands() != 12) {
        throw Error(ErrorCode::bad_input, raster_->path(), fmt::format("it has {} bands", raster_->bands()),
                    "give one band, or twelve, January first");
    }
    const ValueRaster::Range range = raster_->range();
    if (!(range.low >= low && range.high <= high)) {
        throw Error(
            ErrorCode::bad_input, raster_->path(),
            fmt::format("{} from {:g} to {:g} is not between {:g} and {:g}", what, range.low, range.high, low, high),
            "check its unit and scale, and mark cells without a value as nodata");
    }
    nodes_ = nodes_between(range.low, range.high, step);
}

FloatRaster MixedQuantity::share_of(std::size_t node, int month, const Window& cells) const {
    FloatRaster share = raster_->read(cells, is_monthly() ? month : 0);
    for (float& value : share.values) {
        value = hat(nodes_, node, value);
    }
    return share;
}

SkiesAt SkyMix::skies_at() const {
    return [this](const Place& place) {
        std::vector<SkyYear> years;
        for (const MixedSky& sky : skies) {
            years.push_back(build_sky_year(sky.series, place, sky.options));
        }
        return years;
    };
}

FloatRaster SkyMix::share_of(std::size_t sky, const Window& cells) const {
    FloatRaster share(GridGeometry{0.0, 0.0, 1.0, cells.columns, cells.rows}, 1.0F);
    for (const MixedSky::Part& part : skies[sky].parts) {
        const FloatRaster one = part.quantity->share_of(part.node, skies[sky].month, cells);
        for (std::size_t i = 0; i < share.values.size(); ++i) {
            share.values[i] *= one.values[i];
        }
    }
    return share;
}

std::vector<MixedSky> mixed_skies(const SkyRasters& rasters, const SkyOptions& options,
                                  const std::function<WeatherSeries(double linke)>& series_of, double utc_offset_h) {
    std::vector<std::shared_ptr<const MixedQuantity>> quantities;
    for (const auto& quantity :
         {rasters.linke, rasters.beam_coefficient, rasters.diffuse_coefficient, rasters.albedo}) {
        if (quantity) {
            quantities.push_back(quantity);
        }
    }
    const bool is_monthly =
        std::any_of(quantities.begin(), quantities.end(), [](const auto& quantity) { return quantity->is_monthly(); });
    std::vector<MixedSky> skies;
    for (const auto& choice : choices_of(quantities)) {
        MixedSky sky{series_of(value_in(choice, rasters.linke, missing_d)), options, choice};
        if (rasters.beam_coefficient || rasters.diffuse_coefficient) {
            dim(sky.series, value_in(choice, rasters.beam_coefficient, 1.0),
                value_in(choice, rasters.diffuse_coefficient, 1.0));
        }
        if (rasters.albedo) {
            sky.options.albedo = each_month(value_in(choice, rasters.albedo, 0.0));
            sky.options.use_file_albedo = false;
        }
        for (int month = 0; month < (is_monthly ? 12 : 1); ++month) {
            sky.month = month;
            skies.push_back(sky);
            if (is_monthly) {
                skies.back().series = month_of(sky.series, month, utc_offset_h);
                if (skies.back().series.records.empty()) {
                    skies.pop_back();
                }
            }
        }
    }
    constexpr std::size_t most_skies = 300;  // each takes as long as a run without rasters
    if (skies.size() > most_skies) {
        throw Error(ErrorCode::unsupported, "",
                    fmt::format("the rasters of the sky differ so much that {} skies would be needed", skies.size()),
                    "give fewer of them at a time, or a smaller area");
    }
    return skies;
}

}  // namespace sunshed
