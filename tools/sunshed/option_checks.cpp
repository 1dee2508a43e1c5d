#include "option_checks.hpp"

#include <fmt/format.h>

#include <charconv>

#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/project/project_config.hpp"

#include "sunshed/io/gdal_session.hpp"

namespace sunshed::cli {

namespace {

CLI::Validator in_range(const Field& field) {
    const std::string range = range_words(field);
    const auto check = [field, range](const std::string& text) {
        double value = 0.0;
        const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool is_number = status == std::errc{} && end == text.data() + text.size();
        return is_number && is_in_range(field, value) ? std::string()
                                                      : fmt::format("{} is not {}", quoted(text), range);
    };
    return {check, range};
}

}  // namespace

CLI::Validator between(double min, double max, const std::string& unit) {
    Field field;
    field.unit = unit;
    field.min = min;
    field.max = max;
    return in_range(field);
}

CLI::Validator as_setting(const std::string& key) {
    ProjectConfig config;
    std::vector<Field> fields = fields_of(config);
    Field* field = find_field(fields, key);
    expects(field != nullptr, "an option has the range of a setting that there is");
    field->none.reset();  // an option is left out instead
    return field->choices.empty() ? in_range(*field) : CLI::Validator(CLI::IsMember(field->choices));
}

CLI::Validator a_file_name() {
    const auto check = [](const std::string& text) {
        return text == "-" ? std::string("results do not go to standard output; name a file or folder") : std::string();
    };
    return {check, "PATH"};
}

void add_allow_remote(CLI::App& app) {
    app.add_flag_callback(
        "--allow-remote", [] { allow_remote_data(true); },
        "inputs may come from web addresses, services and databases, and layers may be views");
}

}  // namespace sunshed::cli
