#pragma once

#include <optional>
#include <string>
#include <vector>

#include "project/read/policy_files.hpp"
#include "project/report/run_record.hpp"
#include "sunshed/building/align_buildings.hpp"
#include "sunshed/catalogue/caution.hpp"
#include "sunshed/core/finding.hpp"
#include "sunshed/core/progress.hpp"
#include "sunshed/io/crs.hpp"
#include "sunshed/pipeline/assess_city.hpp"
#include "sunshed/project/project_config.hpp"
#include "sunshed/report/left_out.hpp"
#include "sunshed/weather/time_check.hpp"

namespace sunshed {

/// Everything that a run reads, with what was noted on the way.
struct Scene {
    CityScene city;
    CrsInfo crs;
    CityOptions options;
    TimeCheck clock;  ///< of the weather, held against the sun
    PolicyFiles policy;
    std::vector<InputFile> inputs;
    std::vector<std::string> notes;  ///< "<input>: <what was done or looks odd>"
    std::optional<caution::FiguresNotGiven> not_given;
    std::vector<UnreadValue> unread;  ///< attributes of buildings that could not be read
    std::vector<Finding>
        findings;            ///< what may make results wrong; of read_scene_for_check, also what makes a run impossible
    bool has_land = false;   ///< surface and buildings are there, and lie on each other
    std::string town_clock;  ///< that of the city's place, in words
    bool surface_shows_roofs = true;
    std::size_t nodata_cells = 0;  ///< of the surface
    bool statistics_only = false;  ///< zones and statistics, no roofs
    BuildingAlignment alignment;   ///< where the surface shows roofs
};

/// Messages on a scene's inputs: its notes, and its findings, each kind once.
std::vector<std::string> input_notes_of(const Scene& scene);
/// All messages on a scene that is run: on its inputs, and which figures are not given.
std::vector<std::string> notes_of(const Scene& scene);

/// Reads all inputs of a project into one CRS; of the surface, what must be known beforehand.
/// @param most_cells  rasters of more are refused before they are read
/// @throws Error for the first thing that makes a run impossible
Scene read_scene(const ProjectConfig& config, Threads threads, const Progress& progress, double most_cells);

/// The same for `check`: an input that cannot be used becomes a finding, and the others are read all the same.
Scene read_scene_for_check(const ProjectConfig& config, Threads threads, const Progress& progress, double most_cells);

/// Reads only what roofs need: elevations and footprints.
/// @throws as read_scene
Scene read_roof_scene(const ProjectConfig& config, Threads threads, const Progress& progress, double most_cells);

/// The options of the modules from the configuration.
CityOptions city_options(const ProjectConfig& config, Threads threads);

}  // namespace sunshed
