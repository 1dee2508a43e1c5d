#pragma once

#include <string>
#include <vector>

#include "sunshed/catalogue/language.hpp"

namespace sunshed {

/// What a project for QGIS says of itself.
struct QgisProjectText {
    std::string title;
    std::string sources;  ///< where the figures come from, for the foot of the sheet
    std::string crs_wkt;
    Language language = Language::zh;
};

/// Writes project.qgz: the result as a project of QGIS, with its layers in groups, each with its own style, relations
/// from zones to modules, and a sheet to print. Its paths are relative, so that it opens wherever the folder is copied.
/// @param target  folder that it goes into
/// @param folders  where the result's files lie, the first that has one counts
/// @throws Error{io_failure} where it cannot be written whole or results.gpkg not be read
void write_qgis_project(const std::string& target, const std::vector<std::string>& folders,
                        const QgisProjectText& text);

}  // namespace sunshed
