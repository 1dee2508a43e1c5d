#include "usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "sunshed/core/quoted.hpp"
#include "sunshed/project/field.hpp"

namespace sunshed::cli {

namespace {

std::vector<std::string> names_of_commands(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) {
        names.push_back(command->get_name());
    }
    return names;
}

std::vector<std::string> names_of_options(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

/// "--set=a=b" is the option --set.
std::string option_name(const std::string& argument) {
    return argument.substr(0, argument.find('='));
}

/// "; did you mean '--output'? See ", or "; see " where no word is near.
std::string hint_and_see(const std::vector<std::string>& words, const std::string& mistyped) {
    const std::string nearest = nearest_word(words, mistyped);
    return nearest.empty() ? "; see " : fmt::format("; did you mean '{}'? See ", nearest);
}

std::string words_of_extra(const CLI::App& command, const std::vector<std::string>& extras) {
    const auto option = std::find_if(extras.begin(), extras.end(),
                                     [](const std::string& argument) { return argument.starts_with("-"); });
    if (option == extras.end()) {
        return fmt::format("{}: {} is one argument too many; see sunshed {} --help", command.get_name(),
                           quoted(extras.front()), command.get_name());
    }
    const std::string name = option_name(*option);
    return fmt::format("{}: it takes no option {}{}sunshed {} --help", command.get_name(), quoted(name),
                       hint_and_see(names_of_options(command), name), command.get_name());
}

}  // namespace

std::string usage_words(const CLI::App& app, const CLI::ParseError& error) {
    const std::vector<std::string> extras = app.remaining(true);
    const auto chosen = app.get_subcommands();
    if (!chosen.empty()) {
        const std::string name = chosen.front()->get_name();
        return dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !extras.empty()
                   ? words_of_extra(*chosen.front(), extras)
                   : fmt::format("{}: {}; see sunshed {} --help", name, one_line(error.what(), 300), name);
    }
    if (extras.empty()) {
        return "no command was given; see sunshed --help";
    }
    return fmt::format("there is no command {}{}sunshed --help", quoted(extras.front()),
                       hint_and_see(names_of_commands(app), extras.front()));
}

}  // namespace sunshed::cli
