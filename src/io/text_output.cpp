#include "sunshed/io/text_output.hpp"

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

}  // namespace sunshed
