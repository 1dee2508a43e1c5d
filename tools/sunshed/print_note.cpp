#include "print_note.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "sunshed/core/quoted.hpp"

namespace sunshed::cli {

void print_note(const std::string& note) {
    constexpr std::size_t longest = 380;  // with what stands before it less than 400 letters
    fmt::print(stderr, "sunshed: note: {}\n", one_line(note, longest));
}

std::function<void(const std::string&)> print_unless_quiet(const CommonOptions& common) {
    return [quiet = common.quiet](const std::string& note) {
        if (!quiet) {
            print_note(note);
        }
    };
}

}  // namespace sunshed::cli
