#include "sunshed/io/horizon_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "scratch.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class ReadsHorizons : public InScratch {
protected:
    [[nodiscard]] std::string written(const std::string& name, const std::string& text) const {
        std::ofstream(file(name)) << text;
        return file(name);
    }
    /// Of a file that is refused.
    [[nodiscard]] std::string wrong(const std::string& name, const std::string& text) const {
        const std::string path = written(name, text);
        return complaint([&] { static_cast<void>(read_horizon_file(path)); });
    }
};

TEST_F(ReadsHorizons, OfHeightsAloneEvenlyFromNorth) {
    for (const char* text : {"0,10,20,30", "0\n10\n20\n30\n", "# heights\n0; 10; 20; 30\n"}) {
        const HorizonFile horizon = read_horizon_file(written("user.csv", text));
        EXPECT_THAT(horizon.format, HasSubstr("4 from north"));
        EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(90.0), 10.0) << text;
        EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(225.0), 25.0) << text;
        EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(315.0), 15.0) << "from the last to the first";
    }
}

TEST_F(ReadsHorizons, OfPvgisAnswerFromSouth) {
    const HorizonFile horizon =
        read_horizon_file(written("printhorizon.csv",
                                  "Latitude (decimal degrees):\t45.000\nLongitude (decimal degrees):\t8.000\n\n"
                                  "A\tH_hor\tA_sun(w)\tH_sun(w)\n-180\t3.4\t-180\t-67\n-150\t1\t0\t0\n-120\t1\t0\t0\n"
                                  "-90\t7\t0\t0\n-60\t1\t0\t0\n-30\t1\t0\t0\n0\t2\t0\t0\n30\t1\t0\t0\n60\t1\t0\t0\n"
                                  "90\t9\t0\t0\n120\t1\t0\t0\n150\t1\t0\t0\n180\t3.4\t0\t0\n\n"
                                  "A: Azimuth (0 = S, 90 = W, -90 = E) (degree)\nH_hor: Horizon height (degree)\n"));
    EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(0.0), 3.4);
    EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(90.0), 7.0);
    EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(180.0), 2.0);
    EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(270.0), 9.0);
}

/// Azimuths every 30 degrees from `first`, all of the height but one.
std::string circle(int first, int special_azimuth, double special_height, const char* separator) {
    std::string text;
    for (int azimuth = first; azimuth < first + 360; azimuth += 30) {
        text += std::to_string(azimuth) + separator +
                (azimuth == special_azimuth ? std::to_string(special_height) : "5") + "\n";
    }
    return text;
}

TEST_F(ReadsHorizons, OfDotHorFilesFromSouthAndOfCsvFromNorth) {
    const HorizonFile meteonorm = read_horizon_file(written("place.hor", circle(-180, -90, 12.0, "\t")));
    EXPECT_DOUBLE_EQ(meteonorm.line.elevation_deg(90.0), 12.0) << "-90 from south is east";
    const HorizonFile pvsyst =
        read_horizon_file(written("PLACE.HOR", "Horizon of a place\n" + circle(-180, 90, 12.0, ";")));
    EXPECT_DOUBLE_EQ(pvsyst.line.elevation_deg(270.0), 12.0);
    const HorizonFile csv =
        read_horizon_file(written("line.csv", "azimuth_deg,elevation_deg\n" + circle(0, 90, 12.0, ",")));
    EXPECT_DOUBLE_EQ(csv.line.elevation_deg(90.0), 12.0);
    EXPECT_DOUBLE_EQ(csv.line.elevation_deg(75.0), 8.5);
    EXPECT_THAT(csv.notes, IsEmpty());
}

