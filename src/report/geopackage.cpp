#include "sunshed/report/geopackage.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "csv_tables.hpp"
#include "geopackage_writer.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/report/table.hpp"
#include "zone_shares.hpp"

namespace sunshed {

namespace {

/// The columns of some names, in the table's order.
template <class Record>
std::vector<TableColumn<Record>> named(const std::vector<TableColumn<Record>>& columns,
                                       const std::set<std::string>& names) {
    std::vector<TableColumn<Record>> chosen;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(chosen),
                 [&](const TableColumn<Record>& column) { return names.count(column.name) > 0; });
    return chosen;
}

/// Buildings come in any order: their ids are their places in the input, which readers then follow.
void add_building(GeopackageWriter& writer, OGRLayer& layer, const std::vector<TableColumn<BuildingRecord>>& columns,
                  std::size_t row, const BuildingRecord& record) {
    const OGRMultiPolygon geometry = to_ogr(record.facts.footprint);
    writer.add_feature(layer, columns, record, &geometry, {}, static_cast<GIntBig>(row) + 1);
}

void write_buildings(GeopackageWriter& writer, const std::vector<BuildingRecord>& buildings) {
    OGRLayer& layer = writer.add_layer(ResultLayer::buildings, wkbMultiPolygon, field_texts(building_columns()));
    for (std::size_t row = 0; row < buildings.size(); ++row) {
        add_building(writer, layer, building_columns(), row, buildings[row]);
    }
}

/// What layers of buildings and roofs contain.
struct RoofColumns {
    std::vector<TableColumn<BuildingRecord>> buildings;
    std::vector<TableColumn<SegmentRow>> segments;
    std::vector<TableColumn<ModuleRow>> modules;
};

/// The layers that are filled building by building.
class RoofLayers {
public:
    RoofLayers(GeopackageWriter& writer, RoofColumns columns)
        : writer_(writer),
          columns_(std::move(columns)),
          buildings_(writer.add_layer(ResultLayer::buildings, wkbMultiPolygon, field_texts(columns_.buildings))),
          segments_(writer.add_layer(ResultLayer::roof_segments, wkbPolygon, field_texts(columns_.segments))),
          obstacles_(writer.add_layer(ResultLayer::obstacles, wkbPolygon, field_texts(obstacle_columns()))),
          usable_area_(writer.add_layer(ResultLayer::usable_area, wkbMultiPolygon, field_texts(usable_area_columns()))),
          modules_(writer.add_layer(ResultLayer::modules, wkbPolygon, field_texts(columns_.modules))) {}

    void add(std::size_t row, const BuildingRecord& building) {
        add_building(writer_, buildings_, columns_.buildings, row, building);
        for (const SegmentRecord& segment : building.segments) {
            add(building, segment);
        }
    }

private:
    void add(const BuildingRecord& building, const SegmentRecord& segment) {
        const SegmentRow row{&building, &segment};
        const OGRPolygon outline = to_ogr(segment.roof.outline);
        writer_.add_feature(segments_, columns_.segments, row, &outline);
        for (const RoofObstacle& obstacle : segment.roof.obstacles) {
            const OGRPolygon geometry = to_ogr(obstacle.outline);
            writer_.add_feature(obstacles_, obstacle_columns(), ObstacleRow{&building, &segment, &obstacle}, &geometry);
        }
        if (!segment.roof.usable.empty()) {
            const OGRMultiPolygon geometry = to_ogr(segment.roof.usable);
            writer_.add_feature(usable_area_, usable_area_columns(), row, &geometry);
        }
        for (std::size_t i = 0; i < segment.layout.modules.size(); ++i) {
            const auto& corners = segment.layout.modules[i].corners;
            const OGRPolygon geometry = to_ogr(Polygon{{corners.begin(), corners.end()}, {}});
            writer_.add_feature(modules_, columns_.modules, ModuleRow{&building, &segment, i}, &geometry);
        }
    }

