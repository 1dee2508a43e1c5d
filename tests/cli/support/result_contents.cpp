#include "support/result_contents.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <vector>

#include "support/program.hpp"

namespace sunshed::test {

namespace {

namespace fs = std::filesystem;

using DatasetPointer = std::unique_ptr<GDALDataset>;

DatasetPointer open(const std::string& path) {
    GDALAllRegister();
    return DatasetPointer(GDALDataset::Open(path.c_str()));
}

std::string text_of(OGRFeature& feature) {
    std::string text;
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        text += fmt::format("{}={};", feature.GetFieldDefnRef(i)->GetNameRef(),
                            feature.IsFieldSetAndNotNull(i) ? feature.GetFieldAsString(i) : "NULL");
    }
    if (const OGRGeometry* geometry = feature.GetGeometryRef()) {
        text += geometry->exportToWkt();
    }
    return text + "\n";
}

std::string layers_text(const std::string& path) {
    const DatasetPointer dataset = open(path);
    EXPECT_NE(dataset, nullptr) << path;
    std::string text;
    for (OGRLayer* layer : dataset->GetLayers()) {
        text += fmt::format("[{}]\n", layer->GetName());
        for (auto& feature : *layer) {
            text += text_of(*feature);
        }
    }
    return text;
}

void add_pixels(GDALRasterBand& band, std::string& text) {
    const int columns = band.GetXSize();
    const int rows = band.GetYSize();
    std::vector<double> values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    EXPECT_EQ(band.RasterIO(GF_Read, 0, 0, columns, rows, values.data(), columns, rows, GDT_Float64, 0, 0), CE_None);
    text.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
}

std::string pixels_text(const std::string& path) {
    const DatasetPointer dataset = open(path);
    EXPECT_NE(dataset, nullptr) << path;
    const int columns = dataset->GetRasterXSize();
    const int rows = dataset->GetRasterYSize();
    std::string text = fmt::format("{} x {} x {}\n", columns, rows, dataset->GetRasterCount());
    for (int band = 1; band <= dataset->GetRasterCount(); ++band) {
        add_pixels(*dataset->GetRasterBand(band), text);
        for (int level = 0; level < dataset->GetRasterBand(band)->GetOverviewCount(); ++level) {
            add_pixels(*dataset->GetRasterBand(band)->GetOverview(level), text);
        }
    }
    return text;
}

double sum_of(GDALDataset& dataset, const std::string& layer, const std::string& field,
              const std::string& where = "1 = 1") {
    const std::string query = fmt::format("SELECT SUM(\"{}\") FROM \"{}\" WHERE {}", field, layer, where);
    OGRLayer* rows = dataset.ExecuteSQL(query.c_str(), nullptr, nullptr);
    EXPECT_NE(rows, nullptr) << query;
    const OGRFeatureUniquePtr row(rows->GetNextFeature());
    const double sum = row->GetFieldAsDouble(0);
    dataset.ReleaseResultSet(rows);
    return sum;
}

/// Sums fold many numbers of very different size.
void expect_near(double value, double wanted, const std::string& what) {
    EXPECT_LE(std::abs(value - wanted), 1e-6 * std::abs(wanted) + 1e-6) << what << ": " << value << ", not " << wanted;
}

void expect_layers_agree(GDALDataset& results) {
    const auto sum = [&](const char* layer, const char* field) { return sum_of(results, layer, field); };
    const double count = sum("buildings", "module_count");
    expect_near(static_cast<double>(results.GetLayerByName("modules")->GetFeatureCount()), count, "modules");
    expect_near(sum("roof_segments", "module_count"), count, "module_count of segments");
    expect_near(sum("roof_segments", "capacity_kwp"), sum("buildings", "capacity_kwp"), "capacity of segments");
    for (const char* energy : {"energy_ac_kwh", "energy_dc_kwh"}) {
        expect_near(sum("modules", energy), sum("buildings", energy), fmt::format("{} of modules", energy));
    }
    expect_near(sum("roof_segments", "energy_ac_kwh"), sum("buildings", "energy_ac_kwh"), "energy of segments");
    expect_near(sum("roof_segments", "area_m2"), sum("buildings", "roof_area_m2"), "area of segments");
}

/// Every building counts once in the innermost zone that holds it, in all around that, and in the whole.
void expect_zones_agree(GDALDataset& results) {
    for (const char* field : {"capacity_kwp", "energy_ac_kwh", "footprint_area_m2", "co2_t"}) {
        expect_near(sum_of(results, "project_total", field), sum_of(results, "buildings", field),
                    fmt::format("{} of the whole", field));
    }
    const double counted = static_cast<double>(results.GetLayerByName("buildings")->GetFeatureCount());
    expect_near(sum_of(results, "project_total", "building_count"), counted, "buildings of the whole");
    std::set<std::string> parents;
    for (auto& zone : *results.GetLayerByName("zones")) {
        parents.insert(zone->GetFieldAsString("parent_id"));
    }
    for (const std::string& parent : parents) {
        if (parent.empty()) {
            continue;
        }
        const double inner = sum_of(results, "zones", "energy_ac_kwh", fmt::format("parent_id = '{}'", parent)) +
                             sum_of(results, "buildings", "energy_ac_kwh", fmt::format("zone_id = '{}'", parent));
        expect_near(sum_of(results, "zones", "energy_ac_kwh", fmt::format("zone_id = '{}'", parent)), inner,
                    "energy of zone " + parent + " against those in it");
    }
}

/// Modules, and every reason against them, cover each footprint once.
void expect_footprints_covered(GDALDataset& results) {
    for (auto& building : *results.GetLayerByName("buildings")) {
        double sum_m2 = building->GetFieldAsDouble("array_area_m2");
        for (int i = 0; i < building->GetFieldCount(); ++i) {
            const std::string name = building->GetFieldDefnRef(i)->GetNameRef();
            sum_m2 += name.starts_with("rejected_") ? building->GetFieldAsDouble(i) : 0.0;
        }
        if (sum_m2 > 0.0) {
            const double footprint_m2 = building->GetFieldAsDouble("footprint_area_m2");
            EXPECT_NEAR(sum_m2, footprint_m2, 1e-3 * footprint_m2 + 0.01) << building->GetFieldAsString("building_id");
        }
    }
}

void expect_indicators_agree(const std::string& folder, GDALDataset& results) {
    const auto report = nlohmann::json::parse(read_text(folder + "/report/report.json"));
    std::set<std::string> found;
    for (const auto& indicator : report["indicators"]) {
        if (indicator["zone_id"] != "all" || indicator["value"].is_null() || indicator["kind"] != "potential_p50") {
            continue;
        }
        if (indicator["indicator"] == "pv_energy") {
            expect_near(indicator["value"].get<double>(), sum_of(results, "buildings", "energy_ac_kwh"), "pv_energy");
            found.insert("energy");
        } else if (indicator["indicator"] == "pv_capacity") {
            expect_near(indicator["value"].get<double>(), sum_of(results, "buildings", "capacity_kwp"), "pv_capacity");
            found.insert("capacity");
        }
    }
    const bool has_modules = sum_of(results, "buildings", "energy_ac_kwh") > 0.0;
    EXPECT_EQ(found.size(), has_modules ? 2U : found.size())
        << "the whole has its energy and its capacity among the indicators";
}

/// The hours of all zones and classes against the year; they are written to a thousandth of a kW.
void expect_hours_agree(const std::string& folder, GDALDataset& results) {
    double series_kwh = 0.0;
    std::istringstream rows(read_text(folder + "/series/zone_hourly.csv"));
    std::string row;
    std::getline(rows, row);
    while (std::getline(rows, row)) {
        series_kwh += std::stod(row.substr(row.rfind(',') + 1));
    }
    const double year_kwh = sum_of(results, "buildings", "energy_ac_kwh");
    EXPECT_NEAR(series_kwh, year_kwh, 1e-4 * year_kwh + 10.0);
}

}  // namespace

