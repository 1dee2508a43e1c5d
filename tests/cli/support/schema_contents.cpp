#include "support/schema_contents.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <vector>

#include "support/program.hpp"

namespace sunshed::test {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

/// "folder/*.csv" for files of which there is one a building.
std::string listed_as(const fs::path& path, const std::set<std::string>& listed) {
    const std::string of_many = (path.parent_path() / ("*" + path.extension().string())).generic_string();
    return listed.contains(of_many) ? of_many : path.generic_string();
}

std::set<std::string> written_in(const fs::path& folder, const std::set<std::string>& listed) {
    std::set<std::string> written;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            written.insert(listed_as(fs::path(entry.path()).lexically_relative(folder), listed));
        }
    }
    return written;
}

Names names_of(const Json& fields) {
    Names names;
    for (const Json& field : fields) {
        names.push_back(field["name"]);
    }
    return names;
}

/// A file that a path in the schema stands for.
fs::path example_of(const fs::path& path) {
    return path.stem() == "*" ? fs::directory_iterator(path.parent_path())->path() : path;
}

Names head_of(const fs::path& csv) {
    std::istringstream rows(read_text(csv.string()));
    std::string head;
    std::getline(rows, head);
    std::istringstream cells(head);
    Names names;
    for (std::string name; std::getline(cells, name, ',');) {
        names.push_back(name);
    }
    return names;
}

Names fields_of(OGRLayer& layer) {
    Names names;
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
        names.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
    }
    return names;
}

std::set<std::string> variables_of(const fs::path& netcdf) {
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(netcdf.c_str(), GDAL_OF_MULTIDIM_RASTER));
    std::set<std::string> names;
    for (const std::string& name : dataset->GetRootGroup()->GetMDArrayNames()) {
        names.insert(name);
    }
    return names;
}

void expect_fields_agree(const Json& table, const fs::path& folder) {
    const std::string path = table["path"];
    const fs::path file = example_of(folder / path);
    const Names listed = names_of(table["fields"]);
    if (file.extension() == ".csv") {
        EXPECT_EQ(listed, head_of(file)) << path;
    } else if (file.extension() == ".nc") {
        EXPECT_EQ(std::set<std::string>(listed.begin(), listed.end()), variables_of(file)) << path;
    } else {
        const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
        ASSERT_NE(dataset, nullptr) << path;
        EXPECT_EQ(listed, fields_of(*dataset->GetLayer(0))) << path;
    }
}

void expect_bands_agree(const Json& raster, const fs::path& folder) {
    const std::unique_ptr<GDALDataset> dataset(
        GDALDataset::Open((folder / raster["path"].get<std::string>()).c_str(), GDAL_OF_RASTER));
    ASSERT_NE(dataset, nullptr) << raster["path"];
    Names names;
    std::set<std::string> types;
    for (GDALRasterBand* band : dataset->GetBands()) {
        names.emplace_back(band->GetDescription());
        types.insert(GDALGetDataTypeName(band->GetRasterDataType()));
    }
    EXPECT_EQ(names_of(raster["bands"]), names) << raster["path"];
    EXPECT_EQ(std::set<std::string>{raster["bands"][0]["type"]}, types) << raster["path"];
}

void expect_layers_agree(const Json& layers, const fs::path& geopackage) {
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(geopackage.c_str(), GDAL_OF_VECTOR));
    ASSERT_NE(dataset, nullptr);
    std::map<std::string, Names> written;
    for (OGRLayer* layer : dataset->GetLayers()) {
        written[layer->GetName()] = fields_of(*layer);
    }
    written.erase("layer_styles");
    std::map<std::string, Names> listed;
    for (const Json& layer : layers) {
        listed[layer["name"]] = names_of(layer["fields"]);
    }
    EXPECT_EQ(listed, written);
}

}  // namespace

void expect_schema_agrees(const std::string& folder) {
    GDALAllRegister();
    const Json schema = Json::parse(read_text(folder + "/schema.json"));
    std::set<std::string> listed{schema["geopackage"]["path"]};
    for (const char* kind : {"rasters", "tables", "files"}) {
        for (const Json& one : schema[kind]) {
            EXPECT_TRUE(listed.insert(one["path"]).second) << one["path"] << " stands twice";
        }
    }
    EXPECT_EQ(listed, written_in(folder, listed));
    for (const Json& table : schema["tables"]) {
        expect_fields_agree(table, folder);
    }
    for (const Json& raster : schema["rasters"]) {
        expect_bands_agree(raster, folder);
    }
    expect_layers_agree(schema["geopackage"]["layers"], fs::path(folder) / "results.gpkg");
}

}  // namespace sunshed::test
