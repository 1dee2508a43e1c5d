#include "say_note.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "sunshed/core/quoted.hpp"

namespace sunshed::cli {

void say_note(const std::string& note) {
    constexpr std::size_t longest = 380;  // with what stands before it less than 400 letters
    fmt::print(stderr, "sunshed: note: {}\n", one_line(note, longest));
}

}  // namespace sunshed::cli
