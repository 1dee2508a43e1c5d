#pragma once

#include <map>
#include <string>

namespace sunshed::test {

/// What a result folder says, file by file (relative path), as text to compare: tables and pages byte by byte, of a
/// GeoPackage every feature of every layer in its order, of a raster every pixel of every band and overview. run.json
/// (times) and files that carry the time they were made (report.xlsx, the project of QGIS) are left out.
std::map<std::string, std::string> result_contents(const std::string& folder);

/// The two results say the same, to the last bit.
void expect_same_contents(const std::string& one, const std::string& other);

/// What of a result adds up does, to rounding: modules = segments = buildings = zones = indicators, in number, power
/// and energy; the areas of a roof are its footprint; hours are the year. Holds for every result of a run.
void expect_sums_agree(const std::string& folder);

}  // namespace sunshed::test
