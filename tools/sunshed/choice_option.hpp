#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "sunshed/project/choice.hpp"

namespace sunshed::cli {

/// An option that takes one of some names; the stored value's is its default.
template <class Value>
CLI::Option* add_choice(CLI::App& app, const std::string& flags, Value& target, const std::vector<NameOf<Value>>& names,
                        const std::string& help) {
    const Choice choice(target, names);
    return app
        .add_option_function<std::string>(
            flags, [choice](const std::string& name) { static_cast<void>(choice.assign(name)); }, help)
        ->check(CLI::IsMember(choice.names()))
        ->default_str(choice.name());
}

}  // namespace sunshed::cli
