#include "dataset_access.hpp"

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <string_view>

#include "sunshed/core/ascii.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/io/dataset_name.hpp"
#include "sunshed/io/gdal_session.hpp"
#include "sunshed/io/text_file.hpp"

namespace sunshed {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 2> descriptions{"<VRTDataset", "<OGRVRTDataSource"};
constexpr std::array<std::string_view, 8> services{
    "<GDAL_WMS", "<WMS_", "<GDAL_WMTS", "<WCS_GDAL", "<OGRWFSDataSource", "<OGRCSWDataSource", "<WCS_", "<STACIT"};
constexpr std::array<std::string_view, 3> source_elements{"SourceFilename", "SourceDataset", "SrcDataSource"};
constexpr int most_levels = 8;  // of descriptions of descriptions

struct CloseTree {
    void operator()(CPLXMLNode* tree) const { CPLDestroyXMLNode(tree); }
};

[[noreturn]] void refuse(const std::string& where, const std::string& problem) {
    throw Error(ErrorCode::bad_input, where, problem,
                "get the data onto this machine, or allow it: [security] remote = true in the project file, or "
                "--allow-remote");
}

std::string begin_of(const std::string& name) {
    std::array<char, 4096> bytes{};
    VSILFILE* file = VSIFOpenL(name.c_str(), "rb");
    if (file == nullptr) {
        return {};
    }
    const std::size_t size = VSIFReadL(bytes.data(), 1, bytes.size(), file);
    VSIFCloseL(file);
    return {bytes.data(), size};
}

template <std::size_t N>
bool contains_any(const std::string& text, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// Texts of all elements that name a source, as their file's folder sees them.
void add_sources(const CPLXMLNode* node, const std::string& folder, std::vector<std::string>& sources) {
    for (; node != nullptr; node = node->psNext) {
        if (node->eType != CXT_Element) {
            continue;
        }
        if (std::find(source_elements.begin(), source_elements.end(), node->pszValue) != source_elements.end()) {
            sources.push_back(name_seen_from(folder, CPLGetXMLValue(node, nullptr, "")));
        }
        add_sources(node->psChild, folder, sources);
    }
}

std::string folder_of(const std::string& name) {
    return fs::path(name).parent_path().string();
}

std::vector<std::string> sources_of(const std::string& name) {
    std::vector<std::string> sources;
    if (contains_any(begin_of(name), descriptions)) {
        const std::unique_ptr<CPLXMLNode, CloseTree> tree(CPLParseXMLFile(name.c_str()));
        add_sources(tree.get(), folder_of(name), sources);
    }
    return sources;
}

void refuse_remote(const std::string& name, const std::string& where, int levels) {
    if (is_remote_name(name)) {
        refuse(where, name == where ? "this is no file of this machine, and remote data are not allowed"
                                    : fmt::format("it leads to {}, and remote data are not allowed", quoted(name, 80)));
    }
    if (contains_any(begin_of(name), services)) {
        refuse(where, "it describes a service and holds no data, and remote data are not allowed");
    }
    for (const std::string& source : sources_of(name)) {
        if (levels == 0) {
            throw Error(ErrorCode::bad_input, where, "its description leads to itself, or is too deep",
                        "give the data it is made of");
        }
        refuse_remote(source, where, levels - 1);
    }
}

/// Whether an SQL query of the database file's own engine gives any row.
bool has_row(GDALDataset& dataset, const std::string& sql) {
    OGRLayer* rows = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    const bool any = rows != nullptr && OGRFeatureUniquePtr(rows->GetNextFeature()) != nullptr;
    dataset.ReleaseResultSet(rows);
    return any;
}

bool is_database(GDALDataset& dataset) {
    const std::string_view driver = dataset.GetDriver() != nullptr ? dataset.GetDriver()->GetDescription() : "";
    return driver == "GPKG" || driver == "SQLite";
}

constexpr const char* runs_sql = "(type = 'view' OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL%'))";

void refuse_raster_views(GDALDataset& dataset, const std::string& where) {
    if (is_database(dataset) &&
        has_row(dataset, fmt::format("SELECT name FROM sqlite_master WHERE {} AND lower(name) IN (SELECT "
                                     "lower(table_name) FROM gpkg_contents WHERE data_type <> 'features')",
                                     runs_sql))) {
        refuse(where, "its tiles are a view, which runs the file's own SQL");
    }
}

bool has_extension(const fs::path& path, std::string_view extension) {
    return lower_ascii(path.extension().string()) == extension;
}

/// A file and those that go by its name: a Shapefile's, a CSV's .csvt and .prj.
std::vector<fs::path> parts_of(const fs::path& file) {
    std::vector<fs::path> parts;
    for (const auto& entry : fs::directory_iterator(fs::absolute(file).parent_path())) {
        if (entry.path().stem() == file.stem() && entry.is_regular_file()) {
            parts.push_back(entry.path());
        }
    }
    return parts;
}

/// Copies a file and its parts into memory. @returns its name there
std::string copied_to_memory(const fs::path& file) {
    static std::atomic<int> count = 0;
    const std::string folder = fmt::format("/vsimem/sunshed_copies/{}/", ++count);
    for (const fs::path& part : parts_of(file)) {
        if (CPLCopyFile((folder + part.filename().string()).c_str(), part.c_str()) != 0) {
            throw Error(ErrorCode::io_failure, part.string(), gdal_message("it cannot be read"), "check the file");
        }
    }
    return folder + file.filename().string();
}

/// GDAL makes the index (.shx) of a Shapefile that has none, and writes it beside the input, where nothing of ours
/// belongs.
bool lacks_index(const fs::path& file) {
    if (!has_extension(file, ".shp")) {
        return false;
    }
    const std::vector<fs::path> parts = parts_of(file);
    return std::none_of(parts.begin(), parts.end(), [](const fs::path& part) { return has_extension(part, ".shx"); });
}

/// As spreadsheets save tables with words of other languages ("Unicode text"); GDAL reads UTF-8 alone.
bool is_utf16(const std::string& name) {
    const std::string begin = begin_of(name).substr(0, 2);
    return begin == "\xFF\xFE" || begin == "\xFE\xFF";
}

std::string text_in_memory(const std::string& name) {
    constexpr std::size_t largest_bytes = 1U << 30U;
    std::vector<std::string> unused;
    const std::string text = as_utf8(read_file_text(name, largest_bytes), OtherEncoding::none, unused).text;
    const std::string copy = copied_to_memory(name);
    VSILFILE* file = VSIFOpenL(copy.c_str(), "wb");
    VSIFWriteL(text.data(), 1, text.size(), file);
    VSIFCloseL(file);
    return copy;
}

/// The name under which GDAL reads a vector file as it is meant.
std::string readable_name(const std::string& name) {
    if (is_dataset_name(name)) {
        return name;
    }
    return lacks_index(name) ? copied_to_memory(name) : is_utf16(name) ? text_in_memory(name) : name;
}

/// Whether a Shapefile names no code page but the "ANSI" that stands for whichever its writer had.
bool is_of_unsaid_code_page(GDALDataset& dataset) {
    if (dataset.GetLayerCount() == 0) {
        return false;
    }
    const auto metadata = [&](const char* key) {
        const char* text = dataset.GetLayer(0)->GetMetadataItem(key, "SHAPEFILE");
        return std::string_view(text != nullptr ? text : "");
    };
    return metadata("ENCODING_FROM_CPG").empty() &&
           (metadata("SOURCE_ENCODING") == "ISO-8859-1" || metadata("SOURCE_ENCODING") == "CP1252");
}

bool is_osm_name(const std::string& name) {
    return has_extension(name, ".osm") || has_extension(name, ".pbf");
}

/// What GDAL makes of OpenStreetMap's ways: closed ones are polygons where they are buildings or parts of some, which
/// its own choice takes as lines, and everything else stands in one column of tags.
std::string osm_choice() {
    static const std::string name = "/vsimem/sunshed_osm.ini";
    static const bool is_written = [] {
        static std::string text =
            "closed_ways_are_polygons=building,building:part\nattribute_name_laundering=no\n"
            "[points]\nother_tags=no\n[lines]\nother_tags=no\n[multilinestrings]\nother_tags=no\n"
            "[multipolygons]\nosm_id=yes\nother_tags=yes\nunsignificant=source\n[other_relations]\nother_tags=no\n";
        VSILFILE* file = VSIFileFromMemBuffer(name.c_str(), reinterpret_cast<GByte*>(text.data()), text.size(), FALSE);
        return file != nullptr && VSIFCloseL(file) == 0;
    }();
    return is_written ? name : std::string();
}

}  // namespace

DatasetPtr open_dataset(const std::string& name, DatasetKind kind) {
    start_gdal();
    if (!is_dataset_name(name) && !fs::exists(name)) {
        throw Error(ErrorCode::not_found, name, "the file is not there", "check the path");
    }
    if (!remote_data_allowed()) {
        refuse_remote(name, name, most_levels);
    }
    CPLErrorReset();
    const bool is_raster = kind == DatasetKind::raster;
    const unsigned flags = is_raster ? GDAL_OF_RASTER : GDAL_OF_VECTOR;
    CPLStringList options;
    if (is_osm_name(name)) {
        options.SetNameValue("CONFIG_FILE", osm_choice().c_str());
    }
    const std::string readable = is_raster ? name : readable_name(name);
    // GDAL would open an index that is there for writing, which no archive allows.
    const CPLConfigOptionSetter makes_index("SHAPE_RESTORE_SHX", readable == name ? "NO" : "YES", false);
    const auto open = [&] {
        return DatasetPtr(
            GDALDataset::Open(readable.c_str(), flags | GDAL_OF_READONLY, nullptr, options.List(), nullptr));
    };
    DatasetPtr dataset = open();
    const bool is_shapefile = dataset && dataset->GetDriverName() == std::string_view("ESRI Shapefile");
    if (is_shapefile && (kind == DatasetKind::raw_vector || is_of_unsaid_code_page(*dataset))) {
        options.SetNameValue("ENCODING", "");  // the bytes as they are: what they are is found for the whole layer
        dataset = open();
    }
    if (dataset && is_raster && !remote_data_allowed()) {
        refuse_raster_views(*dataset, name);
    }
    return dataset;
}

std::vector<std::string> files_elsewhere(const std::string& name) {
    std::vector<std::string> found;
    const fs::path own = fs::absolute(name).parent_path();
    for (const std::string& source : sources_of(name)) {
        const bool is_inside = !fs::absolute(source).lexically_relative(own).string().starts_with("..");
        if (!is_inside && std::find(found.begin(), found.end(), source) == found.end()) {
            found.push_back(source);
        }
    }
    return found;
}

void refuse_view(GDALDataset& dataset, const std::string& layer, const std::string& where) {
    if (remote_data_allowed() || !is_database(dataset)) {
        return;
    }
    std::string sql_name;
    for (const char c : layer) {
        sql_name += c == '\'' ? std::string("''") : std::string(1, c);
    }
    if (has_row(dataset, fmt::format("SELECT name FROM sqlite_master WHERE {} AND lower(name) = lower('{}')", runs_sql,
                                     sql_name))) {
        refuse(where, fmt::format("the layer {} is a view, which runs the file's own SQL", quoted(layer, 80)));
    }
}

}  // namespace sunshed
