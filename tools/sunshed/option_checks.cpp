#include "option_checks.hpp"

#include "sunshed/project/field.hpp"

namespace sunshed::cli {

CLI::Validator between(double min, double max, const std::string& unit) {
    const auto with_range = [=](double& number) {
        Field field{"", &number, ""};
        field.unit = unit;
        field.min = min;
        field.max = max;
        return field;
    };
    const auto check = [with_range](const std::string& text) {
        double number = 0.0;
        return assign_word(with_range(number), text);
    };
    double number = 0.0;
    return {check, range_words(with_range(number))};
}

CLI::Validator a_file_name() {
    const auto check = [](const std::string& text) {
        return text == "-" ? std::string("results do not go to standard output; name a file or folder") : std::string();
    };
    return {check, "PATH"};
}

}  // namespace sunshed::cli
