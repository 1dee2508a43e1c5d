#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "project/run/blocks.hpp"
#include "project/run/city_memory.hpp"
#include "project/run/memory_limit.hpp"
#include "project/run/results.hpp"
#include "project/run/run_project.hpp"
#include "project/run/work_plan.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/atomic_output.hpp"
#include "sunshed/project/blocks.hpp"

namespace sunshed {

namespace {

void refuse_what_blocks_cannot(const Project& project, const Scene& scene) {
    if (scene.statistics_only) {
        throw Error(ErrorCode::bad_input, project.path(), "statistics alone have no blocks", "use sunshed run");
    }
    if (project.config().shading_tables) {
        throw Error(ErrorCode::bad_input, "output.shading_tables", "blocks do not hold what stands around roofs",
                    "set it to false, or use sunshed run");
    }
}

/// The scene of a project, cut as its plan says.
class PlannedCity {
public:
    PlannedCity(const Project& project, const std::string& work, const RunOptions& options, Progress& progress)
        : scene(read_all(project, options, progress)) {
        refuse_what_blocks_cannot(project, scene);
        memory = plan_city_memory(options.memory, scene, project.config());
        measure(scene.inputs);
        city.emplace(BlockedCity{scene.city, city_options_of(scene, memory),
                                 blocks_of(scene.city, memory.tiles, project.config()), blocks_in(work), ""});
        city->work_id = work_id_of(run_id_of(scene, project.fields(), project.path()), city->blocks);
    }
    PlannedCity(const PlannedCity&) = delete;
    PlannedCity& operator=(const PlannedCity&) = delete;

    Scene scene;
    MemoryPlan memory;
    std::optional<BlockedCity> city;
};

std::vector<PlannedBlock> described(const BlockedCity& city) {
    const GridGeometry grid = city.scene.surface->geometry();
    const TilePlan& tiles = *city.options.tiles;
    const CityTiles cut(grid, city.scene.buildings, tiles, CityTiles::Cells::roofs);
    std::vector<PlannedBlock> blocks;
    for (const CityBlock& block : city.blocks) {
        PlannedBlock planned{blocks.size() + 1, 0, 0};
        for (const TilePart& part : block) {
            for (const CitySlice& slice : cut.slices(cut.tile(part.tile), part)) {
                planned.cells +=
                    static_cast<std::size_t>(slice.core.columns) * static_cast<std::size_t>(slice.core.rows);
                planned.buildings += slice.own.size();
            }
        }
        blocks.push_back(planned);
    }
    return blocks;
}

void print_notes(const AtomicOutput& output, const RunOptions& options) {
    for (const std::string& note : output.notes()) {
        options.on_note(note);
    }
}

std::string folder_of(const std::string& work, std::size_t number) {
    return fmt::format("{}/{}", blocks_in(work), number);
}

[[noreturn]] void refuse_changed(const std::string& work) {
    throw Error(ErrorCode::bad_input, plan_in(work), "the project reads as another one than when it was planned",
                "plan anew");
}

}  // namespace

PlanSummary plan_blocks(const Project& project, const std::string& work, const RunOptions& options,
                        Progress& progress) {
    AtomicOutput output(work, AtomicOutput::Kind::folder, options.overwrite, inputs_of(project));
    print_notes(output, options);
    const PlannedCity planned_city(project, work, options, progress);
    const BlockedCity& city = *planned_city.city;
    const std::string folder = output.working_path().string();
    const WorkPlan plan{city.work_id, usable_bytes(options.memory, usual_city_bytes),
                        planned(planned_city.scene.inputs), described(city)};
    write_plan(folder, work, plan, project);
    std::filesystem::create_directory(blocks_in(folder));
    stop_if_cancelled(progress);
    output.commit(city.work_id);
    return {plan.blocks.size(), city.scene.buildings.size(), plan.memory_bytes};
}

bool run_block(const std::string& work, std::size_t number, const RunOptions& options, Progress& progress) {
    const WorkPlan plan = read_plan(work);
    if (number < 1 || number > plan.blocks.size()) {
        throw Error(ErrorCode::bad_input, fmt::format("--block {}", number), "the plan has no such block",
                    fmt::format("give a number from 1 to {}", plan.blocks.size()));
    }
    check_unchanged(plan);
    const std::string folder = folder_of(work, number);
    if (finished_block(folder, plan.work_id)) {
        return false;
    }
    const Project project = planned_project(work);
    AtomicOutput output(folder, AtomicOutput::Kind::folder, true, inputs_of(project));
    print_notes(output, options);
    PlannedCity planned_city(project, work, options, progress);
    const BlockedCity& city = *planned_city.city;
    if (city.work_id != plan.work_id) {
        refuse_changed(work);
    }
    const SkyYear sky = sky_over(city.scene, city.options, progress);
    CityWorker worker(city.scene, city.options, sky, progress);
    work_on_block(city, worker, number - 1, output.working_path().string(), nullptr, progress);
    check_unchanged(plan);
    stop_if_cancelled(progress);
    output.commit(plan.work_id);
    return true;
}

RunSummary merge_blocks(const std::string& work, const std::string& folder, const RunOptions& options,
                        Progress& progress) {
    const WorkPlan plan = read_plan(work);
    check_unchanged(plan);
    std::vector<std::size_t> missing;
    for (const PlannedBlock& block : plan.blocks) {
        if (!finished_block(folder_of(work, block.number), plan.work_id)) {
            missing.push_back(block.number);
        }
    }
    if (!missing.empty()) {
        constexpr std::size_t most_named = 10;
        const std::size_t named = std::min(most_named, missing.size());
        throw Error(ErrorCode::bad_input, work,
                    fmt::format("{} of {} blocks are missing or cut short: {}{}", missing.size(), plan.blocks.size(),
                                fmt::join(missing.begin(), missing.begin() + static_cast<std::ptrdiff_t>(named), ", "),
                                named < missing.size() ? " .." : ""),
                    fmt::format("sunshed run --work {} --block {}", work, missing.front()));
    }
    return run_into(planned_project(work), folder, options, progress, FinishedBlocks{blocks_in(work), plan.work_id});
}

}  // namespace sunshed
