#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sunshed/core/geometry_fault.hpp"
#include "sunshed/core/polygon.hpp"

namespace sunshed {

using FieldValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A polygon feature with its attributes, already in the project's CRS.
struct Feature {
    std::int64_t feature_id = 0;
    MultiPolygon geometry;
    std::map<std::string, FieldValue> fields;
    GeometryFault geometry_fault = GeometryFault::none;  ///< found and mended, or dropped, on reading
    std::string geometry_detail;                         ///< what was repaired, or what kind of geometry it is
};

struct FeatureLayer {
    std::string source;  ///< file[:layer], for messages
    std::vector<std::string> field_names;
    std::vector<Feature> features;
    bool has_tags = false;  ///< fields are keys of tags (OpenStreetMap): one that no feature has is no mistake
};

bool has_field(const FeatureLayer& layer, const std::string& name);
/// Missing where the feature has no such field.
FieldValue value_of(const Feature& feature, const std::string& name);

/// The value as a number: numbers as they are, text that is wholly a number parsed; otherwise nothing.
std::optional<double> as_number(const FieldValue& value);
/// The value as text: "" for a missing one, integers without a decimal point.
std::string as_text(const FieldValue& value);
bool is_missing(const FieldValue& value);
/// The text of a field: "" where it is missing.
std::string text_of(const Feature& feature, const std::string& name);

}  // namespace sunshed
