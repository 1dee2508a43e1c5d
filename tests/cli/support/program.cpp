#include "support/program.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace sunshed::test {

namespace {

namespace fs = std::filesystem;

/// In the child: standard streams to files, what a test prepares, then the program.
[[noreturn]] void become_program(const std::vector<std::string>& arguments, const std::string& out,
                                 const std::string& err, const std::function<void()>& prepare) {
    const auto redirect = [](const char* path, int flags, int target) { dup2(open(path, flags, 0600), target); };
    redirect("/dev/null", O_RDONLY, STDIN_FILENO);
    redirect(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    prepare();
    std::vector<char*> words{const_cast<char*>(SUNSHED_PROGRAM)};
    for (const std::string& argument : arguments) {
        words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    execv(SUNSHED_PROGRAM, words.data());
    _exit(127);
}

/// @param meanwhile  is told the process
Outcome run(const std::vector<std::string>& arguments, const std::function<void()>& prepare,
            const std::function<void(pid_t)>& meanwhile) {
    const ScratchFolder streams;
    const std::string out = streams.file("out");
    const std::string err = streams.file("err");
    const pid_t child = fork();
    if (child == 0) {
        become_program(arguments, out, err, prepare);
    }
    meanwhile(child);
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_text(out), read_text(err)};
}

}  // namespace

Outcome run_sunshed(const std::vector<std::string>& arguments) {
    return run(
        arguments, [] {}, [](pid_t) {});
}

Outcome run_sunshed_after(const std::function<void()>& prepare, const std::vector<std::string>& arguments) {
    return run(arguments, prepare, [](pid_t) {});
}

Outcome run_sunshed_with_file_limit(const std::vector<std::string>& arguments, std::size_t limit_bytes) {
    // The program heeds no SIGXFSZ: writes then fail with EFBIG, as they do with ENOSPC on a full disk.
    return run_sunshed_after(
        [&] {
            const rlimit limit{limit_bytes, limit_bytes};
            setrlimit(RLIMIT_FSIZE, &limit);
        },
        arguments);
}

Outcome run_sunshed_with_memory(const std::vector<std::string>& arguments, std::size_t limit_bytes) {
    return run_sunshed_after(
        [&] {
            const rlimit limit{limit_bytes, limit_bytes};
            setrlimit(RLIMIT_AS, &limit);
        },
        arguments);
}

Outcome interrupt_sunshed(const std::vector<std::string>& arguments, const std::function<void()>& wait,
                          const std::vector<int>& signals) {
    return run(
        arguments, [] {},
        [&](pid_t child) {
            wait();
            for (std::size_t i = 0; i < signals.size(); ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(i == 0 ? 0 : 100));
                kill(child, signals[i]);
            }
        });
}

ScratchFolder::ScratchFolder() {
    std::string pattern = (fs::temp_directory_path() / "sunshed-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no scratch folder could be made");
    }
    path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

bool nothing_was_left(const fs::path& folder, const std::string& output_name) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename().string().find(output_name) != std::string::npos) {
            return false;
        }
    }
    return true;
}

std::map<std::string, std::string> files_of(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).string();
        if (entry.is_regular_file() && name != "run.json" && name != "results.gpkg" && name != "report/report.xlsx") {
            files[name] = read_text(entry.path().string());
        }
    }
    return files;
}

std::string read_text(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void write_text(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

}  // namespace sunshed::test
