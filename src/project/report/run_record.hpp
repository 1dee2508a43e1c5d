#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/project/field.hpp"

namespace sunshed {

/// How long each stage took, in the order they began; one that comes again goes on.
struct StageTime {
    std::string name;
    double seconds = 0.0;
};

/// A file that went into a run.
struct InputFile {
    std::string role;  ///< e.g. "surface.dsm"
    std::string path;
    std::optional<std::uintmax_t> size_bytes =
        std::nullopt;         ///< of the file that was measured; none for what is no file
    std::string sha256 = {};  ///< likewise
};

/// Measures the files as they are now. @throws Error where one cannot be read
void measure(std::vector<InputFile>& inputs);

/// The contents of run.json.
struct RunRecord {
    std::string command;
    std::string project_name;
    std::filesystem::path project_folder;  ///< what paths are relative to
    std::filesystem::path result_folder;   ///< where run.json stands in the end
    std::vector<InputFile> inputs;         ///< measured
    std::vector<Field> fields;
    std::vector<std::pair<std::string, std::int64_t>> counts;
    std::vector<StageTime> stages;
    double cells_per_second = 0.0;  ///< cells of the surface over the seconds of the irradiance stage
    std::vector<std::string> warnings;
};

/// What decides a run's results, and is therefore hashed: program, inputs and configuration, as run.json has them.
nlohmann::ordered_json identity_json(const RunRecord& record);

/// Versions, inputs with size and SHA-256, the whole configuration with the origin of each value, counts, timings,
/// peak memory and warnings. Paths are relative to the project's folder.
nlohmann::ordered_json run_json(const RunRecord& record);

/// JSON as text for people; bytes that are no UTF-8 become U+FFFD.
std::string json_text(const nlohmann::ordered_json& json);

/// The largest resident set of this process so far, in bytes.
std::int64_t peak_memory_bytes();

/// What a run is known by: its program, inputs and configuration, wherever and whenever it was run, and however it was
/// cut into blocks.
std::string run_id(const nlohmann::ordered_json& run_json);

}  // namespace sunshed
