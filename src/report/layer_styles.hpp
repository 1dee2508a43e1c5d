#pragma once

#include <functional>
#include <string>
#include <vector>

#include "field_text.hpp"
#include "result_layer.hpp"
#include "sunshed/catalogue/language.hpp"

namespace sunshed {

/// A style of a layer in a language, under the name by which QGIS lists it.
struct NamedQml {
    std::string name;
    std::string qml;
    bool is_default = false;  ///< the one that QGIS applies by itself
};

/// The values that a layer has in a column, those that are NULL left out.
using ColumnValues = std::function<std::vector<double>(const std::string& column)>;

/// The styles of a layer, each in both languages; none for a table. What a layer is coloured by depends on the columns
/// that it has: roofs without energy by the way they face.
/// @param first  the language of the default
std::vector<NamedQml> layer_styles(ResultLayer layer, const std::vector<FieldText>& fields, const ColumnValues& values,
                                   Language first);

}  // namespace sunshed
