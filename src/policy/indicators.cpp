#include "sunshed/policy/indicators.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>

namespace sunshed {

namespace {

using Filter = std::function<bool(const BuildingRecord&)>;

BuildingSums sum_of(const std::vector<const BuildingRecord*>& buildings, const Filter& filter) {
    BuildingSums sums;
    for (const BuildingRecord* record : buildings) {
        if (filter(*record)) {
            sums.add(*record);
        }
    }
    return sums;
}

bool is_new(const BuildingRecord& record) {
    return record.vintage == Vintage::new_building;
}

bool counts_for_coverage(const BuildingRecord& record) {
    return is_public_institution(record.building_class) || record.building_class == BuildingClass::factory;
}

/// One of the four readings of coverage: plan areas over and under the line.
struct Reading {
    const char* id;
    double BuildingSums::*numerator;
    double BuildingSums::*denominator;
};

constexpr std::array<Reading, 4> readings{{
    {"c1", &BuildingSums::array_area_m2, &BuildingSums::footprint_area_m2},
    {"c2", &BuildingSums::module_plan_area_m2, &BuildingSums::footprint_area_m2},
    {"c3", &BuildingSums::array_area_m2, &BuildingSums::usable_ground_area_m2},
    {"c4", &BuildingSums::footprint_area_with_modules_m2, &BuildingSums::footprint_area_m2},
}};

/// A group of buildings whose coverage is told.
struct Group {
    const char* suffix;
    const char* meaning;
    Filter filter;
    bool has_target;
};

std::vector<Group> groups() {
    const auto is_factory = [](const BuildingRecord& r) { return r.building_class == BuildingClass::factory; };
    const auto is_public = [](const BuildingRecord& r) { return is_public_institution(r.building_class); };
    const auto both = [](auto a, auto b) { return [a, b](const BuildingRecord& r) { return a(r) && b(r); }; };
    const auto is_old = [](const BuildingRecord& r) { return r.vintage == Vintage::existing; };
    return {
        {"", "new public institutions and new factories", both(counts_for_coverage, is_new), true},
        {"_new_public_institution", "new public institutions", both(is_public, is_new), true},
        {"_new_factory", "new factories", both(is_factory, is_new), true},
        {"_existing_public_institution", "existing public institutions", both(is_public, is_old), false},
        {"_existing_factory", "existing factories", both(is_factory, is_old), false},
    };
}

/// The indicators of one area.
class ZoneIndicators {
public:
    ZoneIndicators(const ZoneInfo& zone, std::vector<const BuildingRecord*> buildings, ZoneStatistics statistics,
                   const PolicyOptions& options)
        : zone_(zone), buildings_(std::move(buildings)), statistics_(std::move(statistics)), options_(options) {}

    std::vector<Indicator> compute() {
        for (const Group& group : groups()) {
            add_coverage(group);
        }
        for (const CoalConvention convention : {CoalConvention::calorific, CoalConvention::coal_equivalent}) {
            add_substitution(convention);
            add_electricity_share(convention, 2025, options_.electricity_target_2025_pct);
            add_electricity_share(convention, 2030, options_.electricity_target_2030_pct);
        }
        add_potential();
        return std::move(indicators_);
    }

private:
    Indicator blank(const std::string& id, int year, const std::string& unit) const {
        Indicator indicator;
        indicator.zone_id = zone_.id;
        indicator.zone_name = zone_.name;
        indicator.year = year;
        indicator.indicator = id;
        indicator.unit = unit;
        indicator.basis = "computed";
        return indicator;
    }

    [[nodiscard]] std::string status_of(double value, double target) const {
        return value >= target ? "met" : value >= options_.on_track_share * target ? "on track" : "short";
    }