    GeopackageWriter& writer_;
    RoofColumns columns_;
    OGRLayer& buildings_;
    OGRLayer& segments_;
    OGRLayer& obstacles_;
    OGRLayer& usable_area_;
    OGRLayer& modules_;
};

/// Columns of zones, then one of each indicator in per cent.
class ZoneLayer {
public:
    ZoneLayer(GeopackageWriter& writer, const PolicyLayers& content) : writer_(writer), content_(content) {
        for (const ZoneShare& share : zone_shares(content.indicators)) {
            shares_.push_back({share.name, share.zh, ColumnType::real, Unit::percent, share.meaning});
        }
        for (const Indicator& indicator : content.indicators) {
            if (is_zone_share(indicator)) {
                // Against a later target stands the later figure: it comes last.
                values_[{indicator.zone_id, zone_share_name(indicator)}] = indicator.value.value_or(missing_d);
            }
        }
    }

    /// Zones with their areas; the project as a whole is a table of its own, so that sums over zones count once.
    void write() {
        OGRLayer& zones = writer_.add_layer(ResultLayer::zones, wkbMultiPolygon, fields());
        OGRLayer& total = writer_.add_layer(ResultLayer::project_total, wkbNone, fields());
        for (const ZoneSummary& zone : content_.zones) {
            OGRMultiPolygon geometry;
            for (const ZoneOutline& outline : content_.zone_outlines) {
                if (outline.id == zone.zone.id) {
                    geometry = to_ogr(outline.geometry);
                }
            }
            OGRLayer& layer = is_whole(zone.zone.id) ? total : zones;
            writer_.add_feature(layer, zone_columns(), zone, &geometry, share_cells(zone.zone.id));
        }
    }

private:
    [[nodiscard]] std::vector<FieldText> fields() const {
        std::vector<FieldText> all = field_texts(zone_columns());
        all.insert(all.end(), shares_.begin(), shares_.end());
        return all;
    }
    [[nodiscard]] std::vector<Cell> share_cells(const std::string& zone) const {
        std::vector<Cell> cells;
        for (const FieldText& share : shares_) {
            const auto found = values_.find({zone, share.name});
            cells.push_back(found == values_.end() ? Cell() : real_cell(found->second));
        }
        return cells;
    }

    GeopackageWriter& writer_;
    const PolicyLayers& content_;
    std::vector<FieldText> shares_;
    std::map<std::pair<std::string, std::string>, double> values_;  ///< by zone and share
};

/// A table without geometry, to be joined to the zones by their ids.
void write_indicators(GeopackageWriter& writer, const std::vector<Indicator>& indicators) {
    OGRLayer& table = writer.add_layer(ResultLayer::indicators, wkbNone, field_texts(indicator_columns()));
    for (const Indicator& indicator : indicators) {
        writer.add_feature(table, indicator_columns(), indicator, nullptr);
    }
}

void write_target_buildings(GeopackageWriter& writer, const PolicyLayers& content) {
    OGRLayer& layer =
        writer.add_layer(ResultLayer::target_buildings, wkbMultiPolygon, field_texts(target_building_columns()));
    for (const TargetPlan& plan : content.plans) {
        for (std::size_t i = 0; i < plan.chosen.size(); ++i) {
            const BuildingRecord& building = content.buildings[plan.chosen[i]];
            const OGRMultiPolygon geometry = to_ogr(building.facts.footprint);
            writer.add_feature(layer, target_building_columns(), ChosenRow{&plan, &building, i + 1}, &geometry);
        }
    }
}

}  // namespace

struct ResultsGeopackage::Impl {
    GeopackageWriter writer;
    RoofLayers roofs;
    OGRLayer& flat_options;
    OGRLayer* facades = nullptr;  ///< where there are any

    Impl(const std::string& path, const std::string& crs_wkt)
        : writer(path, crs_wkt),
          roofs(writer, {building_columns(), segment_columns(), module_columns()}),
          // A table without geometry, to be joined to the buildings by their ids.
          flat_options(writer.add_layer(ResultLayer::flat_roof_options, wkbNone, field_texts(flat_option_columns()))) {}

