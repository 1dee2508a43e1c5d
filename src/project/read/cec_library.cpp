#include "project/read/cec_library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>
#include <utility>
#include <vector>

#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"

namespace sunshed {

namespace {

constexpr std::size_t largest_library_bytes = 64U << 20U;
constexpr std::size_t longest_line_bytes = 1U << 16U;

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else if (c != '\r') {
            fields.back() += c;
        }
    }
    return fields;
}

/// A row by the names in the header.
class LibraryRow {
public:
    LibraryRow(std::string path, std::vector<std::string> header, std::vector<std::string> fields)
        : path_(std::move(path)), header_(std::move(header)), fields_(std::move(fields)) {}

    [[nodiscard]] double number(const std::string& column) const {
        const auto found = std::find(header_.begin(), header_.end(), column);
        const auto place = static_cast<std::size_t>(found - header_.begin());
        if (found == header_.end() || place >= fields_.size()) {
            throw Error(ErrorCode::bad_input, path_, fmt::format("there is no column {}", column),
                        "give a library in the form of SAM's 'CEC Modules.csv'");
        }
        const std::string& text = fields_[place];
        double value = 0.0;
        const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (status != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
            throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path_, one_line(fields_[0], 60)),
                        fmt::format("{} in column {} is not a number", quoted(text), column), "mend the row");
        }
        return value;
    }

private:
    std::string path_;
    std::vector<std::string> header_;
    std::vector<std::string> fields_;
};

LibraryRow find_row(FileText bytes, const std::string& name) {
    std::vector<std::string> unused;
    const FileText file = as_utf8(std::move(bytes), OtherEncoding::none, unused);
    const std::string& path = file.path;
    check_lines(file, longest_line_bytes, largest_library_bytes);
    std::istringstream stream(file.text);
    std::string line;
    if (!std::getline(stream, line)) {
        throw Error(ErrorCode::bad_input, path, "the file is empty", "give SAM's 'CEC Modules.csv'");
    }
    const std::vector<std::string> header = split(line);
    while (std::getline(stream, line)) {
        std::vector<std::string> fields = split(line);
        if (fields[0] == name) {
            return {path, header, std::move(fields)};
        }
    }
    throw Error(ErrorCode::bad_input, path, fmt::format("there is no module {}", quoted(name)),
                "set pv.cec_module to a name from the first column");
}

}  // namespace

CecModule read_cec_module(const std::string& path, const std::string& name) {
    return read_cec_module(read_file_text(path, largest_library_bytes), name);
}

CecModule read_cec_module(FileText file, const std::string& name) {
    const std::string path = file.path;
    const LibraryRow row = find_row(std::move(file), name);
    const CecModule module{row.number("I_L_ref"), row.number("I_o_ref"),  row.number("R_s"),   row.number("R_sh_ref"),
                           row.number("a_ref"),   row.number("alpha_sc"), row.number("Adjust")};
    if (!(module.photocurrent_a > 0.0 && module.saturation_current_a > 0.0 && module.shunt_ohm > 0.0 &&
          module.modified_ideality_v > 0.0)) {
        throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path, name), "its parameters give no power",
                    "I_L_ref, I_o_ref, R_sh_ref and a_ref are over 0");
    }
    return module;
}

}  // namespace sunshed