    void add_share(Indicator indicator, double numerator, double denominator, std::optional<double> target) {
        indicator.target = target;
        if (denominator > 0.0) {
            indicator.numerator = numerator;
            indicator.denominator = denominator;
            indicator.value = 100.0 * (numerator / denominator);
            indicator.status = target ? status_of(*indicator.value, *target) : "";
        } else {
            indicator.status = "no data";
        }
        indicators_.push_back(std::move(indicator));
    }

    void add_coverage(const Group& group) {
        const BuildingSums sums = sum_of(buildings_, group.filter);
        const std::optional<double> target =
            group.has_target ? std::optional(options_.coverage_target_pct) : std::nullopt;
        const auto named = [&](const std::string& id, const std::string& note) {
            Indicator indicator = blank(id + group.suffix, 2025, "%");
            indicator.note = fmt::format("{}: {} ({} buildings)", note, group.meaning, sums.building_count);
            if (group.has_target) {
                indicator.note += "; expected target, " + options_.target_scope;
            }
            if (sums.building_count == 0) {
                indicator.note += "; there are no such buildings here";
            }
            return indicator;
        };
        for (const Reading& reading : readings) {
            add_share(named(fmt::format("pv_coverage_{}", reading.id), "potential, all modules that fit"),
                      sums.*reading.numerator, sums.*reading.denominator, target);
        }
        Indicator existing = named("pv_coverage_existing", "PV that is there already");
        if (sums.building_count > 0 && sums.buildings_with_known_pv == 0) {
            existing.note = "missing: existing PV is not told for these buildings (buildings.existing_pv_m2)";
        }
        const double counted_m2 = sums.buildings_with_known_pv > 0 ? sums.footprint_area_m2 : 0.0;
        add_share(std::move(existing), sums.existing_pv_m2, counted_m2, target);
    }

    static const char* suffix(CoalConvention convention) {
        return convention == CoalConvention::calorific ? "calorific" : "coal_equivalent";
    }

    /// Energy use of the area's urban buildings in tce, or what is missing to tell.
    struct EnergyUse {
        double electricity_tce = 0.0;
        double total_tce = 0.0;
        std::vector<std::string> missing;
    };

    [[nodiscard]] EnergyUse energy_use(CoalConvention convention) const {
        EnergyUse use;
        const auto needed = [&](const char* item) {
            const auto value = statistics_.value(item);
            if (!value) {
                use.missing.emplace_back(item);
            }
            return value.value_or(0.0);
        };
        use.electricity_tce = electricity_tce(needed("electricity"), convention, options_.coal);
        use.total_tce =
            use.electricity_tce +
            (needed("heat") * options_.coal.heat_kgce_gj + needed("gas") * options_.coal.gas_kgce_m3) / 1000.0 +
            needed("coal") * options_.coal.coal_kgce_kg + needed("lpg") * options_.coal.lpg_kgce_kg;
        return use;
    }

    void add_no_data(Indicator indicator, double target, const std::vector<std::string>& missing) {
        indicator.target = target;
        indicator.status = "no data";
        indicator.note = fmt::format("missing statistics: {}", fmt::join(missing, ", "));
        indicators_.push_back(std::move(indicator));
    }

    [[nodiscard]] bool counts_for_substitution(const BuildingRecord& record) const {
        switch (record.building_class) {
            case BuildingClass::factory:
            case BuildingClass::warehouse:
                return options_.factories_in_substitution;
            case BuildingClass::rural_house:
                return options_.rural_in_substitution;
            default:
                return true;
        }
    }

