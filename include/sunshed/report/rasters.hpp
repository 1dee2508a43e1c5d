#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sunshed/core/month.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/report/colour_ramp.hpp"

namespace sunshed {

enum class EnergyUnit { kwh, wh };

/// What irradiation and sun hours are sums over, and the unit of irradiation.
struct RasterScope {
    bool is_year = true;  ///< else a period of any length, which has no months
    EnergyUnit unit = EnergyUnit::kwh;
};

/// The rasters of a run. Cells that the input had no value for are NaN.
struct ResultRasters {
    FloatRaster global_kwh_m2;
    FloatRaster beam_kwh_m2;
    FloatRaster diffuse_kwh_m2;
    FloatRaster reflected_kwh_m2;
    MonthArray<FloatRaster> monthly_kwh_m2;
    FloatRaster sky_view;
    FloatRaster sun_hours;
    FloatRaster pv_yield_kwh_kwp;                ///< empty = not written
    MonthArray<FloatRaster> sun_hours_by_month;  ///< a month each
};

/// A file of the rasters folder: name and bands, declared once for the writer and the schema.
struct RasterFileSpec {
    std::string file;
    std::vector<RasterBand> bands;
    ColourRamp ramp = ColourRamp::cividis;  ///< that its style in QGIS has
};

/// One cell in each raster that is not always written, so that all files are listed.
ResultRasters all_kinds_of_rasters();

/// The files of the rasters folder with their bands; the values point into `rasters`.
std::vector<RasterFileSpec> raster_files(const ResultRasters& rasters, const RasterScope& scope = {});

/// Irradiation in kWh brought to a unit.
void convert(ResultRasters& rasters, EnergyUnit unit);

/// A raster of bits, of hours when the sun is seen.
struct MaskFileSpec {
    std::string file;
    std::vector<std::string> bands;
    std::string meaning;
};

/// hourly_shade_01.tif to hourly_shade_12.tif, where a run writes them.
std::vector<MaskFileSpec> hourly_shade_files();

/// Writes them as COGs tile by tile, into a folder that is there, each with a style for QGIS beside it (.qml).
class RasterFilesWriter {
public:
    /// Whether yields are among the rasters.
    enum class Yields { left_out, written };

    /// @param in_memory  whether all files may be held until they are finished
    /// @param sun_hours_by_month  whether they are among the rasters
    RasterFilesWriter(const std::string& folder, const GridGeometry& grid, const std::string& crs_wkt,
                      const FileTags& tags, bool in_memory, bool sun_hours_by_month = false,
                      Yields yields = Yields::left_out, const RasterScope& scope = {});

    /// @param rasters  of the window, in the scope's unit
    /// @param threads  of which a file on the disk uses one
    void write(const Window& window, const ResultRasters& rasters, Threads threads);
    /// Makes the files, several at a time.
    void finish(const std::vector<std::string>& creation_options, Threads threads);

private:
    RasterScope scope_;
    bool in_memory_;
    struct OpenFile {
        std::string path;
        ColourRamp ramp;
        std::unique_ptr<CogTileWriter> writer;
    };
    std::vector<OpenFile> files_;
};

}  // namespace sunshed
