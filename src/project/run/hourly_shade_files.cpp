#include "project/run/hourly_shade_files.hpp"

#include <fmt/format.h>

#include "sunshed/io/cog_writer.hpp"

namespace sunshed {

void write_hourly_shade(const std::string& folder, const std::string& crs_wkt, const HourlyShadeRequest& request,
                        const std::string& clock, const std::vector<std::string>& creation_options,
                        Progress& progress) {
    progress.begin_stage("horizons for hourly shade");
    const HourlyShade shade(request, progress);
    progress.begin_stage("hourly shade");
    const FileTags tags{
        {"CLOCK", clock},
        {"MEANING", "band h + 1, bit d - 1: whether the sun is seen at half past h o'clock of day d on that clock"}};
    std::vector<std::string> names;
    for (int hour = 0; hour < 24; ++hour) {
        names.push_back(fmt::format("hour_{:02}", hour));
    }
    for (int month = 0; month < 12; ++month) {
        stop_if_cancelled(progress);
        write_mask_cog(fmt::format("{}/hourly_shade_{:02}.tif", folder, month + 1), crs_wkt, names, shade.month(month),
                       creation_options, tags);
        progress.advance((month + 1) / 12.0);
    }
}

}  // namespace sunshed
