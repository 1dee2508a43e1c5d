#include "commands.hpp"

namespace sunshed::cli {

std::vector<std::unique_ptr<Command>> all_commands() {
    std::vector<std::unique_ptr<Command>> commands;
    return commands;
}

}  // namespace sunshed::cli
