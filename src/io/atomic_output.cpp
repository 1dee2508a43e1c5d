#include "sunshed/io/atomic_output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "sunshed/core/error.hpp"
#include "sunshed/core/usage_error.hpp"

namespace sunshed {

namespace fs = std::filesystem;

namespace {

/// Beside the final place, so that the rename stays within one file system; keeps the extension for drivers that look.
fs::path working_path_for(const fs::path& final) {
    return final.parent_path() /
           fmt::format(".{}.part{}{}", final.stem().string(), getpid(), final.extension().string());
}

[[noreturn]] void cannot_write(const fs::path& path, const std::string& why) {
    throw Error(ErrorCode::io_failure, path.string(), fmt::format("the output cannot be written ({})", why),
                "choose another place or check its permissions and space");
}

}  // namespace

AtomicOutput::AtomicOutput(const std::string& path, Kind kind, bool overwrite)
    : final_(fs::absolute(fs::path(path)).lexically_normal()) {
    if (!final_.has_filename()) {
        final_ = final_.parent_path();  // "out/" names the folder "out"
    }
    working_ = working_path_for(final_);
    std::error_code error;
    if (fs::exists(final_, error) && !overwrite) {
        throw UsageError(path, "the output is there already", "give --overwrite or another name");
    }
    fs::create_directories(final_.parent_path(), error);
    if (error) {
        cannot_write(final_, error.message());
    }
    fs::remove_all(working_, error);
    if (kind == Kind::folder) {
        fs::create_directory(working_, error);
        if (error) {
            cannot_write(final_, error.message());
        }
    } else if (!std::ofstream(working_)) {
        cannot_write(final_, "permission denied");
    }
}

AtomicOutput::~AtomicOutput() {
    if (!committed_) {
        std::error_code ignored;
        fs::remove_all(working_, ignored);
    }
}

void AtomicOutput::commit() {
    std::error_code error;
    fs::remove_all(final_, error);
    fs::rename(working_, final_, error);
    if (error) {
        cannot_write(final_, error.message());
    }
    committed_ = true;
}

}  // namespace sunshed
