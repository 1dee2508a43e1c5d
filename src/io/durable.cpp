#include "sunshed/io/durable.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "output_place.hpp"

namespace sunshed {

namespace fs = std::filesystem;

void make_durable(const fs::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) {
        cannot_write(path.string(), std::strerror(errno));
    }
    const int fault = fsync(file) == 0 ? 0 : errno;
    close(file);
    // EINVAL: the file system knows nothing to wait for. All others mean that data are lost.
    if (fault != 0 && fault != EINVAL) {
        cannot_write(path.string(), std::strerror(fault));
    }
}

void make_all_durable(const fs::path& path) {
    if (fs::is_directory(path)) {
        for (const auto& entry : fs::recursive_directory_iterator(path)) {
            make_durable(entry.path());
        }
    }
    make_durable(path);
}

}  // namespace sunshed
