#include "sunshed/core/feature.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sunshed {

namespace {

std::optional<double> parse_number(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return std::nullopt;
    }
    text = text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (status != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

}  // namespace

bool has_field(const FeatureLayer& layer, const std::string& name) {
    return std::find(layer.field_names.begin(), layer.field_names.end(), name) != layer.field_names.end();
}

FieldValue value_of(const Feature& feature, const std::string& name) {
    const auto found = feature.fields.find(name);
    return found == feature.fields.end() ? FieldValue() : found->second;
}

std::optional<double> as_number(const FieldValue& value) {
    std::optional<double> number;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        number = static_cast<double>(*integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
        number = *real;
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        number = parse_number(*text);
    }
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::string as_text(const FieldValue& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        return fmt::format("{}", *integer);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return fmt::format("{}", *real);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    return {};
}

bool is_missing(const FieldValue& value) {
    return std::holds_alternative<std::monostate>(value);
}

std::string text_of(const Feature& feature, const std::string& name) {
    return as_text(value_of(feature, name));
}

}  // namespace sunshed
