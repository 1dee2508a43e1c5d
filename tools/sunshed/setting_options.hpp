#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

#include "sunshed/project/project_config.hpp"

namespace sunshed::cli {

/// Options of a command that are settings of a project: made from the setting's one declaration, so that kind, range,
/// unit, choices and default are the same.
class SettingOptions {
public:
    /// @param config  what the options are kept in
    SettingOptions(CLI::App& app, ProjectConfig& config) : app_(app), fields_(fields_of(config)) {}

    /// A setting that is true or false becomes a flag that makes it what it is not by default.
    /// @param flags  as CLI11 has them, e.g. "--directions"; a name without dashes is a positional argument
    /// @param help  where the command needs other words than the setting's; empty = the setting's own
    CLI::Option* add(const std::string& flags, const std::string& key, const std::string& help = "");

    /// The same, without one of the choices.
    CLI::Option* add_without(const std::string& choice, const std::string& flags, const std::string& key,
                             const std::string& help);

    /// The same for a setting of the project file: the option overrides it.
    CLI::Option* add_override(const std::string& flags, const std::string& key, std::vector<std::string>& overrides,
                              const std::string& help = "");

    /// What each number of a setting by month may be.
    [[nodiscard]] CLI::Validator range(const std::string& key) const;

private:
    using OnWord = std::function<void(const std::string& word)>;
    CLI::Option* add(const std::string& flags, const Field& field, const std::string& help, const OnWord& on_word = {});
    [[nodiscard]] const Field& setting(const std::string& key) const;

    CLI::App& app_;
    std::vector<Field> fields_;
};

}  // namespace sunshed::cli
