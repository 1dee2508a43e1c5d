#pragma once

#include <string>
#include <variant>
#include <vector>

#include "sunshed/catalogue/sentence.hpp"

namespace sunshed {

/// Why a figure is not there: a type a reason, with its arguments. A new one is a struct here and its words in
/// src/catalogue/reason.cpp.
namespace reason {

/// Items of the statistics that nobody reported.
struct MissingStatistics {
    std::vector<Bilingual> items;
};
/// The year with the most is a peak only once enough later years are lower.
struct PeakNotYetSure {
    int highest_year = 0;
    int later_years = 0;
    int later_years_needed = 0;
};
/// Figures of the place that neither a profile nor the project gave.
struct NotGiven {
    std::vector<std::string> keys;  ///< of the project file
};
/// The area has none at all.
struct NoBuildings {};
/// It has none of those that the figure counts.
struct NoSuchBuildings {};
/// It has them, and nothing of their roofs can be used.
struct NoUsableRoof {};
struct ExistingPvUntold {};
struct NewPvUntold {};
/// No hotel, school or hospital with a roof.
struct NoHotWaterUsers {};
/// The statistics are there and say that nothing is used.
struct NoEnergyUse {};

}  // namespace reason

using Reason = std::variant<reason::MissingStatistics, reason::PeakNotYetSure, reason::NotGiven, reason::NoBuildings,
                            reason::NoSuchBuildings, reason::NoUsableRoof, reason::ExistingPvUntold,
                            reason::NewPvUntold, reason::NoHotWaterUsers, reason::NoEnergyUse>;

Sentence sentence_of(const Reason& reason);

}  // namespace sunshed
