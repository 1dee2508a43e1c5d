#pragma once

#include <map>
#include <string>

#include "sunshed/catalogue/building_words.hpp"

namespace sunshed {

/// What numeric land-use codes mean; the two standards share numbers and mean different things by them.
enum class LandUseCodes { none, gbt21010_2017, land_sea_2023 };

/// The class that an input's word means: the user's table first, then our own names, Chinese land-use and building
/// words, OpenStreetMap's values (building, amenity, office, shop, tourism; "amenity=school" too, several with
/// semicolons), letter codes of GB 50137-2011 ("A33", "M1") and, where given which, numeric land-use codes. Others give
/// `unknown`.
BuildingClass classify(const std::string& word, const std::map<std::string, std::string>& user_table,
                       LandUseCodes codes = LandUseCodes::none);

}  // namespace sunshed
