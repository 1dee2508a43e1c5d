#include "sunshed/report/colour_ramp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sunshed {

namespace {

using Stops = std::array<Colour, 9>;

// Every eighth of matplotlib's maps.
constexpr Stops cividis{{{0, 34, 78},
                         {26, 56, 111},
                         {67, 78, 108},
                         {97, 101, 111},
                         {125, 124, 120},
                         {155, 148, 118},
                         {188, 174, 108},
                         {222, 201, 88},
                         {254, 232, 56}}};
constexpr Stops inferno{{{0, 0, 4},
                         {33, 12, 74},
                         {87, 16, 110},
                         {138, 34, 106},
                         {188, 55, 84},
                         {228, 90, 49},
                         {249, 142, 9},
                         {249, 203, 53},
                         {252, 255, 164}}};

}  // namespace

Colour colour_at(ColourRamp ramp, double place) {
    const Stops& stops = ramp == ColourRamp::cividis ? cividis : inferno;
    const double position = std::clamp(place, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto lower = std::min(static_cast<std::size_t>(position), stops.size() - 2);
    const double share = position - static_cast<double>(lower);
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + share * (b - a))); };
    const Colour& a = stops[lower];
    const Colour& b = stops[lower + 1];
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

std::string qgis_colour(Colour colour) {
    return fmt::format("{},{},{},255", colour.red, colour.green, colour.blue);
}

}  // namespace sunshed