std::map<std::string, std::string> result_contents(const std::string& folder) {
    static const std::set<std::string> of_their_time{"run.json", "report.xlsx", "project.qgz", "records.bin",
                                                     "sunshed-result.json"};
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string path = entry.path().string();
        const std::string kind = entry.path().extension().string();
        if (!entry.is_regular_file() || of_their_time.count(entry.path().filename().string()) > 0) {
            continue;
        }
        contents[fs::relative(entry.path(), folder).string()] = kind == ".gpkg"  ? layers_text(path)
                                                                : kind == ".tif" ? pixels_text(path)
                                                                                 : read_text(path);
    }
    return contents;
}

void expect_same_contents(const std::string& one, const std::string& other) {
    const auto left = result_contents(one);
    const auto right = result_contents(other);
    EXPECT_GT(left.size(), 10U);
    EXPECT_EQ(left.size(), right.size());
    for (const auto& [name, text] : left) {
        const auto found = right.find(name);
        ASSERT_NE(found, right.end()) << name;
        const auto differs = std::mismatch(text.begin(), text.end(), found->second.begin(), found->second.end());
        const auto at = static_cast<std::size_t>(differs.first - text.begin());
        const std::size_t from = at > 60 ? at - 60 : 0;
        EXPECT_TRUE(text == found->second)
            << name << " differs at byte " << at
            << (name.ends_with(".tif") ? std::string()
                                       : ":\n" + text.substr(from, 160) + "\nagainst\n" +
                                             found->second.substr(std::min(from, found->second.size()), 160));
    }
}

void expect_sums_agree(const std::string& folder) {
    SCOPED_TRACE(folder);
    const DatasetPointer results = open(folder + "/results.gpkg");
    ASSERT_NE(results, nullptr);
    expect_layers_agree(*results);
    expect_zones_agree(*results);
    expect_footprints_covered(*results);
    expect_indicators_agree(folder, *results);
    expect_hours_agree(folder, *results);
}

}  // namespace sunshed::test
