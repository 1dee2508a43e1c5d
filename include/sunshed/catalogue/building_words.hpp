#pragma once

#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// What a building is used for, as the plans count it. `other` is known but not counted; `unknown` was not given.
enum class BuildingClass {
    party_government,
    school,
    hospital,
    other_public_institution,
    commercial,
    factory,
    warehouse,
    residential,
    rural_house,
    other,
    unknown,
};
std::span<const Word<BuildingClass>> words_of(BuildingClass);

/// 公共机构: party and government, schools, hospitals and other public institutions.
bool is_public_institution(BuildingClass building_class);

enum class Vintage { new_building, existing, unknown };
std::span<const Word<Vintage>> words_of(Vintage);

/// How a building fared. A bad building never vanishes: it has a record with a status and a reason.
enum class BuildingStatus { ok, no_segment, outside, cut_by_border, failed };
std::span<const Word<BuildingStatus>> words_of(BuildingStatus);

/// What became of a building that something was wrong with.
enum class BuildingOutcome { not_assessed, assessed_without_it };
std::span<const Word<BuildingOutcome>> words_of(BuildingOutcome);

}  // namespace sunshed
