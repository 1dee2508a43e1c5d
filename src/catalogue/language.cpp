#include "sunshed/catalogue/language.hpp"

#include <array>

namespace sunshed {

namespace {

constexpr auto language_words = std::to_array<Word<Language>>({
    {Language::zh, "zh", "中文", "Chinese", ""},
    {Language::en, "en", "英文", "English", ""},
});
static_assert(is_in_order(language_words));

}  // namespace

std::span<const Word<Language>> words_of(Language /*unused*/) {
    return language_words;
}

}  // namespace sunshed
