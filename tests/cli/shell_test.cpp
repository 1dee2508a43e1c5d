// The same bytes whatever the shell of whoever runs it is set to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using ::testing::IsEmpty;

/// Variables of the shell, put back afterwards.
class Environment {
public:
    void set(const std::string& name, const std::optional<std::string>& value) {
        const char* before = std::getenv(name.c_str());
        before_.emplace(name, before != nullptr ? std::optional<std::string>(before) : std::nullopt);
        put(name, value);
    }
    Environment() = default;
    ~Environment() {
        for (const auto& [name, value] : before_) {
            put(name, value);
        }
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    static void put(const std::string& name, const std::optional<std::string>& value) {
        if (value) {
            setenv(name.c_str(), value->c_str(), 1);
        } else {
            unsetenv(name.c_str());
        }
    }
    std::map<std::string, std::optional<std::string>> before_;
};

void expect_same_files(const std::map<std::string, std::string>& some,
                       const std::map<std::string, std::string>& others) {
    ASSERT_EQ(some.size(), others.size());
    for (const auto& [name, bytes] : some) {
        EXPECT_TRUE(others.contains(name) && others.at(name) == bytes) << name << " differs";
    }
}

TEST(Shell, ItsVariablesChangeNoByteOfAResultAndPutNothingOnTheTerminal) {
    const SmallScene scene;
    scene.write_dsm(
        [](double x, double y) { return 140.0 + 0.1 * x + (x > 11 && x < 21 && y > 11 && y < 21 ? 8.0 : 0.0); });
    const std::vector<std::string> quietly{"--quiet", "--overwrite"};
    ASSERT_EQ(scene.run(quietly).exit_code, 0);
    const auto plain = files_of(scene.output());
    write_text(scene.file("gdalrc"), "[configoptions]\nGDAL_SKIP=GTiff\nGTIFF_POINT_GEO_IGNORE=TRUE\n");
    Environment shell;
    for (const auto& [name, value] :
         std::map<std::string, std::string>{{"LANG", "de_DE.UTF-8"},
                                            {"LC_ALL", "de_DE.UTF-8"},
                                            {"LC_NUMERIC", "tr_TR.UTF-8"},
                                            {"TZ", "Asia/Kathmandu"},
                                            {"GDAL_DATA", "/nowhere"},
                                            {"PROJ_LIB", "/nowhere"},
                                            {"PROJ_DATA", "/nowhere"},
                                            {"PROJ_NETWORK", "ON"},
                                            {"GDAL_DRIVER_PATH", "/nowhere"},
                                            {"GDAL_CONFIG_FILE", scene.file("gdalrc")},
                                            {"GDAL_SKIP", "GTiff"},
                                            {"OGR_SKIP", "GPKG"},
                                            {"CPL_DEBUG", "ON"},
                                            {"CPL_LOG_ERRORS", "ON"},
                                            {"GDAL_CACHEMAX", "1"},
                                            {"GDAL_NUM_THREADS", "7"},
                                            {"OGR_ENABLE_PARTIAL_REPROJECTION", "YES"},
                                            {"GTIFF_POINT_GEO_IGNORE", "TRUE"},
                                            {"OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "AUTHORITY_COMPLIANT"},
                                            {"GTIFF_SRS_SOURCE", "GEOKEYS"},
                                            {"CENTER_LONG", "YES"},
                                            {"SHAPE_ENCODING", "CP437"},
                                            {"OGR_SQLITE_LOAD_EXTENSIONS", "/nowhere.so"},
                                            {"CPL_TMPDIR", "/nowhere"},
                                            {"GDAL_PAM_ENABLED", "NO"}}) {
        shell.set(name, value);
    }
    shell.set("HOME", std::nullopt);
    const Outcome outcome = scene.run(quietly);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, IsEmpty());
    expect_same_files(plain, files_of(scene.output()));
}

TEST(Shell, ItsLanguageAndClockChangeNoByteOfAResult) {
    const SmallScene scene;
    std::map<std::string, std::string> first;
    for (const auto& [language, zone] :
         {std::pair("C", "UTC"), {"zh_CN.GB18030", "America/St_Johns"}, {"tr_TR.UTF-8", ":bad"}}) {
        Environment shell;
        shell.set("LC_ALL", language);
        shell.set("TZ", zone);
        ASSERT_EQ(scene.run({"--quiet", "--overwrite"}).exit_code, 0) << language;
        const auto files = files_of(scene.output());
        first = first.empty() ? files : first;
        expect_same_files(first, files);
    }
}

}  // namespace
}  // namespace sunshed::test
