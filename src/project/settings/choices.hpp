#pragma once

#include <vector>

#include "sunshed/project/project_config.hpp"

namespace sunshed {

// The words that a project file and the command line have for the values of enums.

inline std::vector<NameOf<NodataPolicy>> nodata_names() {
    return {{NodataPolicy::open, "open"}, {NodataPolicy::blocked, "blocked"}, {NodataPolicy::error, "error"}};
}

inline std::vector<NameOf<MapDatum>> datum_names() {
    return {{MapDatum::of_crs, ""}, {MapDatum::gcj02, "gcj02"}};
}

inline std::vector<NameOf<LandUseCodes>> land_use_code_names() {
    return {{LandUseCodes::none, ""},
            {LandUseCodes::gbt21010_2017, "gbt21010-2017"},
            {LandUseCodes::land_sea_2023, "land-sea-2023"}};
}

inline std::vector<NameOf<AssumeTime>> assume_time_names() {
    return {{AssumeTime::automatic, "auto"},
            {AssumeTime::as_is, "as-is"},
            {AssumeTime::interval_end, "interval-end"},
            {AssumeTime::interval_start, "interval-start"},
            {AssumeTime::interval_center, "interval-center"},
            {AssumeTime::instant, "instant"},
            {AssumeTime::interval_end, "hour-ending"},
            {AssumeTime::interval_start, "hour-starting"},
            {AssumeTime::interval_center, "centred"}};
}

inline std::vector<NameOf<TranspositionModel>> transposition_names() {
    return {{TranspositionModel::perez, "perez"},
            {TranspositionModel::hay_davies, "hay-davies"},
            {TranspositionModel::isotropic, "isotropic"}};
}

inline std::vector<NameOf<FlatSystem>> flat_system_names() {
    return {{FlatSystem::rows, "rows"}, {FlatSystem::east_west, "east-west"}};
}

inline std::vector<NameOf<RowDirection>> row_direction_names() {
    return {{RowDirection::best, "best"}, {RowDirection::equator, "equator"}, {RowDirection::building, "building"}};
}

inline std::vector<NameOf<SpacingRule>> spacing_names() {
    return {{SpacingRule::gb50797_9_15, "gb50797-9-15"}, {SpacingRule::window_10_14, "window-10-14"},
            {SpacingRule::solstice_3h, "solstice-3h"},   {SpacingRule::ground_cover, "gcr"},
            {SpacingRule::max_energy, "max-energy"},     {SpacingRule::max_coverage, "max-coverage"}};
}

inline std::vector<NameOf<ModuleModel>> module_model_names() {
    return {{ModuleModel::pvwatts, "pvwatts"}, {ModuleModel::single_diode, "single-diode"}};
}

inline std::vector<NameOf<HeatModel>> heat_model_names() {
    return {{HeatModel::pvsyst, "pvsyst"},
            {HeatModel::sapm, "sapm"},
            {HeatModel::faiman, "faiman"},
            {HeatModel::fuentes, "fuentes"}};
}

inline std::vector<NameOf<PartialShading>> partial_shading_names() {
    return {{PartialShading::linear, "linear"}, {PartialShading::by_string, "by-string"}};
}

inline std::vector<NameOf<SnowModel>> snow_model_names() {
    return {{SnowModel::automatic, "auto"},
            {SnowModel::hourly, "hourly"},
            {SnowModel::monthly, "monthly"},
            {SnowModel::none, "none"}};
}

inline std::vector<NameOf<CoverageReading>> coverage_names() {
    return {{CoverageReading::array_over_roof, "c1"},
            {CoverageReading::module_over_roof, "c2"},
            {CoverageReading::array_over_installable, "c3"},
            {CoverageReading::roofs_with_pv, "c4"}};
}

inline std::vector<NameOf<RankBy>> rank_by_names() {
    return named({RankBy::cost, RankBy::yield, RankBy::class_priority, RankBy::size});
}

inline std::vector<NameOf<Language>> language_names() {
    return named({Language::zh, Language::en});
}

}  // namespace sunshed
