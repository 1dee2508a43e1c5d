#pragma once

#include <span>
#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/building/facade.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/policy/indicator.hpp"
#include "sunshed/policy/target_plan.hpp"
#include "sunshed/policy/zone_summary.hpp"

namespace sunshed {

/// A zone with its area on the map; the whole project needs none.
struct ZoneOutline {
    std::string id;
    MultiPolygon geometry;
};

struct GeopackageContent {
    const std::vector<BuildingRecord>& buildings;
    const std::vector<ZoneSummary>& zones;
    const std::vector<ZoneOutline>& zone_outlines;
    const std::vector<Indicator>& indicators;
    std::string crs_wkt;
    FileTags tags{};                          ///< metadata of the file
    std::span<const FacadeRecord> facades{};  ///< no layer where there are none
    std::span<const TargetPlan> plans{};      ///< the chosen buildings become the layer target_buildings
};

/// Writes results.gpkg: layers buildings, roof_segments, obstacles, usable_area, modules, zones and, where given,
/// facades, each with a style that QGIS applies by itself (table layer_styles); and the table flat_roof_options.
/// @throws Error{io_failure}
void write_geopackage(const std::string& path, const GeopackageContent& content);

/// Replaces the layers zones and target_buildings of a file that write_geopackage() wrote, and buildings where asked,
/// in one transaction: it is as it was or as it should be, whatever happens.
/// @throws Error{bad_input} where it is not such a file; Error{io_failure}
void update_geopackage(const std::string& path, const GeopackageContent& content, bool with_buildings);

/// Roofs without the sun: what they are made of and what fits on them.
struct RoofsContent {
    const std::vector<BuildingRecord>& buildings;
    std::string crs_wkt;
    FileTags tags{};
};

/// Writes layers buildings, roof_segments, obstacles, usable_area and modules, of the columns that need no energy; the
/// segments are coloured by the way they face.
/// @throws Error{io_failure}
void write_roofs_geopackage(const std::string& path, const RoofsContent& content);

}  // namespace sunshed
