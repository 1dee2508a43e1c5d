#include "area_rows.hpp"

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

void AreaRows::add_share(const IndicatorKey& id, IndicatorBasis basis, Share share, const Reason& if_nothing,
                         std::vector<Remark> remarks) {
    Indicator row = blank(id, 0, basis);
    row.remarks = std::move(remarks);
    if (share.denominator > 0.0) {
        row.numerator = share.numerator;
        row.denominator = share.denominator;
        row.value = share_pct(share.numerator, share.denominator);
    } else {
        row.reason = if_nothing;
    }
    add_for_each_year(std::move(row));
}

void AreaRows::add_value(const IndicatorKey& id, IndicatorBasis basis, double value, std::vector<Remark> remarks) {
    Indicator row = blank(id, 0, basis);
    row.value = value;
    row.remarks = std::move(remarks);
    add_for_each_year(std::move(row));
}

void AreaRows::add_missing(const IndicatorKey& id, IndicatorBasis basis, Reason reason) {
    Indicator row = blank(id, 0, basis);
    row.reason = std::move(reason);
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
        compare_with_target(rows_.back());
    }
}

void AreaRows::compare_with_target(Indicator& row) const {
    const auto target = targets_.find(row.indicator, row.year, area_.codes);
    if (!target) {
        if (const auto elsewhere = targets_.set_elsewhere(row.indicator, row.year)) {
            row.remarks.emplace_back(
                remark::TargetElsewhere{elsewhere->value, row.unit(), elsewhere->scope, elsewhere->source});
        }
        return;
    }
    row.target = target->value;
    if (!row.value) {
        return;
    }
    const bool for_all = target->scope.empty() && !target->users_own;
    row.remarks.emplace_back(for_all ? Remark(remark::ExpectedOfAll{options_.target_scope})
                                     : Remark(remark::ExpectedTarget{target->source}));
    const double share = options_.on_track_share;
    const bool lower = row.definition().better == Better::lower;
    row.gap = std::max(0.0, lower ? *row.value - target->value : target->value - *row.value);
    const bool near = lower ? *row.value * share <= target->value : *row.value >= share * target->value;
    row.status = *row.gap <= 0.0 ? IndicatorStatus::met : near ? IndicatorStatus::on_track : IndicatorStatus::short_of;
}

}  // namespace sunshed
