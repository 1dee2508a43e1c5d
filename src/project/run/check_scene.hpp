#pragma once

#include <cstddef>
#include <vector>

#include "project/read/scene.hpp"
#include "sunshed/core/finding.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

/// How many of the roofs that the surface shows are sure enough to plan with: quality "doubtful" is not.
struct SureRoofs {
    std::size_t count = 0;
    std::size_t measured = 0;  ///< of how many
    double area_m2 = 0.0;      ///< footprints of the sure ones
    double measured_m2 = 0.0;
};

/// What was understood of a project's inputs, and what is wrong with them.
struct CheckedScene {
    Scene scene;
    std::vector<Finding> findings;  ///< each kind once, the weightiest first
    std::size_t assessed = 0;       ///< buildings that a run would assess
    SureRoofs sure;
};

/// Reads every input, whatever is wrong with another, and plans every roof as a run would.
/// @param memory  as RunOptions::memory
CheckedScene check_scene(const ProjectConfig& config, Threads threads, const std::string& memory);

/// Whether all footprints together fit the surface model better elsewhere.
bool are_misplaced(const BuildingAlignment& found);
/// "+3.0 m east and -2.0 m north"
std::string shift_words(const FootprintOffset& offset);

/// Messages beside the findings.
std::vector<std::string> notes_beside(const Scene& scene);

/// Whether it makes a run impossible or its results doubtful.
inline bool is_problem(const Finding& finding) {
    return finding.severity != Severity::note;
}

}  // namespace sunshed
