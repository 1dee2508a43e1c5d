#pragma once

#include <string>

namespace sunshed::cli {

/// Tells the user something on standard error, as one line of a length that can be read: notes hold texts of others.
void say_note(const std::string& note);

}  // namespace sunshed::cli
