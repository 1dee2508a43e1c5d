#include "project/read/economy_options.hpp"

namespace sunshed {

EconomyOptions economy_options(const ProjectConfig& config) {
    EconomyOptions options = config.economy;
    options.storey_height_m = config.floor_height_m;
    options.calendar_year = config.year;
    options.coal = config.policy.coal;
    return options;
}

}  // namespace sunshed
