// Inputs of a project lead to other machines only where the project says so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "support/listener.hpp"
#include "support/small_scene.hpp"

namespace sunshed::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// The scene's project with other inputs.
void use(const SmallScene& scene, const std::string& from, const std::string& to) {
    scene.edit("project.toml", [&](const std::string& text) { return replaced(text, from, to); });
}

std::string vrt_of(const std::string& source) {
    return "<VRTDataset rasterXSize=\"120\" "
           "rasterYSize=\"120\"><SRS>EPSG:32652</SRS><GeoTransform>317000,0.5,0,5069060,0,"
           "-0.5</GeoTransform><VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource><SourceFilename "
           "relativeToVRT=\"0\">" +
           source + "</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>";
}

class Remote : public ::testing::Test {
protected:
    /// Checks the project and holds that nobody was asked anything.
    void expect_refused_by_name(const std::string& name) const {
        const Outcome outcome = run_sunshed({"check", scene_.project()});
        EXPECT_EQ(outcome.exit_code, 3) << outcome.out;
        EXPECT_THAT(outcome.out, AllOf(HasSubstr(name), HasSubstr("[security] remote = true")));
        EXPECT_EQ(server_.visits(), 0);
    }

    SmallScene scene_;
    Listener server_;
};

TEST_F(Remote, AddressesAreAskedForOnlyWhereTheProjectAllowsIt) {
    use(scene_, "\"dsm.tif\"", "\"/vsicurl/" + server_.url() + "/dsm.tif\"");
    expect_refused_by_name("/vsicurl/");
    use(scene_, "[surface]", "[security]\nremote = true\n[surface]");
    EXPECT_EQ(run_sunshed({"check", scene_.project()}).exit_code, 3);  // the server has nothing
    EXPECT_GT(server_.visits(), 0);
}

TEST_F(Remote, SourcesBehindADescriptionUnderTheNameOfARasterAreNotAskedFor) {
    write_text(scene_.file("dsm.tif"), vrt_of("/vsicurl/" + server_.url() + "/dsm.tif"));
    expect_refused_by_name("dsm.tif");
}

TEST_F(Remote, ServicesUnderTheNameOfARasterAreNotAskedFor) {
    write_text(scene_.file("dsm.tif"), "<GDAL_WMS><Service name=\"WMS\"><ServerUrl>" + server_.url() +
                                           "/?</ServerUrl><Layers>a</Layers></Service></GDAL_WMS>");
    expect_refused_by_name("dsm.tif");
}

TEST_F(Remote, FootprintsBehindADescriptionAreNotAskedFor) {
    write_text(scene_.file("buildings.geojson"),
               "<OGRVRTDataSource><OGRVRTLayer name=\"b\"><SrcDataSource>WFS:" + server_.url() +
                   "/</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    expect_refused_by_name("buildings.geojson");
    use(scene_, "\"buildings.geojson\"", "\"WFS:" + server_.url() + "/wfs\"");
    expect_refused_by_name("WFS:");
}

TEST_F(Remote, CommandsWithoutAProjectHaveAnOptionForIt) {
    const std::string dsm = "/vsicurl/" + server_.url() + "/dsm.tif";
    const Outcome refused = run_sunshed({"horizon", dsm, "-o", scene_.file("h.tif")});
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.err, HasSubstr("--allow-remote"));
    EXPECT_EQ(server_.visits(), 0);
    EXPECT_EQ(run_sunshed({"horizon", dsm, "-o", scene_.file("h.tif"), "--allow-remote"}).exit_code, 1);
    EXPECT_GT(server_.visits(), 0);
}

}  // namespace
}  // namespace sunshed::test
