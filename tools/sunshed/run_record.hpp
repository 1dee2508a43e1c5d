#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "config/field.hpp"
#include "terminal_progress.hpp"

namespace sunshed::cli {

/// A file that went into a run.
struct InputFile {
    std::string role;  ///< e.g. "surface.dsm"
    std::string path;
};

/// What run.json tells of a run.
struct RunRecord {
    std::string command;
    std::string project_name;
    std::vector<InputFile> inputs;
    std::vector<Field> fields;
    std::vector<std::pair<std::string, std::int64_t>> counts;
    std::vector<StageTime> stages;
    double cells_per_second = 0.0;  ///< cells of the surface over the seconds of the irradiance stage
    std::vector<std::string> warnings;
};

/// Versions, inputs with size and SHA-256, the whole configuration with the origin of each value, counts, timings,
/// peak memory and warnings.
nlohmann::ordered_json run_json(const RunRecord& record);

/// The largest resident set of this process so far, in bytes.
std::int64_t peak_memory_bytes();

/// Lower-case hexadecimal SHA-256 of a file's bytes.
/// @throws Error where it cannot be read.
std::string sha256_of_file(const std::string& path);
std::string sha256_of_text(const std::string& text);

/// What a run is known by: its program, inputs and configuration, wherever and whenever it was run.
std::string run_id(const nlohmann::ordered_json& run_json);

}  // namespace sunshed::cli
