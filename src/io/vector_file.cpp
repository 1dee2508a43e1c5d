#include "sunshed/io/vector_file.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include <memory>

#include "crs_reference.hpp"
#include "dataset_access.hpp"
#include "feature_tags.hpp"
#include "gdal_failures.hpp"
#include "gdal_handles.hpp"
#include "layer_reading.hpp"
#include "sunshed/core/ascii.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/outline.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/io/gcj02.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "text_encoding.hpp"

namespace sunshed {

namespace {

DatasetPtr open_vector(const std::string& path, const VectorReadOptions& options) {
    const GdalFailures failures;
    DatasetPtr dataset = open_dataset(path, options.encoding.empty() ? DatasetKind::vector : DatasetKind::raw_vector);
    if (!dataset || dataset->GetLayerCount() == 0) {
        const bool is_zip = lower_ascii(path).ends_with(".zip");
        throw Error(ErrorCode::bad_input, path, "this is not a vector file that GDAL reads" + failures.in_brackets(),
                    is_zip ? fmt::format("of a zip, name the file in it: \"/vsizip/{}/name.gpkg\"", shown_name(path))
                           : "give footprints as GeoPackage, Shapefile, GeoJSON or FlatGeobuf");
    }
    return dataset;
}

std::vector<std::string> layer_names(GDALDataset& dataset) {
    std::vector<std::string> names;
    for (OGRLayer* layer : dataset.GetLayers()) {
        names.emplace_back(layer->GetName());
    }
    return names;
}

bool is_osm(GDALDataset& dataset) {
    return dataset.GetDriver() != nullptr && std::string(dataset.GetDriver()->GetDescription()) == "OSM";
}

bool may_hold_polygons(OGRLayer& layer) {
    const OGRwkbGeometryType type = wkbFlatten(layer.GetGeomType());
    return type == wkbUnknown || type == wkbGeometryCollection || OGR_GT_IsSurface(type) != 0 ||
           OGR_GT_IsSubClassOf(type, wkbMultiSurface) != 0;
}

/// The only layer, else the only one that may hold polygons: tables of styles, points and lines are no footprints.
OGRLayer* only_layer(GDALDataset& dataset) {
    if (dataset.GetLayerCount() == 1) {
        return dataset.GetLayer(0);
    }
    if (OGRLayer* buildings = is_osm(dataset) ? dataset.GetLayerByName("multipolygons") : nullptr) {
        return buildings;
    }
    OGRLayer* only = nullptr;
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (may_hold_polygons(*layer)) {
            if (only != nullptr) {
                return nullptr;
            }
            only = layer;
        }
    }
    return only;
}

OGRLayer& layer_of(GDALDataset& dataset, const std::string& path, const std::string& name) {
    OGRLayer* layer = name.empty() ? only_layer(dataset) : dataset.GetLayerByName(name.c_str());
    if (layer == nullptr) {
        throw Error(ErrorCode::not_found, path,
                    name.empty() ? "the file has several layers" : fmt::format("there is no layer '{}'", name),
                    fmt::format("set layer to one of: {}", fmt::join(layer_names(dataset), ", ")));
    }
    return *layer;
}

/// What the user says, else the layer's own where it is one of the earth.
CrsInfo crs_of(OGRLayer& layer, const std::string& where, const VectorReadOptions& options) {
    if (!options.crs.empty()) {
        return crs_from_text(options.crs, where);
    }
    const OwnCrs own = own_crs(layer.GetSpatialRef(), "layer");
    if (own.crs) {
        return *own.crs;
    }
    throw Error(ErrorCode::bad_input, where, own.fault, fmt::format("set {}, e.g. \"EPSG:4326\"", options.crs_option));
}

/// What the user says counts, with a note where the layer says something else.
void note_other_crs(OGRLayer& layer, VectorInput& input, const VectorReadOptions& options) {
    const OwnCrs own = own_crs(layer.GetSpatialRef(), "layer");
    if (!options.crs.empty() && own.crs && own.crs->name != input.source_crs.name) {
        input.notes.push_back(fmt::format("it says that it is in {}, and is taken as {}, as {} has it", own.crs->name,
                                          input.source_crs.name, options.crs_option));
    }
}

FieldValue field_value(const OGRFeature& feature, int field) {
    if (!feature.IsFieldSetAndNotNull(field)) {
        return {};
    }
    switch (feature.GetFieldDefnRef(field)->GetType()) {
        case OFTInteger:
        case OFTInteger64:
            return static_cast<std::int64_t>(feature.GetFieldAsInteger64(field));
        case OFTReal:
            return feature.GetFieldAsDouble(field);
        default:
            return std::string(feature.GetFieldAsString(field));
    }
}

Ring ring_of(const OGRLinearRing& line) {
    Ring ring;
    for (int i = 0; i < line.getNumPoints(); ++i) {
        ring.push_back({line.getX(i), line.getY(i)});
    }
    return ring;
}

void append_polygon(const OGRPolygon& source, MultiPolygon& polygons) {
    if (source.getExteriorRing() == nullptr || source.get_Area() <= 0.0) {
        return;
    }
    Polygon polygon{ring_of(*source.getExteriorRing()), {}};
    for (int i = 0; i < source.getNumInteriorRings(); ++i) {
        polygon.holes.push_back(ring_of(*source.getInteriorRing(i)));
    }
    polygons.push_back(normalised(std::move(polygon)));
}

/// All polygons of a geometry, however deep in collections.
void append_polygons(const OGRGeometry& geometry, MultiPolygon& polygons) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (OGR_GT_IsSubClassOf(type, wkbPolygon) != 0) {
        append_polygon(*geometry.toPolygon(), polygons);
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        for (const OGRGeometry* part : geometry.toGeometryCollection()) {
            append_polygons(*part, polygons);
        }
    } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface) != 0) {
        for (const OGRGeometry* face : geometry.toPolyhedralSurface()) {
            append_polygons(*face, polygons);
        }
    }
}

