#pragma once

#include "sunshed/catalogue/coverage_words.hpp"
#include "sunshed/catalogue/target_words.hpp"
#include "sunshed/catalogue/unit.hpp"
#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// Where an indicator's figure comes from.
enum class IndicatorKind {
    computed,    ///< from roofs, sun and footprints
    statistics,  ///< from an area's energy statistics
    tracked,     ///< read from the statistics file as it is and held against its target
};
std::span<const Word<IndicatorKind>> words_of(IndicatorKind);

/// What a figure is of. Rows of different kinds stand side by side and are never mixed.
enum class FigureKind {
    actual,         ///< what stands in its data year
    potential_p50,  ///< what all measures of its kind would give, as likely more as less
    potential_p90,  ///< the same, exceeded in nine of ten
    required,       ///< what the target's dated path asks of a year
};
std::span<const Word<FigureKind>> words_of(FigureKind);

/// How a figure stands to its target: what is there by the target's dated path, a potential by whether it would do.
enum class IndicatorStatus {
    no_target,
    met,
    on_schedule,          ///< before the target's year, no worse than its path asks; never over a ceiling
    behind,               ///< before the target's year, worse than its path asks
    missed,               ///< the target's year has come, and it is not reached
    feasible,             ///< by the potential of one measure
    feasible_with_two,    ///< by PV and solar thermal together
    feasible_with_three,  ///< by PV, solar thermal and heat pumps together
    not_feasible,
    no_data,             ///< there is no figure
    cannot_be_told_yet,  ///< there are figures, and too few of them, or no path that leads to their year
};
std::span<const Word<IndicatorStatus>> words_of(IndicatorStatus);

/// How sure the weakest thing is that a figure rests on.
enum class EvidenceTag {
    sourced,      ///< S: stated in a document
    derived,      ///< D: computed from what is sourced
    placeholder,  ///< P: a placeholder takes part in it
    users,        ///< the user's own statistics or target
};
std::span<const Word<EvidenceTag>> words_of(EvidenceTag);

/// Ways to count that can turn a verdict, and that no plan decides.
enum class PolicySwitch {
    onsite_renewables_in_use,
    exported_pv_in_substitution,
    rural_in_substitution,
    factories_in_substitution,
};
std::span<const Word<PolicySwitch>> words_of(PolicySwitch);

/// How a figure was come by.
enum class IndicatorBasis { computed, estimated, reported };
std::span<const Word<IndicatorBasis>> words_of(IndicatorBasis);

/// Which way a figure should go.
enum class Better { higher, lower, neither };
std::span<const Word<Better>> words_of(Better);

/// The yearly reports that list an indicator.
enum class YearlyReports { none, october, november, both };
std::span<const Word<YearlyReports>> words_of(YearlyReports);

/// Every indicator that the two plans ask for, and those that stand beside them.
enum class IndicatorId {
    pv_coverage_c1,
    pv_coverage_c2,
    pv_coverage_c3,
    pv_coverage_c4,
    pilot_coverage_party_government,
    pilot_coverage_public,
    pilot_coverage_industrial_commercial,
    pilot_coverage_rural,
    new_buildings_with_solar,
    pv_potential_existing_public,
    pv_potential_rural,
    pv_capacity,
    pv_energy,
    module_area,
    roof_area,
    co2_avoided,
    existing_pv,
    building_count,
    standard_coal_saved_calorific,
    standard_coal_saved_coal_equivalent,
    zone_levels,
    substitution_calorific,
    substitution_coal_equivalent,
    substitution_self_consumed_calorific,
    substitution_self_consumed_coal_equivalent,
    substitution_with_solar_thermal_calorific,
    substitution_with_solar_thermal_coal_equivalent,
    solar_thermal_potential,
    solar_thermal_collector_area,
    solar_thermal_pv_displaced,
    electricity_share_calorific,
    electricity_share_coal_equivalent,
    electricity_share_path_calorific,
    electricity_share_path_coal_equivalent,
    building_energy_calorific,
    building_energy_coal_equivalent,
    operation_carbon,
    carbon_peak_year,
    pv_per_transformer,
    residential_efficiency_gain,
    public_efficiency_gain,
    retrofit_area,
    retrofit_completed_share,
    uleb_new_area,
    uleb_retrofit_area,
    new_residential_saving_level,
    new_public_saving_level,
    prefab_share,
    green_building_share,
    star_green_share,
    commercial_housing_green_share,
    new_public_electrified_share,
    hvac_efficiency_gain,
    heat_network_loss_cut,
    heat_network_renewed,
    smart_heating_area,
    bim_share,
    complete_community_share,
    new_solar_system_share,
    bipv_area,
    rural_solar_rooms,
    rural_solar_thermal_area,
    agricultural_pv_capacity,
    renewables_outside_heating_share,
    government_project_renewables_share,
    pv_safety_checked_share,
    flexible_building_area,
    storage_capacity,
    dc_ready_share,
    all_electric_pilot_area,
    carbon_tracked_share,
    base_platform_connected,
    cim_data_shared,
    public_metered_share,
    public_over_quota_share,
    uleb_without_heating_share,
    coal_heat_share,
    time_of_use_tariff,
    special_plan_done,
    green_community_share,
};

