#include "sunshed/report/documents.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "example_city.hpp"
#include "report/csv_tables.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// A folder of its own for each test, gone afterwards.
class Documents : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::path(testing::TempDir()) /
                  (std::string("sunshed_") + testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::create_directories(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }
    [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

    static std::string text_of(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }

private:
    fs::path folder_;
};

/// Fields of RFC 4180 text, row by row.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            rows.back().back() += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            rows.back().emplace_back();
        } else if (!quoted && c == '\n') {
            rows.push_back({""});
        } else {
            rows.back().back() += c;
        }
    }
    rows.pop_back();
    return rows;
}

TEST_F(Documents, IndicatorsHaveTheContractsColumnsAndEscapedNames) {
    const ExampleCity city = example_city(50);
    write_indicators_csv(path("i.csv"), city.indicators);
    const auto rows = parse_csv(text_of(path("i.csv")));
    const std::vector<std::string> heads{"zone_id",    "zone_name", "indicator",   "kind",   "value",     "unit",
                                         "data_year",  "target",    "target_year", "status", "numerator", "denominator",
                                         "convention", "switches",  "basis",       "tag",    "note",      "definition"};
    EXPECT_EQ(rows.front(), heads);
    ASSERT_EQ(rows.size(), city.indicators.size() + 1);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        ASSERT_EQ(rows[i].size(), heads.size()) << i;
        EXPECT_EQ(rows[i][1], city.indicators[i - 1].zone_name);
    }
}

TEST_F(Documents, AMissingIndicatorIsEmptyAndNeverZero) {
    const ExampleCity city = example_city(50);
    write_indicators_csv(path("i.csv"), city.indicators);
    write_report_json(path("r.json"), city.content());
    int missing = 0;
    for (const auto& row : parse_csv(text_of(path("i.csv")))) {
        if (row[9] == "no data") {
            ++missing;
            EXPECT_EQ(row[4], "") << row[2];
        }
    }
    EXPECT_GE(missing, 6);  // substitution and electricity shares have no statistics
    const json report = json::parse(text_of(path("r.json")));
    for (const json& row : report["indicators"]) {
        EXPECT_EQ(row["value"].is_null(), row["status"] == "no data" || row["status"] == "cannot be told yet")
            << row.dump();
    }
}

TEST_F(Documents, ReportSumsAgreeFromBuildingsToZonesToIndicators) {
    const ExampleCity city = example_city(500);
    write_report_json(path("r.json"), city.content());
    const json report = json::parse(text_of(path("r.json")));
    double buildings_kwh = 0.0;
    double months_kwh = 0.0;
    for (const json& building : report["buildings"]) {
        buildings_kwh += building["energy_ac_kwh"].get<double>();
    }
    for (const json& month : report["monthly_kwh"]) {
        months_kwh += month.get<double>();
    }
    const json& whole = report["zones"].back();
    EXPECT_EQ(whole["id"], "all");
    EXPECT_EQ(whole["building_count"], 500);
    EXPECT_NEAR(whole["energy_ac_kwh"].get<double>(), buildings_kwh, 1e-9 * buildings_kwh);
    EXPECT_NEAR(months_kwh, buildings_kwh, 1e-9 * buildings_kwh);
    const json& losses = report["losses"];
    EXPECT_NEAR(losses[0]["energy_kwh"].get<double>() - losses[1]["energy_kwh"].get<double>(), buildings_kwh,
                1e-9 * buildings_kwh);
    for (const json& row : report["indicators"]) {
        if (row["zone_id"] == "all" && row["indicator"] == "pv_energy" && row["kind"] == "potential_p50") {
            EXPECT_NEAR(row["value"].get<double>(), buildings_kwh, 1e-9 * buildings_kwh);
        }
    }
    EXPECT_TRUE(report["weather"]["synthetic"].get<bool>());
    EXPECT_EQ(report["buildings"][7]["irradiation_kwh_m2"], nullptr);
}

/// The data that a page carries, unpacked again: the head, and the columns behind it.
struct PageContent {
    json head;
    std::string columns;

    [[nodiscard]] json column(const std::string& table, const std::string& name) const {
        for (const json& each : head["tables"][table]["columns"]) {
            if (each["name"] == name) {
                return each;
            }
        }
        return nullptr;
    }
    template <class T>
    [[nodiscard]] std::vector<T> values(const std::string& table, const std::string& name) const {
        const json place = column(table, name);
        std::vector<T> list(place["length"].get<std::size_t>() / sizeof(T));
        std::memcpy(list.data(), columns.data() + place["at"].get<std::size_t>(), place["length"].get<std::size_t>());
        return list;
    }
};

PageContent content_of(const std::string& page) {
    const std::string open = "id=\"data\">";
    const auto begin = page.find(open) + open.size();
    std::string packed = page.substr(begin, page.find("</script>", begin) - begin);
    packed.resize(static_cast<std::size_t>(CPLBase64DecodeInPlace(reinterpret_cast<GByte*>(packed.data()))));
    std::size_t size = 0;
    void* inflated = CPLZLibInflate(packed.data(), packed.size(), nullptr, 0, &size);
    const std::string bytes(static_cast<const char*>(inflated), size);
    CPLFree(inflated);
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    return {json::parse(bytes.substr(sizeof length, length)), bytes.substr(sizeof length + length)};
}

