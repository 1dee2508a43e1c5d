#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sunshed/io/cog_writer.hpp"
#include "sunshed/irradiance/irradiate_steps.hpp"
#include "sunshed/report/rasters.hpp"

namespace sunshed {

/// Sums by day or hour as files of a component each, a band a step: global_by_day.tif and so on.
class StepSumsWriter {
public:
    /// @param what   "day" or "hour"
    /// @param names  of the steps, as bands' names end
    StepSumsWriter(const std::string& folder, const GridGeometry& grid, const std::string& crs_wkt,
                   const FileTags& tags, const std::string& what, const std::vector<std::string>& names,
                   EnergyUnit unit);

    /// @param result  of the window and step; NaN is written as nodata
    void write(const Window& window, std::size_t step, const StepResult& result);
    void finish(const std::vector<std::string>& creation_options);

private:
    EnergyUnit unit_;
    std::vector<std::unique_ptr<CogTileWriter>> files_;
};

/// Instants as a file each: irradiance_20260621T1200.tif with the components in W m-2, the angle of incidence and
/// whether the sun is seen.
class InstantsWriter {
public:
    /// @param names  of the instants, as files' names end
    InstantsWriter(const std::string& folder, const GridGeometry& grid, const std::string& crs_wkt,
                   const FileTags& tags, const std::vector<std::string>& names);

    /// @param result  energy of the second around the instant
    void write(const Window& window, std::size_t instant, const StepResult& result, const FloatRaster& incidence_deg);
    void finish(const std::vector<std::string>& creation_options);

private:
    std::vector<std::unique_ptr<CogTileWriter>> files_;
};

}  // namespace sunshed
