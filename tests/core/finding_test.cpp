#include "sunshed/core/finding.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

TEST(Findings, AreSaidAsErrorsAre) {
    const Error error(ErrorCode::bad_input, "a.tif", "it has no CRS", "give project.crs");
    EXPECT_EQ(line_of(finding_of(error)), error.what());
    EXPECT_EQ(finding_of(error).severity, Severity::refusal);
    EXPECT_EQ(line_of({Severity::note, "b.csv", "it is empty", ""}), "b.csv: it is empty");
}

TEST(Findings, OfTheSameKindAreOneWithTheirCount) {
    const auto groups = grouped({{Severity::doubt, "b:f1", "height is not known", "give one"},
                                 {Severity::doubt, "b:f1", "year is not known", "give one"},
                                 {Severity::doubt, "b:f7", "height is not known", "give one", 2},
                                 {Severity::note, "b:f8", "height is not known", "give one"}});
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_EQ(groups[0].where, "b:f1");
    EXPECT_EQ(groups[0].count, 3);
    EXPECT_EQ(line_of(groups[0]), "b:f1: height is not known (and 2 more like it); give one");
    EXPECT_EQ(line_of(groups[1]), "b:f1: year is not known; give one");
}

TEST(Findings, TheWeightiestComeFirst) {
    const auto groups =
        grouped({{Severity::note, "a", "x", ""}, {Severity::refusal, "b", "y", ""}, {Severity::doubt, "c", "z", ""}});
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_EQ(groups[0].severity, Severity::refusal);
    EXPECT_EQ(groups[1].severity, Severity::doubt);
    EXPECT_EQ(groups[2].severity, Severity::note);
    EXPECT_EQ(to_string(groups[2].severity), "note");
}

}  // namespace
}  // namespace sunshed
