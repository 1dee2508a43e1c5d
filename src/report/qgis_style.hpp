#pragma once

#include <string>
#include <vector>

#include "field_text.hpp"
#include "sunshed/catalogue/language.hpp"
#include "sunshed/report/colour_ramp.hpp"

namespace sunshed {

/// A text in both languages.
struct BothLanguages {
    std::string zh;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
};

/// How shapes of a class are drawn: polygons filled, or lines of 1.2 mm.
enum class QgisShape { polygon, line };

/// A class of a style: what belongs to it, and how it is drawn.
struct QgisClass {
    std::string filter;  ///< an expression of QGIS
    BothLanguages label;
    Colour colour;
};

/// A column with its class limits.
struct ClassedField {
    FieldText field;
    std::vector<double> limits;
    ColourRamp ramp;
};

/// Classes from limit to limit, then one of those that have no value.
std::vector<QgisClass> classes_of(const ClassedField& classed);
/// Eight directions by two steps of lean; flat ones, without an azimuth, are grey.
std::vector<QgisClass> orientation_classes();

/// A renderer that draws each class, under a heading in the legend.
std::string rule_renderer(QgisShape shape, const std::string& heading, const std::vector<QgisClass>& classes,
                          Language language);
/// A renderer of outlines without a fill.
/// @param width_mm  on paper
std::string outline_renderer(Colour colour, double width_mm, bool dashed);
/// A renderer of one colour.
std::string plain_renderer(Colour colour);

/// Everything of a layer's style.
struct QgisStyle {
    std::string renderer;
    std::string label_field;      ///< whose texts stand on the shapes; empty = none
    double smallest_scale = 0.0;  ///< drawn from 1 : this on, to larger scales; 0 = at all scales
    std::vector<FieldText> card;  ///< what the card of a feature lists; the first is its title
};

/// A QGIS style document (QML): renderer, labels, scales, heads of columns, the card over a feature.
std::string qml_document(const QgisStyle& style, const std::vector<FieldText>& fields, Language language);

}  // namespace sunshed
