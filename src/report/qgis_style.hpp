#pragma once

#include <string>
#include <vector>

namespace sunshed {

/// One class of a graduated style.
struct StyleRange {
    double lower;
    double upper;
    std::string color;  ///< "r,g,b"
};

/// QGIS style (QML) that colours polygons by a number; what has none is grey.
std::string graduated_style(const std::string& field, const std::string& unit, const std::vector<StyleRange>& ranges);
/// QGIS style of one colour.
std::string plain_style(const std::string& fill, const std::string& outline);

/// QGIS style of an outline without a fill.
std::string outline_style(const std::string& outline);
/// QGIS style that colours roof segments by the way they face (eight directions) and how steeply they lean (two steps);
/// flat ones, without an azimuth, are grey.
std::string orientation_style();

/// Steps of the cividis colour map (Nunez et al. 2018), which colour-blind readers see as others do.
std::vector<StyleRange> cividis_ranges(double low, double high, int steps);

}  // namespace sunshed