TEST_F(Documents, ThePageHoldsItsDataWhateverTheTextsSay) {
    const ExampleCity city = example_city(500);
    write_report_html(path("p.html"), city.content());
    const PageContent data = content_of(text_of(path("p.html")));
    EXPECT_EQ(data.head["project"], "示例城市 & <city>");
    EXPECT_EQ(data.head["zones"][1]["name"], "</script><b>南区");
    EXPECT_EQ(data.head["tables"]["buildings"]["count"], 500);
    EXPECT_EQ(data.column("buildings", "zone_id")["words"], json({"N", "S"}));
    const auto energy = data.values<float>("buildings", "energy_ac_kwh");
    for (std::size_t i = 0; i < energy.size(); ++i) {
        EXPECT_NEAR(energy[i], city.buildings[i].amounts.energy_ac_kwh, 1e-6 * city.buildings[i].amounts.energy_ac_kwh);
    }
    EXPECT_TRUE(std::isnan(data.values<float>("buildings", "irradiation_kwh_m2")[7]));
}

TEST_F(Documents, ReasonsOfBuildingsAreInBothLanguages) {
    const ExampleCity city = example_city(300);
    write_report_json(path("r.json"), city.content());
    const json report = json::parse(text_of(path("r.json")));
    EXPECT_EQ(report["buildings"][7]["reason"], "no roof plane was found");
    EXPECT_EQ(report["buildings"][7]["reason_zh"], "没有识别出屋面");
    EXPECT_EQ(report["buildings"][8]["reason"], nullptr);
    EXPECT_EQ(report["buildings"][8]["reason_zh"], nullptr);
    write_report_html(path("p.html"), city.content());
    const PageContent data = content_of(text_of(path("p.html")));
    EXPECT_THAT(data.column("buildings", "reason")["words"].dump(), testing::HasSubstr("no roof plane was found"));
    EXPECT_THAT(data.column("buildings", "reason_zh")["words"].dump(), testing::HasSubstr("没有识别出屋面"));
}

TEST_F(Documents, RowsOfJsonHaveTheColumnsOfTheirTables) {
    const ExampleCity city = example_city(300);
    write_report_json(path("r.json"), city.content());
    const json report = json::parse(text_of(path("r.json")));
    for (const auto& column : indicator_columns()) {
        EXPECT_TRUE(report["indicators"][0].contains(column.name)) << column.name;
    }
    for (const auto& column : balance_columns()) {
        EXPECT_TRUE(report["load_balance"].back().contains(column.name)) << column.name;
        EXPECT_TRUE(report["load_balance"].back()["by_class"][0].contains(column.name)) << column.name;
    }
}

TEST_F(Documents, ThePagesMonthsAddUpToTheBuildings) {
    const ExampleCity city = example_city(300);
    write_report_html(path("p.html"), city.content());
    const PageContent data = content_of(text_of(path("p.html")));
    std::vector<double> sums(300, 0.0);
    for (int month = 1; month <= 12; ++month) {
        const auto values = data.values<float>("buildings", fmt::format("energy_ac_{:02}_kwh", month));
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums[i] += values[i];
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        EXPECT_NEAR(sums[i], city.buildings[i].amounts.energy_ac_kwh, 1e-6 * sums[i]);
    }
}

TEST_F(Documents, OutlinesOnThePageAreInDegreesWhereTheyWere) {
    const ExampleCity city = example_city(40);
    write_report_html(path("p.html"), city.content());
    const PageContent data = content_of(text_of(path("p.html")));
    const auto counts = data.values<std::int32_t>("footprints", "vertices");
    EXPECT_EQ(counts, std::vector<std::int32_t>(40, 4));
    const auto longitudes = data.values<std::int32_t>("footprint_vertices", "longitude");
    const auto latitudes = data.values<std::int32_t>("footprint_vertices", "latitude");
    const PointTransform to_grid(crs_from_text("EPSG:4326", "").wkt, crs_from_text("EPSG:32652", "").wkt);
    double longitude = 0.0;
    double latitude = 0.0;
    std::size_t vertex = 0;
    for (const BuildingRecord& building : city.buildings) {
        for (const Point2& corner : building.facts.footprint.front().outer) {
            longitude += longitudes[vertex] * 1e-7;
            latitude += latitudes[vertex] * 1e-7;
            ++vertex;
            const Point2 back = to_grid({longitude, latitude});
            EXPECT_NEAR(back.x, corner.x, 0.02);
            EXPECT_NEAR(back.y, corner.y, 0.02);
        }
    }
    EXPECT_EQ(data.head["tables"]["modules"]["count"], 36 * 24);  // every tenth building has none
}

TEST_F(Documents, ThePageForbidsItselfTheNetwork) {
    write_report_html(path("p.html"), example_city(5).content());
    const std::string page = text_of(path("p.html"));
    EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
    for (const char* door : {"connect-src", "<link", "<iframe", "<img", "@import"}) {
        EXPECT_EQ(page.find(door), std::string::npos) << door;
    }
}

TEST_F(Documents, ATextInAnOddEncodingDoesNotCostTheReport) {
    ExampleCity city = example_city(5);
    city.buildings[2].facts.class_text = "\xB9\xA4\xB3\xA7";  // GB 18030 that nobody declared
    write_report_json(path("r.json"), city.content());
    write_report_html(path("p.html"), city.content());
    EXPECT_EQ(json::parse(text_of(path("r.json")))["buildings"][1]["class_text"], "学校");
    EXPECT_NE(
        json::parse(text_of(path("r.json")))["buildings"][2]["class_text"].get<std::string>().find("\xEF\xBF\xBD"),
        std::string::npos);
    EXPECT_EQ(content_of(text_of(path("p.html"))).head["tables"]["buildings"]["count"], 5);
}

TEST_F(Documents, AFolderThatIsNotThereIsOneClearError) {
    try {
        write_indicators_csv(path("not/there.csv"), {});
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::io_failure);
        EXPECT_NE(std::string(error.what()).find("there.csv"), std::string::npos);
    }
}

}  // namespace
}  // namespace sunshed
