#include "sunshed/report/qgis_project.hpp"

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <array>
#include <filesystem>
#include <map>
#include <optional>

#include "markup.hpp"
#include "qgis_layout.hpp"
#include "qgis_style.hpp"
#include "result_layer.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/io/text_file.hpp"
#include "sunshed/report/rasters.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_style_bytes = 1U << 20U;

using L = ResultLayer;

[[noreturn]] void fail(const std::string& path) {
    throw Error(ErrorCode::io_failure, path, gdal_message("the project for QGIS cannot be written"),
                "check the space on the disk and the permissions");
}

struct FreeXml {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using Xml = std::unique_ptr<CPLXMLNode, FreeXml>;

/// A layer of the project.
struct ProjectLayer {
    std::string id;
    std::string name;
    std::string source;  ///< from the project's folder
    bool is_raster = false;
    bool is_shown = true;
    std::string qml;       ///< its style; empty = a table
    std::string geometry;  ///< QGIS's word for it
};

/// A group of the tree of layers, top down.
struct Group {
    BothLanguages name;
    std::vector<ProjectLayer> layers;
};

std::string id_of(ResultLayer layer) {
    return "sunshed_" + to_string(layer);
}

std::string spatial_reference(const std::string& wkt) {
    OGRSpatialReference reference;
    reference.importFromWkt(wkt.c_str());
    const char* authority = reference.GetAuthorityName(nullptr);
    const char* code = reference.GetAuthorityCode(nullptr);
    std::string known;
    if (authority != nullptr && code != nullptr) {
        known = fmt::format("<authid>{}:{}</authid>", markup_text(authority), markup_text(code));
    }
    return fmt::format("<spatialrefsys><wkt>{}</wkt>{}</spatialrefsys>", markup_text(wkt), known);
}

/// results.gpkg as it lies in a folder.
class Geopackage {
public:
    explicit Geopackage(const std::string& path) : dataset_(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR)) {
        if (!dataset_) {
            fail(path);
        }
        OGRLayer* styles = dataset_->GetLayerByName("layer_styles");
        for (const auto& row : *styles) {
            if (row->GetFieldAsInteger("useAsDefault") == 1) {
                styles_[row->GetFieldAsString("f_table_name")] = row->GetFieldAsString("styleQML");
            }
        }
    }

    /// Nothing where the file has no such layer.
    [[nodiscard]] std::optional<ProjectLayer> layer(ResultLayer layer, Language language, bool is_shown) {
        OGRLayer* there = dataset_->GetLayerByName(to_string(layer).c_str());
        if (there == nullptr) {
            return std::nullopt;
        }
        const Word<ResultLayer>& word = word_of(layer);
        const OGRwkbGeometryType type = wkbFlatten(there->GetGeomType());
        return ProjectLayer{id_of(layer),
                            language == Language::zh ? word.zh : word.en,
                            fmt::format("./results.gpkg|layername={}", word.id),
                            false,
                            is_shown,
                            styles_[word.id],
                            type == wkbNone         ? "No geometry"
                            : type == wkbLineString ? "Line"
                                                    : "Polygon"};
    }

    /// Around all that is there.
    [[nodiscard]] MapExtent extent() {
        OGREnvelope all;
        for (const L layer : {L::zones, L::buildings}) {
            OGREnvelope one;
            OGRLayer* there = dataset_->GetLayerByName(to_string(layer).c_str());
            if (there != nullptr && there->GetExtent(&one, TRUE) == OGRERR_NONE) {
                all.Merge(one);
            }
        }
        return all.IsInit() != 0 ? MapExtent{all.MinX, all.MinY, all.MaxX, all.MaxY} : MapExtent{0.0, 0.0, 1.0, 1.0};
    }

private:
    GDALDatasetUniquePtr dataset_;
    std::map<std::string, std::string> styles_;  ///< by layer
};

BothLanguages raster_name(const std::string& file) {
    static const std::map<std::string, BothLanguages> names{
        {"irradiation_annual", {"年辐照量", "Annual irradiation"}},
        {"irradiation_monthly", {"月辐照量", "Monthly irradiation"}},
        {"sky_view", {"天空可见度", "Sky view factor"}},
        {"sun_hours", {"年日照小时数", "Sun hours"}},
        {"pv_yield", {"单位发电量", "PV yield"}},
        {"sun_hours_monthly", {"月日照小时数", "Monthly sun hours"}}};
    const auto found = names.find(file);
    return found == names.end() ? BothLanguages{file, file} : found->second;
}

