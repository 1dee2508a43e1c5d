#include "project/read/pv_options.hpp"

#include "project/read/cec_library.hpp"

namespace sunshed {

PvOptions pv_options(const ProjectConfig& config) {
    PvOptions options = config.pv;
    if (!config.cec_library.empty()) {
        options.module.cec = read_cec_module(config.cec_library, config.cec_module);
    }
    return options;
}

}  // namespace sunshed
