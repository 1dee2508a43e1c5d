#include "page_data.hpp"

#include <ogr_srs_api.h>

#include <fmt/format.h>

#include "page_pack.hpp"
#include "page_rings.hpp"
#include "report_json.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/report/report_records.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

float as_number(const Cell& cell) {
    if (const auto* real = std::get_if<double>(&cell)) {
        return static_cast<float>(*real);
    }
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return static_cast<float>(*whole);
    }
    return missing_f;
}

std::string as_text(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return text != nullptr ? *text : std::string();
}

template <class Record>
void add_column(PagePack& pack, const std::string& table, const TableColumn<Record>& column,
                const std::vector<Record>& records) {
    std::vector<float> numbers;
    std::vector<std::string> texts;
    std::vector<std::string> zh_texts;
    for (const Record& record : records) {
        const Cell cell = column.value(record);
        if (column.type == ColumnType::text) {
            texts.push_back(as_text(cell));
        } else {
            numbers.push_back(as_number(cell));
        }
        if (column.is_sentence) {
            zh_texts.push_back(column.zh_text(record));
        }
    }
    if (column.type == ColumnType::text) {
        pack.add_texts(table, column.name, texts);
    } else {
        pack.add_numbers(table, column.name, numbers);
    }
    if (column.is_sentence) {
        pack.add_texts(table, column.name + "_zh", zh_texts);
    }
}

void add_buildings(PagePack& pack, const std::vector<BuildingRecord>& buildings) {
    for (const auto& column : building_columns()) {
        add_column(pack, "buildings", column, buildings);
    }
    std::vector<std::string> words;
    for (const BuildingRecord& record : buildings) {
        words.push_back(record.facts.class_text);
    }
    pack.add_texts("buildings", "class_text", words);
    for (std::size_t month = 0; month < 12; ++month) {
        std::vector<float> kwh;
        for (const BuildingRecord& record : buildings) {
            kwh.push_back(static_cast<float>(record.amounts.energy_ac_monthly_kwh[month]));
        }
        pack.add_numbers("buildings", fmt::format("energy_ac_{:02}_kwh", month + 1), kwh);
    }
}

/// Which buildings are in the set that reaches the coverage target of the whole, under the project's own ranking.
void add_chosen_set(PagePack& pack, const ReportContent& content) {
    for (const TargetPlan& plan : content.plans) {
        if (is_whole(plan.zone.id) && plan.target == TargetKind::coverage && plan.rank_by == content.rank_by) {
            std::vector<std::int32_t> chosen(content.buildings.size(), 0);
            for (const std::size_t building : plan.chosen) {
                chosen[building] = 1;
            }
            pack.add_integers("buildings", "selected", chosen);
        }
    }
}

/// Ids follow from the order.
bool is_shown(const TableColumn<SegmentRow>& column) {
    return column.type != ColumnType::text && column.on_page;
}

void add_segments(PagePack& pack, const std::vector<BuildingRecord>& buildings) {
    std::vector<SegmentRow> rows;
    std::vector<std::int32_t> owners;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        for (const SegmentRecord& segment : buildings[i].segments) {
            rows.push_back({&buildings[i], &segment});
            owners.push_back(static_cast<std::int32_t>(i));
        }
    }
    pack.add_integers("segments", "building", owners);
    for (const auto& column : segment_columns()) {
        if (is_shown(column)) {
            add_column(pack, "segments", column, rows);
        }
    }
}

/// Outlines of footprints; those of roof segments and modules where there are not too many of them.
void add_outlines(PagePack& pack, const std::vector<BuildingRecord>& buildings, const PointTransform& to_degrees) {
    PageRings footprints(to_degrees);
    PageRings roofs(to_degrees);
    PageRings modules(to_degrees);
    const bool in_detail = draws_modules(buildings);
    std::int32_t segment_row = 0;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        for (const Polygon& polygon : buildings[i].facts.footprint) {
            footprints.add(static_cast<std::int32_t>(i), polygon);
        }
        for (const SegmentRecord& segment : buildings[i].segments) {
            if (in_detail) {
                roofs.add(segment_row, segment.roof.outline);
                for (const PlacedModule& module : segment.layout.modules) {
                    modules.add(segment_row, Polygon{{module.corners.begin(), module.corners.end()}, {}});
                }
            }
            ++segment_row;
        }
    }
    footprints.move_into(pack, "footprint");
    if (in_detail) {
        roofs.move_into(pack, "roof");
        modules.move_into(pack, "module");
    }
}

Json zone_outlines_json(const std::vector<ZoneOutline>& outlines, const PointTransform& to_degrees) {
    Json zones = Json::array();
    for (const ZoneOutline& zone : outlines) {
        Json polygons = Json::array();
        for (const Polygon& polygon : zone.geometry) {
            Json ring = Json::array();
            for (const Point2& vertex : polygon.outer) {
                const Point2 degrees = to_degrees(vertex);
                ring.push_back({degrees.x, degrees.y});
            }
            polygons.push_back(std::move(ring));
        }
        zones.push_back({{"id", zone.id}, {"rings", std::move(polygons)}});
    }
    return zones;
}

}  // namespace

std::string page_data(const ReportContent& content) {
    PagePack pack;
    add_buildings(pack, content.buildings);
    add_chosen_set(pack, content);
    add_segments(pack, content.buildings);
    Json head = report_head_json(content);
    if (!content.crs_wkt.empty()) {
        const PointTransform to_degrees(content.crs_wkt, SRS_WKT_WGS84_LAT_LONG);
        add_outlines(pack, content.buildings, to_degrees);
        head["zone_outlines"] = zone_outlines_json(content.zone_outlines, to_degrees);
    }
    return pack.bytes(std::move(head));
}

}  // namespace sunshed