    void add_substitution(CoalConvention convention) {
        const EnergyUse use = energy_use(convention);
        Indicator indicator = blank(fmt::format("substitution_{}", suffix(convention)), 2025, "%");
        indicator.basis = "estimated";
        if (!use.missing.empty()) {
            add_no_data(std::move(indicator), options_.substitution_target_pct, use.missing);
            return;
        }
        const BuildingSums urban =
            sum_of(buildings_, [&](const BuildingRecord& r) { return counts_for_substitution(r); });
        double replaced_tce = electricity_tce(urban.energy_ac_kwh, convention, options_.coal);
        std::vector<std::string> not_counted;
        for (const char* item : {"solar_thermal", "heat_pump", "geothermal", "biomass"}) {
            if (const auto value = statistics_.value(item)) {
                replaced_tce += *value;
            } else {
                not_counted.emplace_back(item);
            }
        }
        // Statistics count what was bought; what roofs would give themselves comes on top of it.
        const double total_tce = use.total_tce + (options_.onsite_renewables_in_use ? replaced_tce : 0.0);
        indicator.note =
            fmt::format("potential: all PV that fits on urban civil buildings, with {}; statistics of {}; {}",
                        not_counted.empty() ? "other renewables as reported" : "other renewables as far as reported",
                        statistics_.year.value_or(0), options_.target_scope);
        if (!not_counted.empty()) {
            indicator.note += fmt::format("; not reported: {}", fmt::join(not_counted, ", "));
        }
        add_share(std::move(indicator), replaced_tce, total_tce, options_.substitution_target_pct);
    }

    void add_electricity_share(CoalConvention convention, int year, double target) {
        const EnergyUse use = energy_use(convention);
        Indicator indicator = blank(fmt::format("electricity_share_{}", suffix(convention)), year, "%");
        indicator.basis = "reported";
        if (!use.missing.empty()) {
            add_no_data(std::move(indicator), target, use.missing);
            return;
        }
        indicator.note = fmt::format("statistics of {}; {}", statistics_.year.value_or(0), options_.target_scope);
        add_share(std::move(indicator), use.electricity_tce, use.total_tce, target);
    }

    void add_potential() {
        const BuildingSums sums = sum_of(buildings_, [](const BuildingRecord&) { return true; });
        const auto add = [&](const char* id, const char* unit, double value) {
            Indicator indicator = blank(id, 0, unit);
            indicator.value = value;
            indicator.note = "all modules that fit on all buildings";
            indicators_.push_back(std::move(indicator));
        };
        add("pv_capacity", "kWp", sums.capacity_kwp);
        add("pv_energy", "kWh", sums.energy_ac_kwh);
        add("module_area", "m2", sums.module_area_m2);
        add("roof_area", "m2", sums.roof_area_m2);
        add("co2_avoided", "t", sums.co2_t);
        if (sums.buildings_with_known_pv > 0) {
            add("existing_pv", "m2", sums.existing_pv_m2);
        }
        add("building_count", "1", sums.building_count);
        add("standard_coal_saved_calorific", "tce",
            electricity_tce(sums.energy_ac_kwh, CoalConvention::calorific, options_.coal));
        add("standard_coal_saved_coal_equivalent", "tce",
            electricity_tce(sums.energy_ac_kwh, CoalConvention::coal_equivalent, options_.coal));
    }

    const ZoneInfo& zone_;
    std::vector<const BuildingRecord*> buildings_;
    ZoneStatistics statistics_;
    const PolicyOptions& options_;
    std::vector<Indicator> indicators_;
};

}  // namespace

std::vector<Indicator> compute_indicators(const std::vector<BuildingRecord>& buildings,
                                          const std::vector<ZoneInfo>& zones,
                                          const std::vector<StatisticsRow>& statistics, const PolicyOptions& options) {
    std::vector<ZoneInfo> areas = zones;
    areas.push_back({"all", "全部 All"});
    std::vector<std::string> zone_ids;
    for (const ZoneInfo& zone : zones) {
        zone_ids.push_back(zone.id);
    }
    std::vector<Indicator> all;
    for (const ZoneInfo& area : areas) {
        std::vector<const BuildingRecord*> inside;
        for (const BuildingRecord& record : buildings) {
            if (area.id == "all" || record.zone_id == area.id) {
                inside.push_back(&record);
            }
        }
        const auto part =
            ZoneIndicators(area, std::move(inside), statistics_of(statistics, area.id, zone_ids), options).compute();
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace sunshed
