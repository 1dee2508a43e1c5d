#include "qgis_style.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "markup.hpp"

namespace sunshed {

namespace {

constexpr Colour dark_line{80, 80, 80};
constexpr Colour no_value{205, 205, 205};

std::string option(std::string_view name, const std::string& value) {
    return fmt::format(R"(<Option name="{}" type="QString" value="{}"/>)", name, value);
}

std::string symbol(int number, std::string_view kind, std::string_view layer_class, const std::string& options) {
    return fmt::format(
        R"(<symbol name="{}" type="{}" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="{}" enabled="1" locked="0" pass="0"><Option type="Map">{}</Option></layer></symbol>)",
        number, kind, layer_class, options);
}

std::string filled_symbol(int number, Colour colour) {
    return symbol(number, "fill", "SimpleFill",
                  option("color", qgis_colour(colour)) + option("outline_color", qgis_colour(dark_line)) +
                      option("outline_style", "solid") + option("outline_width", "0.1") + option("style", "solid"));
}

std::string line_symbol(int number, Colour colour) {
    return symbol(number, "line", "SimpleLine",
                  option("line_color", qgis_colour(colour)) + option("line_style", "solid") +
                      option("line_width", "1.2") + option("line_width_unit", "MM"));
}

std::string single_renderer(const std::string& of_one) {
    return fmt::format(
        R"(<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0"><symbols>{}</symbols></renderer-v2>)",
        of_one);
}

BothLanguages same_in_both(const std::string& text) {
    return {text, text};
}

std::string aliases(const std::vector<FieldText>& fields, Language language) {
    std::string list;
    int index = 1;  // the feature's number comes first
    for (const FieldText& field : fields) {
        list += fmt::format(R"(<alias field="{}" index="{}" name="{}"/>)", markup_text(field.name), index++,
                            markup_text(field_label(field, language)));
    }
    return "<aliases>" + list + "</aliases>";
}

/// An expression for a value as text; a dash where there is none.
std::string shown_value(const FieldText& field) {
    const std::string column = fmt::format("\"{}\"", field.name);
    return field.type == ColumnType::real
               ? fmt::format("coalesce(format_number({0}, if(abs({0}) < 10, 2, if(abs({0}) < 100, 1, 0))), '–')",
                             column)
               : fmt::format("coalesce(to_string({}), '–')", column);
}

/// The card over a feature, as HTML with expressions.
std::string card(const std::vector<FieldText>& fields, Language language) {
    if (fields.empty()) {
        return {};
    }
    std::string html = fmt::format("<h3>[% {} %]</h3><table cellpadding=\"2\">", shown_value(fields.front()));
    for (std::size_t i = 1; i < fields.size(); ++i) {
        html += fmt::format("<tr><td>{}</td><td align=\"right\"><b>[% {} %]</b></td></tr>",
                            markup_text(field_label(fields[i], language)), shown_value(fields[i]));
    }
    return html + "</table>";
}

/// Texts on the shapes with a white rim, one for each, none over another.
std::string labeling(const std::string& field) {
    return fmt::format(
        R"(<labeling type="simple"><settings calloutType="simple"><text-style fieldName="{}" isExpression="0" fontSize="10" fontSizeUnit="Point" fontWeight="63" namedStyle="Bold" textColor="40,40,40,255" textOpacity="1"><text-buffer bufferDraw="1" bufferSize="1" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferJoinStyle="128"/></text-style><placement placement="1" priority="8" centroidWhole="1" centroidInside="1" quadOffset="4"/><rendering drawLabels="1" displayAll="0" obstacle="0" fontMinPixelSize="3" fontMaxPixelSize="10000" upsidedownLabels="0"/></settings></labeling>)",
        markup_text(field));
}

std::string scale_attributes(double smallest_scale) {
    return smallest_scale > 0.0
               ? fmt::format(R"( hasScaleBasedVisibilityFlag="1" minScale="{:g}" maxScale="0")", smallest_scale)
               : std::string(R"( hasScaleBasedVisibilityFlag="0")");
}

}  // namespace

