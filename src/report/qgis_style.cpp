#include "qgis_style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sunshed {

namespace {

std::string symbol(const std::string& name, const std::string& fill, const std::string& outline) {
    return fmt::format(
        R"(<symbol name="{}" type="fill" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="color" type="QString" value="{},255"/><Option name="outline_color" type="QString" value="{},255"/><Option name="outline_style" type="QString" value="solid"/><Option name="outline_width" type="QString" value="0.1"/><Option name="style" type="QString" value="solid"/></Option></layer></symbol>)",
        name, fill, outline);
}

constexpr const char* head =
    R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.22" styleCategories="Symbology">)";

}  // namespace

std::string plain_style(const std::string& fill, const std::string& outline) {
    return fmt::format(
        R"({}<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0"><symbols>{}</symbols></renderer-v2></qgis>)",
        head, symbol("0", fill, outline));
}

std::string graduated_style(const std::string& field, const std::string& unit, const std::vector<StyleRange>& ranges) {
    std::string entries;
    std::string symbols;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        entries += fmt::format(R"(<range lower="{}" upper="{}" symbol="{}" label="{:g} - {:g} {}" render="true"/>)",
                               ranges[i].lower, ranges[i].upper, i, ranges[i].lower, ranges[i].upper, unit);
        symbols += symbol(std::to_string(i), ranges[i].color, "80,80,80");
    }
    return fmt::format(
        R"({}<renderer-v2 type="graduatedSymbol" attr="{}" graduatedMethod="GraduatedColor" symbollevels="0" enableorderby="0"><ranges>{}</ranges><symbols>{}</symbols><source-symbol>{}</source-symbol></renderer-v2></qgis>)",
        head, field, entries, symbols, symbol("0", "190,190,190", "80,80,80"));
}

std::vector<StyleRange> cividis_ranges(double low, double high, int steps) {
    struct Color {
        double r, g, b;
    };
    static constexpr std::array<Color, 5> stops{
        {{0, 34, 78}, {65, 77, 107}, {124, 123, 120}, {188, 175, 111}, {254, 232, 56}}};
    std::vector<StyleRange> ranges;
    for (int i = 0; i < steps; ++i) {
        const double position = (stops.size() - 1) * (i + 0.5) / steps;
        const auto lower = std::min(static_cast<std::size_t>(position), stops.size() - 2);
        const double t = position - static_cast<double>(lower);
        const auto mix = [&](double a, double b) { return static_cast<int>(a + t * (b - a)); };
        const Color& a = stops[lower];
        const Color& b = stops[lower + 1];
        ranges.push_back({low + (high - low) * i / steps, low + (high - low) * (i + 1) / steps,
                          fmt::format("{},{},{}", mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b))});
    }
    return ranges;
}

}  // namespace sunshed
