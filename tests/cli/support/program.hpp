#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sunshed::test {

struct Outcome {
    int exit_code = 0;
    std::string out;
    std::string err;
};

/// Runs the program as a shell would, with nothing on standard input, and waits for it.
Outcome run_sunshed(const std::vector<std::string>& arguments);

/// The same, after something was done in the process that becomes it: limits, other streams.
Outcome run_sunshed_after(const std::function<void()>& prepare, const std::vector<std::string>& arguments);

/// The same, which is sent signals a tenth of a second apart once a wait is over.
Outcome interrupt_sunshed(const std::vector<std::string>& arguments, const std::function<void()>& wait,
                          const std::vector<int>& signals);

/// The same, with every file that it writes limited to so many bytes: a full disk in miniature.
Outcome run_sunshed_with_file_limit(const std::vector<std::string>& arguments, std::size_t limit_bytes);

/// The same, with so much address space (ulimit -v).
Outcome run_sunshed_with_memory(const std::vector<std::string>& arguments, std::size_t limit_bytes);

/// A folder of its own for a test, removed with it.
class ScratchFolder {
public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// True where the folder holds nothing that looks half-written: neither the output nor a part beside it.
bool nothing_was_left(const std::filesystem::path& folder, const std::string& output_name);

/// Bytes of all files of a finished run by their names in its folder, but for those that hold times of their writing
/// (run.json, results.gpkg, report.xlsx).
std::map<std::string, std::string> files_of(const std::string& folder);

std::string read_text(const std::string& path);
void write_text(const std::string& path, const std::string& text);

}  // namespace sunshed::test
