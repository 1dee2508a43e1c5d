#include <fmt/format.h>
#include <fmt/ranges.h>

#include "area_rows.hpp"
#include "missing_words.hpp"
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
        if (const std::string missing = missing_for_coal(account_.missing, account_, convention_); !missing.empty()) {
            for (const IndicatorPair& pair :
                 {both_substitution, both_substitution_existing, both_substitution_self_consumed,
                  both_substitution_with_solar_thermal, both_electricity_share, both_building_energy}) {
                rows_.add_missing(pair.in(convention_), IndicatorBasis::estimated, missing);
            }
            return;
        }
        rows_.add_value(both_building_energy.in(convention_), IndicatorBasis::reported, use_.total_tce, of_year());
        rows_.add_share(both_electricity_share.in(convention_), IndicatorBasis::estimated, use_.electricity_tce,
                        use_.total_tce, of_year());
        add_path();
        add_existing();
        if (!area_.buildings.empty()) {
            add_potential();
            add_self_consumed();
            add_with_solar_thermal();
        } else {
            for (const IndicatorPair& pair :
                 {both_substitution, both_substitution_self_consumed, both_substitution_with_solar_thermal}) {
                rows_.add_missing(pair.in(convention_), IndicatorBasis::estimated,
                                  "missing: there are no buildings here");
            }
        }
    }

private:
    [[nodiscard]] int year() const { return account_.year.value_or(0); }

    void add_missing(const IndicatorPair& pair, const std::string& item) {
        rows_.add_missing(pair.in(convention_), IndicatorBasis::estimated, missing_statistics({item}));
    }

    [[nodiscard]] std::string of_year() const {
        if (convention_ == CoalConvention::calorific || !options_.coal_rate_by_year) {
            return fmt::format("statistics of {}", year());
        }
        const CoalRate& rate = coal_rate_of(year());
        return fmt::format("statistics of {}, coal rate of {}: {} kgce/kWh ({}) [{}]", year(), rate.year, rate.kgce_kwh,
                           rate.source, rate.confidence);
    }

    /// Year by year from the last reported share to the target of 2030.
    void add_path() {
        const double now = use_.electricity_pct();
        const double aim = options_.targets.electricity_2030_pct;
        if (!is_given(aim)) {
            rows_.add_missing(both_electricity_share_path.in(convention_), IndicatorBasis::estimated,
                              not_given_words({"policy.electricity_target_2030_pct"}));
            return;
        }
        for (int y = year(); y <= 2030 && year() < 2030; ++y) {
            Indicator row = rows_.blank(both_electricity_share_path.in(convention_), y, IndicatorBasis::estimated);
            row.value = now + (aim - now) * (y - year()) / (2030 - year());
            row.note = fmt::format("straight line to {} % in 2030: {:+.2f} percentage points a year", aim,
                                   (aim - now) / (2030 - year()));
            rows_.add(std::move(row));
        }
    }

    void add_rate(const IndicatorPair& pair, double replaced_tce, const std::string& note) {
        const OtherRenewables& others = account_.others(convention_);
        std::string words = note + "; " + of_year();
        if (!others.not_reported.empty()) {
            words += fmt::format("; not reported: {}", fmt::join(others.not_reported, ", "));
        }
        for (const std::string& remark : others.remarks) {
            words += "; " + remark;
        }
        rows_.add_share(pair.in(convention_), IndicatorBasis::estimated, replaced_tce,
                        substitution_base_tce(replaced_tce, use_.total_tce, options_), words);
    }

    /// The rate with an amount of PV energy, of which the share counts that the options let count.
    void add_pv_rate(const IndicatorPair& pair, double pv_kwh, const std::string& note) {
        if (const auto share = counted_pv_share(account_, options_)) {
            add_rate(pair, account_.replaced_tce(pv_kwh * *share, convention_),
                     note + (options_.exported_pv_in_substitution ? "" : ", self-consumed PV only"));
        } else {
            add_missing(pair, "pv_self_consumption_share");
        }
    }

    void add_existing() {
        if (!account_.pv.today_kwh) {
            add_missing(both_substitution_existing, "pv_generation");
            return;
        }
        add_pv_rate(both_substitution_existing, *account_.pv.today_kwh,
                    account_.pv.today_is_reported
                        ? "PV and others as reported"
                        : "PV of today estimated from the area that buildings tell, others as reported");
    }

    void add_potential() {
        add_pv_rate(both_substitution, account_.pv.potential_kwh,
                    std::string("potential: all PV that fits on urban civil buildings, others as reported") +
                        (options_.exported_pv_in_substitution ? ", exported PV counts" : ""));
    }

    void add_self_consumed() {
        const auto& own_use_pct = account_.pv.own_use_pct;
        if (!own_use_pct) {
            add_missing(both_substitution_self_consumed, "pv_self_consumption_share");
            return;
        }
        add_rate(
            both_substitution_self_consumed,
            account_.replaced_tce(account_.pv.potential_kwh * *own_use_pct / 100.0, convention_),
            fmt::format("potential: all PV that fits on urban civil buildings, others as reported, {} % of it used "
                        "in the building",
                        *own_use_pct));
    }

    /// Collectors take the place of modules, and of the collectors that are reported.
    void add_with_solar_thermal() {
        const auto share = counted_pv_share(account_, options_);
        if (!share) {
            add_missing(both_substitution_with_solar_thermal, "pv_self_consumption_share");
            return;
        }
        if (const auto keys = ungiven_hot_water(options_.hot_water); !keys.empty()) {
            rows_.add_missing(both_substitution_with_solar_thermal.in(convention_), IndicatorBasis::estimated,
                              not_given_words(keys));
            return;
        }
        SolarThermal solar;
        for (const BuildingRecord* building : area_.buildings) {
            if (counts_for_substitution(*building, options_)) {
                solar += solar_thermal_of(*building, options_.hot_water, options_.replacement.collector_efficiency);
            }
        }
        const auto& others = account_.others(convention_).replaced_tce;
        const auto reported = others.find("solar_thermal");
        const double collectors_tce =
            replaced_by_heat_tce(solar.heat_gj, options_.replacement.hot_water_source_efficiency) -
            (reported == others.end() ? 0.0 : reported->second);
        const double pv_kwh = (account_.pv.potential_kwh - solar.pv_displaced_kwh) * *share;
        add_rate(both_substitution_with_solar_thermal, account_.replaced_tce(pv_kwh, convention_) + collectors_tce,
                 fmt::format("{:.0f} m2 of collectors on {} hotels, schools and hospitals, PV on what is left",
                             solar.collector_area_m2, solar.buildings));
    }

    const Area& area_;
    const AreaAccount& account_;
    const PolicyOptions& options_;
    CoalConvention convention_;
    AreaRows& rows_;
    CoalUse use_;
};

