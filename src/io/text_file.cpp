#include "sunshed/io/text_file.hpp"

#include <cpl_string.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>

#include "recode.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {

namespace {

void append_utf8(std::string& text, std::uint32_t code) {
    const auto append = [&](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) {
        append(code);
    } else if (code < 0x800) {
        append(0xC0U | (code >> 6U));
        append(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        append(0xE0U | (code >> 12U));
        append(0x80U | ((code >> 6U) & 0x3FU));
        append(0x80U | (code & 0x3FU));
    } else {
        append(0xF0U | (code >> 18U));
        append(0x80U | ((code >> 12U) & 0x3FU));
        append(0x80U | ((code >> 6U) & 0x3FU));
        append(0x80U | (code & 0x3FU));
    }
}

/// UTF-16 to UTF-8 (GDAL's recoding takes no text with zero bytes); half a pair becomes U+FFFD.
std::string from_utf16(const std::string& bytes, bool little_endian) {
    constexpr std::uint32_t replacement = 0xFFFD;
    std::string text;
    std::uint32_t high = 0;  // the first half of a pair that waits for its second
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        const std::uint32_t first = static_cast<unsigned char>(bytes[i]);
        const std::uint32_t second = static_cast<unsigned char>(bytes[i + 1]);
        const std::uint32_t unit = little_endian ? first | (second << 8U) : second | (first << 8U);
        const bool is_second = unit >= 0xDC00 && unit < 0xE000;
        if (high != 0 && !is_second) {
            append_utf8(text, replacement);
        }
        if (is_second) {
            append_utf8(text, high == 0 ? replacement : 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
        }
        const bool is_first = unit >= 0xD800 && unit < 0xDC00;
        if (!is_first && !is_second) {
            append_utf8(text, unit);
        }
        high = is_first ? unit : 0;
    }
    return text;
}

std::string decoded(std::string bytes, OtherEncoding otherwise, std::vector<std::string>& notes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return bytes.substr(3);
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        notes.emplace_back("read as UTF-16");
        return from_utf16(bytes, bytes.starts_with("\xFF\xFE"));
    }
    const bool zeros = bytes.find('\0') != std::string::npos;
    if (otherwise == OtherEncoding::none || zeros || CPLIsUTF8(bytes.c_str(), static_cast<int>(bytes.size())) != 0) {
        return bytes;
    }
    const bool chinese = otherwise == OtherEncoding::gb18030;
    notes.push_back(fmt::format("not UTF-8; read as {}", chinese ? "GB 18030" : "ISO 8859-1"));
    return recoded(bytes, chinese ? "GB18030" : CPL_ENC_ISO8859_1);
}

}  // namespace

FileText read_file_text(const std::string& path, std::size_t largest_bytes) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        throw Error(ErrorCode::not_found, path, "the file cannot be opened", "check its name and permissions");
    }
    if (std::error_code none; std::filesystem::is_directory(path, none)) {
        throw Error(ErrorCode::bad_input, path, "this is a folder", "give a file");
    }
    FileText file{path, {}};
    constexpr std::size_t block = 1U << 20U;
    while (stream && file.text.size() <= largest_bytes) {
        const std::size_t had = file.text.size();
        file.text.resize(had + block);
        stream.read(file.text.data() + had, block);
        file.text.resize(had + static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad()) {
        throw Error(ErrorCode::io_failure, path, "the file cannot be read", "check the disk it lies on");
    }
    if (file.text.size() > largest_bytes) {
        throw Error(
            ErrorCode::bad_input, path,
            fmt::format("the file is larger than {} MiB, the most that is read of its kind", largest_bytes >> 20U),
            "give a smaller one");
    }
    return file;
}

FileText as_utf8(FileText file, OtherEncoding otherwise, std::vector<std::string>& notes) {
    file.text = decoded(std::move(file.text), otherwise, notes);
    if (file.text.find('\0') != std::string::npos) {
        throw Error(ErrorCode::bad_input, file.path, "this is no text file: there are zero bytes in it",
                    "save it as text, in UTF-8");
    }
    if (file.text.find('\n') == std::string::npos) {
        std::replace(file.text.begin(), file.text.end(), '\r', '\n');
    }
    return file;
}

void check_lines(const FileText& file, std::size_t longest_line_bytes, std::size_t most_lines) {
    std::size_t line = 1;
    for (std::size_t begin = 0; begin < file.text.size(); ++line) {
        const std::size_t end = std::min(file.text.find('\n', begin), file.text.size());
        if (end - begin > longest_line_bytes) {
            throw Error(ErrorCode::bad_input, fmt::format("{}:{}", file.path, line),
                        fmt::format("the line has more than {} characters", longest_line_bytes),
                        "check that the file is whole and is what it should be");
        }
        begin = end + 1;
    }
    if (line - 1 > most_lines) {
        throw Error(ErrorCode::bad_input, file.path, fmt::format("the file has more than {} lines", most_lines),
                    "give a smaller one");
    }
}

}  // namespace sunshed
