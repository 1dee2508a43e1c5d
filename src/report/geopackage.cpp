#include "sunshed/report/geopackage.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "csv_tables.hpp"
#include "qgis_style.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/raster.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/report/table.hpp"
#include "zone_shares.hpp"

namespace sunshed {

namespace {

const std::string own_style = "sunshed";

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

[[noreturn]] void fail(const std::string& path) {
    throw Error(ErrorCode::io_failure, path, gdal_message("the GeoPackage cannot be written"),
                "check the space on the disk and the permissions");
}

void set_ring(OGRLinearRing& target, const Ring& ring) {
    for (const Point2& p : ring) {
        target.addPoint(p.x, p.y);
    }
    target.closeRings();
}

OGRPolygon to_ogr(const Polygon& polygon) {
    OGRPolygon result;
    OGRLinearRing outer;
    set_ring(outer, polygon.outer);
    result.addRing(&outer);
    for (const Ring& hole : polygon.holes) {
        OGRLinearRing inner;
        set_ring(inner, hole);
        result.addRing(&inner);
    }
    return result;
}

OGRMultiPolygon to_ogr(const MultiPolygon& polygons) {
    OGRMultiPolygon result;
    for (const Polygon& polygon : polygons) {
        const OGRPolygon part = to_ogr(polygon);
        result.addGeometry(&part);
    }
    return result;
}

struct SetField {
    OGRFeature& feature;
    int field;
    void operator()(std::monostate) const { feature.SetFieldNull(field); }
    void operator()(const std::string& text) const { feature.SetField(field, text.c_str()); }
    void operator()(double value) const { feature.SetField(field, value); }
    void operator()(std::int64_t value) const { feature.SetField(field, static_cast<GIntBig>(value)); }
};

class Writer {
public:
    Writer(const std::string& path, const std::string& crs_wkt) : path_(path) {
        start_gdal();
        reference_.importFromWkt(crs_wkt.c_str());
        reference_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        dataset_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset_) {
            fail(path_);
        }
        dataset_->StartTransaction();
    }

    /// Opens a GeoPackage to replace layers of it; until finish() it stays as it was.
    explicit Writer(const std::string& path) : path_(path) {
        start_gdal();
        const std::array<const char*, 2> drivers{"GPKG", nullptr};
        dataset_.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers.data()));
        OGRLayer* buildings = dataset_ ? dataset_->GetLayerByName("buildings") : nullptr;
        styles_ = dataset_ ? dataset_->GetLayerByName("layer_styles") : nullptr;
        if (buildings == nullptr || styles_ == nullptr) {
            throw Error(ErrorCode::bad_input, path, "it is not what a run wrote", "run it again");
        }
        reference_ = *buildings->GetSpatialRef();
        dataset_->StartTransaction();
    }

    void drop_layer(const std::string& name) {
        for (int i = dataset_->GetLayerCount() - 1; i >= 0; --i) {
            if (dataset_->GetLayer(i)->GetName() == name) {
                CPLErrorReset();
                // A full disk undoes the deletion, which GDAL reports by an error alone.
                if (dataset_->DeleteLayer(i) != OGRERR_NONE || CPLGetLastErrorType() >= CE_Failure) {
                    fail(path_);
                }
            }
        }
        styles_ = dataset_->GetLayerByName("layer_styles");
        std::vector<GIntBig> of_layer;
        for (const auto& feature : *styles_) {
            if (feature->GetFieldAsString("f_table_name") == name) {
                of_layer.push_back(feature->GetFID());
            }
        }
        for (const GIntBig id : of_layer) {
            if (styles_->DeleteFeature(id) != OGRERR_NONE) {
                fail(path_);
            }
        }
    }

    void add_tags(const FileTags& tags) {
        for (const auto& [name, value] : tags) {
            dataset_->SetMetadataItem(name.c_str(), value.c_str());
        }
    }

    template <class Record>
    OGRLayer& add_layer(const char* name, OGRwkbGeometryType type, const std::vector<TableColumn<Record>>& columns,
                        const std::vector<std::string>& extra_reals = {}) {
        OGRLayer* layer = dataset_->CreateLayer(name, &reference_, type, nullptr);
        if (layer == nullptr) {
            fail(path_);
        }
        for (const auto& column : columns) {
            add_field(*layer, column.name, column.type);
        }
        for (const std::string& extra : extra_reals) {
            add_field(*layer, extra, ColumnType::real);
        }
        return *layer;
    }

    template <class Record>
    void add_feature(OGRLayer& layer, const std::vector<TableColumn<Record>>& columns, const Record& record,
                     const OGRGeometry* geometry, const std::vector<Cell>& extra = {}, GIntBig id = OGRNullFID) {
        OGRFeature feature(layer.GetLayerDefn());
        feature.SetFID(id);
        int field = 0;
        for (const auto& column : columns) {
            std::visit(SetField{feature, field++}, column.value(record));
        }
        for (const Cell& cell : extra) {
            std::visit(SetField{feature, field++}, cell);
        }
        if (geometry != nullptr && geometry->IsEmpty() == 0) {
            feature.SetGeometry(geometry);
        }
        if (layer.CreateFeature(&feature) != OGRERR_NONE) {
            fail(path_);
        }
    }

    /// The program's own style is the one that QGIS applies by itself.
    void add_style(const char* layer, const std::string& qml, const std::string& style = own_style) {
        if (styles_ == nullptr) {
            styles_ = dataset_->CreateLayer("layer_styles", nullptr, wkbNone, nullptr);
            for (const char* name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column",
                                     "styleName", "styleQML", "styleSLD", "description", "owner"}) {
                add_field(*styles_, name, ColumnType::text);
            }
            add_field(*styles_, "useAsDefault", ColumnType::integer);
        }
        OGRFeature feature(styles_->GetLayerDefn());
        feature.SetField("f_table_catalog", "");
        feature.SetField("f_table_schema", "");
        feature.SetField("f_table_name", layer);
        feature.SetField("f_geometry_column", "geom");
        feature.SetField("styleName", style.c_str());
        feature.SetField("styleQML", qml.c_str());
        feature.SetField("styleSLD", "");
        feature.SetField("useAsDefault", style == own_style ? 1 : 0);
        if (styles_->CreateFeature(&feature) != OGRERR_NONE) {
            fail(path_);
        }
    }

    void finish() {
        const bool committed = dataset_->CommitTransaction() == OGRERR_NONE;
        CPLErrorReset();
        dataset_->FlushCache(true);
        dataset_.reset();
        if (!committed || CPLGetLastErrorType() >= CE_Failure) {
            fail(path_);
        }
    }

