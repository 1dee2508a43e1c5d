#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sunshed {

/// Tables as typed columns in one run of bytes, which the page reads as typed arrays without parsing.
///
/// The bytes: length of the head (uint32), the head (JSON, padded with spaces), then the columns, each on a multiple of
/// four. The head's "tables" state for each column its name, type, place and length in bytes:
/// "f32" numbers, NaN where there is none; "i32"; "code", uint16 places in "words"; "text", UTF-8 lines.
class PagePack {
public:
    void add_numbers(const std::string& table, const std::string& name, const std::vector<float>& values);
    void add_integers(const std::string& table, const std::string& name, const std::vector<std::int32_t>& values);
    /// Codes into the distinct words; lines of text where there are more than 4,096 of them.
    void add_texts(const std::string& table, const std::string& name, const std::vector<std::string>& values);

    /// The whole: `head` with "tables" added, and the columns. Little-endian.
    [[nodiscard]] std::string bytes(nlohmann::ordered_json head) const;

private:
    void add(const std::string& table, nlohmann::ordered_json column, std::size_t count, const void* data,
             std::size_t size);

    nlohmann::ordered_json tables_ = nlohmann::ordered_json::object();
    std::string columns_;
};

}  // namespace sunshed
