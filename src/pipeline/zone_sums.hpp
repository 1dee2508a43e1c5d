#pragma once

#include <map>
#include <utility>

#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {

/// Adds up the hourly AC power of buildings by zone and class, in the order they come.
class ZoneSums {
public:
    explicit ZoneSums(std::size_t interval_count) : interval_count_(interval_count) {}

    void add(const BuildingRecord& record);
    [[nodiscard]] std::vector<ZoneSeries> series() const;

private:
    std::size_t interval_count_;
    std::map<std::pair<std::string, BuildingClass>, std::vector<double>> sums_;
};

}  // namespace sunshed
