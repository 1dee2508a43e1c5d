#include <algorithm>
#include <array>

#include "area_rows.hpp"
#include "electrify.hpp"
#include "evidence.hpp"
#include "missing.hpp"
#include "sunshed/policy/coal_rate.hpp"

namespace sunshed {

namespace {

/// What collectors on hotels, schools and hospitals would give, where the demand for hot water is known.
std::optional<SolarThermal> solar_thermal_of(const Area& area, const PolicyOptions& options, bool counted_only) {
    if (!ungiven_hot_water(options.hot_water).empty()) {
        return std::nullopt;
    }
    SolarThermal solar;
    for (const BuildingRecord* building : area.buildings) {
        if (!counted_only || counts_for_substitution(*building, options)) {
            solar += solar_thermal_of(*building, options.hot_water, options.replacement.collector_efficiency);
        }
    }
    return solar;
}

/// Renewables in an energy use: a rate of substitution.
struct Rate {
    double replaced_tce = 0.0;
    double use_tce = 0.0;
};

/// The rates of one area in one standard-coal convention: of today, and with one measure after another.
class Rates {
public:
    Rates(const Area& area, const PolicyOptions& options, CoalConvention convention)
        : account_(area.account),
          options_(options),
          convention_(convention),
          use_(account_.coal_use(convention)),
          solar_(solar_thermal_of(area, options, true)) {}

    /// @param counted_kwh  of PV
    [[nodiscard]] Rate with_pv(double counted_kwh) const {
        return {account_.replaced_tce(counted_kwh, convention_), use_.total_tce};
    }

    /// Collectors take the place of modules, and of the collectors that are reported.
    /// @param share  of PV energy that counts
    [[nodiscard]] std::optional<Rate> with_solar_thermal(double pv_kwh, double share) const {
        if (!solar_) {
            return std::nullopt;
        }
        const auto& others = account_.others(convention_).replaced_tce;
        const auto reported = others.find(Renewable::solar_thermal);
        Rate rate = with_pv((pv_kwh - solar_->pv_displaced_kwh) * share);
        rate.replaced_tce += replaced_by_heat_tce(solar_->heat_gj, options_.replacement.hot_water_source_efficiency) -
                             (reported == others.end() ? 0.0 : reported->second);
        return rate;
    }

    /// Air-source heat pumps besides, in place of all gas and coal; central heat stays.
    [[nodiscard]] std::optional<Rate> with_heat_pumps(Rate rate) const {
        const double performance = options_.replacement.air_heat_pump_performance;
        if (!is_given(performance)) {
            return std::nullopt;
        }
        ElectrifiedUse use{account_.use};
        electrify(use, {.gas_pct = 100.0, .coal_pct = 100.0}, performance, options_.replacement);
        rate.replaced_tce += std::max(
            0.0, replaced_by_heat_pump_tce(use.pumped_heat_gj, use.pump_electricity_kwh,
                                           options_.replacement.heating_source_efficiency, convention_, account_.coal));
        rate.use_tce = in_standard_coal(use, convention_, account_.coal).total_tce;
        return rate;
    }

    [[nodiscard]] const CoalUse& use() const { return use_; }
    [[nodiscard]] const std::optional<SolarThermal>& solar_thermal() const { return solar_; }

private:
    const AreaAccount& account_;
    const PolicyOptions& options_;
    CoalConvention convention_;
    CoalUse use_;
    std::optional<SolarThermal> solar_;
};

/// The energy indicators of one area in one standard-coal convention.
class EnergyRows {
public:
    EnergyRows(const Area& area, const PolicyOptions& options, CoalConvention convention, AreaRows& rows)
        : area_(area),
          account_(area.account),
          options_(options),
          convention_(convention),
          rows_(rows),
          rates_(area, options, convention) {}

    void add() {
        if (const auto missing = missing_for_coal(account_.missing, account_, convention_)) {
            add_all_missing(*missing);
            return;
        }
        rows_.add_value(head_of(both_building_energy, FigureKind::actual), rates_.use().total_tce, of_year());
        RowHead electricity = head_of(both_electricity_share, FigureKind::actual);
        electricity.first_figure = first_electricity_share();
        rows_.add_share(electricity, {rates_.use().electricity_tce, rates_.use().total_tce}, reason::NoEnergyUse{},
                        of_year());
        add_path();
        add_actual();
        if (area_.buildings.empty()) {
            add_potentials_missing(reason::NoBuildings{});
            return;
        }
        add_potential();
        add_self_consumed();
        add_with_solar_thermal();
    }

private:
    [[nodiscard]] int year() const { return account_.year.value_or(options_.year); }

