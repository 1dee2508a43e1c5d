#include "sunshed/report/rasters.hpp"

#include <fmt/format.h>

#include "raster_style.hpp"

namespace sunshed {

namespace {

// 0.006 %: a hundredth of what is known of a year's sun.
constexpr int kept_bits = 14;

RasterBand band(const std::string& name, const std::string& long_name, const std::string& unit,
                const FloatRaster& values) {
    return {name, long_name, unit, &values, kept_bits};
}

/// Twelve bands named after the month.
std::vector<RasterBand> month_bands(const char* name, const char* meaning, const char* unit,
                                    const MonthArray<FloatRaster>& rasters) {
    std::vector<RasterBand> bands;
    for (std::size_t month = 0; month < rasters.size(); ++month) {
        bands.push_back(band(fmt::format("{}_{:02}", name, month + 1),
                             fmt::format("{} in month {}", meaning, month + 1), unit, rasters[month]));
    }
    return bands;
}

}  // namespace

ResultRasters all_kinds_of_rasters() {
    const FloatRaster cell(GridGeometry{0.0, 0.0, 1.0, 1, 1});
    ResultRasters rasters;
    rasters.pv_yield_kwh_kwp = cell;
    rasters.sun_hours_by_month.fill(cell);
    return rasters;
}

std::vector<RasterFileSpec> raster_files(const ResultRasters& rasters, const RasterScope& scope) {
    const std::string energy = scope.unit == EnergyUnit::kwh ? "kWh m-2" : "Wh m-2";
    const std::string when = scope.is_year ? "over the year" : "over the period";
    std::vector<RasterFileSpec> files{
        {scope.is_year ? "irradiation_annual.tif" : "irradiation.tif",
         {band("global", "global irradiation in the plane of the cell " + when, energy, rasters.global_kwh_m2),
          band("beam", "direct irradiation in the plane of the cell " + when, energy, rasters.beam_kwh_m2),
          band("diffuse", "irradiation from the sky in the plane of the cell " + when, energy, rasters.diffuse_kwh_m2),
          band("reflected", "irradiation from ground and walls in the plane of the cell " + when, energy,
               rasters.reflected_kwh_m2)},
         ColourRamp::inferno}};
    if (scope.is_year) {
        files.push_back({"irradiation_monthly.tif",
                         month_bands("global", "global irradiation in the plane of the cell", energy.c_str(),
                                     rasters.monthly_kwh_m2),
                         ColourRamp::inferno});
    }
    files.push_back({"sky_view.tif",
                     {band("sky_view", "sky view factor of a horizontal receiver, 0 to 1", "1", rasters.sky_view)}});
    files.push_back({"sun_hours.tif",
                     {band("sun_hours",
                           scope.is_year ? "hours a year with the sun unobstructed"
                                         : "hours of the period with the sun unobstructed",
                           "h", rasters.sun_hours)}});
    if (!rasters.pv_yield_kwh_kwp.empty()) {
        files.push_back({"pv_yield.tif",
                         {band("pv_yield", "AC energy a year of a module lying in the cell's plane, before roof rules",
                               "kWh kWp-1", rasters.pv_yield_kwh_kwp)}});
    }
    if (!rasters.sun_hours_by_month.front().empty()) {
        files.push_back({"sun_hours_monthly.tif",
                         month_bands("sun_hours", "hours with the sun unobstructed", "h", rasters.sun_hours_by_month)});
    }
    return files;
}

void convert(ResultRasters& rasters, EnergyUnit unit) {
    if (unit == EnergyUnit::kwh) {
        return;
    }
    const auto to_wh = [](FloatRaster& raster) {
        for (float& value : raster.values) {
            value *= 1000.0F;
        }
    };
    for (FloatRaster* raster :
         {&rasters.global_kwh_m2, &rasters.beam_kwh_m2, &rasters.diffuse_kwh_m2, &rasters.reflected_kwh_m2}) {
        to_wh(*raster);
    }
    for (FloatRaster& month : rasters.monthly_kwh_m2) {
        to_wh(month);
    }
}

std::vector<MaskFileSpec> hourly_shade_files() {
    std::vector<std::string> hours;
    for (int hour = 0; hour < 24; ++hour) {
        hours.push_back(fmt::format("hour_{:02}", hour));
    }
    std::vector<MaskFileSpec> files;
    for (int month = 1; month <= 12; ++month) {
        files.push_back(
            {fmt::format("hourly_shade_{:02}.tif", month), hours,
             "band h + 1, bit d - 1: whether the sun is seen at half past h o'clock of day d on that clock"});
    }
    return files;
}

RasterFilesWriter::RasterFilesWriter(const std::string& folder, const GridGeometry& grid, const std::string& crs_wkt,
                                     const FileTags& tags, bool in_memory, bool sun_hours_by_month, Yields yields,
                                     const RasterScope& scope)
    : scope_(scope), in_memory_(in_memory) {
    ResultRasters names_only = all_kinds_of_rasters();
    if (yields == Yields::left_out) {
        names_only.pv_yield_kwh_kwp = {};
    }
    if (!sun_hours_by_month) {
        names_only.sun_hours_by_month = {};
    }
    for (const RasterFileSpec& file : raster_files(names_only, scope_)) {
        std::vector<BandInfo> bands;
        for (const RasterBand& band : file.bands) {
            bands.push_back(band.info());
        }
        const std::string path = folder + "/" + file.file;
        files_.push_back(
            {path, file.ramp, std::make_unique<CogTileWriter>(path, grid, crs_wkt, bands, tags, in_memory)});
    }
}

void RasterFilesWriter::write(const Window& window, const ResultRasters& rasters, Threads threads) {
    struct BandOfFile {
        CogTileWriter* file;
        std::size_t band;
        const FloatRaster* values;
    };
    const std::vector<RasterFileSpec> files = raster_files(rasters, scope_);
    std::vector<BandOfFile> bands;
    for (std::size_t file = 0; file < files_.size(); ++file) {
        for (std::size_t band = 0; band < files[file].bands.size(); ++band) {
            bands.push_back({files_[file].writer.get(), band, files[file].bands[band].values});
        }
    }
    parallel_for(bands.size(), in_memory_ ? threads : Threads{1}, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            bands[i].file->write(bands[i].band, window, *bands[i].values);
        }
    });
}

void RasterFilesWriter::finish(const std::vector<std::string>& creation_options, Threads threads) {
    parallel_for(files_.size(), threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t file = begin; file < end; ++file) {
            files_[file].writer->finish(creation_options);
            write_raster_style(files_[file].path, files_[file].ramp);
        }
    });
}

}  // namespace sunshed
