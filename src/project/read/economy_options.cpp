#include "project/read/economy_options.hpp"

namespace sunshed {

EconomyOptions economy_options(const ProjectConfig& config) {
    EconomyOptions options = config.economy;
    options.calendar_year = config.year;
    options.coal = config.policy.coal;
    options.emissions = config.policy.emissions;
    return options;
}

}  // namespace sunshed
