#pragma once

#include <optional>
#include <vector>

#include "sunshed/building/by_class.hpp"
#include "sunshed/core/given.hpp"
#include "sunshed/economy/carbon.hpp"
#include "sunshed/economy/load_shape.hpp"
#include "sunshed/economy/pv_project.hpp"
#include "sunshed/economy/standard_coal.hpp"
#include "sunshed/economy/uncertainty.hpp"
#include "sunshed/weather/sky_year.hpp"

namespace sunshed {

/// Prices, loads and factors of a run. Money is CNY as the owner pays it, value-added tax included. Figures of a place
/// are not_given until a profile or the project gives them; what depends on them is then missing.
struct EconomyOptions {
    ByClass<double> use_kwh_m2{not_given};  ///< electricity a year and m2 of floor
    int calendar_year = 2025;               ///< whose weekdays count

    /// Use by class hour by hour, kWh per m2 and hour of a common year on the local clock; empty = use_kwh_m2 in a
    /// usual shape.
    ByClass<std::vector<float>> hourly_use_kwh_m2;

    double battery_kwh_per_kwp = 0.0;
    double battery_kw_per_kwh = 0.5;
    double battery_efficiency = 0.9;

    ByClass<double> tariff_cny_kwh{not_given};      ///< of bought electricity
    HourArray<double> time_of_use = flat_tariff();  ///< factor on it by hour, for all but households
    double export_cny_kwh = not_given;

    FinanceTerms terms;  ///< but for its capex and tax, which are by class
    ByClass<double> capex_cny_w{not_given};
    ByClass<double> income_tax_pct{0.0};

    CarbonOptions carbon;
    EmissionFactors emissions;
    CoalFactors coal;
    UncertaintyOptions uncertainty;

    static constexpr HourArray<double> flat_tariff() {
        HourArray<double> hours{};
        hours.fill(1.0);
        return hours;
    }
};

/// The usual shape of a class's load.
const LoadShape& load_shape_of(BuildingClass building_class);

/// The economy of a record at these prices and factors: the own use that it holds stays, money, carbon and uncertainty
/// are computed from it. No hour is needed, so that other prices need no other run.
[[nodiscard]] EconomyResult economy_at(const BuildingRecord& record, const EconomyOptions& options);

/// A building's economy with the hours that it was found from.
struct BuildingMoney {
    EconomyResult economy;
    std::vector<float> load_kw;  ///< own use; empty where not known
    std::vector<float> grid_kw;  ///< from the grid, negative where it goes there; empty where the load is not known
};

/// What is the same for all buildings of a class, made once a run.
class EconomyModel {
public:
    /// @param utc_offset_h  of the local clock
    EconomyModel(const SkyYear& sky, double utc_offset_h, const EconomyOptions& options);

    /// From a building's facts, energy and the hours of its yield.
    [[nodiscard]] BuildingMoney assess(const BuildingRecord& record) const;

    [[nodiscard]] const std::vector<ClockSlot>& clock() const { return clock_; }
    [[nodiscard]] double interval_h() const { return interval_h_; }

private:
    struct Load {
        const std::vector<float>* unit_kw = nullptr;  ///< of 1 m2 or 1 kWh
        double times = 0.0;
        LoadBasis basis = LoadBasis::unknown;
    };
    [[nodiscard]] Load load_of(const BuildingRecord& record) const;
    [[nodiscard]] BuildingMoney own_use(const BuildingRecord& record) const;

    EconomyOptions options_;
    double interval_h_ = 1.0;
    std::vector<ClockSlot> clock_;
    ByClass<std::vector<float>> unit_load_kw_;     ///< of a building that uses 1 kWh a year
    ByClass<std::vector<float>> file_load_kw_m2_;  ///< of 1 m2, from the user's hours; empty = none
};

/// Adds buildings up to a zone. Flows add year by year, so that the zone's net present value is the sum of its
/// buildings'; own use is what stays behind each building's meter.
class EconomySum {
public:
    void add(const BuildingRecord& record);
    /// With rates, paybacks and shares of the whole. All NaN where there was nothing to add.
    [[nodiscard]] EconomyResult result() const;

private:
    EconomyResult sum_;
    bool any_system_ = false;
    bool every_cash_is_known_ = true;
    bool any_load_ = false;
    double known_generation_kwh_ = 0.0;  ///< of the buildings whose load is known
    double common_kwh_ = 0.0;
    double own_square_kwh2_ = 0.0;
};

}  // namespace sunshed
