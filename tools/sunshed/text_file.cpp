#include "text_file.hpp"

#include <fstream>

#include "sunshed/core/error.hpp"

namespace sunshed::cli {

void write_text_file(const std::string& path, const std::string& text) {
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
        throw Error(ErrorCode::io_failure, path, "the file could not be written whole", "check the space on the disk");
    }
}

}  // namespace sunshed::cli