Group rasters(const std::vector<std::string>& folders, Language language) {
    Group group{{"栅格", "Rasters"}, {}};
    const ResultRasters all = all_kinds_of_rasters();
    for (const RasterFileSpec& file : raster_files(all)) {
        const std::string stem = fs::path(file.file).stem().string();
        for (const std::string& folder : folders) {
            const std::string style = fmt::format("{}/rasters/{}.qml", folder, stem);
            if (fs::exists(style)) {
                group.layers.push_back({"sunshed_raster_" + stem, raster_name(stem).in(language),
                                        "./rasters/" + file.file, true, false,
                                        read_file_text(style, largest_style_bytes).text, ""});
                break;
            }
        }
    }
    return group;
}

/// What lies on top comes first.
std::vector<Group> groups_of(Geopackage& file, const std::vector<std::string>& folders, Language language) {
    struct Kind {
        BothLanguages name;
        std::vector<std::pair<ResultLayer, bool>> layers;  ///< and whether they are shown
    };
    const std::vector<Kind> kinds{
        {{"区域", "Zones"}, {{L::zones, true}}},
        {{"屋面与墙面", "Roofs and walls"},
         {{L::modules, true},
          {L::obstacles, true},
          {L::usable_area, true},
          {L::facades, true},
          {L::roof_segments, true}}},
        {{"建筑", "Buildings"}, {{L::target_buildings, false}, {L::buildings, true}}},
        {{"表格", "Tables"}, {{L::project_total, true}, {L::indicators, true}, {L::flat_roof_options, true}}}};
    std::vector<Group> groups;
    for (const Kind& kind : kinds) {
        Group group{kind.name, {}};
        for (const auto& [layer, is_shown] : kind.layers) {
            if (auto one = file.layer(layer, language, is_shown)) {
                group.layers.push_back(std::move(*one));
            }
        }
        groups.push_back(std::move(group));
    }
    groups.insert(groups.end() - 1, rasters(folders, language));
    return groups;
}

std::string layer_tree(const std::vector<Group>& groups, Language language) {
    std::string tree;
    for (const Group& group : groups) {
        if (group.layers.empty()) {
            continue;
        }
        tree +=
            fmt::format(R"(<layer-tree-group name="{}" checked="Qt::Checked" expanded="1">)", group.name.in(language));
        for (const ProjectLayer& layer : group.layers) {
            tree += fmt::format(
                R"(<layer-tree-layer id="{}" name="{}" providerKey="{}" source="{}" checked="Qt::{}" expanded="0"/>)",
                layer.id, layer.name, layer.is_raster ? "gdal" : "ogr", markup_text(layer.source),
                layer.is_shown ? "Checked" : "Unchecked");
        }
        tree += "</layer-tree-group>";
    }
    return "<layer-tree-group>" + tree + "</layer-tree-group>";
}

/// A layer is its style with where it comes from.
std::string map_layer(const ProjectLayer& layer, const std::string& reference, const std::string& path) {
    const Xml document(CPLParseXMLString(layer.qml.empty() ? "<qgis/>" : layer.qml.c_str()));
    CPLXMLNode* node = document ? CPLGetXMLNode(document.get(), "=qgis") : nullptr;
    if (node == nullptr) {
        fail(path);
    }
    CPLSetXMLValue(node, "#type", layer.is_raster ? "raster" : "vector");
    if (!layer.is_raster) {
        CPLSetXMLValue(node, "#geometry", layer.geometry.c_str());
    }
    CPLCreateXMLElementAndValue(node, "id", layer.id.c_str());
    CPLCreateXMLElementAndValue(node, "datasource", layer.source.c_str());
    CPLCreateXMLElementAndValue(node, "layername", layer.name.c_str());
    CPLCreateXMLElementAndValue(node, "provider", layer.is_raster ? "gdal" : "ogr");
    CPLXMLNode* srs = CPLCreateXMLNode(node, CXT_Element, "srs");
    CPLAddXMLChild(srs, CPLParseXMLString(reference.c_str()));
    CPLFree(node->pszValue);
    node->pszValue = CPLStrdup("maplayer");
    char* text = CPLSerializeXMLTree(node);
    std::string result = text;
    CPLFree(text);
    return result;
}

