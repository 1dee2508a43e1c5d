#pragma once

#include <ogrsf_frmts.h>

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "field_text.hpp"
#include "result_layer.hpp"
#include "sunshed/catalogue/language.hpp"
#include "sunshed/core/polygon.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/report/table.hpp"

namespace sunshed {

OGRPolygon to_ogr(const Polygon& polygon);
OGRMultiPolygon to_ogr(const MultiPolygon& polygons);

/// Writes layers of results.gpkg in one transaction. Each layer that is added gets, at the end, what programs of GIS
/// look for: names and meanings of its columns, indices on the ids that join layers, and its styles.
class GeopackageWriter {
public:
    GeopackageWriter(const std::string& path, const std::string& crs_wkt);
    /// Opens a GeoPackage to replace layers of it; until finish() it stays as it was.
    explicit GeopackageWriter(const std::string& path);

    void drop_layer(ResultLayer layer);
    void add_tags(const FileTags& tags);

    /// @param fields  in the order of the cells of add_feature()
    OGRLayer& add_layer(ResultLayer layer, OGRwkbGeometryType type, std::vector<FieldText> fields);

    /// @param extra  cells behind those of the columns
    template <class Record>
    void add_feature(OGRLayer& layer, const std::vector<TableColumn<Record>>& columns, const Record& record,
                     const OGRGeometry* geometry, const std::vector<Cell>& extra = {}, GIntBig id = OGRNullFID) {
        std::vector<Cell> cells;
        cells.reserve(columns.size() + extra.size());
        for (const auto& column : columns) {
            cells.push_back(column.value(record));
        }
        cells.insert(cells.end(), extra.begin(), extra.end());
        add_cells(layer, cells, geometry, id);
    }

    /// @param language  of the styles that QGIS applies by itself
    void finish(Language language);

private:
    struct CloseDataset {
        void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
    };

    void add_cells(OGRLayer& layer, const std::vector<Cell>& cells, const OGRGeometry* geometry, GIntBig id);
    void run_sql(const std::string& statement);
    void make_column_table();
    void forget(const std::string& table, const char* column, const std::string& layer);
    std::vector<double> values_of(const std::string& layer, const std::string& column);
    void describe_columns(const std::string& layer, const std::vector<FieldText>& fields);
    void add_indices(const std::string& layer, const std::vector<FieldText>& fields);
    void add_styles(ResultLayer layer, const std::vector<FieldText>& fields, Language language);
    OGRLayer& styles();

    std::string path_;
    OGRSpatialReference reference_;
    std::unique_ptr<GDALDataset, CloseDataset> dataset_;
    std::map<ResultLayer, std::vector<FieldText>> added_;
};

}  // namespace sunshed
