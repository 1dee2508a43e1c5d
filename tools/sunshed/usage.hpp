#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace sunshed::cli {

/// What is wrong with the arguments, as errors are said: "<command>: <problem>; <mend>", with the nearest command or
/// option where one was mistyped.
/// @param app  the program, whose parse() threw
std::string usage_words(const CLI::App& app, const CLI::ParseError& error);

}  // namespace sunshed::cli
