#include "environment.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace sunshed::cli {

namespace {

constexpr auto kept = std::to_array<std::string_view>(
    {"PATH", "HOME", "USER", "LOGNAME", "PWD", "TMPDIR", "TEMP", "TMP", "TERM", "COLUMNS", "NO_COLOR", "http_proxy",
     "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"});
// The program's own, the loader's and checkers', and credentials, which only remote data use.
constexpr auto kept_families = std::to_array<std::string_view>(
    {"SUNSHED_", "LD_", "MALLOC_", "ASAN_", "UBSAN_", "LSAN_", "LLVM_PROFILE", "AWS_", "GOOGLE_", "AZURE_", "PG"});

bool is_kept(std::string_view name) {
    return std::find(kept.begin(), kept.end(), name) != kept.end() ||
           std::any_of(kept_families.begin(), kept_families.end(),
                       [&](std::string_view family) { return name.starts_with(family); });
}

}  // namespace

void use_own_environment() {
    std::vector<std::string> others;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const std::string_view name = text.substr(0, text.find('='));
        if (!name.empty() && !is_kept(name)) {
            others.emplace_back(name);
        }
    }
    for (const std::string& name : others) {
        unsetenv(name.c_str());
    }
    setenv("TZ", "UTC", 1);
    setenv("PROJ_NETWORK", "OFF", 1);
    setenv("PROJ_SKIP_READ_USER_WRITABLE_DIRECTORY", "YES", 1);  // grids of this user alone would move his results
}

}  // namespace sunshed::cli
