#pragma once

#include <algorithm>
#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/optional.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sunshed/catalogue/word.hpp"

/// What cereal's own containers, enumerations and truth values would take on trust is read with care here: a damaged
/// size must not ask for all memory at once, and an enumerator that there is not, a truth value of 7 or keys out of
/// order are damage too. Its headers for strings, vectors and maps must not be included beside this one.
namespace sunshed::archive {

/// Memory reserved for at most so many values before they are read: a damaged size must not ask for more.
constexpr std::uint64_t believed_size = 1 << 16;

template <class Archive>
void write_size(Archive& archive, std::size_t size) {
    archive(static_cast<std::uint64_t>(size));
}

template <class Archive>
std::uint64_t read_size(Archive& archive) {
    std::uint64_t size = 0;
    archive(size);
    return size;
}

}  // namespace sunshed::archive

namespace cereal {

template <class Archive, sunshed::Catalogued Enum>
struct specialize<Archive, Enum, specialization::non_member_load_save> {};

template <class Archive, sunshed::Catalogued Enum>
void save(Archive& archive, const Enum& value) {
    archive(static_cast<std::uint8_t>(value));
}

template <class Archive, sunshed::Catalogued Enum>
void load(Archive& archive, Enum& value) {
    std::uint8_t number = 0;
    archive(number);
    if (number >= words_of(Enum()).size()) {
        throw Exception("there is no such value of an enumeration");
    }
    value = static_cast<Enum>(number);
}

inline void load(PortableBinaryInputArchive& archive, bool& value) {
    std::uint8_t number = 0;
    archive(number);
    if (number > 1) {
        throw Exception("a truth value is 0 or 1");
    }
    value = number == 1;
}

template <class Archive>
void save(Archive& archive, const std::string& text) {
    sunshed::archive::write_size(archive, text.size());
    archive(binary_data(text.data(), text.size()));
}

template <class Archive>
void load(Archive& archive, std::string& text) {
    text.clear();
    for (std::uint64_t left = sunshed::archive::read_size(archive); left > 0;) {
        const std::uint64_t part = std::min(left, sunshed::archive::believed_size);
        const std::size_t had = text.size();
        text.resize(had + part);
        archive(binary_data(text.data() + had, part));
        left -= part;
    }
}

template <class Archive, class T>
void save(Archive& archive, const std::vector<T>& values) {
    sunshed::archive::write_size(archive, values.size());
    for (const T& value : values) {
        archive(value);
    }
}

template <class Archive, class T>
void load(Archive& archive, std::vector<T>& values) {
    values.clear();
    const std::uint64_t size = sunshed::archive::read_size(archive);
    values.reserve(std::min(size, sunshed::archive::believed_size));
    for (std::uint64_t i = 0; i < size; ++i) {
        archive(values.emplace_back());
    }
}

template <class Archive, class Key, class T>
void save(Archive& archive, const std::map<Key, T>& values) {
    sunshed::archive::write_size(archive, values.size());
    for (const auto& [key, value] : values) {
        archive(key, value);
    }
}

template <class Archive, class Key, class T>
void load(Archive& archive, std::map<Key, T>& values) {
    values.clear();
    const std::uint64_t size = sunshed::archive::read_size(archive);
    for (std::uint64_t i = 0; i < size; ++i) {
        Key key{};
        archive(key);
        if (!values.empty() && !(values.rbegin()->first < key)) {
            throw Exception("the keys of a map are out of order");
        }
        archive(values.emplace_hint(values.end(), std::move(key), T())->second);
    }
}

}  // namespace cereal
