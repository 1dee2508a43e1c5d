#pragma once

#include <string>

#include "sunshed/building/building_record.hpp"

namespace sunshed {

/// 中文 for a column of a layer; the column's own name where there is none.
std::string chinese_column(const std::string& name);
/// 中文 for a class of buildings.
std::string chinese_class(BuildingClass building_class);
/// 中文 for an indicator's id; the id where there is none.
std::string chinese_indicator(const std::string& id);
/// 中文 for an indicator's status or basis; itself where there is none.
std::string chinese_word(const std::string& word);

}  // namespace sunshed