std::string relations(Language language) {
    struct Relation {
        ResultLayer one;
        ResultLayer many;
        const char* column;
        BothLanguages name;
    };
    static const std::array<Relation, 6> all{{
        {L::zones, L::buildings, "zone_id", {"区域的建筑", "Buildings of a zone"}},
        {L::zones, L::indicators, "zone_id", {"区域的指标", "Indicators of a zone"}},
        {L::buildings, L::roof_segments, "building_id", {"建筑的屋面", "Roof segments of a building"}},
        {L::buildings, L::flat_roof_options, "building_id", {"建筑的平屋顶方案", "Flat roof options of a building"}},
        {L::roof_segments, L::modules, "segment_id", {"屋面的组件", "Modules of a roof segment"}},
        {L::roof_segments, L::obstacles, "segment_id", {"屋面的障碍物", "Obstacles of a roof segment"}},
    }};
    std::string list;
    for (const Relation& relation : all) {
        list += fmt::format(
            R"(<relation id="{0}_{1}" name="{2}" strength="Association" referencedLayer="{0}" referencingLayer="{1}"><fieldRef referencedField="{3}" referencingField="{3}"/></relation>)",
            id_of(relation.one), id_of(relation.many), relation.name.in(language), relation.column);
    }
    return "<relations>" + list + "</relations>";
}

std::string map_canvas(const MapExtent& extent, const std::string& reference) {
    return fmt::format(
        R"(<mapcanvas name="theMapCanvas" annotationsVisible="1"><units>meters</units><extent><xmin>{:.3f}</xmin><ymin>{:.3f}</ymin><xmax>{:.3f}</xmax><ymax>{:.3f}</ymax></extent><rotation>0</rotation><destinationsrs>{}</destinationsrs><rendermaptile>0</rendermaptile></mapcanvas>)",
        extent.west_x, extent.south_y, extent.east_x, extent.north_y, reference);
}

std::string project_document(Geopackage& file, const std::vector<std::string>& folders, const QgisProjectText& text,
                             const std::string& path) {
    const std::string reference = spatial_reference(text.crs_wkt);
    const std::vector<Group> groups = groups_of(file, folders, text.language);
    const MapExtent extent = fitted_to_sheet(file.extent());
    std::string layers;
    std::string order;
    for (const Group& group : groups) {
        for (const ProjectLayer& layer : group.layers) {
            layers += map_layer(layer, reference, path);
            order += fmt::format(R"(<layer id="{}"/>)", layer.id);
        }
    }
    return fmt::format(
        R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis projectname="{0}" version="3.22.0"><homePath path=""/><title>{0}</title><projectCrs>{1}</projectCrs>{2}{3}{4}<projectlayers>{5}</projectlayers><layerorder>{6}</layerorder><properties><SpatialRefSys><ProjectionsEnabled type="int">1</ProjectionsEnabled></SpatialRefSys><Paths><Absolute type="bool">false</Absolute></Paths><Measurement><DistanceUnits type="QString">meters</DistanceUnits><AreaUnits type="QString">m2</AreaUnits></Measurement></properties>{7}</qgis>)",
        markup_text(text.title), reference, layer_tree(groups, text.language), relations(text.language),
        map_canvas(extent, reference), layers, order, qgis_layout(text.title, text.sources, extent, text.language));
}

void write_zip(const std::string& path, const std::string& name, const std::string& content) {
    void* zip = CPLCreateZip(path.c_str(), nullptr);
    if (zip == nullptr) {
        fail(path);
    }
    const bool is_written = CPLCreateFileInZip(zip, name.c_str(), nullptr) == CE_None &&
                            CPLWriteFileInZip(zip, content.data(), static_cast<int>(content.size())) == CE_None &&
                            CPLCloseFileInZip(zip) == CE_None;
    if (CPLCloseZip(zip) != CE_None || !is_written) {
        fail(path);
    }
}

}  // namespace

void write_qgis_project(const std::string& target, const std::vector<std::string>& folders,
                        const QgisProjectText& text) {
    start_gdal();
    const std::string path = target + "/project.qgz";
    for (const std::string& folder : folders) {
        const std::string results = folder + "/results.gpkg";
        if (fs::exists(results)) {
            Geopackage file(results);
            write_zip(path, "project.qgs", project_document(file, folders, text, path));
            return;
        }
    }
    fail(path);
}

}  // namespace sunshed
