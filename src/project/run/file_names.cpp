#include "project/run/file_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "project/report/sha256.hpp"
#include "sunshed/core/ascii.hpp"

namespace sunshed {

namespace {

constexpr std::size_t longest_name = 60;  // bytes; file systems take 255, archives and some programs less
constexpr std::size_t hash_digits = 16;

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

/// What can stand in a name on every file system; others' letters give way to "_".
std::string cleaned(const std::string& id) {
    std::string name;
    for (const char c : id.substr(0, longest_name)) {
        name += is_plain(c) ? c : '_';
    }
    return name;
}

/// Names of devices on Windows, with any extension.
bool is_reserved(const std::string& lower_name) {
    static constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
    const std::string stem = lower_name.substr(0, lower_name.find('.'));
    const bool is_port = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
    return is_port || std::find(devices.begin(), devices.end(), stem) != devices.end();
}

/// "...-0123456789abcdef", which would be taken for the name of another id.
bool has_hash_suffix(const std::string& lower_name) {
    const auto dash = lower_name.rfind('-');
    return dash != std::string::npos && lower_name.size() - dash - 1 == hash_digits &&
           lower_name.find_first_not_of("0123456789abcdef", dash + 1) == std::string::npos;
}

bool can_be_its_name(const std::string& id) {
    const std::string lower = lower_ascii(id);
    return !id.empty() && id == cleaned(id) && id.front() != '.' && id.front() != '-' && id.back() != '.' &&
           !is_reserved(lower) && !has_hash_suffix(lower);
}

}  // namespace

FileNames::FileNames(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
        const auto [place, is_new] = first_id_.try_emplace(lower_ascii(id), id);
        if (!is_new && place->second != id) {
            shared_[lower_ascii(id)] = true;
        }
    }
}

std::string FileNames::of(const std::string& id) const {
    if (can_be_its_name(id) && !shared_.contains(lower_ascii(id))) {
        return id;
    }
    std::string name = cleaned(id);
    const auto begin = name.find_first_not_of(".-");
    name = begin == std::string::npos ? "id" : name.substr(begin);
    return name + "-" + sha256_of_text(id).substr(0, hash_digits);
}

}  // namespace sunshed
