#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

#include "project/read/scene.hpp"
#include "project/run/memory_limit.hpp"
#include "sunshed/pipeline/city_worker.hpp"

namespace sunshed {

/// A city that is worked on in blocks. Finished ones lie in a folder, each in a folder of its own that is named by its
/// number, from 1: results.tape (BlockTape) and block.json, which tells what work it is a part of and what it took.
struct BlockedCity {
    const CityScene& scene;
    CityOptions options;
    std::vector<CityBlock> blocks;
    std::string folder;
    std::string work_id;  ///< of program, inputs, configuration and cut: only blocks of the same work belong together

    [[nodiscard]] std::string folder_of(std::size_t block) const { return folder + "/" + std::to_string(block + 1); }
};

/// How a scene is cut by its configuration.
std::vector<CityBlock> blocks_of(const CityScene& scene, const TilePlan& tiles, const ProjectConfig& config);

/// What a run that is cut so is known by.
/// @param run_id  of inputs and configuration
std::string work_id_of(const std::string& run_id, const std::vector<CityBlock>& blocks);

/// The block.json of a finished block of this work; nothing where there is none, or its tape was cut short.
std::optional<nlohmann::ordered_json> finished_block(const std::string& folder, const std::string& work_id);

/// Works on one block, into a folder that is there.
/// @param next  gets its results too; nullptr = nobody
void work_on_block(const BlockedCity& city, CityWorker& worker, std::size_t block, const std::string& folder,
                   CitySink* next, Progress& progress);

/// Hands all results to a sink in the order of the city: those of finished blocks as they lie there, others as they are
/// worked out, which makes them finished ones; the folder beside that of the blocks is used meanwhile.
CitySums assess_in_blocks(const BlockedCity& city, CitySink& sink, Progress& progress);

/// Removes what lies in the city's folder beside finished blocks of this work.
/// @returns how many of these there are, and whether there were others
struct FoundBlocks {
    std::size_t finished = 0;
    bool others = false;
};
FoundBlocks sort_out_blocks(const BlockedCity& city);

}  // namespace sunshed
