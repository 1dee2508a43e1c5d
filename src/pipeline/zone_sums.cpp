#include "zone_sums.hpp"

namespace sunshed {

void ZoneSums::add(const BuildingRecord& record) {
    if (record.capacity_kwp <= 0.0) {
        return;
    }
    auto& sum = sums_[{record.zone_id, record.building_class}];
    sum.resize(interval_count_, 0.0);
    for (std::size_t i = 0; i < record.ac_hourly_kw.size(); ++i) {
        sum[i] += record.ac_hourly_kw[i];
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
