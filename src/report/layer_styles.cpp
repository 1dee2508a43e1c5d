#include "layer_styles.hpp"

#include <algorithm>
#include <optional>

#include "qgis_style.hpp"
#include "round_limits.hpp"

namespace sunshed {

namespace {

// Scales from which on details can be told apart: 1 : 10,000 and 1 : 4,000.
constexpr double roofs_from = 10000.0;
constexpr double details_from = 4000.0;

constexpr double one_bad_roof = 0.02;  // of the values at either end, which the classes do not reach out to
constexpr double nothing_trimmed = 0.0;

/// What the styles of a layer are made of.
struct Sheet {
    const std::vector<FieldText>& fields;
    const ColumnValues& values;
    Language language;

    [[nodiscard]] std::optional<FieldText> field(const char* name) const {
        const auto found =
            std::find_if(fields.begin(), fields.end(), [name](const FieldText& f) { return f.name == name; });
        return found == fields.end() ? std::nullopt : std::optional(*found);
    }
    /// Those of some columns that the layer has.
    [[nodiscard]] std::vector<FieldText> card(std::initializer_list<const char*> names) const {
        std::vector<FieldText> there;
        for (const char* name : names) {
            if (auto one = field(name)) {
                there.push_back(std::move(*one));
            }
        }
        return there;
    }
    [[nodiscard]] std::string coloured_by(const FieldText& by, QgisShape shape, ColourRamp ramp, double trimmed) const {
        return rule_renderer(shape, field_label(by, language),
                             classes_of({by, round_limits(values(by.name), trimmed), ramp}), language);
    }
};

QgisStyle of_buildings(const Sheet& sheet) {
    const auto yield = sheet.field("yield_kwh_kwp");
    return {yield ? sheet.coloured_by(*yield, QgisShape::polygon, ColourRamp::cividis, one_bad_roof)
                  : outline_renderer({60, 60, 60}, 0.3, false),
            "", 0.0,
            sheet.card({"building_id", "class", "suitability", "roof_area_m2", "usable_area_m2", "module_count",
                        "capacity_kwp", "energy_ac_kwh", "yield_kwh_kwp", "coverage_pct", "shade_loss_pct", "quality",
                        "reason"})};
}

std::vector<FieldText> segment_card(const Sheet& sheet) {
    return sheet.card({"segment_id", "building_id", "tilt_deg", "azimuth_deg", "area_m2", "usable_area_m2",
                       "irradiation_kwh_m2", "module_count", "capacity_kwp", "energy_ac_kwh"});
}

QgisStyle by_orientation(const Sheet& sheet) {
    const BothLanguages heading{"朝向与倾角", "Direction and tilt"};
    return {rule_renderer(QgisShape::polygon, heading.in(sheet.language), orientation_classes(), sheet.language), "",
            roofs_from, segment_card(sheet)};
}

QgisStyle of_segments(const Sheet& sheet) {
    const auto irradiation = sheet.field("irradiation_kwh_m2");
    if (!irradiation) {
        return by_orientation(sheet);
    }
    return {sheet.coloured_by(*irradiation, QgisShape::polygon, ColourRamp::inferno, one_bad_roof), "", roofs_from,
            segment_card(sheet)};
}

constexpr Colour module_blue{25, 45, 90};

std::vector<QgisClass> worth_classes() {
    std::vector<QgisClass> classes;
    classes.push_back({"\"worth\" = 1", {"值得安装", "worth building"}, module_blue});
    classes.push_back({"\"worth\" = 0", {"放得下，但不值得", "fits, but is not worth it"}, {150, 165, 205}});
    classes.push_back({"\"worth\" IS NULL", {"无数值", "no value"}, {205, 205, 205}});
    return classes;
}

QgisStyle of_modules(const Sheet& sheet) {
    QgisStyle style;
    const auto worth = sheet.field("worth");
    style.renderer =
        worth ? rule_renderer(QgisShape::polygon, field_label(*worth, sheet.language), worth_classes(), sheet.language)
              : plain_renderer(module_blue);
    style.smallest_scale = details_from;
    style.card = sheet.card({"module_id", "segment_id", "building_id", "tilt_deg", "azimuth_deg", "energy_dc_kwh",
                             "energy_ac_kwh", "rank"});
    return style;
}

QgisStyle of_zones(const Sheet& sheet) {
    return {outline_renderer({45, 45, 45}, 0.6, false), "name", 0.0,
            sheet.card({"name", "zone_id", "building_count", "roof_area_m2", "capacity_kwp", "energy_ac_kwh", "co2_t",
                        "pv_coverage_c1_actual"})};
}

QgisStyle of_facades(const Sheet& sheet) {
    return {sheet.coloured_by(*sheet.field("irradiation_kwh_m2"), QgisShape::line, ColourRamp::inferno, one_bad_roof),
            "", roofs_from,
            sheet.card(
                {"facade_id", "building_id", "azimuth_deg", "length_m", "height_m", "area_m2", "irradiation_kwh_m2"})};
}

QgisStyle of_target_buildings(const Sheet& sheet) {
    return {sheet.coloured_by(*sheet.field("rank"), QgisShape::polygon, ColourRamp::cividis, nothing_trimmed), "", 0.0,
            sheet.card({"choice_id", "building_id", "target", "plan_zone_id", "rank", "outcome", "class",
                        "capacity_kwp", "energy_ac_kwh"})};
}

/// The style that QGIS applies by itself; nothing for a table.
std::optional<QgisStyle> default_style(ResultLayer layer, const Sheet& sheet) {
    switch (layer) {
        case ResultLayer::buildings:
            return of_buildings(sheet);
        case ResultLayer::roof_segments:
            return of_segments(sheet);
        case ResultLayer::obstacles:
            return QgisStyle{plain_renderer({150, 75, 60}), "", details_from,
                             sheet.card({"obstacle_id", "segment_id", "height_m", "area_m2"})};
        case ResultLayer::usable_area:
            return QgisStyle{outline_renderer({40, 140, 60}, 0.3, true), "", details_from,
                             sheet.card({"segment_id", "building_id", "usable_area_m2"})};
        case ResultLayer::modules:
            return of_modules(sheet);
        case ResultLayer::facades:
            return of_facades(sheet);
        case ResultLayer::zones:
            return of_zones(sheet);
        case ResultLayer::target_buildings:
            return of_target_buildings(sheet);
        case ResultLayer::project_total:
        case ResultLayer::flat_roof_options:
        case ResultLayer::indicators:
            break;
    }
    return std::nullopt;
}

}  // namespace

std::vector<NamedQml> layer_styles(ResultLayer layer, const std::vector<FieldText>& fields, const ColumnValues& values,
                                   Language first) {
    std::vector<NamedQml> styles;
    for (const Word<Language>& language : words_of(Language())) {
        const Sheet sheet{fields, values, language.value};
        const BothLanguages own{"sunshed 中文", "sunshed English"};
        const BothLanguages turned{"朝向与倾角 中文", "tilt and azimuth English"};
        if (const auto style = default_style(layer, sheet)) {
            styles.push_back(
                {own.in(language.value), qml_document(*style, fields, language.value), language.value == first});
        }
        if (layer == ResultLayer::roof_segments && sheet.field("irradiation_kwh_m2")) {
            styles.push_back(
                {turned.in(language.value), qml_document(by_orientation(sheet), fields, language.value), false});
        }
    }
    return styles;
}

}  // namespace sunshed
