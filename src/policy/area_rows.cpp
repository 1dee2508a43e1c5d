#include "area_rows.hpp"

#include <fmt/format.h>

#include "sunshed/core/error.hpp"
#include "sunshed/core/share.hpp"
#include "sunshed/policy/definition.hpp"

namespace sunshed {

Indicator AreaRows::blank(const std::string& id, int year, const char* basis) const {
    const IndicatorDefinition* definition = definition_of(id);
    expects(definition != nullptr, "every indicator is in the catalogue");
    Indicator row;
    row.zone_id = area_.zone.id;
    row.zone_name = area_.zone.name;
    row.year = year;
    row.indicator = id;
    row.unit = definition->unit;
    row.basis = basis;
    row.definition = definition->id;
    return row;
}

void AreaRows::add_share(const std::string& id, const char* basis, double numerator, double denominator,
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

void AreaRows::add_value(const std::string& id, const char* basis, double value, const std::string& note) {
    Indicator row = blank(id, 0, basis);
    row.value = value;
    row.note = note;
    add_for_each_year(std::move(row));
}

void AreaRows::add_missing(const std::string& id, const char* basis, const std::string& note) {
    Indicator row = blank(id, 0, basis);
    row.note = note;
    add_for_each_year(std::move(row));
}

void AreaRows::add_for_each_year(Indicator row) {
    if (!row.value) {
        row.status = "no data";
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
                row.note.empty() ? "" : "; ", elsewhere->value, row.unit, elsewhere->scope, elsewhere->source);
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
    const bool lower = lower_is_better(row.indicator);
    const bool met = lower ? *row.value <= target->value : *row.value >= target->value;
    const bool near = lower ? *row.value * share <= target->value : *row.value >= share * target->value;
    row.status = met ? "met" : near ? "on track" : "short";
}

}  // namespace sunshed
