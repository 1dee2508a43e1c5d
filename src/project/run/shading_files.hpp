#pragma once

#include <span>
#include <string>

#include "project/read/scene.hpp"
#include "project/run/file_names.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/irradiance/plane_series.hpp"
#include "sunshed/irradiance/sunlit_table.hpp"

namespace sunshed {

/// Writes what stands around the roofs, building by building:
/// - segment_shading.csv: building_id, segment_id, month, h00..h23, clock: share of the beam lost by hour of that
/// clock;
/// - building_horizons.csv: building_id, az_000..az_350: the median horizon of its roofs, degrees from true north;
///   the columns in their order are PVGIS's `userhorizon`;
/// - sam/<building_id>.csv (see FileNames): SAM's table of beam shading by azimuth (columns) and altitude (rows), per
/// cent.
class ShadingFiles {
public:
    /// @param folder  of the series, which is there
    ShadingFiles(std::string folder, const Scene& scene);

    /// While the building is handed over.
    void add(const AssessedBuilding& building);
    /// @throws Error{io_failure} where a file is not whole
    void finish();

private:
    std::string folder_;
    const Scene& scene_;
    FileNames names_;
    TextWriter shading_;
    TextWriter horizons_;
};

}  // namespace sunshed
