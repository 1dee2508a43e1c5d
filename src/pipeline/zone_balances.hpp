#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/pipeline/assess_city.hpp"

namespace sunshed {

/// Load and generation of every zone, with all that lies within it, and of the whole, building after building.
class ZoneBalances {
public:
    ZoneBalances(const std::vector<ZoneArea>& zones, const EconomyModel& model);

    void add(const BuildingRecord& record);
    /// @param export_limit_kw  of the innermost zones without one of their own; none = no limit. The whole has it only
    /// where there
    ///                         are no zones: what one zone exports does not pass the other's transformer.
    [[nodiscard]] std::vector<LoadBalance> results(std::optional<double> export_limit_kw) const;

private:
    const std::vector<ZoneArea>& zones_;
    std::map<std::string, std::vector<std::size_t>> around_;  ///< of each zone, itself and those that it lies in
    std::vector<LoadBalanceSum> sums_;                        ///< one a zone, and last the whole
};

}  // namespace sunshed
