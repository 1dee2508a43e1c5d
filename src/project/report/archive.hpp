#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <iterator>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace sunshed {

/// Writes values one after another as they lie in memory. Types with members offer `visit(archive, value)`, one
/// function for both directions, so that writing and reading cannot drift apart.
class ArchiveWriter {
public:
    explicit ArchiveWriter(std::ostream& stream) : stream_(stream) {}

    template <class... Values>
    void operator()(Values&... values) {
        (put(values), ...);
    }

private:
    template <class T>
    void put(T& value) {
        if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
            stream_.write(reinterpret_cast<const char*>(&value), sizeof value);
        } else {
            visit(*this, value);
        }
    }
    void put(std::string& text) {
        put_size(text.size());
        stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
    }
    template <class T>
    void put(std::vector<T>& values) {
        put_size(values.size());
        for (T& value : values) {
            put(value);
        }
    }
    template <class T, std::size_t N>
    void put(std::array<T, N>& values) {
        for (T& value : values) {
            put(value);
        }
    }
    template <class T>
    void put(std::optional<T>& value) {
        std::uint8_t is_there = value.has_value() ? 1 : 0;
        put(is_there);
        if (is_there != 0) {
            put(*value);
        }
    }
    template <class Key, class T>
    void put(std::map<Key, T>& values) {
        put_size(values.size());
        for (auto& [key, value] : values) {
            Key copy = key;
            put(copy);
            put(value);
        }
    }
    void put_size(std::size_t size) {
        std::uint64_t wide = size;
        put(wide);
    }

    std::ostream& stream_;
};

/// Reads what an ArchiveWriter wrote, value for value: what it could not have written (a stream that ends too early, a
/// truth value of 7, an enumerator behind `last_of(Enum)`, keys of a map out of order) leaves the stream in a failed
/// state.
class ArchiveReader {
public:
    explicit ArchiveReader(std::istream& stream) : stream_(stream) {}

    template <class... Values>
    void operator()(Values&... values) {
        (take(values), ...);
    }

private:
    template <class T>
    void take(T& value) {
        if constexpr (std::is_enum_v<T>) {
            std::underlying_type_t<T> number{};
            take(number);
            value = static_cast<T>(one_of(number, static_cast<std::underlying_type_t<T>>(last_of(T{}))));
        } else if constexpr (std::is_arithmetic_v<T>) {
            get(reinterpret_cast<char*>(&value), sizeof value);
        } else {
            visit(*this, value);
        }
    }
    void take(bool& value) {
        std::uint8_t number = 0;
        take(number);
        value = one_of(number, std::uint8_t{1}) != 0;
    }
    void take(std::string& text) {
        text.clear();
        for (std::uint64_t left = size(); left > 0 && stream_;) {
            const std::uint64_t part = left < block ? left : block;
            const std::size_t had = text.size();
            text.resize(had + part);
            get(text.data() + had, part);
            left -= part;
        }
    }
    template <class T>
    void take(std::vector<T>& values) {
        values.clear();
        // A damaged size must not ask for all memory at once.
        const std::uint64_t count = size();
        values.reserve(count < block ? count : block);
        for (std::uint64_t i = 0; i < count && stream_; ++i) {
            take(values.emplace_back());
        }
    }
    template <class T, std::size_t N>
    void take(std::array<T, N>& values) {
        if constexpr (std::is_arithmetic_v<T>) {
            get(reinterpret_cast<char*>(values.data()), sizeof values);
        } else {
            for (T& value : values) {
                take(value);
            }
        }
    }
    template <class T>
    void take(std::optional<T>& value) {
        bool is_there = false;
        take(is_there);
        value.reset();
        if (is_there && stream_) {
            take(value.emplace());
        }
    }
    template <class Key, class T>
    void take(std::map<Key, T>& values) {
        values.clear();
        const std::uint64_t count = size();
        for (std::uint64_t i = 0; i < count && stream_; ++i) {
            Key key{};
            take(key);
            const auto place = values.emplace_hint(values.end(), std::move(key), T{});
            take(place->second);
            if (std::next(place) != values.end() || values.size() != i + 1) {
                stream_.setstate(std::ios::failbit);
            }
        }
    }
    /// A number that can be 0 to `last`.
    template <class Number>
    Number one_of(Number number, Number last) {
        if (number >= Number{} && number <= last) {
            return number;
        }
        stream_.setstate(std::ios::failbit);
        return Number{};
    }
    /// Straight from the buffer: most values are a few bytes.
    void get(char* to, std::size_t bytes) {
        const auto wanted = static_cast<std::streamsize>(bytes);
        if (stream_.rdbuf()->sgetn(to, wanted) != wanted) {
            stream_.setstate(std::ios::failbit);
        }
    }
    std::uint64_t size() {
        std::uint64_t wide = 0;
        take(wide);
        return stream_ ? wide : 0;
    }

    static constexpr std::uint64_t block = 1 << 16;
    std::istream& stream_;
};

}  // namespace sunshed
