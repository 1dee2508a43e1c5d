#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "sunshed/building/economy_result.hpp"
#include "sunshed/catalogue/building_words.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/core/polygon.hpp"
#include "sunshed/roof/roof_segment.hpp"

namespace sunshed {

/// One link of the loss chain, for waterfalls: the first is what the modules would give in the open at their rating,
/// each other what is lost at it. First minus all others = AC energy.
struct LossItem {
    std::string name;
    double energy_kwh = 0.0;
};

/// A module at its own place.
struct ModuleEnergy {
    double energy_dc_kwh = 0.0;
    double energy_ac_kwh = 0.0;
    int rank = 0;        ///< in its building by energy, 1 = most
    bool worth = false;  ///< above the cut-off
};

/// One way to use a building's flat roofs, all of them alike.
struct FlatRoofOption {
    std::string option;  ///< "tilt_10" .. "tilt_40", "east_west"
    double tilt_deg = 0.0;
    double azimuth_deg = 0.0;         ///< true azimuth that rows face on the largest flat roof; pairs: the eastern side
    double row_pitch_m = 0.0;         ///< on the largest flat roof
    double ground_cover_ratio = 0.0;  ///< slope length over pitch, of pairs twice that
    double flat_roof_area_m2 = 0.0;   ///< plan area of the building's flat roofs
    int module_count = 0;
    double coverage_c1_pct = 0.0;  ///< arrays with their row gaps / flat roofs
    double coverage_c2_pct = 0.0;  ///< modules seen from above / flat roofs
    double coverage_c3_pct = 0.0;  ///< arrays with their row gaps / usable area of the flat roofs
    double capacity_kwp = 0.0;
    double energy_ac_kwh = 0.0;
    double yield_kwh_kwp = 0.0;  ///< NaN where nothing fits
};

/// What of a building's layout is worth building.
struct WorthwhileAnswer {
    int module_count = 0;
    double capacity_kwp = 0.0;
    double energy_ac_kwh = 0.0;
    double yield_kwh_kwp = 0.0;  ///< NaN where nothing is
    double coverage_pct = 0.0;   ///< by the configured reading
    std::string reason;          ///< why it is less than what fits; empty where it is the same
};

struct SegmentRecord {
    std::string segment_id;  ///< "<building_id>/<n>", n from 1
    RoofSegment roof;
    ModuleLayout layout;
    double tilt_deg = 0.0;
    double azimuth_deg = 0.0;         ///< true azimuth; NaN where flat
    double irradiation_kwh_m2 = 0.0;  ///< mean of the segment's cells, in its plane, over the year
    MonthArray<double> irradiation_monthly_kwh_m2{};
    double sky_view = 0.0;  ///< mean, of a horizontal receiver
    double module_tilt_deg = 0.0;
    double module_azimuth_deg = 0.0;  ///< true azimuth
    int module_count = 0;
    double capacity_kwp = 0.0;
    double module_area_m2 = 0.0;  ///< in the modules' plane
    double energy_dc_kwh = 0.0;
    double energy_ac_kwh = 0.0;
    MonthArray<double> energy_ac_monthly_kwh{};
    double poa_module_kwh_m2 = 0.0;           ///< shaded irradiation in the modules' plane, over the year
    double shade_loss_pct = 0.0;              ///< sun and sky that surroundings hide, of the open plane's light
    double snow_loss_kwh = 0.0;               ///< AC energy lost to snow
    std::vector<ModuleEnergy> module_energy;  ///< one a module of the layout; they add up to the segment's
};

struct BuildingRecord {
    std::string building_id;
    std::string zone_id;  ///< empty where it lies in no zone
    BuildingClass building_class = BuildingClass::unknown;
    std::string class_text;  ///< the input's own word
    Vintage vintage = Vintage::unknown;
    std::optional<int> year_built;
    MultiPolygon footprint;
    double height_m = 0.0;                  ///< above the ground; NaN where unknown
    double floor_area_m2 = 0.0;             ///< NaN where unknown
    std::optional<double> electricity_kwh;  ///< that it uses a year, metered
    double footprint_area_m2 = 0.0;
    double roof_area_m2 = 0.0;    ///< of the segments, in their planes
    double usable_area_m2 = 0.0;  ///< in the planes
    double usable_ground_area_m2 = 0.0;
    double array_area_m2 = 0.0;        ///< plan area under arrays with their row gaps
    double module_plan_area_m2 = 0.0;  ///< horizontal projection of the modules
    double irradiation_kwh_m2 = 0.0;   ///< area-weighted mean in the planes of the roof
    double irradiation_p10_kwh_m2 = 0.0;
    double irradiation_p90_kwh_m2 = 0.0;
    double sky_view = 0.0;
    double shade_loss_pct = 0.0;
    int module_count = 0;
    double module_area_m2 = 0.0;
    double coverage_pct = 0.0;     ///< by the configured reading (default C1)
    double coverage_c1_pct = 0.0;  ///< arrays with their row gaps / footprint
    double coverage_c2_pct = 0.0;  ///< modules seen from above / footprint
    double coverage_c3_pct = 0.0;  ///< arrays with their row gaps / usable plan area
    double coverage_c4_pct = 0.0;  ///< 100 where there are modules, 0 where there are none
    /// Where the footprint holds no array, by reason; with array_area_m2 they add up to the footprint.
    RejectedArea rejected;
    double no_plane_m2 = 0.0;                  ///< no roof plane was found there
    double unfilled_m2 = 0.0;                  ///< usable, but no module fits beside the others
    WorthwhileAnswer worthwhile;               ///< the second answer; the other fields tell what fits
    std::vector<FlatRoofOption> flat_options;  ///< empty where there is no flat roof or they were not asked for
    double capacity_kwp = 0.0;
    double energy_dc_kwh = 0.0;
    double energy_ac_kwh = 0.0;
    MonthArray<double> energy_ac_monthly_kwh{};
    double yield_kwh_kwp = 0.0;    ///< NaN where there is no capacity
    double snow_loss_pct = 0.0;    ///< NaN where there is no capacity
    std::vector<LossItem> losses;  ///< the chain from nominal to AC, in its order
    double existing_pv_m2 = 0.0;   ///< NaN where not told
    std::string suitability;       ///< "good", "fair", "poor" or "none"
    double co2_t = 0.0;            ///< avoided a year
    /// "measured" (with what limits it: "misaligned", "aligned", "holes", "rough", "coarse"), "estimated", or why it
    /// was not assessed such as "cut_by_border"
    std::string quality;
    double offset_east_m =
        0.0;  ///< from where the footprint was given to where the surface shows it; NaN where unknown
    double offset_north_m = 0.0;
    double offset_turn_deg = 0.0;  ///< counter-clockwise
    BuildingStatus status = BuildingStatus::ok;
    std::string reason;  ///< why there is nothing, or less than one would expect; empty otherwise
    std::vector<SegmentRecord> segments;
    EconomyResult economy;
    // One value per interval of the weather year, NOT kept after zone sums are taken.
    std::vector<float> ac_hourly_kw;
    std::vector<float> load_hourly_kw;  ///< own use; empty where not known
    std::vector<float> grid_hourly_kw;  ///< from the grid, negative where it goes there; empty likewise
};

}  // namespace sunshed
