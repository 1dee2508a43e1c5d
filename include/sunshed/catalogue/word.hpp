#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace sunshed {

/// What is said of one value of an enumeration, in files and to readers.
template <class Enum>
struct Word {
    Enum value;
    const char* id;       ///< stable; stands in files
    const char* zh;       ///< 中文
    const char* en;       ///< English
    const char* meaning;  ///< what it stands for, where the name alone does not say; else empty
};

/// True where row i of a table is of value i, so that a word is found by its place.
template <class Words>
constexpr bool is_in_order(const Words& words) {
    std::size_t place = 0;
    for (const auto& word : words) {
        if (static_cast<std::size_t>(word.value) != place++) {
            return false;
        }
    }
    return true;
}

/// An enumeration of the catalogue: `words_of(Enum())` lists the words of all its values, in their order.
template <class Enum>
concept Catalogued = std::is_enum_v<Enum> && requires(Enum value) {
    { words_of(value) } -> std::same_as<std::span<const Word<Enum>>>;
};

template <Catalogued Enum>
const Word<Enum>& word_of(Enum value) {
    return words_of(value)[static_cast<std::size_t>(value)];
}

/// The id.
template <Catalogued Enum>
std::string to_string(Enum value) {
    return word_of(value).id;
}

/// The value of an id; nothing for an unknown one.
template <Catalogued Enum>
std::optional<Enum> from_id(std::string_view id) {
    for (const Word<Enum>& word : words_of(Enum())) {
        if (id == word.id) {
            return word.value;
        }
    }
    return std::nullopt;
}

}  // namespace sunshed
