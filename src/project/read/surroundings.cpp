#include "project/read/surroundings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sunshed/core/error.hpp"
#include "sunshed/io/raster_file.hpp"

namespace sunshed {

void check_nodata(const std::string& path, std::size_t nodata_count, NodataPolicy policy) {
    if (nodata_count > 0 && policy == NodataPolicy::error) {
        throw Error(ErrorCode::bad_input, path, fmt::format("{} cells have no value", nodata_count),
                    "fill them, or take them as \"open\" or \"blocked\" (surface.nodata, --nodata)");
    }
}

std::string nodata_note(std::size_t nodata_count, std::size_t cell_count, NodataPolicy policy) {
    if (nodata_count == 0) {
        return {};
    }
    const char* meaning = policy == NodataPolicy::blocked
                              ? "blocked: as high as the highest cell there is"
                              : "open: as low as the lowest cell there is, so that they shade nothing";
    return fmt::format("{} of {} cells ({:.1f} %) have no value; they get no result and are taken as {}", nodata_count,
                       cell_count, 100.0 * static_cast<double>(nodata_count) / static_cast<double>(cell_count),
                       meaning);
}

FloatRaster read_far_terrain(const std::string& path, RasterReadOptions options, const GridGeometry& scene,
                             std::vector<std::string>& notes, std::vector<std::string>& findings) {
    const Box2 box = scene.bounds();
    options.use = ElevationUse::far_terrain;
    options.clip_to =
        Box2{box.min_x - far_reach_m, box.min_y - far_reach_m, box.max_x + far_reach_m, box.max_y + far_reach_m};
    RasterInput terrain = read_elevation(path, options);
    notes.insert(notes.end(), terrain.notes.begin(), terrain.notes.end());
    findings.insert(findings.end(), terrain.findings.begin(), terrain.findings.end());
    if (terrain.raster.geometry.cell_size_m < 0.5 * scene.cell_size_m) {
        throw Error(
            ErrorCode::bad_input, path,
            fmt::format("its cells of {:g} m are much finer than the scene's", terrain.raster.geometry.cell_size_m),
            "give a coarse elevation model, e.g. of 30 or 90 m");
    }
    const double known =
        1.0 - static_cast<double>(terrain.nodata_count) / static_cast<double>(terrain.raster.geometry.cell_count());
    if (known < 0.999) {
        notes.push_back(fmt::format("{:.0f} % of the surroundings within {:.0f} km are known; the rest does not shade",
                                    100.0 * known, far_reach_m / 1000.0));
    }
    return std::move(terrain.raster);
}

}  // namespace sunshed
