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

/// What took how much.
struct Share {
    std::string words;
    double amount = 0.0;
};

std::string rounded(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.0f", value);
    return text.data();
}

/// "obstacles 120 m2, set-backs 80 m2": the largest first, none that took nothing.
std::string listed(std::vector<Share> reasons, const std::string& unit) {
    std::erase_if(reasons, [](const Share& reason) { return !(reason.amount >= 0.5); });
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Share& a, const Share& b) { return a.amount > b.amount; });
    std::string text;
    for (std::size_t i = 0; i < std::min(most_reasons, reasons.size()); ++i) {
        text += (i == 0 ? "" : ", ") + reasons[i].words + " " + rounded(reasons[i].amount) + unit;
    }
    return text.empty() ? "no reason took more than nothing" : text;
}

}  // namespace

void YieldCount::count_left_out(const RoofResult& roof) {
    const Word<BuildingStatus>& status = word_of(roof.status);
    const Sentence why = roof.reason ? sentence_of(*roof.reason) : Sentence{status.id, status.zh, status.en};
    LeftOut& kind = left_out_[why.id];
    if (kind.count++ == 0) {
        kind.example = why.en;
    }
    kind.is_alike = kind.is_alike && why.en == kind.example;
}

void YieldCount::add(const BuildingRecord& record) {
    ++buildings_;
    if (record.roof.status != BuildingStatus::ok) {
        count_left_out(record.roof);
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
    std::vector<Share> reasons;
    for (const auto& [id, kind] : left_out_) {
        reasons.push_back({(kind.is_alike ? "" : "e.g. ") + kind.example + ":", static_cast<double>(kind.count)});
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
    std::vector<Share> reasons;
    double open_kwh = 0.0;
    for (const WaterfallStep& step : losses_.steps()) {
        reasons.push_back({to_string(step.link), step.lost_kwh});
        open_kwh = std::max(open_kwh, step.left_kwh);
    }
    return "modules of " + rounded(capacity_kwp_) + " kWp give no energy; of " + rounded(open_kwh) +
           " kWh in the open they lose: " + listed(std::move(reasons), " kWh");
}

}  // namespace sunshed
