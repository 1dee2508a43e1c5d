#include <gtest/gtest.h>

#include "project/read/statistics_file.hpp"
#include "project/read/unit_text.hpp"
#include "sunshed/core/error.hpp"

namespace sunshed {
namespace {

/// What 12.5 of an item in a unit are in the item's own.
double read_as(const std::string& item, const std::string& unit) {
    const FileText file{"statistics.csv", "zone_id,year,item,value,unit\nall,2024," + item + ",12.5," + unit + "\n"};
    return read_statistics(file, std::vector<ZoneInfo>()).rows.at(0).value;
}

TEST(StatisticsUnits, AreThoseThatYearbooksUse) {
    struct Case {
        const char* item;
        const char* unit;
        double factor;
    };
    for (const Case& one :
         {Case{"electricity", "千瓦时", 1.0}, Case{"electricity", "度", 1.0}, Case{"electricity", "兆瓦时", 1e3},
          Case{"electricity", "TWh", 1e9}, Case{"electricity", "亿千瓦时", 1e8}, Case{"gas", "m³", 1.0},
          Case{"gas", "Nm3", 1.0}, Case{"gas", "亿立方米", 1e8}, Case{"gas", "万㎥", 1e4},
          Case{"heat", "百万千焦", 1.0}, Case{"coal", "kg", 1e-3}, Case{"heat_pump", "吨标煤", 1.0},
          Case{"solar_thermal_area", "㎡", 1.0}, Case{"solar_thermal_area", "万㎡", 1e4},
          Case{"solar_thermal_area", "m²", 1.0}, Case{"pv_self_consumption_share", "％", 1.0},
          Case{"electricity", " ＭＷｈ ", 1e3}}) {
        EXPECT_DOUBLE_EQ(read_as(one.item, one.unit), 12.5 * one.factor) << one.item << " " << one.unit;
    }
    EXPECT_THROW(read_as("electricity", "GJ"), Error);
}

TEST(StatisticsUnits, AreFoldedAsUnicodeDoes) {
    EXPECT_EQ(folded_unit("ｍ²"), "m2");
    EXPECT_EQ(folded_unit("　％ "), "%");
    EXPECT_EQ(folded_unit("万吨标准煤"), "万吨标准煤");
    EXPECT_EQ(folded_unit("\xEF\xBC"), "\xEF\xBC") << "a broken letter stays";
    EXPECT_EQ(folded_unit("  "), "");
}

}  // namespace
}  // namespace sunshed
