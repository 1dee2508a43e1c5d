#include "sunshed/core/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "sunshed/core/quoted.hpp"

namespace sunshed {

namespace {

constexpr std::size_t longest_line = 400;

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The last characters of a text: of a path they say most.
std::string tail_of(std::string_view text, std::size_t longest) {
    for (std::size_t left = characters_in(text); left > longest || (!text.empty() && (text.front() & 0xC0) == 0x80);) {
        left -= (text.front() & 0xC0) == 0x80 ? 0U : 1U;
        text.remove_prefix(1);
    }
    return "..." + std::string(text);
}

std::string line_of(const std::string& where, const std::string& problem, const std::string& mend) {
    const std::string line = where.empty() ? problem : fmt::format("{}: {}", where, problem);
    return mend.empty() ? line : fmt::format("{}; {}", line, mend);
}

/// Whatever the parts hold: one line, and one that can be read at a glance.
std::string readable_line(const std::string& where, const std::string& problem, const std::string& mend) {
    const auto all = [](const std::string& text) { return one_line(text, std::string::npos); };
    const std::string line = line_of(all(where), all(problem), all(mend));
    if (characters_in(line) <= longest_line) {
        return line;
    }
    const std::string place = characters_in(all(where)) > 120 ? tail_of(all(where), 100) : all(where);
    return line_of(place, one_line(problem, 130), one_line(mend, 130));
}

}  // namespace

Error::Error(ErrorCode code, std::string where, std::string problem, std::string mend)
    : code_(code), where_(std::move(where)), problem_(std::move(problem)), mend_(std::move(mend)) {
    line_ = readable_line(where_, problem_, mend_);
}

void expects(bool condition, std::string_view what, const char* file, int line) {
    if (!condition) {
        throw std::logic_error(fmt::format("{}:{}: precondition broken: {}", file, line, what));
    }
}

}  // namespace sunshed
