#include "project/run/blocks.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "project/report/run_record.hpp"
#include "project/report/sha256.hpp"
#include "project/run/block_tape.hpp"
#include "project/run/stage_times.hpp"
#include "sunshed/io/durable.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/pipeline/tile_run.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string tape_in(const std::string& folder) {
    return folder + "/results.tape";
}

std::string record_in(const std::string& folder) {
    return folder + "/block.json";
}

/// Counts what passes.
class CountingSink final : public CitySink {
public:
    explicit CountingSink(CitySink* next) : next_(next) {}

    void receive(AssessedBuilding building) override {
        ++buildings;
        if (next_ != nullptr) {
            next_->receive(std::move(building));
        }
    }
    void receive(const Window& window, CityRasters rasters) override {
        if (next_ != nullptr) {
            next_->receive(window, std::move(rasters));
        }
    }

    std::size_t buildings = 0;

private:
    CitySink* next_;
};

}  // namespace

std::vector<CityBlock> blocks_of(const CityScene& scene, const TilePlan& tiles, const ProjectConfig& config) {
    const auto block_m = config.block_km ? std::optional(*config.block_km * 1000.0) : std::nullopt;
    return city_blocks(scene.surface->geometry(), tiles, block_m);
}

std::string work_id_of(const std::string& run_id, const std::vector<CityBlock>& blocks) {
    std::string text = run_id;
    for (const CityBlock& block : blocks) {
        text += ";";
        for (const TilePart& part : block) {
            text += fmt::format(" {} {} {}", part.tile, part.first_row, part.rows);
        }
    }
    return sha256_of_text(text);
}

std::optional<Json> finished_block(const std::string& folder, const std::string& work_id) {
    std::ifstream stream(record_in(folder));
    Json record = Json::parse(stream, nullptr, false);
    const bool is_of_work = record.is_object() && record.value("work", Json()) == work_id;
    return is_of_work && is_whole_tape(tape_in(folder)) ? std::optional(std::move(record)) : std::nullopt;
}

void work_on_block(const BlockedCity& city, CityWorker& worker, std::size_t block, const std::string& folder,
                   CitySink* next, Progress& progress) {
    StageTimes times(progress);
    CountingSink counting(next);
    BlockTape tape(tape_in(folder), &counting);
    worker.work_on(city.blocks[block], tape, times);
    tape.finish();
    Json record{{"block", block + 1}, {"work", city.work_id}, {"buildings", counting.buildings}};
    for (const StageTime& stage : times.stages()) {
        record["seconds"][stage.name] = stage.seconds;
    }
    record["peak_memory_bytes"] = peak_memory_bytes();
    write_text_file(record_in(folder), json_text(record) + "\n");
}

CitySums assess_in_blocks(const BlockedCity& city, CitySink& sink, Progress& progress) {
    CitySummation sums(city.scene, city.options, sky_over(city.scene, city.options, progress), sink);
    std::optional<CityWorker> worker;
    run_pieces(city.blocks.size(), PieceStages::each, progress, [&](std::size_t block, Progress& of_block) {
        const std::string folder = city.folder_of(block);
        if (finished_block(folder, city.work_id)) {
            of_block.begin_stage("finished blocks");
            replay_tape(tape_in(folder), city.scene, sums);
            return;
        }
        if (!worker) {
            worker.emplace(city.scene, city.options, sums.sky(), of_block);
        }
        const std::string aside = city.folder + ".unfinished";
        fs::create_directory(aside);
        work_on_block(city, *worker, block, aside, &sums, of_block);
        make_all_durable(aside);
        fs::rename(aside, folder);
    });
    return sums.release();
}

FoundBlocks sort_out_blocks(const BlockedCity& city) {
    std::set<fs::path> finished;
    for (std::size_t block = 0; block < city.blocks.size(); ++block) {
        if (finished_block(city.folder_of(block), city.work_id)) {
            finished.insert(city.folder_of(block));
        }
    }
    FoundBlocks found{finished.size(), false};
    for (const auto& entry : fs::directory_iterator(city.folder)) {
        if (finished.count(entry.path()) == 0) {
            found.others = true;
            fs::remove_all(entry.path());
        }
    }
    return found;
}

}  // namespace sunshed
