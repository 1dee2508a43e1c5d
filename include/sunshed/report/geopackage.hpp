#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sunshed/building/building_record.hpp"
#include "sunshed/building/facade.hpp"
#include "sunshed/catalogue/language.hpp"
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

/// What statistics and targets decide.
struct PolicyLayers {
    const std::vector<BuildingRecord>& buildings;  ///< that plans choose from
    const std::vector<ZoneSummary>& zones;
    const std::vector<ZoneOutline>& zone_outlines;
    const std::vector<Indicator>& indicators;
    std::span<const TargetPlan> plans{};  ///< the chosen buildings become the layer target_buildings
    Language language = Language::zh;     ///< of the styles that QGIS applies by itself
};

/// Writes results.gpkg building by building: layers buildings, roof_segments, obstacles, usable_area, modules, zones,
/// target_buildings and, where there are any, facades, each with styles in both languages, one of which QGIS applies by
/// itself (table layer_styles); and the tables project_total and flat_roof_options. Heads, units and meanings of
/// columns stand in gpkg_data_columns, and the ids that join layers have indices. Buildings may come in any order:
/// their layer is in the input's, the others in that in which they came.
class ResultsGeopackage {
public:
    /// @throws Error{io_failure} where it cannot be written whole; so do the others
    explicit ResultsGeopackage(const std::string& path, const std::string& crs_wkt, const FileTags& tags = {});
    ~ResultsGeopackage();
    ResultsGeopackage(const ResultsGeopackage&) = delete;
    ResultsGeopackage& operator=(const ResultsGeopackage&) = delete;

    /// @param row  the building's place in the input
    void add(std::size_t row, const BuildingRecord& building, std::span<const FacadeRecord> facades = {});
    /// Adds what is known at the end and makes the file whole.
    void finish(const PolicyLayers& policy);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Whether a file that a run wrote has a layer of walls.
bool has_facades(const std::string& path);

/// Replaces the layers zones, project_total and target_buildings of a file that a run wrote, and buildings where asked,
/// in one transaction: it is as it was or as it should be, whatever happens.
/// @throws Error{bad_input} where it is not such a file; Error{io_failure}
void update_geopackage(const std::string& path, const PolicyLayers& policy, bool with_buildings);

/// Writes roofs without the sun, what they are made of and what fits on them, building by building: layers buildings,
/// roof_segments, obstacles, usable_area and modules, of the columns that need no energy; the segments are coloured by
/// the way they face. Orders are those of ResultsGeopackage.
class RoofsGeopackage {
public:
    /// @throws Error{io_failure} where it cannot be written whole; so do the others
    RoofsGeopackage(const std::string& path, const std::string& crs_wkt, const FileTags& tags);
    ~RoofsGeopackage();
    RoofsGeopackage(const RoofsGeopackage&) = delete;
    RoofsGeopackage& operator=(const RoofsGeopackage&) = delete;

    /// @param row  the building's place in the input
    void add(std::size_t row, const BuildingRecord& building);
    /// @param language  of the styles that QGIS applies by itself
    void finish(Language language);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace sunshed