void add_solar_thermal_rows(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    const auto add_missing = [&rows](const std::string& note) {
        for (const IndicatorId id : {IndicatorId::solar_thermal_potential, IndicatorId::solar_thermal_collector_area,
                                     IndicatorId::solar_thermal_pv_displaced}) {
            rows.add_missing(id, IndicatorBasis::estimated, note);
        }
    };
    if (const auto keys = ungiven_hot_water(options.hot_water); !keys.empty()) {
        add_missing(not_given_words(keys));
        return;
    }
    SolarThermal solar;
    for (const BuildingRecord* building : area.buildings) {
        solar += solar_thermal_of(*building, options.hot_water, options.replacement.collector_efficiency);
    }
    if (solar.buildings == 0) {
        add_missing("missing: there are no hotels, schools or hospitals with a roof here");
        return;
    }
    const std::string note = fmt::format("{} hotels, schools and hospitals; {:.0f} of {:.0f} GJ of hot water",
                                         solar.buildings, solar.heat_gj, solar.demand_gj);
    rows.add_value(IndicatorId::solar_thermal_potential, IndicatorBasis::estimated,
                   replaced_by_heat_tce(solar.heat_gj, options.replacement.hot_water_source_efficiency), note);
    rows.add_value(IndicatorId::solar_thermal_collector_area, IndicatorBasis::estimated, solar.collector_area_m2, note);
    rows.add_value(IndicatorId::solar_thermal_pv_displaced, IndicatorBasis::estimated, solar.pv_displaced_kwh, note);
}

void add_transformer_row(const Area& area, AreaRows& rows) {
    const auto transformers = area.statistics.latest("transformer_capacity");
    if (!transformers || area.buildings.empty()) {
        rows.add_missing(IndicatorId::pv_per_transformer, IndicatorBasis::estimated,
                         missing_statistics({"transformer_capacity"}));
        return;
    }
    const double capacity = sum_where(area, [](const BuildingRecord&) { return true; }).amounts.capacity_kwp;
    if (transformers->second > 0.0) {
        Indicator row = rows.blank(IndicatorId::pv_per_transformer, 0, IndicatorBasis::estimated);
        row.value = capacity / transformers->second;
        row.numerator = capacity;
        row.denominator = transformers->second;
        row.note = fmt::format("all modules that fit; transformers reported for {}", transformers->first);
        rows.add(std::move(row));
    }
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
