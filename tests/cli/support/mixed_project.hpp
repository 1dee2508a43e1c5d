#pragma once

#include <string>

#include "support/mixed_scene.hpp"

namespace sunshed::test {

/// The text files of the mixed scene beside its weather.
std::string mixed_project(Hemisphere hemisphere);
std::string mixed_statistics();
std::string mixed_targets();
std::string mixed_scenarios();

}  // namespace sunshed::test
