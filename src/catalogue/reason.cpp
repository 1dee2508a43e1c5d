#include "sunshed/catalogue/reason.hpp"

#include <fmt/format.h>

#include "joined.hpp"

namespace sunshed {

namespace {

struct Words {
    Sentence operator()(const reason::MissingStatistics& r) const {
        return {"missing_statistics", "缺少统计：" + joined_zh(r.items), "missing statistics: " + joined_en(r.items)};
    }
    Sentence operator()(const reason::PeakNotYetSure& r) const {
        return {"peak_not_yet_sure",
                fmt::format("已有统计中 {} 年最高，此后只有 {} 年较低；须有 {} 年较低方可判定达峰", r.highest_year,
                            r.later_years, r.later_years_needed),
                fmt::format("{} is the highest year so far with {} later ones; a peak needs {} later, lower years",
                            r.highest_year, r.later_years, r.later_years_needed)};
    }
    Sentence operator()(const reason::NotGiven& r) const {
        return {"not_given", "未给出：" + joined(r.keys, "、"), "not given: " + joined(r.keys, ", ")};
    }
    Sentence operator()(const reason::NoBuildings& /*unused*/) const {
        return {"no_buildings", "本区没有建筑", "there are no buildings here"};
    }
    Sentence operator()(const reason::NoSuchBuildings& /*unused*/) const {
        return {"no_such_buildings", "本区没有这类建筑", "there are no such buildings here"};
    }
    Sentence operator()(const reason::NoUsableRoof& /*unused*/) const {
        return {"no_usable_roof", "这些建筑没有可用屋顶", "nothing of these roofs can be used"};
    }
    Sentence operator()(const reason::ExistingPvUntold& /*unused*/) const {
        return {"existing_pv_untold", "这些建筑没有填报已有光伏（buildings.existing_pv_m2）",
                "existing PV is not told for these buildings (buildings.existing_pv_m2)"};
    }
    Sentence operator()(const reason::NewPvUntold& /*unused*/) const {
        return {"new_pv_untold", "新建建筑都没有填报光伏（buildings.existing_pv_m2）",
                "no new building tells its PV (buildings.existing_pv_m2)"};
    }
    Sentence operator()(const reason::NoHotWaterUsers& /*unused*/) const {
        return {"no_hot_water_users", "本区没有有屋顶的宾馆、学校或医院",
                "there are no hotels, schools or hospitals with a roof here"};
    }
    Sentence operator()(const reason::NoEnergyUse& /*unused*/) const {
        return {"no_energy_use", "填报的用能为零", "no energy use is reported"};
    }
};

}  // namespace

Sentence sentence_of(const Reason& reason) {
    return std::visit(Words{}, reason);
}

}  // namespace sunshed