TEST_F(ReadsHorizons, OfSamTablesWhereHalfOfTheBeamIsLost) {
    const HorizonFile horizon = read_horizon_file(written("sam.csv",
                                                          "altitude,0,45,90,135,180,225,270,315,360\n"
                                                          "0,100,100,100,100,100,100,100,100,100\n"
                                                          "10,0,0,100,0,80,0,0,0,0\n"
                                                          "20,0,0,100,0,0,0,0,0,0\n"
                                                          "30,0,0,0,0,0,0,0,0,0\n"));
    EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(0.0), 5.0);
    EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(90.0), 25.0);
    EXPECT_DOUBLE_EQ(horizon.line.elevation_deg(180.0), 10.0 + 10.0 * 30.0 / 80.0);
}

TEST_F(ReadsHorizons, OfOneBuildingOfARun) {
    const std::string path =
        written("building_horizons.csv", "building_id,az_000,az_090,az_180,az_270\na,1,2,3,4\nb,5,6,7,8\n");
    EXPECT_DOUBLE_EQ(read_horizon_file(path, {}, "b").line.elevation_deg(180.0), 7.0);
    EXPECT_THAT(complaint([&] { static_cast<void>(read_horizon_file(path)); }), HasSubstr("--building"));
    EXPECT_THAT(complaint([&] { static_cast<void>(read_horizon_file(path, {}, "c")); }), HasSubstr("no building c"));
}

TEST_F(ReadsHorizons, AndNamesWhatIsWrong) {
    EXPECT_THAT(wrong("gap.csv", "az,height\n0,1\n30,1\n60,1\n180,1\n210,1\n240,1\n270,1\n300,1\n330,1\n"),
                HasSubstr("no height between 60 and 180 degrees"));
    EXPECT_THAT(wrong("radians.csv", "azimuth,height\n0,0.1\n0.7854,0.2\n1.5708,0.2\n2.3562,0.1\n3.1416,0.3\n"),
                HasSubstr("in radians"));
    EXPECT_THAT(wrong("south.csv", "azimuth,height\n" + circle(-180, 0, 9.0, ",")), HasSubstr("--horizon-from"));
    EXPECT_THAT(wrong("north.hor", circle(0, 0, 9.0, ",")), HasSubstr("--horizon-from"));
    EXPECT_THAT(wrong("both.csv", "azimuth,height\n-30,1\n0,1\n330,1\n"), HasSubstr("below 0 and over 180"));
    EXPECT_THAT(wrong("double.csv", "azimuth,height\n" + circle(0, 0, 9.0, ",") + "360,5\n"),
                HasSubstr("stands twice, with heights of 9 and 5"));
    EXPECT_THAT(wrong("high.csv", "azimuth,height\n0,95\n"), HasSubstr("high.csv:2: a height of 95 degrees"));
    EXPECT_THAT(wrong("word.csv", "azimuth,height\n0,low\n"), HasSubstr("word.csv:2: the height is no number"));
    EXPECT_THAT(wrong("few.csv", "1,2,3"), HasSubstr("only 3 heights"));
    EXPECT_THAT(wrong("loss.csv", "altitude,0,90,180,270\n0,100,100,100,100\n10,0,120,0,0\n"),
                HasSubstr("a loss of 120 %"));
}

TEST_F(ReadsHorizons, AndSaysHowOddOnesWereTaken) {
    const HorizonFile closed =
        read_horizon_file(written("closed.csv", "azimuth,height\n" + circle(0, 90, 9.0, ",") + "360,5\n"));
    EXPECT_THAT(closed.notes, testing::ElementsAre(HasSubstr("stand twice, with the same height")));
    const HorizonFile below = read_horizon_file(written("below.csv", "0,-3,20,-1"));
    EXPECT_THAT(below.notes, testing::ElementsAre(HasSubstr("2 heights below the horizontal")));
    EXPECT_EQ(below.line.elevation_deg(90.0), 0.0);
    EXPECT_THAT(read_horizon_file(written("low.csv", "0,0.3,0.1,1.2")).notes,
                testing::ElementsAre(HasSubstr("if they are radians")));
    EXPECT_DOUBLE_EQ(
        read_horizon_file(written("told.hor", circle(0, 90, 9.0, ",")), AzimuthZero::north).line.elevation_deg(90.0),
        9.0);
}

}  // namespace
}  // namespace sunshed
