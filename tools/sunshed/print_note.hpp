#pragma once

#include <functional>
#include <string>

#include "command.hpp"

namespace sunshed::cli {

/// Prints a note on standard error, as one line of a length that can be read: notes hold texts of others.
void print_note(const std::string& note);

/// Says notes so, or nothing where the user wants it quiet.
std::function<void(const std::string&)> print_unless_quiet(const CommonOptions& common);

}  // namespace sunshed::cli
