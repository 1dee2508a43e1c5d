#include "sunshed/building/building_record.hpp"

#include <array>

namespace sunshed {

namespace {

struct ClassName {
    BuildingClass building_class;
    const char* name;
};

constexpr std::array<ClassName, 11> class_names{{
    {BuildingClass::party_government, "party_government"},
    {BuildingClass::school, "school"},
    {BuildingClass::hospital, "hospital"},
    {BuildingClass::other_public_institution, "other_public_institution"},
    {BuildingClass::commercial, "commercial"},
    {BuildingClass::factory, "factory"},
    {BuildingClass::warehouse, "warehouse"},
    {BuildingClass::residential, "residential"},
    {BuildingClass::rural_house, "rural_house"},
    {BuildingClass::other, "other"},
    {BuildingClass::unknown, "unknown"},
}};

}  // namespace

std::string to_string(BuildingClass building_class) {
    for (const ClassName& entry : class_names) {
        if (entry.building_class == building_class) {
            return entry.name;
        }
    }
    return "unknown";
}

std::optional<BuildingClass> building_class_from_string(const std::string& name) {
    for (const ClassName& entry : class_names) {
        if (entry.name == name) {
            return entry.building_class;
        }
    }
    return std::nullopt;
}

bool is_public_institution(BuildingClass building_class) {
    return building_class == BuildingClass::party_government || building_class == BuildingClass::school ||
           building_class == BuildingClass::hospital || building_class == BuildingClass::other_public_institution;
}

std::string to_string(Vintage vintage) {
    switch (vintage) {
        case Vintage::new_building:
            return "new";
        case Vintage::existing:
            return "existing";
        case Vintage::unknown:
            break;
    }
    return "unknown";
}

std::string to_string(BuildingStatus status) {
    switch (status) {
        case BuildingStatus::ok:
            return "ok";
        case BuildingStatus::no_segment:
            return "no_segment";
        case BuildingStatus::outside:
            return "outside";
        case BuildingStatus::cut_by_border:
            return "cut_by_border";
        case BuildingStatus::failed:
            break;
    }
    return "failed";
}

}  // namespace sunshed
