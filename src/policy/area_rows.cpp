#include "area_rows.hpp"

#include <algorithm>

#include "path_status.hpp"
#include "sunshed/core/share.hpp"

namespace sunshed {

Indicator AreaRows::blank(const RowHead& head) const {
    Indicator row;
    row.zone_id = area_.zone.id;
    row.zone_name = area_.zone.name;
    row.indicator = head.indicator;
    row.kind = head.kind;
    row.data_year = head.data_year;
    row.switches = head.switches;
    row.is_alternative = head.is_alternative;
    row.basis = head.basis;
    row.tag = head.tag;
    return row;
}

RowHead AreaRows::of_buildings(const IndicatorKey& indicator, FigureKind kind, EvidenceTag tag) const {
    return {.indicator = indicator, .kind = kind, .tag = tag, .data_year = options_.year};
}

void AreaRows::add_share(const RowHead& head, Share share, const Reason& if_nothing, std::vector<Remark> remarks) {
    Indicator row = blank(head);
    row.remarks = std::move(remarks);
    if (share.denominator > 0.0) {
        row.numerator = share.numerator;
        row.denominator = share.denominator;
        row.value = share_pct(share.numerator, share.denominator);
    } else {
        row.reason = if_nothing;
    }
    add_for_each_year(row, head, {});
}

void AreaRows::add_value(const RowHead& head, double value, std::vector<Remark> remarks) {
    Indicator row = blank(head);
    row.value = value;
    row.remarks = std::move(remarks);
    add_for_each_year(row, head, {});
}

void AreaRows::add_missing(const RowHead& head, Reason reason) {
    Indicator row = blank(head);
    row.reason = std::move(reason);
    add_for_each_year(row, head, {});
}

void AreaRows::add_series(RowHead head, const std::map<int, double>& by_year) {
    head.first_figure = *by_year.begin();
    Indicator row = blank(head);
    row.value = by_year.rbegin()->second;
    row.data_year = by_year.rbegin()->first;
    row.remarks = {remark::ReportedFor{*row.data_year}};
    add_for_each_year(row, head, by_year);
}

void AreaRows::add_for_each_year(const Indicator& row, const RowHead& head, const std::map<int, double>& own_years) {
    const auto years = targets_.years_of(row.indicator);
    if (years.empty()) {
        rows_.push_back(row);
        if (!row.value) {
            rows_.back().status = head.without_value;
        }
        return;
    }
    for (const int year : years) {
        Indicator one = row;
        one.target_year = year;
        if (const auto then = own_years.lower_bound(year); then != own_years.end()) {
            one.value = then->second;
            one.data_year = then->first;
            one.remarks = {remark::ReportedFor{then->first}};
        }
        compare_with_target(std::move(one), head);
    }
}

namespace {

/// Whether a potential reaches a target, by how many measures.
IndicatorStatus feasibility(double value, const std::vector<double>& with_more, double target) {
    if (value >= target) {
        return IndicatorStatus::feasible;
    }
    if (!with_more.empty() && with_more[0] >= target) {
        return IndicatorStatus::feasible_with_two;
    }
    return with_more.size() > 1 && with_more[1] >= target ? IndicatorStatus::feasible_with_three
                                                          : IndicatorStatus::not_feasible;
}

}  // namespace

void AreaRows::compare_with_target(Indicator row, const RowHead& head) {
    const auto target = targets_.find(row.indicator, *row.target_year, area_.codes);
    if (!row.value) {
        row.status = head.without_value;
    }
    if (!target) {
        if (const auto elsewhere = targets_.set_elsewhere(row.indicator, *row.target_year)) {
            row.remarks.emplace_back(
                remark::TargetElsewhere{elsewhere->value, row.unit(), elsewhere->scope, elsewhere->source});
        }
        rows_.push_back(std::move(row));
        return;
    }
    row.target = target->value;
    DatedPath path = targets_.path_of(row.indicator, area_.codes);
    if (head.first_figure && head.first_figure->first < std::min(path.begin()->first, *row.data_year)) {
        path.insert(*head.first_figure);
    }
    const int year = head.is_final ? *row.target_year : row.data_year.value_or(options_.year);
    const auto required = required_by(path, year);
    if (row.value) {
        const bool for_all = target->scope.empty() && !target->users_own;
        row.remarks.emplace_back(for_all ? Remark(remark::ExpectedOfAll{options_.target_scope})
                                         : Remark(remark::ExpectedTarget{target->source}));
        row.gap = gap_to(*row.value, target->value, row.definition().better);
        row.status =
            row.kind == FigureKind::actual
                ? status_on_path(*row.value, year, {*row.target_year, target->value, required}, row.definition().better)
                : feasibility(*row.value, head.with_more_measures, target->value);
    }
    rows_.push_back(row);
    if (row.kind == FigureKind::actual && !row.is_alternative && required) {
        add_required(row, *required);
    }
}

void AreaRows::add_required(const Indicator& row, double required) {
    const auto target = targets_.find(row.indicator, *row.target_year, area_.codes);
    Indicator asked = blank({.indicator = row.indicator,
                             .kind = FigureKind::required,
                             .tag = target->users_own ? EvidenceTag::users : EvidenceTag::sourced});
    asked.value = required;
    asked.data_year = row.data_year.value_or(options_.year);
    asked.target_year = row.target_year;
    asked.target = row.target;
    asked.remarks = {remark::ExpectedTarget{target->source}};
    rows_.push_back(std::move(asked));
}

}  // namespace sunshed
