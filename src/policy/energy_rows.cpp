#include <fmt/format.h>
#include <fmt/ranges.h>

#include "area_rows.hpp"
#include "sunshed/policy/coal_rate.hpp"

namespace sunshed {

CoalFactors coal_factors_of(const PolicyOptions& options, int year) {
    CoalFactors coal = options.coal;
    if (options.coal_rate_by_year) {
        coal.electricity_coal_equivalent_kgce_kwh = coal_rate_of(year).kgce_kwh;
    }
    return coal;
}

const std::vector<std::string>& energy_use_items() {
    static const std::vector<std::string> items{"electricity", "heat", "gas", "coal", "lpg"};
    return items;
}

EnergyUse energy_use(const AreaStatistics& statistics, int year, CoalConvention convention, const CoalFactors& coal) {
    EnergyUse use;
    const auto needed = [&](const char* item) {
        const auto value = statistics.value(item, year);
        if (!value) {
            use.missing.emplace_back(item);
        }
        return value.value_or(0.0);
    };
    use.electricity_tce = electricity_tce(needed("electricity"), convention, coal);
    use.total_tce = use.electricity_tce +
                    (needed("heat") * coal.heat_kgce_gj + needed("gas") * coal.gas_kgce_m3) / 1000.0 +
                    needed("coal") * coal.coal_kgce_kg + needed("lpg") * coal.lpg_kgce_kg;
    return use;
}

bool counts_for_substitution(const BuildingRecord& building, const PolicyOptions& options) {
    switch (building.building_class) {
        case BuildingClass::factory:
        case BuildingClass::warehouse:
            return options.factories_in_substitution;
        case BuildingClass::rural_house:
            return options.rural_in_substitution;
        default:
            return true;
    }
}

namespace {

BuildingSums urban_sums(const Area& area, const PolicyOptions& options) {
    return sum_where(area, [&](const BuildingRecord& r) { return counts_for_substitution(r, options); });
}

}  // namespace

std::optional<double> existing_pv_kwh(const Area& area, const PolicyOptions& options, int year) {
    if (const auto reported = area.statistics.value("pv_generation", year)) {
        return reported;
    }
    const BuildingSums urban = urban_sums(area, options);
    if (urban.buildings_with_known_pv == 0 || !(urban.module_area_m2 > 0.0)) {
        return std::nullopt;
    }
    return urban.existing_pv_m2 * urban.energy_ac_kwh / urban.module_area_m2;
}

namespace {

/// The energy indicators of one area in one standard-coal convention.
class EnergyRows {
public:
    EnergyRows(const Area& area, const PolicyOptions& options, CoalConvention convention, AreaRows& rows)
        : area_(area),
          options_(options),
          convention_(convention),
          rows_(rows),
          year_(area.statistics.latest_year_with(energy_use_items()).value_or(0)),
          coal_(coal_factors_of(options, year_)),
          use_(energy_use(area.statistics, year_, convention, coal_)),
          others_(other_renewables(area.statistics, year_, convention, coal_, options.replacement)) {}

    void add() {
        if (!use_.missing.empty()) {
            for (const char* stem : {"substitution", "substitution_existing", "substitution_self_consumed",
                                     "substitution_with_solar_thermal", "electricity_share", "building_energy"}) {
                rows_.add_missing(id(stem), "estimated",
                                  fmt::format("missing statistics: {}", fmt::join(use_.missing, ", ")));
            }
            return;
        }
        rows_.add_value(id("building_energy"), "reported", use_.total_tce, of_year());
        rows_.add_share(id("electricity_share"), "estimated", use_.electricity_tce, use_.total_tce, of_year());
        add_path();
        add_existing();
        if (!area_.buildings.empty()) {
            add_potential();
        } else {
            for (const char* stem : {"substitution", "substitution_self_consumed", "substitution_with_solar_thermal"}) {
                rows_.add_missing(id(stem), "estimated", "missing: there are no buildings here");
            }
        }
    }

private:
    [[nodiscard]] std::string id(const std::string& stem) const {
        return stem + (convention_ == CoalConvention::calorific ? "_calorific" : "_coal_equivalent");
    }

    [[nodiscard]] std::string of_year() const {
        if (convention_ == CoalConvention::calorific || !options_.coal_rate_by_year) {
            return fmt::format("statistics of {}", year_);
        }
        const CoalRate& rate = coal_rate_of(year_);
        return fmt::format("statistics of {}, coal rate of {}: {} kgce/kWh ({}) [{}]", year_, rate.year, rate.kgce_kwh,
                           rate.source, rate.confidence);
    }

    /// Year by year from the last reported share to the target of 2030.
    void add_path() {
        const double now = 100.0 * use_.electricity_tce / use_.total_tce;
        const double aim = options_.targets.electricity_2030_pct;
        for (int year = year_; year <= 2030 && year_ < 2030; ++year) {
            Indicator row = rows_.blank(id("electricity_share_path"), year, "estimated");
            row.value = now + (aim - now) * (year - year_) / (2030 - year_);
            row.note = fmt::format("straight line to {} % in 2030: {:+.2f} percentage points a year", aim,
                                   (aim - now) / (2030 - year_));
            rows_.add(std::move(row));
        }
    }

