#include "text_output.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sunshed/core/error.hpp"

namespace sunshed {

void TextWriter::close() {
    stream_.close();
    if (!stream_) {
        throw Error(ErrorCode::io_failure, path_, "the file could not be written whole",
                    "check the space on the disk and the permissions");
    }
}

void write_text_file(const std::string& path, const std::string& text) {
    TextWriter file(path);
    file.write(text);
    file.close();
}

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    return quoted + "\"";
}

std::string csv_number(double value) {
    return std::isfinite(value) ? fmt::format("{:.10g}", value) : std::string();
}

}  // namespace sunshed
