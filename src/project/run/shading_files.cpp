#include "project/run/shading_files.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/io/time_zone.hpp"
#include "sunshed/irradiance/shading_tables.hpp"
#include "sunshed/report/csv_table.hpp"
#include "sunshed/report/shading_tables.hpp"

namespace sunshed {

namespace {

const std::vector<double> elevations_deg{0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90};

/// All roofs of a building as one group of cells.
SunlitTable joined(std::span<const SunlitTables> segments) {
    SunlitTable all;
    std::vector<double> open;
    for (const SunlitTables& segment : segments) {
        const SunlitTable& table = segment.solid;
        if (table.cell_count == 0) {
            continue;
        }
        open.resize(table.open_share.size(), 0.0);
        all.directions = table.directions;
        all.cell_count += table.cell_count;
        for (std::size_t i = 0; i < open.size(); ++i) {
            open[i] += static_cast<double>(table.open_share[i]) * table.cell_count;
        }
    }
    for (const double sum : open) {
        all.open_share.push_back(static_cast<std::uint16_t>(std::lround(sum / all.cell_count)));
    }
    return all;
}

std::string month_rows(const std::string& building_id, const std::string& segment_id, const ShadingByHour& shading,
                       const std::string& clock) {
    std::string text;
    for (std::size_t month = 0; month < 12; ++month) {
        text += csv_line(segment_shading_columns(),
                         {building_id, segment_id, static_cast<int>(month) + 1, shading[month], clock});
    }
    return text;
}

std::string sam_table(const SunlitTable& roofs, double grid_convergence_deg) {
    std::string text = csv_head(sam_shading_columns());
    const auto table = shading_by_sun_pct(roofs, shading_azimuths, elevations_deg, grid_convergence_deg);
    for (std::size_t row = 0; row < table.size(); ++row) {
        SamShadingRow shading{elevations_deg[row], {table[row].begin(), table[row].end()}};
        shading.lost_pct.push_back(shading.lost_pct.front());
        text += csv_line(sam_shading_columns(), shading);
    }
    return text;
}

std::vector<std::string> ids_of(const std::vector<BuildingInput>& buildings) {
    std::vector<std::string> ids;
    for (const BuildingInput& building : buildings) {
        ids.push_back(building.building_id);
    }
    return ids;
}

}  // namespace

ShadingFiles::ShadingFiles(std::string folder, const Scene& scene)
    : folder_(std::move(folder)),
      scene_(scene),
      names_(ids_of(scene.city.buildings)),
      shading_(folder_ + "/segment_shading.csv"),
      horizons_(folder_ + "/building_horizons.csv") {
    std::filesystem::create_directory(folder_ + "/sam");
    shading_.write(csv_head(segment_shading_columns()));
    horizons_.write(csv_head(horizon_columns()));
}

void ShadingFiles::add(const AssessedBuilding& assessed) {
    const BuildingRecord& building = assessed.record;
    const std::span<const SunlitTables> around = assessed.around;
    const SunlitTable roofs = joined(around);
    if (roofs.cell_count == 0) {
        return;
    }
    const CityScene& city = scene_.city;
    for (std::size_t i = 0; i < around.size(); ++i) {
        const SegmentRecord& segment = building.segments[i];
        const double true_azimuth_deg = std::isnan(segment.azimuth_deg) ? 180.0 : segment.azimuth_deg;  // flat
        const ShadingByHour shading =
            beam_shading_by_hour(*assessed.sky, around[i], segment.tilt_deg,
                                 true_azimuth_deg - assessed.site->grid_convergence_deg, city.site.place.utc_offset_h);
        shading_.write(month_rows(building.facts.building_id, segment.segment_id, shading,
                                  utc_words(city.site.place.utc_offset_h)));
    }
    horizons_.write(csv_line(horizon_columns(),
                             {building.facts.building_id,
                              median_horizon_deg(roofs, shading_azimuths, assessed.site->grid_convergence_deg)}));
    write_text_file(fmt::format("{}/sam/{}.csv", folder_, names_.of(building.facts.building_id)),
                    sam_table(roofs, assessed.site->grid_convergence_deg));
}

void ShadingFiles::finish() {
    shading_.close();
    horizons_.close();
}

}  // namespace sunshed
