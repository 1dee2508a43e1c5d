#pragma once

#include <string>

namespace sunshed {

/// A text as a field of a CSV file, the only way for texts into one: quoted where it needs to be (RFC 4180), and with
/// an apostrophe before it where a spreadsheet would take it for a formula: =, +, -, @, a tab, a line break, or their
/// full-width forms at its beginning. Numbers, "-5" too, stay as they are.
[[nodiscard]] std::string csv_field(const std::string& text);

/// A number with as many digits as identify it, "" for nothing.
[[nodiscard]] std::string csv_number(double value);

/// A field as it was before csv_field() set an apostrophe before it.
[[nodiscard]] std::string without_formula_guard(std::string text);

}  // namespace sunshed
