#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sunshed {

/// A file's bytes with the name that messages give it. Readers take this, so that a text in memory will do too.
struct FileText {
    std::string path;
    std::string text;
};

/// Reads a file whole, but never more than `largest_bytes`.
/// @throws Error where it is not there, is a folder, cannot be read, or is larger
FileText read_file_text(const std::string& path, std::size_t largest_bytes);

/// What is taken for text that is not UTF-8.
enum class OtherEncoding {
    none,     ///< it is left as it is
    gb18030,  ///< Excel's in China
    latin1,   ///< old weather files, whose names of places may have accents
};

/// The text as UTF-8 without a byte order mark, its line ends with a line feed. UTF-16 is known by its mark; a file
/// whose lines all end with a carriage return alone gets line feeds.
/// @param notes  gets a line where the encoding was not UTF-8
/// @throws Error where there are zero bytes in it: it is no text
FileText as_utf8(FileText file, OtherEncoding otherwise, std::vector<std::string>& notes);

/// @throws Error naming the first line that is longer, or the file where it has more lines
void check_lines(const FileText& file, std::size_t longest_line_bytes, std::size_t most_lines);

}  // namespace sunshed
