#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sunshed/project/project.hpp"

namespace sunshed {

/// What a plan came to.
struct PlanSummary {
    std::size_t blocks = 0;
    std::size_t buildings = 0;
    double memory_bytes = 0.0;  ///< that a block is allowed
};

/// Writes a plan of a project into a folder: plan.json, with the blocks that it is cut into, and the place for them.
/// @throws Error where the project cannot be run, or not in blocks
PlanSummary plan_blocks(const Project& project, const std::string& work, const RunOptions& options, Progress& progress);

/// Works on one block of a plan, into a folder of its own that is there as a whole or not at all. Any number of
/// processes on any machines may work on different ones at a time.
/// @param number  from 1
/// @returns whether it was worked on; false where it was finished before
/// @throws Error where there is no such block, another process works on it, or inputs have changed since the plan
bool run_block(const std::string& work, std::size_t number, const RunOptions& options, Progress& progress);

/// Makes the result of finished blocks: that of Project::run() on the same project, to the byte.
/// @throws Error where a block is missing or damaged, or inputs have changed since the plan
RunSummary merge_blocks(const std::string& work, const std::string& folder, const RunOptions& options,
                        Progress& progress);

}  // namespace sunshed
