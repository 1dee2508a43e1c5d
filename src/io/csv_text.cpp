#include "sunshed/io/csv_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace sunshed {

namespace {

constexpr auto formula_starts =
    std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"});

bool is_number(std::string_view text) {
    text.remove_prefix(text.starts_with('+') ? 1 : 0);
    double value = 0.0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && stop == text.data() + text.size() && std::isfinite(value);
}

/// Whether a spreadsheet would calculate with it, also once apostrophes before it are gone: they must come back as
/// many.
bool is_formula(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    const bool starts = std::any_of(formula_starts.begin(), formula_starts.end(),
                                    [&](std::string_view start) { return text.starts_with(start); });
    return starts && !is_number(text);
}

}  // namespace

std::string csv_field(const std::string& text) {
    const std::string guarded = is_formula(text) ? "'" + text : text;
    if (guarded.find_first_of(",;\"\t\r\n") == std::string::npos && !guarded.starts_with('#')) {
        return guarded;
    }
    std::string quoted = "\"";
    for (const char c : guarded) {
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    return quoted + "\"";
}

std::string csv_number(double value) {
    return std::isfinite(value) ? fmt::format("{:.10g}", value) : std::string();
}

std::string without_formula_guard(std::string text) {
    if (text.starts_with('\'') && is_formula(text)) {
        text.erase(0, 1);
    }
    return text;
}

}  // namespace sunshed
