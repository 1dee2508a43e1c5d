#include "area_rows.hpp"
#include "missing.hpp"
#include "sunshed/policy/coal_rate.hpp"

namespace sunshed {

namespace {

/// The energy indicators of one area in one standard-coal convention.
class EnergyRows {
public:
    EnergyRows(const Area& area, const PolicyOptions& options, CoalConvention convention, AreaRows& rows)
        : area_(area),
          account_(area.account),
          options_(options),
          convention_(convention),
          rows_(rows),
          use_(account_.coal_use(convention)) {}

    void add() {
        if (const auto missing = missing_for_coal(account_.missing, account_, convention_)) {
            for (const IndicatorPair& pair :
                 {both_substitution, both_substitution_existing, both_substitution_self_consumed,
                  both_substitution_with_solar_thermal, both_electricity_share, both_building_energy}) {
                rows_.add_missing(pair.in(convention_), IndicatorBasis::estimated, *missing);
            }
            return;
        }
        rows_.add_value(both_building_energy.in(convention_), IndicatorBasis::reported, use_.total_tce, of_year());
        rows_.add_share(both_electricity_share.in(convention_), IndicatorBasis::estimated,
                        {use_.electricity_tce, use_.total_tce}, reason::NoEnergyUse{}, of_year());
        add_path();
        add_existing();
        if (!area_.buildings.empty()) {
            add_potential();
            add_self_consumed();
            add_with_solar_thermal();
        } else {
            for (const IndicatorPair& pair :
                 {both_substitution, both_substitution_self_consumed, both_substitution_with_solar_thermal}) {
                rows_.add_missing(pair.in(convention_), IndicatorBasis::estimated, reason::NoBuildings{});
            }
        }
    }

private:
    [[nodiscard]] int year() const { return account_.year.value_or(0); }

    void add_missing(const IndicatorPair& pair, Reason reason) {
        rows_.add_missing(pair.in(convention_), IndicatorBasis::estimated, std::move(reason));
    }
    void add_missing_item(const IndicatorPair& pair, const char* item) {
        add_missing(pair, reason::MissingStatistics{named({item})});
    }

    [[nodiscard]] std::vector<Remark> of_year() const {
        std::vector<Remark> remarks{remark::StatisticsOf{year()}};
        if (convention_ == CoalConvention::coal_equivalent && options_.coal_rate_by_year) {
            const CoalRate& rate = coal_rate_of(year());
            remarks.emplace_back(remark::CoalRateOf{rate.year, rate.kgce_kwh, rate.source, rate.confidence});
        }
        return remarks;
    }

    /// Year by year from the last reported share to the target of 2030.
    void add_path() {
        const double now = use_.electricity_pct();
        const double aim = options_.targets.electricity_2030_pct;
        if (!is_given(aim)) {
            add_missing(both_electricity_share_path, reason::NotGiven{{"policy.electricity_target_2030_pct"}});
            return;
        }
        for (int y = year(); y <= 2030 && year() < 2030; ++y) {
            Indicator row = rows_.blank(both_electricity_share_path.in(convention_), y, IndicatorBasis::estimated);
            row.value = now + (aim - now) * (y - year()) / (2030 - year());
            row.remarks = {remark::StraightLine{aim, (aim - now) / (2030 - year())}};
            rows_.add(std::move(row));
        }
    }

    void add_rate(const IndicatorPair& pair, double replaced_tce, std::vector<Remark> remarks) {
        const auto add = [&remarks](const std::vector<Remark>& more) {
            remarks.insert(remarks.end(), more.begin(), more.end());
        };
        add(of_year());
        add(account_.others(convention_).remarks);
        rows_.add_share(pair.in(convention_), IndicatorBasis::estimated,
                        {replaced_tce, substitution_base_tce(replaced_tce, use_.total_tce, options_)},
                        reason::NoEnergyUse{}, std::move(remarks));
    }

    /// The rate with an amount of PV energy, of which the share counts that the options let count.
    void add_pv_rate(const IndicatorPair& pair, double pv_kwh, std::vector<Remark> remarks) {
        const auto share = counted_pv_share(account_, options_);
        if (!share) {
            add_missing_item(pair, "pv_self_consumption_share");
            return;
        }
        if (!options_.exported_pv_in_substitution) {
            remarks.emplace_back(remark::SelfConsumedPvOnly{});
        }
        add_rate(pair, account_.replaced_tce(pv_kwh * *share, convention_), std::move(remarks));
    }

    void add_existing() {
        if (!account_.pv.today_kwh) {
            add_missing_item(both_substitution_existing, "pv_generation");
            return;
        }
        add_pv_rate(both_substitution_existing, *account_.pv.today_kwh,
                    {account_.pv.today_is_reported ? Remark(remark::PvAsReported{}) : Remark(remark::PvEstimated{})});
    }