    /// Statistics count what was bought; what renewables give on the spot comes on top of it.
    void add_rate(const std::string& stem, double replaced_tce, const std::string& note) {
        const double total = use_.total_tce + (options_.onsite_renewables_in_use ? replaced_tce : 0.0);
        std::string words = note + "; " + of_year();
        if (!others_.not_reported.empty()) {
            words += fmt::format("; not reported: {}", fmt::join(others_.not_reported, ", "));
        }
        for (const std::string& remark : others_.remarks) {
            words += "; " + remark;
        }
        rows_.add_share(id(stem), "estimated", replaced_tce, total, words);
    }

    [[nodiscard]] double tce(double kwh) const { return electricity_tce(kwh, convention_, coal_); }

    void add_existing() {
        const auto kwh = existing_pv_kwh(area_, options_, year_);
        if (!kwh) {
            rows_.add_missing(id("substitution_existing"), "estimated", "missing statistics: pv_generation");
            return;
        }
        const bool reported = area_.statistics.value("pv_generation", year_).has_value();
        add_rate("substitution_existing", tce(*kwh) + others_.total_tce(),
                 reported ? "PV and others as reported"
                          : "PV of today estimated from the area that buildings tell, others as reported");
    }

    void add_potential() {
        const double pv_kwh = urban_sums(area_, options_).energy_ac_kwh;
        const auto used = area_.statistics.value("pv_self_consumption_share", year_);
        const std::string all = "potential: all PV that fits on urban civil buildings, others as reported";
        if (options_.exported_pv_in_substitution || used) {
            const double share = options_.exported_pv_in_substitution ? 1.0 : *used / 100.0;
            add_rate(
                "substitution", tce(pv_kwh * share) + others_.total_tce(),
                options_.exported_pv_in_substitution ? all + ", exported PV counts" : all + ", self-consumed only");
        } else {
            rows_.add_missing(id("substitution"), "estimated", "missing statistics: pv_self_consumption_share");
        }
        if (used) {
            add_rate("substitution_self_consumed", tce(pv_kwh * *used / 100.0) + others_.total_tce(),
                     fmt::format("{}, {} % of it used in the building", all, *used));
        } else {
            rows_.add_missing(id("substitution_self_consumed"), "estimated",
                              "missing statistics: pv_self_consumption_share");
        }
        add_with_solar_thermal(pv_kwh);
    }

    void add_with_solar_thermal(double pv_kwh) {
        SolarThermal solar;
        for (const BuildingRecord* building : area_.buildings) {
            if (counts_for_substitution(*building, options_)) {
                solar += solar_thermal_of(*building, options_.hot_water, options_.replacement.collector_efficiency);
            }
        }
        const double thermal_tce =
            replaced_by_heat_tce(solar.heat_gj, options_.replacement.hot_water_source_efficiency);
        const auto reported = others_.replaced_tce.find("solar_thermal");
        const double other_tce =
            others_.total_tce() - (reported == others_.replaced_tce.end() ? 0.0 : reported->second);
        add_rate("substitution_with_solar_thermal", tce(pv_kwh - solar.pv_displaced_kwh) + thermal_tce + other_tce,
                 fmt::format("{:.0f} m2 of collectors on {} hotels, schools and hospitals, PV on what is left",
                             solar.collector_area_m2, solar.buildings));
    }

    const Area& area_;
    const PolicyOptions& options_;
    CoalConvention convention_;
    AreaRows& rows_;
    int year_;
    CoalFactors coal_;
    EnergyUse use_;
    OtherRenewables others_;
};

void add_solar_thermal_rows(const Area& area, const PolicyOptions& options, AreaRows& rows) {
    SolarThermal solar;
    for (const BuildingRecord* building : area.buildings) {
        solar += solar_thermal_of(*building, options.hot_water, options.replacement.collector_efficiency);
    }
    if (solar.buildings == 0) {
        for (const char* id :
             {"solar_thermal_potential", "solar_thermal_collector_area", "solar_thermal_pv_displaced"}) {
            rows.add_missing(id, "estimated", "missing: there are no hotels, schools or hospitals with a roof here");
        }
        return;
    }
    const std::string note = fmt::format("{} hotels, schools and hospitals; {:.0f} of {:.0f} GJ of hot water",
                                         solar.buildings, solar.heat_gj, solar.demand_gj);
    rows.add_value("solar_thermal_potential", "estimated",
                   replaced_by_heat_tce(solar.heat_gj, options.replacement.hot_water_source_efficiency), note);
    rows.add_value("solar_thermal_collector_area", "estimated", solar.collector_area_m2, note);
    rows.add_value("solar_thermal_pv_displaced", "estimated", solar.pv_displaced_kwh, note);
}

void add_transformer_row(const Area& area, AreaRows& rows) {
    const auto transformers = area.statistics.latest("transformer_capacity");
    if (!transformers || area.buildings.empty()) {
        rows.add_missing("pv_per_transformer", "estimated", "missing statistics: transformer_capacity");
        return;
    }
    const double capacity = sum_where(area, [](const BuildingRecord&) { return true; }).capacity_kwp;
    if (transformers->second > 0.0) {
        Indicator row = rows.blank("pv_per_transformer", 0, "estimated");
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
