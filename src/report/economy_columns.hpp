#pragma once

#include <array>
#include <vector>

#include "sunshed/building/economy_result.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

/// A number of EconomyResult as it stands in tables.
struct EconomyField {
    const char* name;
    const char* zh;
    Unit unit;
    const char* meaning;
    double EconomyResult::*member;
};

/// In the order of the columns.
const std::vector<EconomyField>& economy_fields();

/// Appends them for a record that has an `economy`.
template <class Record>
void append_economy_columns(std::vector<TableColumn<Record>>& columns) {
    for (const EconomyField& field : economy_fields()) {
        columns.push_back(
            {field.name, field.zh, ColumnType::real, field.unit, field.meaning,
             [member = field.member](const Record& record) { return real_cell(record.economy.*member); }});
    }
}

/// Appends what a zone's transformer sees.
void append_balance_columns(std::vector<TableColumn<ZoneSummary>>& columns);

}  // namespace sunshed
