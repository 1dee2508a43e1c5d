#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "project/export/csv_rows.hpp"
#include "project/export/forms.hpp"
#include "sunshed/io/csv_text.hpp"
#include "sunshed/io/text_output.hpp"

namespace sunshed {

namespace {

/// "3.5,0.0,...": PVGIS knows no horizon below the level.
std::string userhorizon(const std::vector<std::string>& cells) {
    std::string words;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        words += i == 1 ? "" : ",";
        words += fmt::format("{:.1f}", std::max(0.0, number_of(cells[i])));
    }
    return words;
}

}  // namespace

void write_pvgis(const ExportJob& job) {
    std::map<std::string, const BuildingRecord*> buildings;
    for (const BuildingRecord& building : job.run.buildings) {
        buildings[building.facts.building_id] = &building;
    }
    TextWriter file(job.working_path.string());
    file.write("building_id,lat,lon,userhorizon\n");
    for_each_csv_row(needed_file(job, "series/building_horizons.csv", "output.shading_tables=true"),
                     [&](const std::vector<std::string>& cells) {
                         const GeographicPoint place = place_of(*buildings.at(cells.front()), job.run.crs_wkt);
                         file.write(fmt::format("{},{:.6f},{:.6f},\"{}\"\n", csv_field(cells.front()),
                                                place.latitude_deg, place.longitude_deg, userhorizon(cells)));
                     });
    file.close();
}

}  // namespace sunshed
