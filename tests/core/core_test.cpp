#include <gtest/gtest.h>

#include <atomic>
#include <limits>
#include <string>
#include <vector>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/feature.hpp"
#include "sunshed/core/parallel.hpp"
#include "sunshed/core/place.hpp"
#include "sunshed/core/vector.hpp"

namespace sunshed {
namespace {

TEST(Angle, WrapsAzimuthsIntoOneTurn) {
    EXPECT_EQ(wrap_azimuth_deg(360.0), 0.0);
    EXPECT_EQ(wrap_azimuth_deg(-90.0), 270.0);
    EXPECT_EQ(wrap_azimuth_deg(-1e-17), 0.0);
    EXPECT_EQ(azimuth_difference_deg(350.0, 10.0), 20.0);
    EXPECT_EQ(azimuth_difference_deg(10.0, 190.0), 180.0);
}

TEST(Vector, NormalsAndTiltsAreInverse) {
    for (double tilt = 5.0; tilt < 90.0; tilt += 5.0) {
        for (double azimuth = 0.0; azimuth < 360.0; azimuth += 15.0) {
            const auto back = tilt_azimuth_from_normal(3.0 * normal_from_tilt_azimuth(tilt, azimuth));
            EXPECT_NEAR(back.tilt_deg, tilt, 1e-9);
            EXPECT_NEAR(azimuth_difference_deg(back.azimuth_deg, azimuth), 0.0, 1e-9);
        }
    }
}

TEST(Vector, APlaneThatFacesSouthLeansSouth) {
    const Vector3 normal = normal_from_tilt_azimuth(30.0, 180.0);
    EXPECT_NEAR(normal.y, -0.5, 1e-12);
    EXPECT_NEAR(normal.x, 0.0, 1e-12);
}

TEST(Error, SaysWhereWhatAndTheMend) {
    const Error error(ErrorCode::bad_input, "roofs.shp:roofs:7", "the ring crosses itself", "repair it");
    EXPECT_STREQ(error.what(), "roofs.shp:roofs:7: the ring crosses itself; repair it");
}

TEST(Expects, NamesThePlaceOfTheCall) {
    try {
        expects(1 + 1 == 3, "arithmetic holds");
        FAIL();
    } catch (const std::logic_error& error) {
        EXPECT_NE(std::string(error.what()).find("core_test.cpp"), std::string::npos);
    }
}

TEST(ParallelFor, VisitsEveryIndexOnceWithAnyNumberOfThreads) {
    for (const int threads : {1, 2, 7}) {
        std::vector<std::atomic<int>> visits(1001);
        parallel_for(visits.size(), {threads}, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                ++visits[i];
            }
        });
        for (const auto& count : visits) {
            ASSERT_EQ(count, 1);
        }
    }
}

TEST(ParallelFor, PassesAnExceptionOn) {
    const auto fail = [](std::size_t, std::size_t) { throw Error(ErrorCode::bad_input, "x", "y", "z"); };
    EXPECT_THROW(parallel_for(10, {2}, fail), Error);
    EXPECT_THROW(parallel_for(10, {-1}, [](std::size_t, std::size_t) {}), std::logic_error);
}

TEST(FieldValue, ReadsNumbersFromTextOnlyWhereAllOfItIsOne) {
    EXPECT_EQ(as_number(FieldValue(std::string(" 12.5 "))), 12.5);
    EXPECT_EQ(as_number(FieldValue(std::int64_t{3})), 3.0);
    EXPECT_FALSE(as_number(FieldValue(std::string("12 m"))));
    EXPECT_FALSE(as_number(FieldValue(std::string(""))));
    EXPECT_FALSE(as_number(FieldValue(std::numeric_limits<double>::quiet_NaN())));
    EXPECT_FALSE(as_number(FieldValue()));
}

TEST(Place, IsToldByItsCoordinates) {
    EXPECT_EQ(coordinate_words({"", 45.754, 126.65, 0.0, 0.0}), "45.75 N, 126.65 E");
    EXPECT_EQ(coordinate_words({"", -33.8688, -151.2093, 0.0, 0.0}, 3), "33.869 S, 151.209 W");
}

}  // namespace
}  // namespace sunshed
