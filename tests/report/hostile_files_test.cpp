// Files of a city whose every name means something to whoever opens them.
#include <cpl_minixml.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "hostile_city.hpp"
#include "report/markup.hpp"

namespace sunshed {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class HostileFiles : public ::testing::Test {
protected:
    ~HostileFiles() override { std::remove(path_.c_str()); }

    /// A part of the workbook, which is an archive.
    [[nodiscard]] std::string part(const std::string& name) const {
        vsi_l_offset size = 0;
        GByte* bytes = nullptr;
        EXPECT_NE(VSIIngestFile(nullptr, ("/vsizip/" + path_ + "/" + name).c_str(), &bytes, &size, -1), 0) << name;
        const std::string text = bytes != nullptr ? std::string(reinterpret_cast<const char*>(bytes), size) : "";
        VSIFree(bytes);
        return text;
    }

    HostileCity city_{20};
    const std::string path_ = testing::TempDir() + "sunshed_hostile_" + std::to_string(getpid()) + ".xlsx";
};

TEST_F(HostileFiles, WorkbooksHoldTextsAndNeitherFormulasNorBrokenParts) {
    write_report_xlsx(path_, city_.content());
    for (int sheet = 1; sheet <= 9; ++sheet) {
        const std::string xml = part("xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
        EXPECT_THAT(xml, Not(HasSubstr("<f>")));
        EXPECT_EQ(xml.find_first_of(std::string("\x01\x07\x1b\xff\xfe")), std::string::npos) << sheet;
        CPLXMLNode* tree = CPLParseXMLString(xml.c_str());
        EXPECT_NE(tree, nullptr) << sheet;
        CPLDestroyXMLNode(tree);
    }
    EXPECT_THAT(part("xl/worksheets/sheet9.xml"), HasSubstr("=cmd|"));
}

TEST_F(HostileFiles, JsonHoldsThemAsTheyAreAndUtf8) {
    write_report_json(path_, city_.content());
    std::ifstream stream(path_);
    const auto json = nlohmann::json::parse(stream);
    EXPECT_EQ(json["zones"][0]["id"], city_.texts[0]);
    EXPECT_EQ(json["buildings"][8]["building_id"], city_.texts[8] + "8");
}

TEST(Markup, WritesEveryCharacterThatMeansSomethingToABrowser) {
    EXPECT_EQ(markup_text("<a href='x' title=\"y\">&</a>"),
              "&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;&lt;/a&gt;");
    EXPECT_EQ(markup_text("a\x1b\xff"), "a\uFFFD\uFFFD");
}

}  // namespace
}  // namespace sunshed
