// A layout's modules decide how many strings there are and how far its snow has to slide.
#include <gtest/gtest.h>

#include "sky_helpers.hpp"
#include "sunshed/building/layout_energy.hpp"

namespace sunshed {
namespace {

ModuleLayout layout_of(std::size_t modules, double tilt_deg) {
    ModuleLayout layout;
    layout.tilt_deg = tilt_deg;
    layout.azimuth_deg = 180.0;
    layout.slope_length_m = 2.278;
    layout.modules.resize(modules);
    return layout;
}

/// One half of the modules sees every sun, the other none.
SunlitTables half_in_the_sun() {
    SunlitTables around;
    around.solid.directions = 4;
    around.solid.cell_count = 2;
    around.solid.open_share.assign(4U * (SunlitTable::bins + 1U), 32768);
    return around;
}

TEST(LayoutEnergy, ByStringLosesWhatTheStringsOfTheLayoutLose) {
    const SkyYear sky = test::harbin_sky();
    AssessOptions options;
    options.pv.partial_shading = PartialShading::by_string;
    options.pv.modules_per_string = 18;
    const ChainWeather weather(sky, 0.0, options);
    const SunlitTables around = half_in_the_sun();
    const auto kept_share = [&](const ModuleLayout& layout) {
        const ChainResult result = layout_energy(weather, &around, layout, options);
        return result.after(LossLink::string_shading) / result.after(LossLink::surroundings);
    };
    EXPECT_NEAR(kept_share(layout_of(36, 30.0)), 1.0, 1e-4) << "one string lies in the sun, one in the shade";
    EXPECT_LT(kept_share(layout_of(18, 30.0)), 0.85) << "the shade is on the one string that there is";
    ModuleLayout pairs = layout_of(72, 10.0);
    pairs.east_west = true;
    for (std::size_t i = 1; i < pairs.modules.size(); i += 2) {
        pairs.modules[i].turned = true;
    }
    EXPECT_NEAR(kept_share(pairs), 1.0, 1e-4) << "two strings on each side";
}

TEST(LayoutEnergy, SnowSlidesOverTheWholeOfAFlushArray) {
    const SkyYear sky = test::harbin_sky();
    AssessOptions options;
    options.pv.snow.model = SnowModel::monthly;
    options.pv.snow.fall_cm = each_month(10.0);
    options.pv.snow.events = each_month(5.0);
    const ChainWeather weather(sky, 0.0, options);
    const ModuleLayout large = layout_of(60, 30.0);
    EXPECT_NEAR(layout_energy(weather, nullptr, large, options).ac_kwh,
                plane_energy(weather, nullptr, large, options).ac_kwh, 1e-9);
    EXPECT_LT(layout_energy(weather, nullptr, large, options).ac_kwh,
              layout_energy(weather, nullptr, layout_of(1, 30.0), options).ac_kwh);
}

}  // namespace
}  // namespace sunshed
