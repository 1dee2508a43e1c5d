#include "project/read/sky_options.hpp"

namespace sunshed {

SkyOptions sky_options(const ProjectConfig& config) {
    SkyOptions options = config.sky;
    options.transposition = config.transposition == "isotropic"    ? TranspositionModel::isotropic
                            : config.transposition == "hay-davies" ? TranspositionModel::hay_davies
                                                                   : TranspositionModel::perez;
    return options;
}

}  // namespace sunshed
