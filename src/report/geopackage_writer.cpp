#include "geopackage_writer.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "layer_styles.hpp"
#include "sql_text.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/gdal_session.hpp"

namespace sunshed {

namespace {

constexpr const char* style_table = "layer_styles";
constexpr const char* column_table = "gpkg_data_columns";

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

struct SetField {
    OGRFeature& feature;
    int field;
    void operator()(std::monostate) const { feature.SetFieldNull(field); }
    void operator()(const std::string& text) const { feature.SetField(field, text.c_str()); }
    void operator()(double value) const { feature.SetField(field, value); }
    void operator()(std::int64_t value) const { feature.SetField(field, static_cast<GIntBig>(value)); }
};

OGRFieldType ogr_type(ColumnType type) {
    return type == ColumnType::text ? OFTString : type == ColumnType::integer ? OFTInteger64 : OFTReal;
}

}  // namespace

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

GeopackageWriter::GeopackageWriter(const std::string& path, const std::string& crs_wkt) : path_(path) {
    start_gdal();
    reference_.importFromWkt(crs_wkt.c_str());
    reference_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    dataset_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset_) {
        fail(path_);
    }
    dataset_->StartTransaction();
    make_column_table();
}

GeopackageWriter::GeopackageWriter(const std::string& path) : path_(path) {
    start_gdal();
    const std::array<const char*, 2> drivers{"GPKG", nullptr};
    dataset_.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers.data()));
    OGRLayer* buildings = dataset_ ? dataset_->GetLayerByName(to_string(ResultLayer::buildings).c_str()) : nullptr;
    if (buildings == nullptr || dataset_->GetLayerByName(style_table) == nullptr) {
        throw Error(ErrorCode::bad_input, path, "it is not what a run wrote", "run it again");
    }
    reference_ = *buildings->GetSpatialRef();
    dataset_->StartTransaction();
    make_column_table();
}

/// As the standard's extension for schemas has it.
void GeopackageWriter::make_column_table() {
    run_sql(fmt::format(
        "CREATE TABLE IF NOT EXISTS {} (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, "
        "description TEXT, mime_type TEXT, constraint_name TEXT, "
        "CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), "
        "CONSTRAINT gdc_tn UNIQUE (table_name, name))",
        column_table));
}

void GeopackageWriter::drop_layer(ResultLayer layer) {
    const std::string name = to_string(layer);
    for (int i = dataset_->GetLayerCount() - 1; i >= 0; --i) {
        if (dataset_->GetLayer(i)->GetName() == name) {
            CPLErrorReset();
            // A full disk undoes the deletion, which GDAL reports by an error alone.
            if (dataset_->DeleteLayer(i) != OGRERR_NONE || CPLGetLastErrorType() >= CE_Failure) {
                fail(path_);
            }
        }
    }
    forget(style_table, "f_table_name", name);
    forget(column_table, "table_name", name);
}

void GeopackageWriter::forget(const std::string& table, const char* column, const std::string& layer) {
    run_sql(fmt::format("DELETE FROM {} WHERE {} = {}", table, column, sql_text(layer)));
}

void GeopackageWriter::add_tags(const FileTags& tags) {
    for (const auto& [name, value] : tags) {
        dataset_->SetMetadataItem(name.c_str(), value.c_str());
    }
}

OGRLayer& GeopackageWriter::add_layer(ResultLayer layer, OGRwkbGeometryType type, std::vector<FieldText> fields) {
    const Word<ResultLayer>& word = word_of(layer);
    CPLStringList options;
    options.SetNameValue("IDENTIFIER", fmt::format("{} · {}", word.zh, word.en).c_str());
    options.SetNameValue("DESCRIPTION", fmt::format("{} · {}: {}", word.zh, word.en, word.meaning).c_str());
    OGRLayer* made = dataset_->CreateLayer(word.id, &reference_, type, options.List());
    if (made == nullptr) {
        fail(path_);
    }
    for (const FieldText& text : fields) {
        OGRFieldDefn field(text.name.c_str(), ogr_type(text.type));
        if (made->CreateField(&field) != OGRERR_NONE) {
            fail(path_);
        }
    }
    added_[layer] = std::move(fields);
    return *made;
}

void GeopackageWriter::add_cells(OGRLayer& layer, const std::vector<Cell>& cells, const OGRGeometry* geometry,
                                 GIntBig id) {
    OGRFeature feature(layer.GetLayerDefn());
    feature.SetFID(id);
    int field = 0;
    for (const Cell& cell : cells) {
        std::visit(SetField{feature, field++}, cell);
    }
    if (geometry != nullptr && geometry->IsEmpty() == 0) {
        feature.SetGeometry(geometry);
    }
    if (layer.CreateFeature(&feature) != OGRERR_NONE) {
        fail(path_);
    }
}

