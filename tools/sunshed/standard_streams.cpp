#include "standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <string_view>

namespace sunshed::cli {

namespace {

std::atomic<bool> words_were_lost{false};

/// libxlsxwriter also prints to standard error what it returns.
bool is_of_a_library(std::string_view words) {
    return words.starts_with("[ERROR]") || words.starts_with("[WARNING]");
}

/// Writes all or drops the rest: a message that cannot be printed never stops the work.
ssize_t write_words(void* cookie, const char* words, std::size_t size) {
    const int descriptor = *static_cast<const int*>(cookie);
    if (descriptor == STDERR_FILENO && is_of_a_library({words, size})) {
        return static_cast<ssize_t>(size);
    }
    for (std::size_t done = 0; done < size;) {
        const ssize_t part = write(descriptor, words + done, size - done);
        if (part < 0 && errno == EINTR) {
            continue;
        }
        if (part <= 0) {
            words_were_lost = words_were_lost || (descriptor == STDOUT_FILENO && errno != EPIPE);
            break;
        }
        done += static_cast<std::size_t>(part);
    }
    return static_cast<ssize_t>(size);
}

FILE* forgiving(FILE* stream, const int& descriptor) {
    cookie_io_functions_t functions{};
    functions.write = write_words;
    FILE* made = fopencookie(const_cast<int*>(&descriptor), "w", functions);
    if (made == nullptr) {
        return stream;
    }
    const bool at_once = descriptor == STDERR_FILENO;
    setvbuf(made, nullptr, at_once ? _IONBF : isatty(descriptor) != 0 ? _IOLBF : _IOFBF, at_once ? 0 : BUFSIZ);
    return made;
}

constexpr int out = STDOUT_FILENO;
constexpr int err = STDERR_FILENO;

}  // namespace

void prepare_standard_streams() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(descriptor, F_GETFD) == -1) {
            open("/dev/null", O_RDWR);  // takes the lowest number that is free: this one
        }
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error like a full disk
    stdout = forgiving(stdout, out);
    stderr = forgiving(stderr, err);
}

bool standard_output_arrived() {
    std::fflush(stdout);
    return !words_were_lost;
}

}  // namespace sunshed::cli