    [[nodiscard]] RowHead head_of(const IndicatorPair& pair, FigureKind kind) const {
        return {.indicator = pair.in(convention_),
                .kind = kind,
                .basis = pair.calorific == both_building_energy.calorific ? IndicatorBasis::reported
                                                                          : IndicatorBasis::estimated,
                .tag = kind == FigureKind::actual ? tag_of_statistics(options_)
                                                  : std::max(tag_of_statistics(options_), tag_of_energy(options_)),
                .data_year = account_.year};
    }
    void add_missing(const IndicatorPair& pair, FigureKind kind, Reason reason) {
        rows_.add_missing(head_of(pair, kind), std::move(reason));
    }
    void add_missing_item(const IndicatorPair& pair, FigureKind kind, const char* item) {
        add_missing(pair, kind, reason::MissingStatistics{named({item})});
    }
    void add_potentials_missing(const Reason& reason) {
        for (const IndicatorPair& pair :
             {both_substitution, both_substitution_self_consumed, both_substitution_with_solar_thermal}) {
            add_missing(pair, FigureKind::potential_p50, reason);
        }
    }
    void add_all_missing(const Reason& reason) {
        for (const IndicatorPair& pair : {both_substitution, both_electricity_share, both_building_energy}) {
            add_missing(pair, FigureKind::actual, reason);
        }
        add_missing(both_electricity_share_path, FigureKind::required, reason);
        add_potentials_missing(reason);
    }

    [[nodiscard]] std::vector<Remark> of_year() const {
        std::vector<Remark> remarks{remark::StatisticsOf{year()}};
        if (convention_ == CoalConvention::coal_equivalent && options_.coal_rate_by_year) {
            const CoalRate& rate = coal_rate_of(year());
            remarks.emplace_back(remark::CoalRateOf{rate.year, rate.kgce_kwh, rate.source, rate.confidence});
        }
        return remarks;
    }

    /// Of the first year that reports everything.
    [[nodiscard]] std::optional<std::pair<int, double>> first_electricity_share() const {
        for (const auto& [year, electricity] : area_.statistics.series("electricity")) {
            if (const auto use = energy_use(area_.statistics, year)) {
                return std::pair(
                    year, in_standard_coal(*use, convention_, coal_factors_of(options_, year)).electricity_pct());
            }
        }
        return std::nullopt;
    }

    /// Year by year from the last reported share to the target of 2030.
    void add_path() {
        const double now = rates_.use().electricity_pct();
        const double aim = options_.targets.electricity_2030_pct;
        RowHead head = head_of(both_electricity_share_path, FigureKind::required);
        if (!is_given(aim)) {
            rows_.add_missing(head, reason::NotGiven{{"policy.electricity_target_2030_pct"}});
            return;
        }
        for (int y = year(); y <= 2030 && year() < 2030; ++y) {
            head.data_year = y;
            Indicator row = rows_.blank(head);
            row.target_year = 2030;
            row.target = aim;
            row.value = now + (aim - now) * (y - year()) / (2030 - year());
            row.remarks = {remark::StraightLine{aim, (aim - now) / (2030 - year())}};
            rows_.add(std::move(row));
        }
    }

    /// A rate with the renewables in the use and without, the project's own way first.
    /// @param more  the rate with a second and a third measure, as far as they are known
    void add_rate(RowHead head, const Rate& rate, std::vector<Remark> remarks, const std::vector<Rate>& more = {}) {
        const auto add = [&remarks](const std::vector<Remark>& others) {
            remarks.insert(remarks.end(), others.begin(), others.end());
        };
        add(of_year());
        add(account_.others(convention_).remarks);
        for (const bool in_use : {options_.onsite_renewables_in_use, !options_.onsite_renewables_in_use}) {
            head.is_alternative = in_use != options_.onsite_renewables_in_use;
            head.switches = {{PolicySwitch::onsite_renewables_in_use, in_use},
                             {PolicySwitch::exported_pv_in_substitution, options_.exported_pv_in_substitution},
                             {PolicySwitch::rural_in_substitution, options_.rural_in_substitution},
                             {PolicySwitch::factories_in_substitution, options_.factories_in_substitution}};
            head.with_more_measures.clear();
            for (const Rate& one : more) {
                head.with_more_measures.push_back(substitution_pct(one.replaced_tce, one.use_tce, in_use));
            }
            auto said = remarks;
            if (const auto& pct = head.with_more_measures; !pct.empty()) {
                said.emplace_back(remark::MoreMeasures{pct[0], pct.size() > 1 ? std::optional(pct[1]) : std::nullopt});
            }
            rows_.add_share(head, {rate.replaced_tce, substitution_base_tce(rate.replaced_tce, rate.use_tce, in_use)},
                            reason::NoEnergyUse{}, std::move(said));
        }
    }

    /// The share of PV energy that the options let count; a row without data where it is not reported.
    std::optional<double> counted_share(const IndicatorPair& pair, FigureKind kind) {
        const auto share = counted_pv_share(account_, options_);
        if (!share) {
            add_missing_item(pair, kind, "pv_self_consumption_share");
        }
        return share;
    }

    [[nodiscard]] Remark what_counts() const {
        return options_.exported_pv_in_substitution ? Remark(remark::ExportedPvCounts{})
                                                    : Remark(remark::SelfConsumedPvOnly{});
    }