    void add_potential() {
        std::vector<Remark> remarks{remark::AllPv{}};
        if (options_.exported_pv_in_substitution) {
            remarks.emplace_back(remark::ExportedPvCounts{});
        }
        add_pv_rate(both_substitution, account_.pv.potential_kwh, std::move(remarks));
    }

    void add_self_consumed() {
        const auto& own_use_pct = account_.pv.own_use_pct;
        if (!own_use_pct) {
            add_missing_item(both_substitution_self_consumed, "pv_self_consumption_share");
            return;
        }
        add_rate(both_substitution_self_consumed,
                 account_.replaced_tce(account_.pv.potential_kwh * *own_use_pct / 100.0, convention_),
                 {remark::AllPv{}, remark::UsedInTheBuilding{*own_use_pct}});
    }

    /// Collectors take the place of modules, and of the collectors that are reported.
    void add_with_solar_thermal() {
        const auto share = counted_pv_share(account_, options_);
        if (!share) {
            add_missing_item(both_substitution_with_solar_thermal, "pv_self_consumption_share");
            return;
        }
        if (const auto keys = ungiven_hot_water(options_.hot_water); !keys.empty()) {
            add_missing(both_substitution_with_solar_thermal, reason::NotGiven{keys});
            return;
        }
        SolarThermal solar;
        for (const BuildingRecord* building : area_.buildings) {
            if (counts_for_substitution(*building, options_)) {
                solar += solar_thermal_of(*building, options_.hot_water, options_.replacement.collector_efficiency);
            }
        }
        const auto& others = account_.others(convention_).replaced_tce;
        const auto reported = others.find(Renewable::solar_thermal);
        const double collectors_tce =
            replaced_by_heat_tce(solar.heat_gj, options_.replacement.hot_water_source_efficiency) -
            (reported == others.end() ? 0.0 : reported->second);
        const double pv_kwh = (account_.pv.potential_kwh - solar.pv_displaced_kwh) * *share;
        add_rate(both_substitution_with_solar_thermal, account_.replaced_tce(pv_kwh, convention_) + collectors_tce,
                 {remark::Collectors{solar.collector_area_m2, solar.buildings}});
    }

    const Area& area_;
    const AreaAccount& account_;
    const PolicyOptions& options_;
    CoalConvention convention_;
    AreaRows& rows_;
    CoalUse use_;
};

void add_solar_thermal_rows(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    const auto add_missing = [&rows](const Reason& reason) {
        for (const IndicatorId id : {IndicatorId::solar_thermal_potential, IndicatorId::solar_thermal_collector_area,
                                     IndicatorId::solar_thermal_pv_displaced}) {
            rows.add_missing(id, IndicatorBasis::estimated, reason);
        }
    };
    if (const auto keys = ungiven_hot_water(options.hot_water); !keys.empty()) {
        add_missing(reason::NotGiven{keys});
        return;
    }
    SolarThermal solar;
    for (const BuildingRecord* building : area.buildings) {
        solar += solar_thermal_of(*building, options.hot_water, options.replacement.collector_efficiency);
    }
    if (solar.buildings == 0) {
        add_missing(reason::NoHotWaterUsers{});
        return;
    }
    const auto add = [&](IndicatorId id, double value) {
        rows.add_value(id, IndicatorBasis::estimated, value,
                       {remark::HotWater{solar.buildings, solar.heat_gj, solar.demand_gj}});
    };
    add(IndicatorId::solar_thermal_potential,
        replaced_by_heat_tce(solar.heat_gj, options.replacement.hot_water_source_efficiency));
    add(IndicatorId::solar_thermal_collector_area, solar.collector_area_m2);
    add(IndicatorId::solar_thermal_pv_displaced, solar.pv_displaced_kwh);
}

void add_transformer_row(const Area& area, AreaRows& rows) {
    const auto transformers = area.statistics.latest("transformer_capacity");
    if (area.buildings.empty()) {
        rows.add_missing(IndicatorId::pv_per_transformer, IndicatorBasis::estimated, reason::NoBuildings{});
        return;
    }
    if (!transformers || !(transformers->second > 0.0)) {
        rows.add_missing(IndicatorId::pv_per_transformer, IndicatorBasis::estimated,
                         reason::MissingStatistics{named({"transformer_capacity"})});
        return;
    }
    const double capacity = sum_where(area, [](const BuildingRecord&) { return true; }).amounts.capacity_kwp;
    Indicator row = rows.blank(IndicatorId::pv_per_transformer, 0, IndicatorBasis::estimated);
    row.value = capacity / transformers->second;
    row.numerator = capacity;
    row.denominator = transformers->second;
    row.remarks = {remark::TransformersOf{transformers->first}};
    rows.add(std::move(row));
}

}  // namespace

void add_energy_rows(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    for (const CoalConvention convention : {CoalConvention::calorific, CoalConvention::coal_equivalent}) {
        EnergyRows(area, options, convention, rows).add();
    }
    add_solar_thermal_rows(area, options, rows);
    add_transformer_row(area, rows);
}

}  // namespace sunshed
