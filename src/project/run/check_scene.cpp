#include "project/run/check_scene.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <utility>

#include "project/run/city_memory.hpp"
#include "sunshed/building/roof_record.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/pipeline/plan_roofs.hpp"

namespace sunshed {

namespace {

/// A whole scene that lies off is told even where runs move it: its coordinate system may be wrong.
void find_misplaced(const Scene& scene, bool moves, std::vector<Finding>& findings) {
    if (scene.surface_shows_roofs && are_misplaced(scene.alignment)) {
        const std::string shift = shift_words(scene.alignment.scene);
        findings.push_back(
            {Severity::doubt, "",
             scene.alignment.scene_is_sure && moves
                 ? fmt::format("the footprints are shifted: runs move them {} onto the surface model", shift)
                 : fmt::format("the footprints look shifted: moving them {} fits the surface model", shift),
             moves ? "check the CRS, or datum = \"gcj02\""
                   : "check the CRS, or datum = \"gcj02\", or let buildings.align = true move them"});
    }
}

/// What lies at or beyond the border is rightly left out; any other building should have had a result.
Severity severity_of(BuildingStatus status) {
    return status == BuildingStatus::outside || status == BuildingStatus::cut_by_border ? Severity::note
                                                                                        : Severity::doubt;
}

void count_if_measured(const BuildingRecord& record, SureRoofs& sure) {
    if (std::isnan(record.roof.confidence)) {
        return;
    }
    const bool is_sure = record.roof.confidence >= least_sure_confidence;
    ++sure.measured;
    sure.measured_m2 += record.facts.footprint_area_m2;
    sure.count += is_sure ? 1 : 0;
    sure.area_m2 += is_sure ? record.facts.footprint_area_m2 : 0.0;
}

/// Plans every roof as a run would. Footprints on each other are in one note of the scene.
void check_roofs(CheckedScene& checked) {
    const Scene& scene = checked.scene;
    std::map<std::size_t, Finding> left_out;  // in the order of the input
    NoProgress progress;
    const RoofCounts counts = plan_roofs(
        scene.city, scene.options, plan_roof_memory("", scene).tiles,
        [&](std::size_t index, const BuildingRecord& record) {
            if (record.roof.status != BuildingStatus::ok && !scene.city.buildings[index].counted_elsewhere) {
                left_out[index] = {severity_of(record.roof.status), "building " + record.facts.building_id,
                                   record.roof.reason ? sentence_of(*record.roof.reason).en : "",
                                   "it gets a record without results"};
            }
            count_if_measured(record, checked.sure);
        },
        progress);
    for (auto& [index, finding] : left_out) {
        checked.findings.push_back(std::move(finding));
    }
    if (const std::string nothing = counts.yield.why_nothing(false); !nothing.empty()) {
        checked.findings.push_back(
            {Severity::doubt, "buildings", nothing, "mend that, or the settings that ask for it"});
    }
    checked.assessed = counts.yield.assessed();
}

}  // namespace

std::string shift_words(const FootprintOffset& offset) {
    return fmt::format("{:+.1f} m east and {:+.1f} m north", offset.east_m, offset.north_m);
}

bool are_misplaced(const BuildingAlignment& found) {
    return found.scene.seen_share > 0.0 && found.scene.distance_m() > found.misplaced_m;
}

std::vector<std::string> notes_beside(const Scene& scene) {
    std::vector<std::string> notes = scene.notes;
    if (scene.not_given) {
        notes.push_back(sentence_of(*scene.not_given).en);
    }
    notes.insert(notes.end(), scene.policy.notes.begin(), scene.policy.notes.end());
    return notes;
}

CheckedScene check_scene(const ProjectConfig& config, Threads threads, const std::string& memory) {
    CheckedScene checked{read_scene_for_check(config, threads, NoProgress(), most_city_cells(memory)), {}, 0, {}};
    checked.findings = checked.scene.findings;
    if (checked.scene.has_land) {
        find_misplaced(checked.scene, config.buildings_align, checked.findings);
        check_roofs(checked);
    }
    checked.findings = grouped(checked.findings);
    return checked;
}

}  // namespace sunshed
