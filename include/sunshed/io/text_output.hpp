#pragma once

#include <fstream>
#include <string>
#include <utility>

namespace sunshed {

/// A text file that is written piece by piece.
class TextWriter {
public:
    explicit TextWriter(std::string path) : path_(std::move(path)), stream_(path_, std::ios::binary) {}
    void write(const std::string& text) { stream_ << text; }
    /// @throws Error{io_failure} where it did not arrive whole
    void close();

private:
    std::string path_;
    std::ofstream stream_;
};

/// Writes a whole text file. @throws Error{io_failure} where it does not arrive whole
void write_text_file(const std::string& path, const std::string& text);

}  // namespace sunshed
