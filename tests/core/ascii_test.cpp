#include "sunshed/core/ascii.hpp"

#include <gtest/gtest.h>

namespace sunshed {
namespace {

TEST(LowerAscii, ChangesLettersFromAToZAndNothingElse) {
    EXPECT_EQ(lower_ascii("AZ az @[` 09"), "az az @[` 09");
    EXPECT_EQ(lower_ascii("\u00C9COLE \u5B66\u6821 \xC9"), "\u00C9cole \u5B66\u6821 \xC9");
}

}  // namespace
}  // namespace sunshed
