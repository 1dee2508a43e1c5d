#include "sunshed/report/shading_tables.hpp"

#include <fmt/format.h>

#include "column_makers.hpp"

namespace sunshed {

namespace {

constexpr int step_deg = 360 / shading_azimuths;

}  // namespace

const std::vector<TableColumn<SegmentShadingRow>>& segment_shading_columns() {
    using R = SegmentShadingRow;
    static const std::vector<TableColumn<R>> columns = [] {
        std::vector<TableColumn<R>> list{
            text_column<R>("building_id", "建筑编号", "the building it belongs to",
                           [](const R& r) { return r.building_id; }),
            text_column<R>("segment_id", "屋面编号", "a roof segment", [](const R& r) { return r.segment_id; }),
            count_column<R>("month", "月份", Unit::one, "1 to 12", [](const R& r) { return r.month; })};
        for (std::size_t hour = 0; hour < 24; ++hour) {
            list.push_back(real_column<R>(
                fmt::format("h{:02}", hour), fmt::format("{} 时", hour), Unit::one,
                fmt::format("share of the beam lost from {0} to {1} o'clock; empty where there is none", hour,
                            hour + 1),
                [hour](const R& r) { return r.lost_share[hour]; }, 3));
        }
        list.push_back(text_column<R>("clock", "时区", "that the hours are on", [](const R& r) { return r.clock; }));
        return list;
    }();
    return columns;
}

const std::vector<TableColumn<HorizonRow>>& horizon_columns() {
    using R = HorizonRow;
    static const std::vector<TableColumn<R>> columns = [] {
        std::vector<TableColumn<R>> list{
            text_column<R>("building_id", "建筑编号", "the building", [](const R& r) { return r.building_id; })};
        for (std::size_t k = 0; k < shading_azimuths; ++k) {
            list.push_back(real_column<R>(
                fmt::format("az_{:03}", k * step_deg), fmt::format("方位 {}° 地平线", k * step_deg), Unit::degree,
                fmt::format("median horizon of its roofs at {} degrees from true north", k * step_deg),
                [k](const R& r) { return r.horizon_deg[k]; }, 1));
        }
        return list;
    }();
    return columns;
}

const std::vector<TableColumn<SamShadingRow>>& sam_shading_columns() {
    using R = SamShadingRow;
    static const std::vector<TableColumn<R>> columns = [] {
        std::vector<TableColumn<R>> list{real_column<R>("altitude", "太阳高度角", Unit::degree, "of the sun",
                                                        [](const R& r) { return r.altitude_deg; })};
        // North stands at both ends, for programs that do not read on beyond the last column.
        for (std::size_t k = 0; k <= shading_azimuths; ++k) {
            list.push_back(real_column<R>(
                std::to_string(k * step_deg), fmt::format("方位 {}° 损失", k * step_deg), Unit::percent,
                fmt::format("of the beam lost at {} degrees from true north", k * step_deg),
                [k](const R& r) { return r.lost_pct[k]; }, 1));
        }
        return list;
    }();
    return columns;
}

}  // namespace sunshed
