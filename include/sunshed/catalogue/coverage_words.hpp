#pragma once

#include "sunshed/catalogue/building_words.hpp"
#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// What "roof-PV coverage" is read as; the plans define no denominator.
enum class CoverageReading {
    array_over_roof,         ///< C1: plan area under the arrays with their row gaps / plan area of the roof
    module_over_roof,        ///< C2: horizontal projection of the modules / plan area of the roof
    array_over_installable,  ///< C3: plan area under the arrays / installable plan area
    roofs_with_pv,           ///< C4: 100 where there are modules
};
std::span<const Word<CoverageReading>> words_of(CoverageReading);

/// Buildings whose coverage is reported separately.
enum class CoverageGroup {
    target,  ///< those that the coverage target is about
    new_public_institution,
    new_factory,
    existing_public_institution,
    existing_factory,
};
std::span<const Word<CoverageGroup>> words_of(CoverageGroup);

/// True for a building that belongs to the group.
bool is_in_group(CoverageGroup group, BuildingClass building_class, Vintage vintage);

}  // namespace sunshed