/// The polygons of what was mended; a wall seen from above leaves lines alone.
void collect_valid(const OGRGeometry& geometry, OGRMultiPolygon& polygons) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        polygons.addGeometry(&geometry);
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        for (const OGRGeometry* part : geometry.toGeometryCollection()) {
            collect_valid(*part, polygons);
        }
    }
}

/// All polygons of a geometry with an area seen from above, however deep in collections, each mended by itself.
void collect_mended(const OGRGeometry& geometry, OGRMultiPolygon& polygons) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (OGR_GT_IsSubClassOf(type, wkbPolygon) != 0) {  // a triangle too
        const OGRPolygon polygon(*geometry.toPolygon());
        if (polygon.IsValid() != 0) {
            polygons.addGeometry(&polygon);
            return;
        }
        const std::unique_ptr<OGRGeometry> valid(polygon.MakeValid());
        if (valid) {
            collect_valid(*valid, polygons);
        }
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        for (const OGRGeometry* part : geometry.toGeometryCollection()) {
            collect_mended(*part, polygons);
        }
    } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface) != 0) {
        for (const OGRGeometry* face : geometry.toPolyhedralSurface()) {
            collect_mended(*face, polygons);
        }
    }
}

/// What a body, a collection or an outline of parts covers seen from above, each square metre once.
std::unique_ptr<OGRGeometry> covered_by(const OGRGeometry& geometry) {
    OGRMultiPolygon polygons;
    collect_mended(geometry, polygons);
    return std::unique_ptr<OGRGeometry>(polygons.IsEmpty() != 0 ? nullptr : polygons.UnionCascaded());
}

/// Whether a valid geometry of the kind covers each square metre once.
bool is_of_disjoint_parts(const OGRGeometry& geometry) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    return type == wkbPolygon || type == wkbMultiPolygon;
}

Point2 out_of_gcj02(Point2 p) {
    const GeographicPoint wgs84 = gcj02_to_wgs84({p.x, p.y});
    return {wgs84.longitude_deg, wgs84.latitude_deg};
}

/// One feature after another of a layer.
class Reader {
public:
    Reader(VectorInput& input, const VectorReadOptions& options) : input_(input) {
        moves_gcj02_ = options.datum == MapDatum::gcj02;
        if (!options.target_crs_wkt.empty()) {
            transform_ = std::make_unique<PointTransform>(input.source_crs.wkt, options.target_crs_wkt);
        }
    }

    void add(const OGRFeature& source) {
        Feature feature;
        feature.feature_id = source.GetFID();
        for (int i = 0; i < source.GetFieldCount(); ++i) {
            feature.fields[source.GetFieldDefnRef(i)->GetNameRef()] = field_value(source, i);
        }
        read_geometry(source.GetGeometryRef(), feature);
        input_.layer.features.push_back(std::move(feature));
    }

private:
    void read_geometry(const OGRGeometry* geometry, Feature& feature) {
        if (geometry == nullptr || geometry->IsEmpty() != 0) {
            exclude(feature, GeometryFault::missing);
            return;
        }
        const std::unique_ptr<OGRGeometry> straight(geometry->getLinearGeometry());
        MultiPolygon given;
        append_polygons(*straight, given);
        if (!is_finite(given)) {
            exclude(feature, GeometryFault::not_finite);
            return;
        }
        std::unique_ptr<OGRGeometry> mended;
        const bool is_plain = is_of_disjoint_parts(*straight);
        if (!is_plain || straight->IsValid() == 0) {
            if (is_tangled(given)) {  // GEOS would take hours
                exclude(feature, GeometryFault::tangled);
                return;
            }
            if (is_plain) {
                feature.geometry_fault = GeometryFault::repaired;
                feature.geometry_detail = gdal_message("invalid ring");
                ++input_.repaired;
            }
            mended = covered_by(*straight);
        }
        if (mended) {
            append_polygons(*mended, feature.geometry);
        } else {
            feature.geometry = std::move(given);
        }
        if (feature.geometry.empty()) {
            const bool is_polygonal = geometry->getDimension() >= 2;
            exclude(feature, is_polygonal ? GeometryFault::no_area : GeometryFault::not_polygonal,
                    is_polygonal ? "" : geometry->getGeometryName());
            return;
        }
        if (moves_gcj02_) {
            move_points(feature.geometry, out_of_gcj02);
        }
        if (transform_ && !is_transformed(feature.geometry)) {
            exclude(feature, GeometryFault::outside_the_crs);
        }
    }

