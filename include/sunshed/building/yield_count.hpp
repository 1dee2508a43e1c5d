#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "sunshed/building/building_record.hpp"
#include "sunshed/building/waterfall.hpp"

namespace sunshed {

/// Counts, building by building, what roofs yield and what takes the rest, so that a run that yields nothing can say
/// why.
class YieldCount {
public:
    void add(const BuildingRecord& record);

    [[nodiscard]] std::size_t buildings() const { return buildings_; }
    [[nodiscard]] std::size_t assessed() const { return assessed_; }
    [[nodiscard]] std::size_t modules() const { return modules_; }

    /// Why all buildings together yield nothing, with how much each reason took: none was assessed, no module fits, or
    /// (where energy was asked for) the modules give none or none is worth building. Empty where they yield something,
    /// or where there is no building.
    [[nodiscard]] std::string why_nothing(bool with_energy) const;

private:
    void count_left_out(const RoofResult& roof);
    [[nodiscard]] std::string why_none_assessed() const;
    [[nodiscard]] std::string why_no_module() const;
    [[nodiscard]] std::string why_no_energy() const;

    std::size_t buildings_ = 0;
    std::size_t assessed_ = 0;
    std::size_t modules_ = 0;
    std::size_t worth_ = 0;
    double footprint_m2_ = 0.0;
    double energy_kwh_ = 0.0;
    double capacity_kwp_ = 0.0;
    RejectedArea rejected_;
    double no_plane_m2_ = 0.0;
    double unfilled_m2_ = 0.0;
    Waterfall losses_;
    /// Buildings that were not assessed for one kind of reason.
    struct LeftOut {
        std::string example;   ///< the words of the first
        bool is_alike = true;  ///< they are those of all
        std::size_t count = 0;
    };
    std::map<std::string, LeftOut> left_out_;  ///< by the id of the reason, or of the status where there is none
};

}  // namespace sunshed