private:
    void add_field(OGRLayer& layer, const std::string& name, ColumnType type) {
        OGRFieldDefn field(name.c_str(), type == ColumnType::text      ? OFTString
                                         : type == ColumnType::integer ? OFTInteger64
                                                                       : OFTReal);
        if (layer.CreateField(&field) != OGRERR_NONE) {
            fail(path_);
        }
    }

    std::string path_;
    OGRSpatialReference reference_;
    DatasetPtr dataset_;
    OGRLayer* styles_ = nullptr;
};

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
void add_building(Writer& writer, OGRLayer& layer, const std::vector<TableColumn<BuildingRecord>>& columns,
                  std::size_t row, const BuildingRecord& record) {
    const OGRMultiPolygon geometry = to_ogr(record.facts.footprint);
    writer.add_feature(layer, columns, record, &geometry, {}, static_cast<GIntBig>(row) + 1);
}

void write_buildings(Writer& writer, const std::vector<BuildingRecord>& buildings) {
    OGRLayer& layer = writer.add_layer("buildings", wkbMultiPolygon, building_columns());
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
    RoofLayers(Writer& writer, RoofColumns columns)
        : writer_(writer),
          columns_(std::move(columns)),
          buildings_(writer.add_layer("buildings", wkbMultiPolygon, columns_.buildings)),
          segments_(writer.add_layer("roof_segments", wkbPolygon, columns_.segments)),
          obstacles_(writer.add_layer("obstacles", wkbPolygon, obstacle_columns())),
          usable_area_(writer.add_layer("usable_area", wkbMultiPolygon, usable_area_columns())),
          modules_(writer.add_layer("modules", wkbPolygon, columns_.modules)) {}

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

    Writer& writer_;
    RoofColumns columns_;
    OGRLayer& buildings_;
    OGRLayer& segments_;
    OGRLayer& obstacles_;
    OGRLayer& usable_area_;
    OGRLayer& modules_;
};

void add_building_style(Writer& writer) {
    writer.add_style("buildings", graduated_style("yield_kwh_kwp", "kWh/kWp", cividis_ranges(600.0, 1400.0, 8)));
}

void add_roof_styles(Writer& writer) {
    writer.add_style("obstacles", plain_style("150,75,60", "90,40,30"));
    writer.add_style("usable_area", outline_style("40,140,60"));
    writer.add_style("modules", plain_style("25,45,90", "230,230,230"));
}