    /// One vertex that PROJ cannot bring into the CRS costs its feature, not the layer.
    [[nodiscard]] bool is_transformed(MultiPolygon& geometry) const {
        try {
            move_points(geometry, *transform_);
            return is_finite(geometry);
        } catch (const Error&) {
            return false;
        }
    }

    void exclude(Feature& feature, GeometryFault fault, std::string detail = "") {
        feature.geometry.clear();
        feature.geometry_fault = fault;
        feature.geometry_detail = std::move(detail);
        ++input_.unusable;
    }

    VectorInput& input_;
    bool moves_gcj02_ = false;
    std::unique_ptr<PointTransform> transform_;
};

void check_is_polygonal(OGRLayer& layer, const std::string& where) {
    if (!may_hold_polygons(layer)) {
        throw Error(
            ErrorCode::bad_input, where,
            fmt::format("the layer holds {} and not polygons", OGRGeometryTypeToName(wkbFlatten(layer.GetGeomType()))),
            "give a layer of polygons");
    }
}

/// Brings all words to UTF-8, and reports what had to be guessed.
void read_words(VectorInput& input, const VectorReadOptions& options) {
    if (!options.encoding.empty()) {
        convert_to_utf8(input.layer, options.encoding);
        return;
    }
    const FoundEncoding found = convert_to_utf8(input.layer);
    if (!found.name.empty()) {
        (found.is_doubtful ? input.findings : input.notes)
            .push_back(fmt::format("its words are not UTF-8, and it does not say what they are: {} {}; where that is "
                                   "wrong, name their encoding with {}",
                                   found.is_doubtful ? "a guess is" : "read as", found.name, options.encoding_option));
    }
    if (found.broken > 0) {
        input.findings.push_back(
            fmt::format("{} words of its UTF-8 hold bytes that are none, which are left out; mend them, or name their "
                        "encoding with {}",
                        found.broken, options.encoding_option));
    }
}

void add_notes(VectorInput& input, const VectorReadOptions& options) {
    if (input.repaired > 0) {
        input.notes.push_back(fmt::format("{} invalid geometries were repaired", input.repaired));
    }
    if (input.unusable > 0) {
        input.notes.push_back(fmt::format("{} features have no usable geometry", input.unusable));
    }
    if (options.datum == MapDatum::gcj02) {
        input.notes.emplace_back("moved from GCJ-02 to WGS 84");
    }
    if (!options.target_crs_wkt.empty()) {
        const CrsInfo target = crs_info(reference_from_wkt(options.target_crs_wkt));
        if (target.name != input.source_crs.name) {
            input.notes.push_back(fmt::format("transformed from {} to {}", input.source_crs.name, target.name));
        }
    }
}

}  // namespace

VectorInput read_features(const std::string& path, const VectorReadOptions& options) {
    const DatasetPtr dataset = open_vector(path, options);
    OGRLayer& layer = layer_of(*dataset, path, options.layer);
    if (is_osm(*dataset)) {  // others would pile up in memory meanwhile
        dataset->ReleaseResultSet(
            dataset->ExecuteSQL(fmt::format("SET interest_layers = {}", layer.GetName()).c_str(), nullptr, nullptr));
    }
    const std::string where = dataset->GetLayerCount() > 1 ? fmt::format("{}:{}", path, layer.GetName()) : path;
    refuse_view(*dataset, layer.GetName(), where);
    check_is_polygonal(layer, where);

    VectorInput input;
    input.layer.source = where;
    input.source_crs = crs_of(layer, where, options);
    note_other_crs(layer, input, options);
    if (options.datum == MapDatum::gcj02 && input.source_crs.projected) {
        throw Error(ErrorCode::bad_input, where,
                    "datum = \"gcj02\" needs longitudes and latitudes, and the layer is projected",
                    "give the layer as it came from the map, in degrees");
    }
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        input.layer.field_names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    }
    const std::vector<OGREnvelope> boxes = first_boxes(layer, where);
    check_is_in_degrees(boxes, input, options);
    input.shift = shift_of(boxes, input, options);
    if (!options.allow_ballpark) {
        refuse_guess(where, input.shift);
    }
    if (!input.shift.words.empty()) {
        input.notes.push_back(input.shift.words);
    }
    Reader reader(input, options);
    Features features(layer, where);
    while (const auto feature = features.next()) {
        reader.add(*feature);
    }
    features.check_count(dataset->GetDriverName());
    if (input.layer.features.empty()) {
        throw Error(ErrorCode::bad_input, where, "the layer has no features", "give a layer with footprints");
    }
    for (const std::string& file : files_elsewhere(path)) {
        input.notes.push_back("it reads " + shown_name(file));
    }
    read_words(input, options);
    if (const std::size_t unread = expand_tags(input.layer); unread > 0) {
        input.notes.push_back(fmt::format("the tags of {} features cannot be read and are left out", unread));
    }
    add_notes(input, options);
    return input;
}

}  // namespace sunshed