/// What an indicator means. A tracked one has its id as item of the statistics file.
struct IndicatorDefinition {
    IndicatorId value;
    const char* id;
    Unit unit;
    IndicatorKind kind;
    Better better;
    YearlyReports reports;
    const char* name_zh;
    const char* name_en;
    const char* formula;  ///< what is counted over what; for tracked ones what to report
    const char* source;   ///< the plan that asks for it, with its place
};

/// All of them, in the order of IndicatorId.
std::span<const IndicatorDefinition> indicator_definitions();
const IndicatorDefinition& definition_of(IndicatorId indicator);

/// An indicator and, of roof-PV coverage, the group of buildings that it counts.
struct IndicatorKey {
    // NOLINTNEXTLINE(google-explicit-constructor): an id alone is the key of the plans' own group
    IndicatorKey(IndicatorId indicator = IndicatorId{}, CoverageGroup of = CoverageGroup::target)
        : id(indicator), group(of) {}
    auto operator<=>(const IndicatorKey&) const = default;

    IndicatorId id;
    CoverageGroup group;
};

/// True for roof-PV coverage, which has a figure for each group of buildings.
bool has_groups(IndicatorId indicator);

/// "pv_coverage_c1", "pv_coverage_c1_new_factory"; and back, nothing for an unknown one.
std::string to_string(const IndicatorKey& key);
std::optional<IndicatorKey> indicator_from_id(std::string_view text);
/// With the group in brackets where it is not the plans' own.
std::string name_zh(const IndicatorKey& key);
std::string name_en(const IndicatorKey& key);

/// An indicator that is reported in both standard-coal conventions.
struct IndicatorPair {
    IndicatorId calorific;
    IndicatorId coal_equivalent;

    [[nodiscard]] constexpr IndicatorId in(CoalConvention convention) const {
        return convention == CoalConvention::calorific ? calorific : coal_equivalent;
    }
};
inline constexpr IndicatorPair both_substitution{IndicatorId::substitution_calorific,
                                                 IndicatorId::substitution_coal_equivalent};
inline constexpr IndicatorPair both_substitution_self_consumed{IndicatorId::substitution_self_consumed_calorific,
                                                               IndicatorId::substitution_self_consumed_coal_equivalent};
inline constexpr IndicatorPair both_substitution_with_solar_thermal{
    IndicatorId::substitution_with_solar_thermal_calorific,
    IndicatorId::substitution_with_solar_thermal_coal_equivalent};
inline constexpr IndicatorPair both_electricity_share{IndicatorId::electricity_share_calorific,
                                                      IndicatorId::electricity_share_coal_equivalent};
inline constexpr IndicatorPair both_electricity_share_path{IndicatorId::electricity_share_path_calorific,
                                                           IndicatorId::electricity_share_path_coal_equivalent};
inline constexpr IndicatorPair both_building_energy{IndicatorId::building_energy_calorific,
                                                    IndicatorId::building_energy_coal_equivalent};
inline constexpr IndicatorPair both_standard_coal_saved{IndicatorId::standard_coal_saved_calorific,
                                                        IndicatorId::standard_coal_saved_coal_equivalent};
/// The convention of one of a pair; nothing for all others.
std::optional<CoalConvention> convention_of(IndicatorId indicator);

}  // namespace sunshed