    void add_facades(std::span<const FacadeRecord> walls) {
        if (walls.empty()) {
            return;
        }
        if (facades == nullptr) {
            facades = &writer.add_layer(ResultLayer::facades, wkbLineString, field_texts(facade_columns()));
        }
        for (const FacadeRecord& wall : walls) {
            OGRLineString foot;
            foot.addPoint(wall.from.x, wall.from.y);
            foot.addPoint(wall.to.x, wall.to.y);
            writer.add_feature(*facades, facade_columns(), wall, &foot);
        }
    }
};

ResultsGeopackage::ResultsGeopackage(const std::string& path, const std::string& crs_wkt, const FileTags& tags)
    : impl_(std::make_unique<Impl>(path, crs_wkt)) {
    impl_->writer.add_tags(tags);
}

ResultsGeopackage::~ResultsGeopackage() = default;

bool has_facades(const std::string& path) {
    start_gdal();
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    return dataset && dataset->GetLayerByName(to_string(ResultLayer::facades).c_str()) != nullptr;
}

void ResultsGeopackage::add(std::size_t row, const BuildingRecord& building, std::span<const FacadeRecord> facades) {
    impl_->roofs.add(row, building);
    for (const FlatRoofOption& option : building.answers.flat_options) {
        impl_->writer.add_feature(impl_->flat_options, flat_option_columns(), FlatOptionRow{&building, &option},
                                  nullptr);
    }
    impl_->add_facades(facades);
}

void ResultsGeopackage::finish(const PolicyLayers& policy) {
    ZoneLayer(impl_->writer, policy).write();
    write_indicators(impl_->writer, policy.indicators);
    write_target_buildings(impl_->writer, policy);
    impl_->writer.finish(policy.language);
}

void update_geopackage(const std::string& path, const PolicyLayers& policy, bool with_buildings) {
    GeopackageWriter writer(path);
    if (with_buildings) {
        writer.drop_layer(ResultLayer::buildings);
        write_buildings(writer, policy.buildings);
    }
    for (const ResultLayer layer :
         {ResultLayer::zones, ResultLayer::project_total, ResultLayer::indicators, ResultLayer::target_buildings}) {
        writer.drop_layer(layer);
    }
    ZoneLayer(writer, policy).write();
    write_indicators(writer, policy.indicators);
    write_target_buildings(writer, policy);
    writer.finish(policy.language);
}

struct RoofsGeopackage::Impl {
    GeopackageWriter writer;
    RoofLayers roofs;

    Impl(const std::string& path, const std::string& crs_wkt) : writer(path, crs_wkt), roofs(writer, columns()) {}

    static RoofColumns columns() {
        return {named(building_columns(),
                      {"building_id", "class", "vintage", "year_built", "height_m", "footprint_area_m2", "roof_area_m2",
                       "usable_area_m2", "module_count", "module_area_m2", "capacity_kwp", "quality", "offset_east_m",
                       "offset_north_m", "offset_turn_deg", "reason"}),
                named(segment_columns(),
                      {"segment_id", "building_id", "tilt_deg", "azimuth_deg", "area_m2", "ground_area_m2",
                       "usable_area_m2", "plane_rmse_m", "neighbours", "module_count", "capacity_kwp"}),
                named(module_columns(), {"module_id", "segment_id", "building_id", "tilt_deg", "azimuth_deg"})};
    }
};

RoofsGeopackage::RoofsGeopackage(const std::string& path, const std::string& crs_wkt, const FileTags& tags)
    : impl_(std::make_unique<Impl>(path, crs_wkt)) {
    impl_->writer.add_tags(tags);
}

RoofsGeopackage::~RoofsGeopackage() = default;

void RoofsGeopackage::add(std::size_t row, const BuildingRecord& building) {
    impl_->roofs.add(row, building);
}

void RoofsGeopackage::finish(Language language) {
    impl_->writer.finish(language);
}

}  // namespace sunshed
