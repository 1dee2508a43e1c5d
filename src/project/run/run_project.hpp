#pragma once

#include <optional>
#include <string>

#include "project/read/scene.hpp"
#include "sunshed/pipeline/tile_memory.hpp"
#include "sunshed/project/project.hpp"

namespace sunshed {

/// Blocks that were worked on by others, all of them finished.
struct FinishedBlocks {
    std::string folder;
    std::string work_id;
};

/// Reads everything, and tells its notes.
Scene read_all(const Project& project, const RunOptions& options, Progress& progress);

/// Everything that a run reads, as far as it is known before.
std::vector<std::string> inputs_of(const Project& project);

/// The options of a run's city, with its tiles as the memory has them.
CityOptions city_options_of(const Scene& scene, const MemoryPlan& memory);

/// Project::run() into a folder; with finished blocks nothing is worked on.
/// @throws Error{bad_input} where they are not of this work
RunSummary run_into(const Project& project, const std::string& folder, const RunOptions& options, Progress& progress,
                    const std::optional<FinishedBlocks>& finished);

}  // namespace sunshed
