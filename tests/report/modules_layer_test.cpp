#include <gtest/gtest.h>

#include <algorithm>
#include <variant>

#include "sunshed/report/table.hpp"

namespace sunshed {
namespace {

double azimuth_in_layer_deg(double layout_azimuth_deg, bool turned) {
    SegmentRecord segment;
    segment.module_azimuth_deg = layout_azimuth_deg;
    segment.layout.modules.resize(1);
    segment.layout.modules[0].turned = turned;
    const BuildingRecord building;
    const auto& columns = module_columns();
    const auto column =
        std::find_if(columns.begin(), columns.end(), [](const auto& c) { return c.name == "azimuth_deg"; });
    return std::get<double>(column->value({&building, &segment, 0}));
}

TEST(ModulesLayer, TheTurnedModuleOfAPairFacesTheOtherWay) {
    EXPECT_EQ(azimuth_in_layer_deg(92.0, false), 92.0);
    EXPECT_EQ(azimuth_in_layer_deg(92.0, true), 272.0);
    EXPECT_EQ(azimuth_in_layer_deg(268.5, true), 88.5);
}

}  // namespace
}  // namespace sunshed
