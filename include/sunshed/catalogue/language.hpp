#pragma once

#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// The language that a report opens in.
enum class Language { zh, en };
std::span<const Word<Language>> words_of(Language);

}  // namespace sunshed
