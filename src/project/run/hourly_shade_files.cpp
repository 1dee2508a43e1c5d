#include "project/run/hourly_shade_files.hpp"

#include "sunshed/io/cog_writer.hpp"
#include "sunshed/report/rasters.hpp"

namespace sunshed {

void write_hourly_shade(const std::string& folder, const std::string& crs_wkt, const HourlyShadeRequest& request,
                        const std::string& clock, const std::vector<std::string>& creation_options,
                        Progress& progress) {
    progress.begin_stage("horizons for hourly shade");
    const HourlyShade shade(request, progress);
    progress.begin_stage("hourly shade");
    int month = 0;
    for (const MaskFileSpec& file : hourly_shade_files()) {
        stop_if_cancelled(progress);
        write_mask_cog(folder + "/" + file.file, crs_wkt, file.bands, shade.month(month), creation_options,
                       {{"CLOCK", clock}, {"MEANING", file.meaning}});
        progress.advance(++month / 12.0);
    }
}

}  // namespace sunshed
