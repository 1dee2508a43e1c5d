#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sunshed/catalogue/energy_words.hpp"
#include "sunshed/catalogue/sentence.hpp"
#include "sunshed/catalogue/unit.hpp"

namespace sunshed {

/// What a figure rests on: a type a remark, with its arguments. A new one is a struct here and its words in
/// src/catalogue/remark.cpp.
namespace remark {

// Which buildings are counted.

/// All modules that fit on them.
struct Potential {
    Bilingual buildings;
    int count = 0;
};
struct ExistingPv {
    Bilingual buildings;
    int count = 0;
};
/// Some of them have no result; their roofs count with no modules.
struct Unassessed {
    int count = 0;
};
/// Public institutions and factories that are neither new nor existing.
struct UnknownYear {
    int count = 0;
};
/// For how many of the counted buildings it is told; the others count as having none.
struct ToldFor {
    int told = 0;
    int all = 0;
};
struct Buildings {
    int count = 0;
};
struct AllBuildings {};

// Energy and what replaces it.

struct StatisticsOf {
    int year = 0;
};
struct CoalRateOf {
    int year = 0;
    double kgce_kwh = 0.0;
    std::string source;
    char confidence = 'W';
};
/// From the last reported share of electricity to the target of 2030.
struct StraightLine {
    double aim_pct = 0.0;
    double points_a_year = 0.0;
};
struct NotReported {
    std::vector<Renewable> renewables;
};
struct EstimatedByFactors {
    Renewable renewable{};
};
/// Left out, since its factors are not given.
struct WithoutFactors {
    Renewable renewable{};
};
/// Its electricity takes more standard coal than the boiler did.
struct ReplacesNothing {
    Renewable renewable{};
};
struct PvAsReported {};
struct PvEstimated {};
/// All PV that fits on urban civil buildings.
struct AllPv {};
struct ExportedPvCounts {};
struct SelfConsumedPvOnly {};
/// What PV with solar thermal, and with heat pumps besides, would come to.
struct MoreMeasures {
    double solar_thermal_pct = 0.0;
    std::optional<double> heat_pumps_pct{};
};
struct UsedInTheBuilding {
    double pct = 0.0;
};
struct Collectors {
    double area_m2 = 0.0;
    int buildings = 0;
};
struct HotWater {
    int buildings = 0;
    double heat_gj = 0.0;
    double demand_gj = 0.0;
};
struct TransformersOf {
    int year = 0;
};
struct FactorsOfOneYear {};
struct YearsReported {
    int years = 0;
};
struct ReportedFor {
    int year = 0;
};

// Targets.

/// One for every area. @param scope  whose targets they are, in the project's words
struct ExpectedOfAll {
    std::string scope;
};
/// One that is the area's own, or the user's.
struct ExpectedTarget {
    std::string source;
};
/// A sum that was set for another area alone.
struct TargetElsewhere {
    double value = 0.0;
    Unit unit{};
    std::string scope;
    std::string source;
};

}  // namespace remark

using Remark = std::variant<
    remark::Potential, remark::ExistingPv, remark::Unassessed, remark::UnknownYear, remark::ToldFor, remark::Buildings,
    remark::AllBuildings, remark::StatisticsOf, remark::CoalRateOf, remark::StraightLine, remark::NotReported,
    remark::EstimatedByFactors, remark::WithoutFactors, remark::ReplacesNothing, remark::PvAsReported,
    remark::PvEstimated, remark::AllPv, remark::ExportedPvCounts, remark::SelfConsumedPvOnly, remark::MoreMeasures,
    remark::UsedInTheBuilding, remark::Collectors, remark::HotWater, remark::TransformersOf, remark::FactorsOfOneYear,
    remark::YearsReported, remark::ReportedFor, remark::ExpectedOfAll, remark::ExpectedTarget, remark::TargetElsewhere>;

Sentence sentence_of(const Remark& remark);

}  // namespace sunshed
