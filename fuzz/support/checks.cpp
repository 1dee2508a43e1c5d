#include "checks.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace sunshed::fuzz {

void check(bool holds, const char* promise) {
    if (!holds) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}

FileText file_of(const std::uint8_t* data, std::size_t size) {
    return {"input", std::string(data, data + size)};
}

void run(const std::function<void()>& reader) {
    try {
        reader();
    } catch (const Error& error) {
        const std::string line = error.what();
        const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; };
        const auto is_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
        check(!line.empty() && std::none_of(line.begin(), line.end(), is_control), "an error is one line");
        check(std::count_if(line.begin(), line.end(), is_character) <= 400, "an error has at most 400 characters");
    }
}

}  // namespace sunshed::fuzz
