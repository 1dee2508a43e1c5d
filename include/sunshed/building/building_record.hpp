#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/additive.hpp"
#include "sunshed/building/answers.hpp"
#include "sunshed/building/economy_result.hpp"
#include "sunshed/building/segment_record.hpp"
#include "sunshed/catalogue/building_reason.hpp"
#include "sunshed/catalogue/building_words.hpp"
#include "sunshed/catalogue/yield_words.hpp"
#include "sunshed/core/polygon.hpp"

namespace sunshed {

/// A building as the inputs have it.
struct BuildingFacts {
    std::string building_id;
    std::string zone_id;  ///< empty where it lies in no zone
    BuildingClass building_class = BuildingClass::unknown;
    std::string class_text;  ///< the input's own word
    Vintage vintage = Vintage::unknown;
    std::optional<int> year_built;
    MultiPolygon footprint;
    double footprint_area_m2 = 0.0;
    double height_m = 0.0;                  ///< above the ground; NaN where unknown
    double floor_area_m2 = 0.0;             ///< given, or of its height; NaN where neither is known
    std::optional<double> electricity_kwh;  ///< that it uses a year, metered
    double existing_pv_m2 = 0.0;            ///< NaN where not given
};

/// How a building's roof came out, beside what adds up.
struct RoofResult {
    BuildingStatus status = BuildingStatus::ok;
    std::optional<BuildingReason> reason;  ///< why there is nothing, or less than one would expect
    std::vector<RoofQuality> quality;      ///< measured, with what limits it, or estimated; empty where not assessed
    /// How far the planes are to be trusted, 0..1: the overlap with the true faces that is expected. NaN where no
    /// surface shows the roof.
    double confidence = std::numeric_limits<double>::quiet_NaN();
    /// From where the footprint was given to where the surface shows it; NaN where unknown.
    double offset_east_m = 0.0;
    double offset_north_m = 0.0;
    double offset_turn_deg = 0.0;  ///< counter-clockwise
    /// Where the footprint holds no array; with the array area and the rejected areas they add up to the footprint.
    double no_plane_m2 = 0.0;  ///< no roof plane was found there
    double unfilled_m2 = 0.0;  ///< usable, but no module fits beside the others
};

/// Whether the roof was made from the outline and attributes.
inline bool is_estimated(const RoofResult& roof) {
    return !roof.quality.empty() && roof.quality.front() == RoofQuality::estimated;
}

/// One link of the loss chain, for waterfalls: the first is what the modules would give in the open at their rating,
/// each other what is lost at it. First minus all others = AC energy.
struct LossItem {
    LossLink link = LossLink::nominal;
    double energy_kwh = 0.0;
};

/// What the sun gives a building, beside what adds up.
struct YieldResult {
    double irradiation_kwh_m2 = 0.0;  ///< area-weighted mean in the planes of the roof
    double irradiation_p10_kwh_m2 = 0.0;
    double irradiation_p90_kwh_m2 = 0.0;
    double sky_view = 0.0;
    double yield_kwh_kwp = 0.0;    ///< NaN where there is no capacity
    double shade_loss_pct = 0.0;   ///< NaN where there is no capacity
    double snow_loss_pct = 0.0;    ///< NaN where there is no capacity
    std::vector<LossItem> losses;  ///< the chain from nominal to AC, in its order
};

/// One value per interval of the weather year, freed once they are in the sums of the zones.
struct BuildingHours {
    std::vector<float> ac_kw;
    std::vector<float> load_kw;  ///< own use; empty where not known
    std::vector<float> grid_kw;  ///< from the grid, negative where it goes there; empty likewise
};

/// One building: a part a stage, from the footprint over its roof, yield and money to the answers.
struct BuildingRecord {
    BuildingFacts facts;
    RoofResult roof;
    Additive amounts;  ///< of all segments
    YieldResult yield;
    EconomyResult economy;
    Answers answers;
    std::vector<SegmentRecord> segments;
    BuildingHours hours;
};

}  // namespace sunshed
