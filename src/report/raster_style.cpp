#include "raster_style.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>

#include "markup.hpp"
#include "round_limits.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/io/text_output.hpp"

namespace sunshed {

namespace {

constexpr int ramp_steps = 8;
constexpr double shown_deviations = 2.5;  // of the mean; what lies beyond has the ramp's end colours

/// The band that is shown and from where to where its values go.
struct ShownBand {
    int number = 0;
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
    std::string unit;
};

std::optional<ShownBand> shown_band(GDALDataset& raster) {
    std::optional<ShownBand> shown;
    for (int number = 1; number <= raster.GetRasterCount(); ++number) {
        GDALRasterBand& band = *raster.GetRasterBand(number);
        double least = 0.0;
        double most = 0.0;
        double mean = 0.0;
        double deviation = 0.0;
        if (band.GetStatistics(FALSE, FALSE, &least, &most, &mean, &deviation) != CE_None ||
            (shown && mean <= shown->mean)) {
            continue;
        }
        shown = {number, mean, std::max(least, mean - shown_deviations * deviation),
                 std::min(most, mean + shown_deviations * deviation), band.GetUnitType()};
    }
    return shown;
}

/// The range from round number to round number; a single value in the middle of one.
ShownBand rounded(ShownBand band) {
    const double range = band.high - band.low;
    const double step = round_step(range > 0.0 ? range / 10.0 : std::max(std::abs(band.high), 1.0));
    band.low = std::floor(band.low / step) * step;
    band.high = std::max(std::ceil(band.high / step) * step, band.low + step);
    return band;
}

std::string hex_colour(Colour colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

std::string shader_items(const ShownBand& band, ColourRamp ramp, const std::string& unit) {
    std::string items;
    for (int i = 0; i <= ramp_steps; ++i) {
        const double place = static_cast<double>(i) / ramp_steps;
        const double value = band.low + place * (band.high - band.low);
        items += fmt::format(R"(<item value="{0:g}" label="{0:g}{1}" color="{2}" alpha="255"/>)", value, unit,
                             hex_colour(colour_at(ramp, place)));
    }
    return items;
}

std::string gradient(ColourRamp ramp) {
    std::string stops;
    for (int i = 1; i < ramp_steps; ++i) {
        const double place = static_cast<double>(i) / ramp_steps;
        stops += fmt::format("{}{:g};{}", i == 1 ? "" : ":", place, qgis_colour(colour_at(ramp, place)));
    }
    const auto option = [](const char* name, const std::string& value) {
        return fmt::format(R"(<Option name="{}" type="QString" value="{}"/>)", name, value);
    };
    return R"(<colorramp type="gradient" name="[source]"><Option type="Map">)" +
           option("color1", qgis_colour(colour_at(ramp, 0.0))) + option("color2", qgis_colour(colour_at(ramp, 1.0))) +
           option("rampType", "gradient") + option("stops", stops) + "</Option></colorramp>";
}

std::string raster_qml(const ShownBand& band, ColourRamp ramp) {
    std::string unit;
    if (band.unit != "1") {
        unit += ' ';
        unit += markup_text(band.unit);
    }
    return fmt::format(
        R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.22" styleCategories="Symbology"><pipe><rasterrenderer type="singlebandpseudocolor" band="{0}" opacity="1" alphaBand="-1" classificationMin="{1:g}" classificationMax="{2:g}"><minMaxOrigin><limits>None</limits><extent>WholeRaster</extent><statAccuracy>Exact</statAccuracy></minMaxOrigin><rastershader><colorrampshader colorRampType="INTERPOLATED" classificationMode="2" clip="0" minimumValue="{1:g}" maximumValue="{2:g}" labelPrecision="2">{3}{4}<rampLegendSettings useContinuousLegend="1" orientation="2" direction="0" prefix="" suffix="{5}" minimumLabel="" maximumLabel=""/></colorrampshader></rastershader></rasterrenderer><rasterresampler zoomedInResampler="nearest" zoomedOutResampler="bilinear" maxOversampling="2"/></pipe><blendMode>0</blendMode></qgis>)",
        band.number, band.low, band.high, gradient(ramp), shader_items(band, ramp, unit), unit);
}

}  // namespace

void write_raster_style(const std::string& raster, ColourRamp ramp) {
    start_gdal();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(raster.c_str(), GDAL_OF_RASTER));
    if (!dataset) {
        throw Error(ErrorCode::io_failure, raster, gdal_message("the raster cannot be read again"),
                    "check the space on the disk and the permissions");
    }
    if (const auto band = shown_band(*dataset)) {
        write_text_file(std::filesystem::path(raster).replace_extension(".qml").string(),
                        raster_qml(rounded(*band), ramp));
    }
}

}  // namespace sunshed
