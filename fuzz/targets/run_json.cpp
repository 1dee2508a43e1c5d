// The configuration that a finished run kept.

#include "checks.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/project_config.hpp"

using namespace sunshed;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::run([&] {
        ProjectConfig config;
        std::vector<Field> fields = fields_of(config);
        load_finished_config(fields, fuzz::file_of(data, size));
        static_cast<void>(print_config(fields));
    });
    return 0;
}
