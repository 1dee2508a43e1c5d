#include <algorithm>

#include "sunshed/policy/target.hpp"

namespace sunshed {

std::vector<Target> heilongjiang_targets() {
    using I = IndicatorId;
    const std::string s0 = "黑建科〔2022〕15号 ";
    const std::string s2 = "黑龙江省城乡建设领域碳达峰实施方案 ";
    const std::string pilot = "国家能源局 2021-06-20 整县推进";
    const std::string harbin = "230100";
    const std::map<int, double> since_2021{{2020, 0.0}};
    return {
        {I::pilot_coverage_party_government, 2023, 50.0, "", pilot},
        {I::pilot_coverage_public, 2023, 40.0, "", pilot},
        {I::pilot_coverage_industrial_commercial, 2023, 30.0, "", pilot},
        {I::pilot_coverage_rural, 2023, 20.0, "", pilot},
        {I::new_buildings_with_solar, 2025, 100.0, "", s2 + "二(六)1 原则上应安装"},
        {I::building_energy_calorific, 2025, 40e6, province_code, s0 + "专栏1（测算，未说明折算口径）"},
        {I::building_energy_coal_equivalent, 2025, 40e6, province_code, s0 + "专栏1（测算，未说明折算口径）"},
        {I::carbon_peak_year, 2030, 2030.0, "", s2 + "一(三) 2030年前达到峰值"},
        {I::residential_efficiency_gain, 2025, 30.0, "", s0 + "专栏1"},
        {I::public_efficiency_gain, 2025, 20.0, "", s0 + "专栏1"},
        {I::retrofit_area, 2025, 25e6, province_code, s0 + "专栏2", false, since_2021},
        {I::retrofit_completed_share, 2030, 100.0, "", s2 + "二(三)3 应改尽改"},
        {I::uleb_new_area, 2025, 7.8e6, province_code, s0 + "专栏2", false, since_2021},
        {I::uleb_new_area, 2025, 4.5e6, harbin, s0 + "专栏4 哈尔滨市", false, since_2021},
        {I::uleb_retrofit_area, 2025, 2.2e6, province_code, s0 + "专栏2", false, since_2021},
        {I::uleb_retrofit_area, 2025, 1.2e6, harbin, s0 + "专栏4 哈尔滨市", false, since_2021},
        {I::new_residential_saving_level, 2030, 83.0, "", s2 + "二(三)2"},
        {I::new_public_saving_level, 2030, 78.0, "", s2 + "二(三)2"},
        {I::prefab_share, 2025, 30.0, "", s0 + "专栏2; 2020年4.9% 一(一)5", false, {{2020, 4.9}}},
        {I::prefab_share, 2030, 40.0, "", s2 + "二(七)1"},
        {I::green_building_share, 2025, 100.0, "", s0 + "专栏2"},
        {I::star_green_share, 2025, 30.0, "", s0 + "专栏3"},
        {I::commercial_housing_green_share, 2022, 70.0, "", s0 + "专栏3"},
        {I::commercial_housing_green_share,
         2025,
         100.0,
         "",
         s0 + "专栏3 每年增加10个百分点",
         false,
         {{2023, 80.0}, {2024, 90.0}}},
        {I::new_public_electrified_share, 2030, 20.0, "", s2 + "二(六)3"},
        {I::hvac_efficiency_gain, 2030, 10.0, "", s2 + "二(三)4"},
        {I::heat_network_loss_cut, 2030, 5.0, "", s2 + "二(五)2"},
        {I::heat_network_renewed, 2025, 4000.0, province_code, s2 + "二(五)2", false, since_2021},
        {I::smart_heating_area, 2025, 3e8, province_code, s2 + "二(五)1"},
        {I::bim_share, 2025, 80.0, "", s2 + "二(八)3"},
        {I::complete_community_share, 2030, 60.0, "", s2 + "二(二)1"},
        {I::green_community_share, 2030, 60.0, "", s2 + "二(二)3 未写年份，按方案期末"},
        {I::pv_safety_checked_share, 2025, 100.0, "", s0 + "三(四) 应保证结构安全、防火安全"},
    };
}

std::vector<Target> headline_targets(const HeadlineTargets& p) {
    using I = IndicatorId;
    // Buildings of 2021 and later count, so there are none of them before.
    const std::map<int, double> nothing_before{{2020, 0.0}};
    // The rate that the national plan starts from (MOHURD, 2022).
    const std::map<int, double> national_rate{{2020, 6.0}};
    std::vector<Target> targets;
    for (const IndicatorId coverage : {I::pv_coverage_c1, I::pv_coverage_c2, I::pv_coverage_c3, I::pv_coverage_c4}) {
        for (const CoverageGroup group :
             {CoverageGroup::target, CoverageGroup::new_public_institution, CoverageGroup::new_factory}) {
            targets.push_back(
                {{coverage, group}, 2025, p.coverage_pct, "", "policy.coverage_target_pct", false, nothing_before});
        }
    }
    for (const CoalConvention convention : {CoalConvention::calorific, CoalConvention::coal_equivalent}) {
        for (const IndicatorPair& rate :
             {both_substitution, both_substitution_self_consumed, both_substitution_with_solar_thermal}) {
            targets.push_back({rate.in(convention), 2025, p.substitution_pct, "", "policy.substitution_target_pct",
                               false, national_rate});
        }
        const IndicatorId share = both_electricity_share.in(convention);
        targets.push_back({share, 2025, p.electricity_2025_pct, "", "policy.electricity_target_2025_pct"});
        targets.push_back({share, 2030, p.electricity_2030_pct, "", "policy.electricity_target_2030_pct"});
    }
    std::erase_if(targets, [](const Target& target) { return !is_given(target.value); });
    return targets;
}

std::set<int> TargetTable::years_of(const IndicatorKey& indicator) const {
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

std::optional<Target> TargetTable::find(const IndicatorKey& indicator, int year,
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

std::map<int, double> TargetTable::path_of(const IndicatorKey& indicator, const std::vector<std::string>& codes) const {
    std::map<int, double> path;
    for (const int year : years_of(indicator)) {
        if (const auto target = find(indicator, year, codes)) {
            path[year] = target->value;
            path.insert(target->path_before.begin(), target->path_before.end());
        }
    }
    return path;
}

std::optional<Target> TargetTable::set_elsewhere(const IndicatorKey& indicator, int year) const {
    const auto found = std::find_if(targets_.begin(), targets_.end(), [&](const Target& target) {
        return target.indicator == indicator && target.year == year && !target.scope.empty();
    });
    return found == targets_.end() ? std::nullopt : std::optional(*found);
}

}  // namespace sunshed
