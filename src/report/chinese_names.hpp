#pragma once

#include <string>

namespace sunshed {

/// 中文 for a column of a layer; the column's own name where there is none.
std::string chinese_column(const std::string& name);
/// 中文 for a building's suitability or quality; itself where there is none.
std::string chinese_word(const std::string& word);

}  // namespace sunshed
