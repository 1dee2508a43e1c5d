#pragma once

#include <map>
#include <string>

#include "sunshed/building/building_record.hpp"

namespace sunshed {

/// The class that an input's word means: the user's table first, then our own names, then Chinese land-use words and
/// OpenStreetMap's building and amenity values. Unknown words give `unknown`.
BuildingClass classify(const std::string& word, const std::map<std::string, std::string>& user_table);

}  // namespace sunshed
