#include "sunshed/report/series_file.hpp"

namespace sunshed {

SeriesHead zone_series_head() {
    SeriesHead head;
    head.id = {"series_id", "序列编号", "zone and class", {}};
    head.labels = {{"zone_id", "区域编号", "zone; empty for buildings in none", {}},
                   {"class", "类别", "class of building", {}}};
    return head;
}

SeriesHead building_series_head() {
    SeriesHead head;
    head.id = {"building_id", "建筑编号", "the input's id", {}};
    head.labels = {{"class", "类别", "class of building", {}}};
    return head;
}

namespace {

std::vector<SeriesColumn> label_columns(const SeriesHead& head) {
    std::vector<SeriesColumn> columns{{head.id.name, head.id.zh, ColumnType::text, Unit::none, head.id.meaning}};
    for (const SeriesLabel& label : head.labels) {
        columns.push_back({label.name, label.zh, ColumnType::text, Unit::none, label.meaning});
    }
    return columns;
}

}  // namespace

std::vector<SeriesColumn> series_table_columns(const SeriesHead& head) {
    std::vector<SeriesColumn> columns = label_columns(head);
    columns.push_back({"time", "时刻", ColumnType::text, Unit::utc, "start of the hour, UTC"});
    columns.push_back({"ac_kw", "交流功率", ColumnType::real, Unit::kw, "mean AC power in the hour"});
    return columns;
}

std::vector<SeriesColumn> series_netcdf_variables(const SeriesHead& head) {
    std::vector<SeriesColumn> columns = label_columns(head);
    columns.push_back({"time", "时刻", ColumnType::real, Unit::utc, "start of the hour, UTC"});
    columns.push_back({"time_bnds", "时段", ColumnType::real, Unit::utc, "start and end of the hour, UTC"});
    columns.push_back({"ac_power", "交流功率", ColumnType::real, Unit::kw, "mean AC power in the hour"});
    return columns;
}

}  // namespace sunshed