void write_zones(Writer& writer, const PolicyLayers& content) {
    std::vector<std::string> names;
    for (const ZoneShare& share : zone_shares(content.indicators)) {
        names.push_back(share.name);
    }
    std::map<std::pair<std::string, std::string>, double> values;
    for (const Indicator& indicator : content.indicators) {
        if (is_zone_share(indicator)) {
            // Against a later target stands the later figure: it comes last.
            values[{indicator.zone_id, zone_share_name(indicator)}] = indicator.value.value_or(missing_d);
        }
    }
    OGRLayer& layer = writer.add_layer("zones", wkbMultiPolygon, zone_columns(), names);
    for (const ZoneSummary& zone : content.zones) {
        std::vector<Cell> cells;
        for (const std::string& name : names) {
            const auto found = values.find({zone.zone.id, name});
            cells.push_back(found == values.end() ? Cell() : real_cell(found->second));
        }
        OGRMultiPolygon geometry;
        for (const ZoneOutline& outline : content.zone_outlines) {
            if (outline.id == zone.zone.id) {
                geometry = to_ogr(outline.geometry);
            }
        }
        writer.add_feature(layer, zone_columns(), zone, &geometry, cells);
    }
}

/// A table without geometry, to be joined to the zones by their ids.
void write_indicators(Writer& writer, const std::vector<Indicator>& indicators) {
    OGRLayer& table = writer.add_layer("indicators", wkbNone, indicator_columns());
    for (const Indicator& indicator : indicators) {
        writer.add_feature(table, indicator_columns(), indicator, nullptr);
    }
}

void write_target_buildings(Writer& writer, const PolicyLayers& content) {
    OGRLayer& layer = writer.add_layer("target_buildings", wkbMultiPolygon, target_building_columns());
    for (const TargetPlan& plan : content.plans) {
        for (std::size_t i = 0; i < plan.chosen.size(); ++i) {
            const BuildingRecord& building = content.buildings[plan.chosen[i]];
            const OGRMultiPolygon geometry = to_ogr(building.facts.footprint);
            writer.add_feature(layer, target_building_columns(), ChosenRow{&plan, &building, i + 1}, &geometry);
        }
    }
}

void add_policy_styles(Writer& writer) {
    writer.add_style("zones", graduated_style("pv_coverage_c1_actual", "%", cividis_ranges(0.0, 100.0, 5)));
    writer.add_style("target_buildings", graduated_style("rank", "rank", cividis_ranges(1.0, 100.0, 5)));
}

}  // namespace

struct ResultsGeopackage::Impl {
    Writer writer;
    RoofLayers roofs;
    OGRLayer& flat_options;
    OGRLayer* facades = nullptr;  ///< where there are any

    Impl(const std::string& path, const std::string& crs_wkt)
        : writer(path, crs_wkt),
          roofs(writer, {building_columns(), segment_columns(), module_columns()}),
          // A table without geometry, to be joined to the buildings by their ids.
          flat_options(writer.add_layer("flat_roof_options", wkbNone, flat_option_columns())) {}

    void add_facades(std::span<const FacadeRecord> walls) {
        if (walls.empty()) {
            return;
        }
        if (facades == nullptr) {
            facades = &writer.add_layer("facades", wkbLineString, facade_columns());
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
    const std::unique_ptr<GDALDataset, CloseDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    return dataset && dataset->GetLayerByName("facades") != nullptr;
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
    Writer& writer = impl_->writer;
    write_zones(writer, policy);
    write_indicators(writer, policy.indicators);
    write_target_buildings(writer, policy);
    add_building_style(writer);
    writer.add_style("roof_segments",
                     graduated_style("irradiation_kwh_m2", "kWh/m2", cividis_ranges(400.0, 1800.0, 7)));
    writer.add_style("roof_segments", orientation_style(), "tilt and azimuth");
    add_roof_styles(writer);
    add_policy_styles(writer);
    writer.finish();
}

void update_geopackage(const std::string& path, const PolicyLayers& policy, bool with_buildings) {
    Writer writer(path);
    if (with_buildings) {
        writer.drop_layer("buildings");
        write_buildings(writer, policy.buildings);
        add_building_style(writer);
    }
    writer.drop_layer("zones");
    writer.drop_layer("indicators");
    writer.drop_layer("target_buildings");
    write_zones(writer, policy);
    write_indicators(writer, policy.indicators);
    write_target_buildings(writer, policy);
    add_policy_styles(writer);
    writer.finish();
}

struct RoofsGeopackage::Impl {
    Writer writer;
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

void RoofsGeopackage::finish() {
    impl_->writer.add_style("buildings", outline_style("60,60,60"));
    impl_->writer.add_style("roof_segments", orientation_style());
    add_roof_styles(impl_->writer);
    impl_->writer.finish();
}

}  // namespace sunshed
