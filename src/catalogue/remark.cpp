#include "sunshed/catalogue/remark.hpp"

#include <fmt/format.h>

#include "joined.hpp"

namespace sunshed {

namespace {

Bilingual name_of(Renewable renewable) {
    return {word_of(renewable).zh, word_of(renewable).en};
}

/// Which buildings stand behind a figure.
struct BuildingWords {
    Sentence operator()(const remark::Potential& r) const {
        return {"potential", fmt::format("潜力，可装尽装：{}（{} 座）", r.buildings.zh, r.count),
                fmt::format("potential, all modules that fit: {} ({} buildings)", r.buildings.en, r.count)};
    }
    Sentence operator()(const remark::ExistingPv& r) const {
        return {"existing_pv", fmt::format("已有光伏：{}（{} 座）", r.buildings.zh, r.count),
                fmt::format("PV that is there already: {} ({} buildings)", r.buildings.en, r.count)};
    }
    Sentence operator()(const remark::Unassessed& r) const {
        return {"unassessed", fmt::format("其中 {} 座未能评估，其屋顶按没有组件计入", r.count),
                fmt::format("{} of them could not be assessed: their roofs count with no modules", r.count)};
    }
    Sentence operator()(const remark::UnknownYear& r) const {
        return {"unknown_year", fmt::format("{} 座建成年份不明的公共机构和厂房未计入", r.count),
                fmt::format("{} public institutions and factories of unknown year are left out", r.count)};
    }
    Sentence operator()(const remark::ToldFor& r) const {
        return {"told_for", fmt::format("{} 栋中有 {} 栋填报", r.all, r.told),
                fmt::format("told for {} of {} roofs", r.told, r.all)};
    }
    Sentence operator()(const remark::Buildings& r) const {
        return {"buildings", fmt::format("{} 座建筑", r.count), fmt::format("{} buildings", r.count)};
    }
    Sentence operator()(const remark::AllBuildings& /*unused*/) const {
        return {"all_buildings", "全部建筑可装尽装", "all modules that fit on all buildings"};
    }
};

/// Statistics, and the years and factors that they are given with.
struct StatisticsWords {
    Sentence operator()(const remark::StatisticsOf& r) const {
        return {"statistics_of", fmt::format("{} 年统计", r.year), fmt::format("statistics of {}", r.year)};
    }
    Sentence operator()(const remark::CoalRateOf& r) const {
        return {"coal_rate_of",
                fmt::format("{} 年供电标准煤耗 {} kgce/kWh（{}）[{}]", r.year, r.kgce_kwh, r.source, r.confidence),
                fmt::format("coal rate of {}: {} kgce/kWh ({}) [{}]", r.year, r.kgce_kwh, r.source, r.confidence)};
    }
    Sentence operator()(const remark::StraightLine& r) const {
        return {
            "straight_line",
            fmt::format("按直线到 2030 年达到 {} %：每年 {:+.2f} 个百分点", r.aim_pct, r.points_a_year),
            fmt::format("straight line to {} % in 2030: {:+.2f} percentage points a year", r.aim_pct, r.points_a_year)};
    }
    Sentence operator()(const remark::NotReported& r) const {
        std::vector<Bilingual> names;
        for (const Renewable renewable : r.renewables) {
            names.push_back(name_of(renewable));
        }
        return {"not_reported", "未填报：" + joined_zh(names), "not reported: " + joined_en(names)};
    }
    Sentence operator()(const remark::TransformersOf& r) const {
        return {"transformers_of", fmt::format("可装尽装；变压器容量为 {} 年填报", r.year),
                fmt::format("all modules that fit; transformers reported for {}", r.year)};
    }
    Sentence operator()(const remark::FactorsOfOneYear& /*unused*/) const {
        return {"factors_of_one_year", "各年采用同一年的排放因子", "factors of one year for all years"};
    }
    Sentence operator()(const remark::YearsReported& r) const {
        return {"years_reported", fmt::format("已填报 {} 年；此后各年较低", r.years),
                fmt::format("{} years reported; later years are lower", r.years)};
    }
    Sentence operator()(const remark::ReportedFor& r) const {
        return {"reported_for", fmt::format("{} 年填报", r.year), fmt::format("reported for {}", r.year)};
    }
};

/// What replaces conventional energy, and how it is counted.
struct RenewableWords {
    Sentence operator()(const remark::EstimatedByFactors& r) const {
        const Bilingual name = name_of(r.renewable);
        return {"estimated_by_factors", name.zh + "按参数估算", name.en + " estimated by the factors"};
    }
    Sentence operator()(const remark::WithoutFactors& r) const {
        const Bilingual name = name_of(r.renewable);
        return {"without_factors", name.zh + "未计入：其参数未给出（docs/policy.md）",
                name.en + " left out: its factors are not given (docs/policy.md)"};
    }
    Sentence operator()(const remark::ReplacesNothing& r) const {
        const Bilingual name = name_of(r.renewable);
        return {"replaces_nothing", name.zh + "没有替代量：其用电折算的标准煤多于锅炉",
                name.en + " replaces nothing: its electricity takes more standard coal than the boiler"};
    }
    Sentence operator()(const remark::PvAsReported& /*unused*/) const {
        return {"pv_as_reported", "光伏与其他可再生能源按填报", "PV and others as reported"};
    }
    Sentence operator()(const remark::PvEstimated& /*unused*/) const {
        return {"pv_estimated", "现有光伏按建筑填报的组件面积估算，其他按填报",
                "PV of today estimated from the area that buildings tell, others as reported"};
    }
    Sentence operator()(const remark::AllPv& /*unused*/) const {
        return {"all_pv", "潜力：城镇民用建筑可装尽装的光伏，其他按填报",
                "potential: all PV that fits on urban civil buildings, others as reported"};
    }
    Sentence operator()(const remark::ExportedPvCounts& /*unused*/) const {
        return {"exported_pv_counts", "上网电量计入", "exported PV counts"};
    }
    Sentence operator()(const remark::SelfConsumedPvOnly& /*unused*/) const {
        return {"self_consumed_pv_only", "只计自用的光伏电量", "self-consumed PV only"};
    }
    Sentence operator()(const remark::MoreMeasures& r) const {
        Sentence sentence{"more_measures", fmt::format("加太阳能热水可达 {:.1f} %", r.solar_thermal_pct),
                          fmt::format("{:.1f} % with solar thermal", r.solar_thermal_pct)};
        if (r.heat_pumps_pct) {
            sentence.zh += fmt::format("，再加热泵可达 {:.1f} %", *r.heat_pumps_pct);
            sentence.en += fmt::format(", {:.1f} % with heat pumps besides", *r.heat_pumps_pct);
        }
        return sentence;
    }
    Sentence operator()(const remark::UsedInTheBuilding& r) const {
        return {"used_in_the_building", fmt::format("光伏电量的 {} % 由建筑自用", r.pct),
                fmt::format("{} % of its energy used in the building", r.pct)};
    }
    Sentence operator()(const remark::Collectors& r) const {
        return {"collectors",
                fmt::format("{} 座宾馆、学校和医院装集热器 {:.0f} 平方米，其余屋面装光伏", r.buildings, r.area_m2),
                fmt::format("{:.0f} m2 of collectors on {} hotels, schools and hospitals, PV on what is left",
                            r.area_m2, r.buildings)};
    }
    Sentence operator()(const remark::HotWater& r) const {
        return {"hot_water",
                fmt::format("{} 座宾馆、学校和医院；热水需热 {:.0f} GJ，其中 {:.0f} GJ 由集热器供给", r.buildings,
                            r.demand_gj, r.heat_gj),
                fmt::format("{} hotels, schools and hospitals; {:.0f} of {:.0f} GJ of hot water", r.buildings,
                            r.heat_gj, r.demand_gj)};
    }
};

struct TargetWords {
    Sentence operator()(const remark::ExpectedOfAll& r) const {
        return {"expected_of_all", fmt::format("预期性目标（{}）", r.scope), "expected target, " + r.scope};
    }
    Sentence operator()(const remark::ExpectedTarget& r) const {
        return {"expected_target", fmt::format("预期性目标，依据：{}", r.source), "expected target of " + r.source};
    }
    Sentence operator()(const remark::TargetElsewhere& r) const {
        return {"target_elsewhere",
                fmt::format("本区没有目标：{:.10g} {} 是为 {} 定的（{}）；请在 policy.targets 中给出本区目标", r.value,
                            word_of(r.unit).zh, r.scope, r.source),
                fmt::format("no target here: {:.10g} {} was set for {} ({}); give this area's own in policy.targets",
                            r.value, word_of(r.unit).id, r.scope, r.source)};
    }
};

struct Words : BuildingWords, StatisticsWords, RenewableWords, TargetWords {
    using BuildingWords::operator();
    using StatisticsWords::operator();
    using RenewableWords::operator();
    using TargetWords::operator();
};

}  // namespace

Sentence sentence_of(const Remark& remark) {
    return std::visit(Words{}, remark);
}

}  // namespace sunshed