void GeopackageWriter::run_sql(const std::string& statement) {
    CPLErrorReset();
    OGRLayer* rows = dataset_->ExecuteSQL(statement.c_str(), nullptr, nullptr);
    if (rows != nullptr) {
        dataset_->ReleaseResultSet(rows);
    }
    if (CPLGetLastErrorType() >= CE_Failure) {
        fail(path_);
    }
}

std::vector<double> GeopackageWriter::values_of(const std::string& layer, const std::string& column) {
    const std::string query = fmt::format(R"(SELECT "{0}" FROM "{1}" WHERE "{0}" IS NOT NULL)", column, layer);
    OGRLayer* rows = dataset_->ExecuteSQL(query.c_str(), nullptr, nullptr);
    if (rows == nullptr) {
        fail(path_);
    }
    std::vector<double> values;
    for (const auto& row : *rows) {
        values.push_back(row->GetFieldAsDouble(0));
    }
    dataset_->ReleaseResultSet(rows);
    return values;
}

void GeopackageWriter::describe_columns(const std::string& layer, const std::vector<FieldText>& fields) {
    for (const FieldText& field : fields) {
        const std::string both =
            fmt::format("{} · {}", field_label(field, Language::zh), field_label(field, Language::en));
        run_sql(fmt::format(
            "INSERT INTO {} (table_name, column_name, name, title, description) VALUES ({}, {}, {}, {}, {})",
            column_table, sql_text(layer), sql_text(field.name), sql_text(both), sql_text(both),
            sql_text(field.meaning)));
    }
}

void GeopackageWriter::add_indices(const std::string& layer, const std::vector<FieldText>& fields) {
    for (const FieldText& field : fields) {
        if (joins_layers(field.name)) {
            run_sql(fmt::format(R"(CREATE INDEX "{0}_{1}" ON "{0}" ("{1}"))", layer, field.name));
        }
    }
}

/// The table in which QGIS keeps styles, with every column that it reads.
OGRLayer& GeopackageWriter::styles() {
    OGRLayer* table = dataset_->GetLayerByName(style_table);
    if (table == nullptr) {
        CPLStringList options;
        options.SetNameValue("FID", "id");
        table = dataset_->CreateLayer(style_table, nullptr, wkbNone, options.List());
    }
    if (table == nullptr) {
        fail(path_);
    }
    const auto add = [&](const char* name, OGRFieldType type, OGRFieldSubType subtype = OFSTNone) {
        OGRFieldDefn field(name, type);
        field.SetSubType(subtype);
        if (table->GetLayerDefn()->GetFieldIndex(name) < 0 && table->CreateField(&field) != OGRERR_NONE) {
            fail(path_);
        }
    };
    for (const char* name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
                             "styleQML", "styleSLD"}) {
        add(name, OFTString);
    }
    add("useAsDefault", OFTInteger, OFSTBoolean);
    for (const char* name : {"description", "owner", "ui"}) {
        add(name, OFTString);
    }
    add("update_time", OFTDateTime);  // NULL in ours: the same run makes the same file
    return *table;
}

void GeopackageWriter::add_styles(ResultLayer layer, const std::vector<FieldText>& fields, Language language) {
    const std::string name = to_string(layer);
    const auto values = [&](const std::string& column) { return values_of(name, column); };
    for (const NamedQml& style : layer_styles(layer, fields, values, language)) {
        OGRLayer& table = styles();
        OGRFeature feature(table.GetLayerDefn());
        for (const char* empty : {"f_table_catalog", "f_table_schema", "styleSLD", "owner"}) {
            feature.SetField(empty, "");
        }
        feature.SetField("f_table_name", name.c_str());
        feature.SetField("f_geometry_column", "geom");
        feature.SetField("styleName", style.name.c_str());
        feature.SetField("styleQML", style.qml.c_str());
        feature.SetField("useAsDefault", style.is_default ? 1 : 0);
        feature.SetField("description", word_of(layer).meaning);
        if (table.CreateFeature(&feature) != OGRERR_NONE) {
            fail(path_);
        }
    }
}

void GeopackageWriter::finish(Language language) {
    for (OGRLayer* layer : dataset_->GetLayers()) {  // with their spatial indices, and the table of extensions
        if (layer->SyncToDisk() != OGRERR_NONE) {
            fail(path_);
        }
    }
    for (const auto& [layer, fields] : added_) {
        describe_columns(to_string(layer), fields);
        add_indices(to_string(layer), fields);
        add_styles(layer, fields, language);
    }
    run_sql(fmt::format(
        "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) SELECT '{0}', NULL, "
        "'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write' WHERE NOT EXISTS "
        "(SELECT 1 FROM gpkg_extensions WHERE table_name = '{0}')",
        column_table));
    const bool committed = dataset_->CommitTransaction() == OGRERR_NONE;
    CPLErrorReset();
    dataset_->FlushCache(true);
    dataset_.reset();
    if (!committed || CPLGetLastErrorType() >= CE_Failure) {
        fail(path_);
    }
}

}  // namespace sunshed
