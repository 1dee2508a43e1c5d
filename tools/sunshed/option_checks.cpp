#include "option_checks.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <string>

namespace sunshed::cli {

CLI::Validator more_than_nothing() {
    const auto check = [](std::string& text) {
        const double value = std::strtod(text.c_str(), nullptr);
        return value > 0.0 && std::isfinite(value) ? std::string() : fmt::format("'{}' is not more than 0", text);
    };
    return {check, "POSITIVE"};
}

}  // namespace sunshed::cli
