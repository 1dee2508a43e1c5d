#include "sunshed/report/documents.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "example_city.hpp"
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
    const std::vector<std::string> heads{"zone_id", "zone_name", "year",      "indicator",   "value", "unit",
                                         "target",  "status",    "numerator", "denominator", "basis"};
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
        if (row[7] == "no data") {
            ++missing;
            EXPECT_EQ(row[4], "") << row[3];
        }
    }
    EXPECT_GE(missing, 6);  // substitution and electricity shares have no statistics
    const json report = json::parse(text_of(path("r.json")));
    for (const json& row : report["indicators"]) {
        EXPECT_EQ(row["value"].is_null(), row["status"] == "no data") << row.dump();
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
        if (row["zone_id"] == "all" && row["indicator"] == "pv_energy") {
            EXPECT_NEAR(row["value"].get<double>(), buildings_kwh, 1e-9 * buildings_kwh);
        }
    }
    EXPECT_TRUE(report["weather"]["synthetic"].get<bool>());
    EXPECT_EQ(report["buildings"][7]["irradiation_kwh_m2"], nullptr);
}

/// The data that a page carries.
json data_of(const std::string& page) {
    const std::string open = "id=\"data\">";
    const auto begin = page.find(open) + open.size();
    return json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

TEST_F(Documents, ThePageHoldsItsDataWhateverTheTextsSay) {
    const ExampleCity city = example_city(500);
    write_report_html(path("p.html"), city.content());
    const json data = data_of(text_of(path("p.html")));
    EXPECT_EQ(data["project"], "示例城市 & <city>");
    EXPECT_EQ(data["zones"][1]["name"], "</script><b>南区");
    EXPECT_EQ(data["buildings"]["id"].size(), 500U);
    EXPECT_EQ(data["map"]["buildings"].size(), 500U);
    EXPECT_EQ(data["map"]["buildings"][0][0], json({0, 0, 300, 0, 300, 300, 0, 300}));
}

TEST_F(Documents, ThePageAsksTheNetworkForNothing) {
    write_report_html(path("p.html"), example_city(5).content());
    const std::string page = text_of(path("p.html"));
    for (const char* door : {"http://", "https://", "src=", "@import", "fetch(", "XMLHttpRequest", "<link"}) {
        EXPECT_EQ(page.find(door), std::string::npos) << door;
    }
}

TEST_F(Documents, ATextInAnOddEncodingDoesNotCostTheReport) {
    ExampleCity city = example_city(5);
    city.buildings[2].class_text = "\xB9\xA4\xB3\xA7";  // GB 18030 that nobody declared
    write_report_json(path("r.json"), city.content());
    write_report_html(path("p.html"), city.content());
    EXPECT_EQ(json::parse(text_of(path("r.json")))["buildings"][1]["class_text"], "");
    EXPECT_NE(
        json::parse(text_of(path("r.json")))["buildings"][2]["class_text"].get<std::string>().find("\xEF\xBF\xBD"),
        std::string::npos);
    EXPECT_EQ(data_of(text_of(path("p.html")))["buildings"]["id"].size(), 5U);
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
