#include "sunshed/building/yield_count.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

namespace sunshed {

namespace {

// Words of the largest reasons are enough to act on.
constexpr std::size_t most_reasons = 4;

struct Reason {
    std::string words;
    double amount = 0.0;
};

std::string rounded(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.0f", value);
    return text.data();
}

/// "obstacles 120 m2, set-backs 80 m2": the largest first, none that took nothing.
std::string listed(std::vector<Reason> reasons, const std::string& unit) {
    std::erase_if(reasons, [](const Reason& reason) { return !(reason.amount >= 0.5); });
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason& a, const Reason& b) { return a.amount > b.amount; });
    std::string text;
    for (std::size_t i = 0; i < std::min(most_reasons, reasons.size()); ++i) {
        text += (i == 0 ? "" : ", ") + reasons[i].words + " " + rounded(reasons[i].amount) + unit;
    }
    return text.empty() ? "no reason took more than nothing" : text;
}

/// A reason that many buildings share: what stands after a colon or in brackets is of one alone.
std::string kind_of(const BuildingRecord& record) {
    const std::string& words = record.roof.reason.empty() ? to_string(record.roof.status) : record.roof.reason;
    const std::size_t end = words.find_first_of(":;(");
    return end != std::string::npos && end > 0 && words[end - 1] == ' ' ? words.substr(0, end - 1)
                                                                        : words.substr(0, end);
}

}  // namespace

void YieldCount::add(const BuildingRecord& record) {
    ++buildings_;
    if (record.roof.status != BuildingStatus::ok) {
        ++left_out_[kind_of(record)];
        return;
    }
    ++assessed_;
    modules_ += static_cast<std::size_t>(record.amounts.module_count);
    worth_ += static_cast<std::size_t>(record.answers.worthwhile.module_count);
    footprint_m2_ += record.facts.footprint_area_m2;
    energy_kwh_ += std::isfinite(record.amounts.energy_ac_kwh) ? record.amounts.energy_ac_kwh : 0.0;
    capacity_kwp_ += record.amounts.capacity_kwp;
    rejected_ += record.amounts.rejected;
    no_plane_m2_ += record.roof.no_plane_m2;
    unfilled_m2_ += record.roof.unfilled_m2;
    losses_.add(record.yield.losses);
}

std::string YieldCount::why_nothing(bool with_energy) const {
    if (buildings_ == 0) {
        return {};
    }
    if (assessed_ == 0) {
        return why_none_assessed();
    }
    if (modules_ == 0) {
        return why_no_module();
    }
    if (!with_energy) {
        return {};
    }
    return energy_kwh_ < 1.0 || worth_ == 0 ? why_no_energy() : std::string();
}

std::string YieldCount::why_none_assessed() const {
    std::vector<Reason> reasons;
    for (const auto& [words, count] : left_out_) {
        reasons.push_back({words + ":", static_cast<double>(count)});
    }
    return "none of " + std::to_string(buildings_) + " buildings was assessed (" + listed(std::move(reasons), "") +
           "), so there are no modules and no energy";
}

std::string YieldCount::why_no_module() const {
    return "no module fits on any of " + std::to_string(assessed_) + " roofs; of " + rounded(footprint_m2_) +
           " m2 they lose: " +
           listed({{"set-backs from edges", rejected_.edge_setback_m2},
                   {"parapets", rejected_.parapet_m2},
                   {"obstacles", rejected_.obstacle_m2},
                   {"fire aisles", rejected_.fire_aisle_m2},
                   {"pieces below roof.min_piece_m2", rejected_.small_piece_m2},
                   {"outlines that allow no set-back", rejected_.bad_shape_m2},
                   {"where no roof plane was found", no_plane_m2_},
                   {"usable, but too small or narrow for a module", unfilled_m2_}},
                  " m2");
}

std::string YieldCount::why_no_energy() const {
    if (energy_kwh_ >= 1.0) {
        return "of " + std::to_string(modules_) +
               " modules none is worth building by layout.worth_yield_kwh_kwp, worth_share_of_best and "
               "worth_payback_years";
    }
    std::vector<Reason> reasons;
    double open_kwh = 0.0;
    for (const WaterfallStep& step : losses_.steps()) {
        reasons.push_back({step.name, step.lost_kwh});
        open_kwh = std::max(open_kwh, step.left_kwh);
    }
    return "modules of " + rounded(capacity_kwp_) + " kWp give no energy; of " + rounded(open_kwh) +
           " kWh in the open they lose: " + listed(std::move(reasons), " kWh");
}

}  // namespace sunshed