std::vector<QgisClass> classes_of(const ClassedField& classed) {
    const std::vector<double>& limits = classed.limits;
    const std::string column = fmt::format("\"{}\"", classed.field.name);
    std::vector<QgisClass> classes;
    for (std::size_t i = 0; i <= limits.size(); ++i) {
        const bool is_first = i == 0;
        const bool is_last = i == limits.size();
        std::string filter = is_first ? column + " IS NOT NULL" : fmt::format("{} >= {:g}", column, limits[i - 1]);
        filter += is_last ? "" : fmt::format(" AND {} < {:g}", column, limits[i]);
        const BothLanguages label = is_first && is_last ? BothLanguages{"全部", "all"}
                                    : is_first          ? same_in_both(fmt::format("< {:g}", limits[i]))
                                    : is_last           ? same_in_both(fmt::format("≥ {:g}", limits[i - 1]))
                                              : same_in_both(fmt::format("{:g} – {:g}", limits[i - 1], limits[i]));
        const double place = (static_cast<double>(i) + 0.5) / static_cast<double>(limits.size() + 1);
        classes.push_back({filter, label, colour_at(classed.ramp, place)});
    }
    classes.push_back({column + " IS NULL", {"无数值", "no value"}, no_value});
    return classes;
}

std::vector<QgisClass> orientation_classes() {
    struct Way {
        const char* zh;
        const char* en;
        Colour gentle;  ///< leaning less than 30 degrees
        Colour steep;
    };
    // Sunny ways warm, shady ones cold.
    static constexpr std::array<Way, 8> ways{{{"北", "N", {150, 180, 215}, {95, 135, 185}},
                                              {"东北", "NE", {175, 205, 205}, {120, 165, 170}},
                                              {"东", "E", {200, 220, 170}, {150, 185, 105}},
                                              {"东南", "SE", {245, 225, 130}, {225, 190, 60}},
                                              {"南", "S", {250, 190, 100}, {235, 145, 30}},
                                              {"西南", "SW", {240, 160, 130}, {215, 105, 75}},
                                              {"西", "W", {215, 165, 190}, {175, 110, 145}},
                                              {"西北", "NW", {185, 170, 210}, {135, 120, 175}}}};
    std::vector<QgisClass> classes{{"\"azimuth_deg\" IS NULL", {"平", "flat"}, no_value}};
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const double from = 45.0 * static_cast<double>(i) - 22.5;
        for (const bool steep : {false, true}) {
            classes.push_back(
                {fmt::format("\"azimuth_deg\" IS NOT NULL AND (\"azimuth_deg\" - {:g} + 720) % 360 < 45 AND "
                             "\"tilt_deg\" {} 30",
                             from, steep ? ">=" : "<"),
                 {fmt::format("{}，{}", ways[i].zh, steep ? "30° 及以上" : "30° 以下"),
                  fmt::format("{}, {}", ways[i].en, steep ? "30° and more" : "under 30°")},
                 steep ? ways[i].steep : ways[i].gentle});
        }
    }
    return classes;
}

std::string rule_renderer(QgisShape shape, const std::string& heading, const std::vector<QgisClass>& classes,
                          Language language) {
    std::string rules;
    std::string symbols;
    int number = 0;
    for (const QgisClass& one : classes) {
        rules += fmt::format(R"(<rule filter="{}" symbol="{}" label="{}" key="{{class-{}}}"/>)",
                             markup_text(one.filter), number, markup_text(one.label.in(language)), number);
        symbols += shape == QgisShape::polygon ? filled_symbol(number, one.colour) : line_symbol(number, one.colour);
        ++number;
    }
    return fmt::format(
        R"(<renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0"><rules key="{{all}}"><rule label="{}" key="{{heading}}">{}</rule></rules><symbols>{}</symbols></renderer-v2>)",
        markup_text(heading), rules, symbols);
}

std::string outline_renderer(Colour colour, double width_mm, bool dashed) {
    return single_renderer(symbol(0, "fill", "SimpleFill",
                                  option("color", "0,0,0,0") + option("outline_color", qgis_colour(colour)) +
                                      option("outline_style", dashed ? "dash" : "solid") +
                                      option("outline_width", fmt::format("{:g}", width_mm)) + option("style", "no")));
}

std::string plain_renderer(Colour colour) {
    return single_renderer(filled_symbol(0, colour));
}

std::string qml_document(const QgisStyle& style, const std::vector<FieldText>& fields, Language language) {
    const bool has_labels = !style.label_field.empty();
    std::string body = style.renderer;
    body += has_labels ? labeling(style.label_field) : "";
    body += aliases(fields, language);
    if (!style.card.empty()) {
        body +=
            fmt::format("<previewExpression>&quot;{}&quot;</previewExpression>", markup_text(style.card.front().name));
        body += fmt::format("<mapTip>{}</mapTip>", markup_text(card(style.card, language)));
    }
    return fmt::format(
        R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.22" styleCategories="Symbology|Labeling|Fields|MapTips|Rendering" labelsEnabled="{}"{}>{}</qgis>)",
        has_labels ? 1 : 0, scale_attributes(style.smallest_scale), body);
}

}  // namespace sunshed
