#include <nlohmann/json.hpp>

#include <cmath>

#include "project/settings/field_json.hpp"
#include "sunshed/project/settings_text.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

/// What a value of each kind may be.
struct SchemaOfKind {
    const Field& field;

    Json operator()(const bool* /*target*/) const { return {{"type", "boolean"}}; }
    Json operator()(const int* /*target*/) const { return number("integer"); }
    Json operator()(const double* /*target*/) const { return number("number"); }
    Json operator()(const std::optional<int>* /*target*/) const { return or_none("integer"); }
    Json operator()(const std::optional<double>* /*target*/) const { return or_none("number"); }
    Json operator()(const PlaceFigure& /*target*/) const { return or_none("number"); }
    Json operator()(const std::string* /*target*/) const {
        return field.choices.empty() ? Json{{"type", "string"}} : Json{{"enum", field.choices}};
    }
    Json operator()(const Choice& choice) const { return {{"enum", choice.names()}}; }
    template <std::size_t N>
    Json operator()(const std::array<double, N>* /*target*/) const {
        return {{"type", "array"}, {"items", number("number")}, {"minItems", N}, {"maxItems", N}};
    }
    Json operator()(const TextMap* /*target*/) const {
        return {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}};
    }

    [[nodiscard]] Json number(const char* type) const {
        Json schema{{"type", type}};
        if (std::isfinite(field.min)) {
            schema["minimum"] = field.min;
            schema["maximum"] = field.max;
        }
        return schema;
    }
    [[nodiscard]] Json or_none(const char* type) const {
        return {{"anyOf", Json::array({number(type), Json{{"const", no_number}}})}};
    }
};

void add_if_given(Json& schema, const char* name, const std::string& text) {
    if (!text.empty()) {
        schema[name] = text;
    }
}

Json schema_of(const Field& field) {
    Json schema = std::visit(SchemaOfKind{field}, field.target);
    schema["description"] = field.help;
    const Json value = value_as_json(field);
    schema["default"] = value.is_null() ? Json(no_number) : value;
    add_if_given(schema, "x-unit", field.unit);
    add_if_given(schema, "x-source", field.source);
    schema["x-affects"] = to_string(field.affects);
    return schema;
}

Json empty_table() {
    return {{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
}

/// The table of a name within another; made where it is not there yet.
Json& table_in(Json& parent, const std::string& name) {
    Json& properties = parent["properties"];
    if (!properties.contains(name)) {
        properties[name] = empty_table();
    }
    return properties[name];
}

/// A table by class, or one value for all of its classes.
Json& class_table_in(Json& parent, const std::string& name, const Field& one) {
    Json& properties = parent["properties"];
    if (!properties.contains(name)) {
        properties[name] = {{"anyOf", Json::array({std::visit(SchemaOfKind{one}, one.target), empty_table()})},
                            {"description", one.help}};
    }
    return properties[name]["anyOf"][1];
}

void add_field(Json& root, const Field& field) {
    const auto first = field.key.find('.');
    if (first == std::string::npos) {
        root["properties"][field.key] = schema_of(field);
        return;
    }
    Json& table = table_in(root, field.key.substr(0, first));
    const auto second = field.key.find('.', first + 1);
    if (second == std::string::npos) {
        table["properties"][field.key.substr(first + 1)] = schema_of(field);
        return;
    }
    Json& by_class = class_table_in(table, field.key.substr(first + 1, second - first - 1), field);
    by_class["properties"][field.key.substr(second + 1)] = schema_of(field);
}

}  // namespace

std::string project_schema(const std::vector<Field>& fields) {
    Json root{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "sunshed project file"}};
    root.update(empty_table());
    for (const Field& field : fields) {
        add_field(root, field);
    }
    return root.dump(2) + "\n";
}

}  // namespace sunshed
