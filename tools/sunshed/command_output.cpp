#include "command_output.hpp"

#include "print_note.hpp"

namespace sunshed::cli {

CommandOutput::CommandOutput(const std::string& path, Kind kind, const CommonOptions& common,
                             const std::vector<std::string>& inputs)
    : AtomicOutput(path, kind, common.overwrite, inputs) {
    for (const std::string& note : notes()) {
        if (!common.quiet) {
            print_note(note);
        }
    }
}

}  // namespace sunshed::cli
