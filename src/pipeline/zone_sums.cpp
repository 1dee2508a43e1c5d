#include "zone_sums.hpp"

namespace sunshed {

void ZoneSums::add(const BuildingRecord& record) {
    if (record.amounts.capacity_kwp <= 0.0) {
        return;
    }
    auto& sum = sums_[{record.facts.zone_id, record.facts.building_class}];
    sum.resize(interval_count_, 0.0);
    for (std::size_t i = 0; i < record.hours.ac_kw.size(); ++i) {
        sum[i] += record.hours.ac_kw[i];
    }
}

std::vector<ZoneSeries> ZoneSums::series() const {
    std::vector<ZoneSeries> all;
    for (const auto& [key, ac_kw] : sums_) {
        all.push_back({key.first, key.second, ac_kw});
    }
    return all;
}

}  // namespace sunshed
