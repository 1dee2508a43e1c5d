#include "area_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sunshed/core/share.hpp"

namespace sunshed {

Indicator AreaRows::blank(const IndicatorKey& id, int year, IndicatorBasis basis) const {
    Indicator row;
    row.zone_id = area_.zone.id;
    row.zone_name = area_.zone.name;
    row.year = year;
    row.indicator = id;
    row.basis = basis;
    return row;
}

void AreaRows::add_share(const IndicatorKey& id, IndicatorBasis basis, double numerator, double denominator,
                         const std::string& note) {
    Indicator row = blank(id, 0, basis);
    row.note = note;
    if (denominator > 0.0) {
        row.numerator = numerator;
        row.denominator = denominator;
        row.value = share_pct(numerator, denominator);
    }
    add_for_each_year(std::move(row));
}

void AreaRows::add_value(const IndicatorKey& id, IndicatorBasis basis, double value, const std::string& note) {
    Indicator row = blank(id, 0, basis);
    row.value = value;
    row.note = note;
    add_for_each_year(std::move(row));
}

void AreaRows::add_missing(const IndicatorKey& id, IndicatorBasis basis, const std::string& note) {
    Indicator row = blank(id, 0, basis);
    row.note = note;
    add_for_each_year(std::move(row));
}

void AreaRows::add_for_each_year(Indicator row) {
    if (!row.value) {
        row.status = IndicatorStatus::no_data;
    }
    const auto years = targets_.years_of(row.indicator);
    if (years.empty()) {
        rows_.push_back(std::move(row));
        return;
    }
    for (const int year : years) {
        rows_.push_back(row);
        rows_.back().year = year;
        hold_against_target(rows_.back());
    }
}

void AreaRows::hold_against_target(Indicator& row) const {
    const auto target = targets_.find(row.indicator, row.year, area_.codes);
    if (!target) {
        if (const auto elsewhere = targets_.set_elsewhere(row.indicator, row.year)) {
            row.note += fmt::format(
                "{}no target here: {:.10g} {} was set for {} ({}); give this area's own in "
                "policy.targets",
                row.note.empty() ? "" : "; ", elsewhere->value, to_string(row.unit()), elsewhere->scope,
                elsewhere->source);
        }
        return;
    }
    row.target = target->value;
    if (!row.value) {
        return;
    }
    const bool for_all = target->scope.empty() && !target->users_own;
    row.note += fmt::format("{}expected target{}", row.note.empty() ? "" : "; ",
                            for_all ? ", " + options_.target_scope : " of " + target->source);
    const double share = options_.on_track_share;
    const bool lower = row.definition().better == Better::lower;
    row.gap = std::max(0.0, lower ? *row.value - target->value : target->value - *row.value);
    const bool near = lower ? *row.value * share <= target->value : *row.value >= share * target->value;
    row.status = *row.gap <= 0.0 ? IndicatorStatus::met : near ? IndicatorStatus::on_track : IndicatorStatus::short_of;
}

}  // namespace sunshed
