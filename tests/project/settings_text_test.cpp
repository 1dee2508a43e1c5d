// What is written from the declarations of settings: docs/settings.md and the JSON schema of a project file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "sunshed/project/project_config.hpp"
#include "sunshed/project/settings_text.hpp"

namespace sunshed {
namespace {

using Json = nlohmann::json;

const char* const page_path = SUNSHED_SOURCE_DIR "/docs/settings.md";

std::string text_of(const char* path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(SettingsPage, IsWhatTheDeclarationsSay) {
    ProjectConfig config;
    const std::string page = settings_page(fields_of(config));
    if (std::getenv("SUNSHED_UPDATE_DOCS") != nullptr) {
        std::ofstream(page_path) << page;
    }
    EXPECT_TRUE(text_of(page_path) == page) << "docs/settings.md is not what the settings are declared as; write it "
                                               "anew with SUNSHED_UPDATE_DOCS=1 and read the difference";
}

class ProjectSchema : public testing::Test {
protected:
    ProjectSchema() : fields_(fields_of(config_)), schema_(Json::parse(project_schema(fields_))) {}

    /// The schema of a key.
    [[nodiscard]] const Json& of(const std::string& table, const std::string& name) const {
        return schema_.at("properties").at(table).at("properties").at(name);
    }

    ProjectConfig config_;
    std::vector<Field> fields_;
    Json schema_;
};

TEST_F(ProjectSchema, HasEveryKeyOnceAndNoOther) {
    std::size_t keys = 0;
    for (const Field& field : fields_) {
        const Json* at = &schema_;
        std::string rest = field.key;
        for (auto dot = rest.find('.');; dot = rest.find('.')) {
            at = &at->at("properties").at(rest.substr(0, dot));
            at = at->contains("anyOf") && dot != std::string::npos ? &at->at("anyOf")[1] : at;
            if (dot == std::string::npos) {
                break;
            }
            EXPECT_EQ(at->at("additionalProperties"), false) << field.key;
            rest = rest.substr(dot + 1);
        }
        EXPECT_EQ(at->at("description"), field.help) << field.key;
        EXPECT_TRUE(at->contains("default")) << field.key;
        ++keys;
    }
    EXPECT_EQ(keys, fields_.size());
}

TEST_F(ProjectSchema, TellsRangesChoicesAndWhatMayBeLeftOut) {
    EXPECT_EQ(of("horizon", "directions").at("type"), "integer");
    EXPECT_EQ(of("horizon", "directions").at("minimum"), 8.0);
    EXPECT_EQ(of("horizon", "directions").at("maximum"), 1024.0);
    EXPECT_EQ(of("horizon", "directions").at("x-affects"), "sun");
    EXPECT_EQ(of("sky", "transposition").at("enum"), Json({"perez", "hay-davies", "isotropic"}));
    EXPECT_EQ(of("sky", "albedo").at("minItems"), 12);
    EXPECT_EQ(of("weather", "utc_offset_h").at("anyOf")[1].at("const"), "none");
    EXPECT_EQ(of("weather", "utc_offset_h").at("default"), "none");
    EXPECT_EQ(of("output", "rasters").at("type"), "boolean");
    EXPECT_EQ(of("buildings", "class_map").at("additionalProperties").at("type"), "string");
}

TEST_F(ProjectSchema, TakesOneNumberForATableByClass) {
    const Json& tariff = of("economics", "tariff_cny_kwh");
    EXPECT_EQ(tariff.at("anyOf")[0].at("anyOf")[0].at("type"), "number");
    EXPECT_EQ(tariff.at("anyOf")[0].at("anyOf")[1].at("const"), "none");
    EXPECT_TRUE(tariff.at("anyOf")[1].at("properties").contains("residential"));
}

}  // namespace
}  // namespace sunshed
