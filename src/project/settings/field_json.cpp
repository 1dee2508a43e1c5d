#include "project/settings/field_json.hpp"

#include <nlohmann/json.hpp>

#include "sunshed/core/given.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

struct AsJson {
    template <class Number>
    Json operator()(const std::optional<Number>* value) const {
        return *value ? Json(**value) : Json();
    }
    Json operator()(const PlaceFigure& figure) const { return is_given(*figure.value) ? Json(*figure.value) : Json(); }
    Json operator()(const Choice& choice) const { return choice.name(); }
    template <class Value>
    Json operator()(const Value* value) const {
        return *value;
    }
};

}  // namespace

Json value_as_json(const Field& field) {
    return std::visit(AsJson{}, field.target);
}

}  // namespace sunshed
