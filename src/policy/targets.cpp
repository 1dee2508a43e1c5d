#include <algorithm>

#include "sunshed/policy/target.hpp"

namespace sunshed {

std::vector<Target> heilongjiang_targets() {
    const std::string s0 = "黑建科〔2022〕15号 ";
    const std::string s2 = "黑龙江省城乡建设领域碳达峰实施方案 ";
    const std::string pilot = "国家能源局 2021-06-20 整县推进";
    const std::string harbin = "230100";
    return {
        {"pilot_coverage_party_government", 2023, 50.0, "", pilot},
        {"pilot_coverage_public", 2023, 40.0, "", pilot},
        {"pilot_coverage_industrial_commercial", 2023, 30.0, "", pilot},
        {"pilot_coverage_rural", 2023, 20.0, "", pilot},
        {"new_buildings_with_solar", 2025, 100.0, "", s2 + "二(六)1 原则上应安装"},
        {"building_energy_calorific", 2025, 40e6, province_code, s0 + "专栏1（测算，未说明折算口径）"},
        {"building_energy_coal_equivalent", 2025, 40e6, province_code, s0 + "专栏1（测算，未说明折算口径）"},
        {"carbon_peak_year", 2030, 2030.0, "", s2 + "一(三) 2030年前达到峰值"},
        {"residential_efficiency_gain", 2025, 30.0, "", s0 + "专栏1"},
        {"public_efficiency_gain", 2025, 20.0, "", s0 + "专栏1"},
        {"retrofit_area", 2025, 25e6, province_code, s0 + "专栏2"},
        {"retrofit_completed_share", 2030, 100.0, "", s2 + "二(三)3 应改尽改"},
        {"uleb_new_area", 2025, 7.8e6, province_code, s0 + "专栏2"},
        {"uleb_new_area", 2025, 4.5e6, harbin, s0 + "专栏4 哈尔滨市"},
        {"uleb_retrofit_area", 2025, 2.2e6, province_code, s0 + "专栏2"},
        {"uleb_retrofit_area", 2025, 1.2e6, harbin, s0 + "专栏4 哈尔滨市"},
        {"new_residential_saving_level", 2030, 83.0, "", s2 + "二(三)2"},
        {"new_public_saving_level", 2030, 78.0, "", s2 + "二(三)2"},
        {"prefab_share", 2025, 30.0, "", s0 + "专栏2"},
        {"prefab_share", 2030, 40.0, "", s2 + "二(七)1"},
        {"green_building_share", 2025, 100.0, "", s0 + "专栏2"},
        {"star_green_share", 2025, 30.0, "", s0 + "专栏3"},
        {"commercial_housing_green_share", 2022, 70.0, "", s0 + "专栏3"},
        {"commercial_housing_green_share", 2025, 100.0, "", s0 + "专栏3 每年增加10个百分点"},
        {"new_public_electrified_share", 2030, 20.0, "", s2 + "二(六)3"},
        {"hvac_efficiency_gain", 2030, 10.0, "", s2 + "二(三)4"},
        {"heat_network_loss_cut", 2030, 5.0, "", s2 + "二(五)2"},
        {"heat_network_renewed", 2025, 4000.0, province_code, s2 + "二(五)2"},
        {"smart_heating_area", 2025, 3e8, province_code, s2 + "二(五)1"},
        {"bim_share", 2025, 80.0, "", s2 + "二(八)3"},
        {"complete_community_share", 2030, 60.0, "", s2 + "二(一)"},
        {"green_community_share", 2030, 60.0, "", s2 + "二(一) 未写年份，按方案期末"},
        {"pv_safety_checked_share", 2025, 100.0, "", s0 + "三(四) 应保证结构安全、防火安全"},
    };
}

std::vector<Target> headline_targets(const HeadlineTargets& p) {
    std::vector<Target> targets;
    for (const char* reading : {"c1", "c2", "c3", "c4", "existing"}) {
        for (const char* group : {"", "_new_public_institution", "_new_factory"}) {
            targets.push_back({std::string("pv_coverage_") + reading + group, 2025, p.coverage_pct, "",
                               "policy.coverage_target_pct"});
        }
    }
    for (const char* convention : {"calorific", "coal_equivalent"}) {
        for (const char* stem : {"substitution_", "substitution_existing_", "substitution_self_consumed_",
                                 "substitution_with_solar_thermal_"}) {
            targets.push_back(
                {std::string(stem) + convention, 2025, p.substitution_pct, "", "policy.substitution_target_pct"});
        }
        const std::string share = std::string("electricity_share_") + convention;
        targets.push_back({share, 2025, p.electricity_2025_pct, "", "policy.electricity_target_2025_pct"});
        targets.push_back({share, 2030, p.electricity_2030_pct, "", "policy.electricity_target_2030_pct"});
    }
    std::erase_if(targets, [](const Target& target) { return !is_given(target.value); });
    return targets;
}

bool lower_is_better(const std::string& indicator) {
    static const std::set<std::string> names{"building_energy_calorific", "building_energy_coal_equivalent",
                                             "operation_carbon",          "carbon_peak_year",
                                             "coal_heat_share",           "public_over_quota_share"};
    return names.contains(indicator);
}

std::set<int> TargetTable::years_of(const std::string& indicator) const {
    std::set<int> years;
    for (const Target& target : targets_) {
        if (target.indicator == indicator) {
            years.insert(target.year);
        }
    }
    return years;
}

namespace {

/// How well a target fits an area: the user's own before the plan's, one set for the area before one for all.
int rank_of(const Target& target, const std::vector<std::string>& codes) {
    const bool set_for_it = std::find(codes.begin(), codes.end(), target.scope) != codes.end();
    if (!target.scope.empty() && !set_for_it) {
        return 0;
    }
    return 1 + (set_for_it ? 1 : 0) + (target.users_own ? 2 : 0);
}

}  // namespace

std::optional<Target> TargetTable::find(const std::string& indicator, int year,
                                        const std::vector<std::string>& codes) const {
    const Target* best = nullptr;
    for (const Target& target : targets_) {
        const bool asked = target.indicator == indicator && target.year == year && rank_of(target, codes) > 0;
        if (asked && (best == nullptr || rank_of(target, codes) > rank_of(*best, codes))) {
            best = &target;
        }
    }
    return best == nullptr ? std::nullopt : std::optional(*best);
}

std::optional<Target> TargetTable::set_elsewhere(const std::string& indicator, int year) const {
    const auto found = std::find_if(targets_.begin(), targets_.end(), [&](const Target& target) {
        return target.indicator == indicator && target.year == year && !target.scope.empty();
    });
    return found == targets_.end() ? std::nullopt : std::optional(*found);
}

}  // namespace sunshed
