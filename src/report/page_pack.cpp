#include "page_pack.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

static_assert(std::endian::native == std::endian::little, "columns are laid down as they lie in memory");

constexpr std::size_t most_words = 4096;
constexpr std::size_t alignment = 4;

/// Codes of texts by first appearance, and the words; no words where there are too many for codes to pay.
struct Codes {
    std::vector<std::uint16_t> codes;
    std::vector<std::string> words;
};

Codes codes_of(const std::vector<std::string>& values) {
    Codes result;
    std::unordered_map<std::string, std::uint16_t> seen;
    for (const std::string& value : values) {
        const auto [place, is_new] = seen.try_emplace(value, static_cast<std::uint16_t>(result.words.size()));
        if (is_new) {
            if (result.words.size() == most_words) {
                return {};
            }
            result.words.push_back(value);
        }
        result.codes.push_back(place->second);
    }
    return result;
}

std::string lines_of(const std::vector<std::string>& values) {
    std::string lines;
    for (const std::string& value : values) {
        const auto at = static_cast<std::ptrdiff_t>(lines.size());
        lines += value;
        std::replace(lines.begin() + at, lines.end(), '\n', ' ');
        lines += '\n';
    }
    return lines;
}

}  // namespace

void PagePack::add(const std::string& table, Json column, std::size_t count, const void* data, std::size_t size) {
    column["at"] = columns_.size();
    column["length"] = size;
    tables_[table]["count"] = count;
    tables_[table]["columns"].push_back(std::move(column));
    columns_.append(static_cast<const char*>(data), size);
    columns_.resize((columns_.size() + alignment - 1) / alignment * alignment);
}

void PagePack::add_numbers(const std::string& table, const std::string& name, const std::vector<float>& values) {
    add(table, {{"name", name}, {"type", "f32"}}, values.size(), values.data(), values.size() * sizeof(float));
}

void PagePack::add_integers(const std::string& table, const std::string& name,
                            const std::vector<std::int32_t>& values) {
    add(table, {{"name", name}, {"type", "i32"}}, values.size(), values.data(), values.size() * sizeof(std::int32_t));
}

void PagePack::add_texts(const std::string& table, const std::string& name, const std::vector<std::string>& values) {
    const Codes coded = codes_of(values);
    if (coded.codes.size() == values.size()) {
        add(table, {{"name", name}, {"type", "code"}, {"words", coded.words}}, values.size(), coded.codes.data(),
            coded.codes.size() * sizeof(std::uint16_t));
        return;
    }
    const std::string lines = lines_of(values);
    add(table, {{"name", name}, {"type", "text"}}, values.size(), lines.data(), lines.size());
}

std::string PagePack::bytes(Json head) const {
    head["tables"] = tables_;
    // A text in an undeclared encoding must not cost the report: bytes that are no UTF-8 become U+FFFD.
    std::string text = head.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.resize((text.size() + alignment - 1) / alignment * alignment, ' ');
    const auto length = static_cast<std::uint32_t>(text.size());
    std::string whole(sizeof length, '\0');
    std::memcpy(whole.data(), &length, sizeof length);
    return whole + text + columns_;
}

}  // namespace sunshed
