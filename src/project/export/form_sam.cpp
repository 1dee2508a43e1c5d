#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "project/export/csv_rows.hpp"
#include "project/export/forms.hpp"
#include "project/run/file_names.hpp"
#include "sunshed/io/text_output.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

/// Beam lost by month and hour, per cent, of the modules of a building.
class MonthsByHours {
public:
    /// @param weight  of the segment
    void add(std::size_t month, const std::vector<std::string>& cells, std::size_t first, double weight) {
        for (std::size_t hour = 0; hour < 24; ++hour) {
            const double share = number_of(cells[first + hour]);
            if (!std::isnan(share)) {
                lost_[month][hour] += weight * share;
                weights_[month][hour] += weight;
            }
        }
    }
    /// Hours without beam lose none.
    [[nodiscard]] Json matrix() const {
        Json rows = Json::array();
        for (std::size_t month = 0; month < 12; ++month) {
            Json row = Json::array();
            for (std::size_t hour = 0; hour < 24; ++hour) {
                const double weight = weights_[month][hour];
                row.push_back(weight > 0.0 ? std::round(1000.0 * lost_[month][hour] / weight) / 10.0 : 0.0);
            }
            rows.push_back(row);
        }
        return rows;
    }

private:
    std::array<std::array<double, 24>, 12> lost_{};
    std::array<std::array<double, 24>, 12> weights_{};
};

/// Segments count by the modules on them; where a building has none, by their area.
std::map<std::string, double> weights_of(const FinishedRun& run) {
    std::map<std::string, double> weights;
    for (const BuildingRecord& building : run.buildings) {
        for (const SegmentRecord& segment : building.segments) {
            weights[segment.segment_id] =
                building.amounts.module_count > 0 ? segment.amounts.capacity_kwp : segment.amounts.roof_area_m2;
        }
    }
    return weights;
}

std::map<std::string, MonthsByHours> months_by_hours(const ExportJob& job) {
    const std::map<std::string, double> weights = weights_of(job.run);
    std::map<std::string, MonthsByHours> tables;
    for_each_csv_row(needed_file(job, "series/segment_shading.csv", "output.shading_tables=true"),
                     [&](const std::vector<std::string>& cells) {
                         const auto month = static_cast<std::size_t>(number_of(cells[2])) - 1;
                         tables[cells[0]].add(month, cells, 3, weights.at(cells[1]));
                     });
    return tables;
}

/// First row azimuths, first column altitudes, as SAM has them.
Json azimuths_by_altitudes(const std::string& path) {
    Json head = Json::array();
    Json rows = Json::array();
    for_each_csv_row(path, [&](const std::vector<std::string>& cells) {
        Json row = Json::array();
        for (const std::string& cell : cells) {
            row.push_back(number_of(cell));
        }
        rows.push_back(row);
    });
    head.push_back(0);
    const std::size_t azimuths = rows.at(0).size() - 1;
    for (std::size_t k = 0; k < azimuths; ++k) {
        head.push_back(360.0 * static_cast<double>(k) / static_cast<double>(azimuths - 1));
    }
    rows.insert(rows.begin(), head);
    return rows;
}

}  // namespace

/// Both tables of beam say the same: the finer one is switched on, or shade would count twice.
void write_sam(const ExportJob& job) {
    const std::map<std::string, MonthsByHours> months = months_by_hours(job);
    std::vector<std::string> ids;
    for (const BuildingRecord& building : job.run.buildings) {
        ids.push_back(building.facts.building_id);
    }
    const FileNames names(ids);
    Json buildings = Json::object();
    for (const BuildingRecord& building : job.run.buildings) {
        const std::string& id = building.facts.building_id;
        const auto by_hour = months.find(id);
        if (by_hour == months.end()) {
            continue;
        }
        buildings[id] = {{"shading_en_azal", 1},
                         {"shading_azal", azimuths_by_altitudes(needed_file(job, "series/sam/" + names.of(id) + ".csv",
                                                                            "output.shading_tables=true"))},
                         {"shading_en_mxh", 0},
                         {"shading_mxh", by_hour->second.matrix()},
                         {"shading_en_diff", 1},
                         {"shading_diff", std::round(1000.0 * (1.0 - building.yield.sky_view)) / 10.0}};
    }
    write_text_file(job.working_path.string(), buildings.dump() + "\n");
}

}  // namespace sunshed
