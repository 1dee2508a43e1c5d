#include "setting_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <variant>

#include "option_checks.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed::cli {

namespace {

/// The values of the option, for --help.
std::string kind_words(const Field& field) {
    if (const auto choices = choices_of(field); !choices.empty()) {
        return fmt::format("{{{}}}", fmt::join(choices, ","));
    }
    return std::isfinite(field.min) ? range_words(field) : "TEXT";
}

/// The value that stands when the option is left out; empty where there is none.
std::string default_words(const Field& field) {
    std::string text = value_as_toml(field);
    std::erase_if(text, [](char c) { return c == '"' || c == '\''; });
    return text == no_number ? "" : text;
}

}  // namespace

CLI::Option* SettingOptions::add(const std::string& flags, const std::string& key, const std::string& help) {
    return add(flags, setting(key), help);
}

CLI::Option* SettingOptions::add_without(const std::string& choice, const std::string& flags, const std::string& key,
                                         const std::string& help) {
    Field field = setting(key);
    std::get<Choice>(field.target).remove(choice);
    return add(flags, field, help);
}

CLI::Validator SettingOptions::range(const std::string& key) const {
    const Field& field = setting(key);
    return between(field.min, field.max, field.unit);
}

CLI::Option* SettingOptions::add_override(const std::string& flags, const std::string& key,
                                          std::vector<std::string>& overrides, const std::string& help) {
    return add(flags, setting(key), help,
               [key, &overrides](const std::string& word) { overrides.push_back(key + "=" + word); });
}

CLI::Option* SettingOptions::add(const std::string& flags, const Field& field, const std::string& help,
                                 const OnWord& on_word) {
    const std::string& words = help.empty() ? field.help : help;
    const auto assign_checked = [field, flags, on_word](const std::string& word) {
        if (const std::string wrong = assign_word(field, word); !wrong.empty()) {
            throw CLI::ValidationError(flags, wrong);
        }
        if (on_word) {
            on_word(word);
        }
    };
    if (std::holds_alternative<bool*>(field.target)) {
        const std::string turned_over = *std::get<bool*>(field.target) ? "false" : "true";
        return app_.add_flag_callback(
            flags, [assign_checked, turned_over] { assign_checked(turned_over); }, words);
    }
    CLI::Option* option =
        app_.add_option_function<std::string>(flags, assign_checked, words)->type_name(kind_words(field));
    if (const std::string value = default_words(field); !value.empty()) {
        option->default_str(value);
    }
    return option;
}

const Field& SettingOptions::setting(const std::string& key) const {
    const auto found = fields_under(fields_, key);
    expects(found.size() == 1, "an option is a setting that there is");
    return *found.front();
}

}  // namespace sunshed::cli
