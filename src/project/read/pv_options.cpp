#include "project/read/pv_options.hpp"

#include "project/read/cec_library.hpp"

namespace sunshed {

namespace {

SnowModel snow_model_of(const std::string& name) {
    return name == "hourly"    ? SnowModel::hourly
           : name == "monthly" ? SnowModel::monthly
           : name == "none"    ? SnowModel::none
                               : SnowModel::automatic;
}

HeatModel heat_model_of(const std::string& name) {
    return name == "sapm"      ? HeatModel::sapm
           : name == "faiman"  ? HeatModel::faiman
           : name == "fuentes" ? HeatModel::fuentes
                               : HeatModel::pvsyst;
}

}  // namespace

PvOptions pv_options(const ProjectConfig& config) {
    PvOptions options = config.pv;
    options.module_model = config.module_model == "single-diode" ? ModuleModel::single_diode : ModuleModel::pvwatts;
    if (!config.cec_library.empty()) {
        options.cec = read_cec_module(config.cec_library, config.cec_module);
    }
    options.heat_model = heat_model_of(config.heat_model);
    options.partial_shading =
        config.partial_shading == "by-string" ? PartialShading::by_string : PartialShading::linear;
    options.snow.model = snow_model_of(config.snow_model);
    return options;
}

}  // namespace sunshed
