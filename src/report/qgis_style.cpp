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

std::string outline_style(const std::string& outline) {
    return fmt::format(
        R"({}<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0"><symbols><symbol name="0" type="fill" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option name="color" type="QString" value="0,0,0,0"/><Option name="outline_color" type="QString" value="{},255"/><Option name="outline_style" type="QString" value="dash"/><Option name="outline_width" type="QString" value="0.3"/><Option name="style" type="QString" value="no"/></Option></layer></symbol></symbols></renderer-v2></qgis>)",
        head, outline);
}

std::string orientation_style() {
    struct Way {
        const char* name;
        const char* gentle;  // leaning less than 30 degrees
        const char* steep;
    };
    // Sunny ways warm, shady ones cold.
    static constexpr std::array<Way, 8> ways{{{"N", "150,180,215", "95,135,185"},
                                              {"NE", "175,205,205", "120,165,170"},
                                              {"E", "200,220,170", "150,185,105"},
                                              {"SE", "245,225,130", "225,190,60"},
                                              {"S", "250,190,100", "235,145,30"},
                                              {"SW", "240,160,130", "215,105,75"},
                                              {"W", "215,165,190", "175,110,145"},
                                              {"NW", "185,170,210", "135,120,175"}}};
    std::string rules = R"(<rule filter="&quot;azimuth_deg&quot; IS NULL" symbol="0" label="flat" key="{r0}"/>)";
    std::string symbols = symbol("0", "205,205,205", "80,80,80");
    int number = 0;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const double from = 45.0 * static_cast<double>(i) - 22.5;
        for (const bool steep : {false, true}) {
            ++number;
            rules += fmt::format(
                R"(<rule filter="&quot;azimuth_deg&quot; IS NOT NULL AND (&quot;azimuth_deg&quot; - {:g} + 720) % 360 &lt; 45 AND &quot;tilt_deg&quot; {} 30" symbol="{}" label="{}, {}" key="{{r{}}}"/>)",
                from, steep ? "&gt;=" : "&lt;", number, ways[i].name,
                steep ? "30 degrees and more" : "under 30 degrees", number);
            symbols += symbol(std::to_string(number), steep ? ways[i].steep : ways[i].gentle, "80,80,80");
        }
    }
    return fmt::format(
        R"({}<renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0"><rules key="{{r}}">{}</rules><symbols>{}</symbols></renderer-v2></qgis>)",
        head, rules, symbols);
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