    void add_actual() {
        if (!account_.pv.today_kwh) {
            add_missing_item(both_substitution, FigureKind::actual, "pv_generation");
            return;
        }
        if (const auto share = counted_share(both_substitution, FigureKind::actual)) {
            add_rate(head_of(both_substitution, FigureKind::actual), rates_.with_pv(*account_.pv.today_kwh * *share),
                     {account_.pv.today_is_reported ? Remark(remark::PvAsReported{}) : Remark(remark::PvEstimated{}),
                      what_counts()});
        }
    }

    void add_potential() {
        const std::array<std::pair<FigureKind, double>, 2> energies{
            {{FigureKind::potential_p50, account_.pv.potential_kwh},
             {FigureKind::potential_p90, account_.pv.potential_p90_kwh}}};
        for (const auto& [kind, pv_kwh] : energies) {
            const auto share = counted_share(both_substitution, kind);
            if (!share) {
                return;
            }
            std::vector<Rate> more;
            if (const auto second = rates_.with_solar_thermal(pv_kwh, *share)) {
                more.push_back(*second);
                if (const auto third = rates_.with_heat_pumps(*second)) {
                    more.push_back(*third);
                }
            }
            add_rate(head_of(both_substitution, kind), rates_.with_pv(pv_kwh * *share),
                     {remark::AllPv{}, what_counts()}, more);
        }
    }

    void add_self_consumed() {
        const auto& own_use_pct = account_.pv.own_use_pct;
        if (!own_use_pct) {
            add_missing_item(both_substitution_self_consumed, FigureKind::potential_p50, "pv_self_consumption_share");
            return;
        }
        add_rate(head_of(both_substitution_self_consumed, FigureKind::potential_p50),
                 rates_.with_pv(account_.pv.potential_kwh * *own_use_pct / 100.0),
                 {remark::AllPv{}, remark::UsedInTheBuilding{*own_use_pct}});
    }

    void add_with_solar_thermal() {
        const IndicatorPair& pair = both_substitution_with_solar_thermal;
        const auto share = counted_share(pair, FigureKind::potential_p50);
        if (!share) {
            return;
        }
        const auto rate = rates_.with_solar_thermal(account_.pv.potential_kwh, *share);
        if (!rate) {
            add_missing(pair, FigureKind::potential_p50, reason::NotGiven{ungiven_hot_water(options_.hot_water)});
            return;
        }
        const SolarThermal& solar = rates_.solar_thermal().value();
        add_rate(head_of(pair, FigureKind::potential_p50), *rate,
                 {remark::Collectors{solar.collector_area_m2, solar.buildings}});
    }

    const Area& area_;
    const AreaAccount& account_;
    const PolicyOptions& options_;
    CoalConvention convention_;
    AreaRows& rows_;
    Rates rates_;
};

void add_solar_thermal_rows(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    const auto head_of = [&](IndicatorId id) {
        RowHead head = rows.of_buildings(id, FigureKind::potential_p50,
                                         std::max(tag_of_energy(options), tag_of_statistics(options)));
        head.basis = IndicatorBasis::estimated;
        return head;
    };
    const auto add_missing = [&](const Reason& reason) {
        for (const IndicatorId id : {IndicatorId::solar_thermal_potential, IndicatorId::solar_thermal_collector_area,
                                     IndicatorId::solar_thermal_pv_displaced}) {
            rows.add_missing(head_of(id), reason);
        }
    };
    const auto solar = solar_thermal_of(area, options, false);
    if (!solar) {
        add_missing(reason::NotGiven{ungiven_hot_water(options.hot_water)});
        return;
    }
    if (solar->buildings == 0) {
        add_missing(reason::NoHotWaterUsers{});
        return;
    }
    const auto add = [&](IndicatorId id, double value) {
        rows.add_value(head_of(id), value, {remark::HotWater{solar->buildings, solar->heat_gj, solar->demand_gj}});
    };
    add(IndicatorId::solar_thermal_potential,
        replaced_by_heat_tce(solar->heat_gj, options.replacement.hot_water_source_efficiency));
    add(IndicatorId::solar_thermal_collector_area, solar->collector_area_m2);
    add(IndicatorId::solar_thermal_pv_displaced, solar->pv_displaced_kwh);
}

void add_transformer_row(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    RowHead head = rows.of_buildings(IndicatorId::pv_per_transformer, FigureKind::potential_p50, tag_of_areas(options));
    head.basis = IndicatorBasis::estimated;
    const auto transformers = area.statistics.latest("transformer_capacity");
    if (area.buildings.empty()) {
        rows.add_missing(head, reason::NoBuildings{});
        return;
    }
    if (!transformers || !(transformers->second > 0.0)) {
        rows.add_missing(head, reason::MissingStatistics{named({"transformer_capacity"})});
        return;
    }
    const double capacity = sum_where(area, [](const BuildingRecord&) { return true; }).amounts.capacity_kwp;
    Indicator row = rows.blank(head);
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
    add_transformer_row(area, options, rows);
}

}  // namespace sunshed
