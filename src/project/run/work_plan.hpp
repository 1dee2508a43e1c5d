#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "project/report/run_record.hpp"
#include "project/run/blocks.hpp"
#include "sunshed/project/project.hpp"

namespace sunshed {

/// An input as it was when the plan was made.
struct PlannedInput {
    InputFile file;  ///< measured
    std::int64_t modified_ns = 0;
};

/// What a plan says of a block.
struct PlannedBlock {
    std::size_t number = 0;
    std::size_t cells = 0;
    std::size_t buildings = 0;
};

/// plan.json of a work folder: a project with all its settings and inputs as they were, cut into blocks.
struct WorkPlan {
    std::string work_id;
    double memory_bytes = 0.0;  ///< that a block is allowed
    std::vector<PlannedInput> inputs;
    std::vector<PlannedBlock> blocks;
};

std::string plan_in(const std::string& work);
/// Where finished blocks lie.
std::string blocks_in(const std::string& work);

/// Writes it into a folder.
/// @param work  that the folder will be
void write_plan(const std::string& folder, const std::string& work, const WorkPlan& plan, const Project& project);

/// @throws Error where there is no plan, it is another version's, or it is damaged
WorkPlan read_plan(const std::string& work);

/// The project as it was planned, whatever its file says by now.
Project planned_project(const std::string& work);

/// Measures inputs for a plan.
std::vector<PlannedInput> planned(std::vector<InputFile> inputs);

/// @throws Error naming an input that is not what it was
void check_unchanged(const WorkPlan& plan);

}  // namespace sunshed
