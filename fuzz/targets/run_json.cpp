// The configuration that a finished run kept.

#include "checks.hpp"
#include "config/load.hpp"
#include "config/project_config.hpp"

using namespace sunshed;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] {
        cli::ProjectConfig config;
        std::vector<cli::Field> fields = cli::fields_of(config);
        cli::load_finished_config(fields, fuzz::file_of(data, size));
        static_cast<void>(cli::print_config(fields));
    });
    return 0;
}
