// Every number that a project file, --set or a scenario can say has a range, and both of its ends hold.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <type_traits>
#include <vector>

#include "project/read/scenario_file.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/project/load.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {
namespace {

using testing::HasSubstr;

template <class Number>
bool holds(const Field& field) {
    return std::holds_alternative<Number*>(field.target) ||
           std::holds_alternative<std::optional<Number>*>(field.target) ||
           (std::is_same_v<Number, double> && std::holds_alternative<PlaceFigure>(field.target));
}

/// How many numbers a field holds; 0 where it holds none.
std::size_t size_of(const Field& field) {
    if (holds<int>(field) || holds<double>(field)) {
        return 1;
    }
    return std::holds_alternative<MonthArray<double>*>(field.target)       ? 12
           : std::holds_alternative<std::array<double, 24>*>(field.target) ? 24
                                                                           : 0;
}

std::vector<double> values_of(const Field& field) {
    if (const auto* whole = std::get_if<int*>(&field.target)) {
        return {static_cast<double>(**whole)};
    }
    if (const auto* number = std::get_if<double*>(&field.target)) {
        return {**number};
    }
    if (is_optional(field)) {
        return {};
    }
    if (const auto* months = std::get_if<MonthArray<double>*>(&field.target)) {
        return {(*months)->begin(), (*months)->end()};
    }
    const auto* hours = std::get<std::array<double, 24>*>(field.target);
    return {hours->begin(), hours->end()};
}

bool is_whole(const Field& field) {
    return holds<int>(field);
}

/// Just outside the range, at its lower or upper end.
double beyond(const Field& field, bool upper) {
    const double step = is_whole(field) ? 1.0 : 1e-6 * (field.max - field.min);
    return upper ? field.max + step : field.min - step;
}

/// The field's value in TOML, where every number of it is the same.
std::string toml_of(const Field& field, double value) {
    const std::string number = is_whole(field) ? fmt::format("{:.0f}", value) : fmt::format("{:.10f}", value);
    const std::vector<std::string> all(size_of(field), number);
    return size_of(field) == 1 ? number : fmt::format("[{}]", fmt::join(all, ", "));
}

/// What --set says to one value; empty where it takes it.
std::string set(const std::string& key, const std::string& value) {
    ProjectConfig config;
    std::vector<Field> fields = fields_of(config);
    try {
        apply_overrides(fields, {key + "=" + value});
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// What the project file says to one value.
std::string load(const std::string& key, const std::string& value) {
    ProjectConfig config;
    std::vector<Field> fields = fields_of(config);
    const auto dot = key.rfind('.');
    const std::string text = fmt::format("[{}]\n{} = {}\n", key.substr(0, dot), key.substr(dot + 1), value);
    try {
        load_project(fields, FileText{"p.toml", text}, {}, "");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

void expect_a_sensible_range(const Field& field) {
    SCOPED_TRACE(field.key);
    EXPECT_TRUE(std::isfinite(field.min) && std::isfinite(field.max)) << "a number needs a range: see number_field()";
    EXPECT_LT(field.min, field.max);
    EXPECT_TRUE(is_whole(field) || !field.unit.empty()) << "a number needs a unit, \"1\" where it has none";
    for (const double value : values_of(field)) {
        EXPECT_TRUE(is_in_range(field, value)) << "the default " << value << " is not in the range";
    }
}

TEST(Settings, EveryNumberHasARangeAndAUnitAndADefaultInIt) {
    ProjectConfig config;
    int numbers = 0;
    for (const Field& field : fields_of(config)) {
        if (size_of(field) > 0) {
            expect_a_sensible_range(field);
            ++numbers;
        }
    }
    EXPECT_GT(numbers, 150);
    Scenario scenario;
    double power_w = 585.0;
    for (const Field& field : scenario_fields(scenario, power_w)) {
        if (size_of(field) > 0) {
            expect_a_sensible_range(field);
        }
    }
}

// Ends that nothing else of a default project can stand beside; refused for that and not for the range.
const std::set<std::string> contradicts_at_an_end{
    "module.length_m",      "module.width_m",       "module.power_w",
    "pv.module_efficiency", "pv.soiling_pct",       "pv.age_pct",
    "pv.availability_pct",  "pv.snow_fall_cm",      "pv.snow_days",
    "layout.gcr",           "roof.max_tilt_deg",    "roof.flat_below_tilt_deg",
    "policy.good_share",    "policy.fair_share",    "economics.degradation_pct",
    "economics.life_years", "economics.time_of_use"};

TEST(Settings, EveryNumberIsTakenAtBothEndsAndRefusedBeyondThem) {
    ProjectConfig config;
    for (const Field& field : fields_of(config)) {
        if (size_of(field) == 0) {
            continue;
        }
        SCOPED_TRACE(field.key);
        for (const bool upper : {false, true}) {
            const std::string end = toml_of(field, upper ? field.max : field.min);
            const std::string said = set(field.key, end);
            EXPECT_TRUE(said.empty() || contradicts_at_an_end.count(field.key) > 0) << said;
            EXPECT_THAT(said, testing::Not(HasSubstr("give a value from"))) << "the end belongs to the range";
            const std::string outside = toml_of(field, beyond(field, upper));
            const std::string range = "give a value from " + range_words(field);
            EXPECT_THAT(set(field.key, outside), testing::AllOf(HasSubstr("'" + field.key + "'"), HasSubstr(range)));
            EXPECT_THAT(load(field.key, outside), testing::AllOf(HasSubstr("p.toml:2"), HasSubstr(range)));
        }
        EXPECT_EQ(set(field.key, "none").empty(), is_optional(field));
    }
}

TEST(Settings, EveryNumberOfAScenarioIsTakenAtBothEndsAndRefusedBeyondThem) {
    const auto read = [&](const Field& field, double value) -> std::string {
        const std::string name = field.key == "year" ? "" : "year = 2030\n";
        const std::string text =
            fmt::format("[[scenario]]\nname = \"a\"\n{}{} = {}\n", name, field.key, toml_of(field, value));
        try {
            static_cast<void>(read_scenarios(FileText{"s.toml", text}, 585.0));
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    };
    Scenario scenario;
    double power_w = 585.0;
    for (const Field& field : scenario_fields(scenario, power_w)) {
        if (size_of(field) == 0) {
            continue;
        }
        SCOPED_TRACE(field.key);
        for (const bool upper : {false, true}) {
            EXPECT_EQ(read(field, upper ? field.max : field.min), "");
            EXPECT_THAT(read(field, beyond(field, upper)), HasSubstr(range_words(field)));
        }
    }
}

TEST(Settings, NumbersThatAreNoneAreRefused) {
    for (const char* value : {"nan", "inf", "-inf", "\"12\"", "true", "[1.0]"}) {
        EXPECT_NE(set("pv.dc_ac_ratio", value), "") << value;
    }
    for (const char* value : {"[]", "[0.2]", "[0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2]", "0.2",
                              "[0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,0.2,nan]"}) {
        EXPECT_NE(set("sky.albedo", value), "") << value;
    }
}

/// What a set of overrides is refused with; empty where it is taken.
std::string set_all(const std::vector<std::string>& overrides) {
    ProjectConfig config;
    std::vector<Field> fields = fields_of(config);
    try {
        apply_overrides(fields, overrides);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

struct Contradiction {
    std::vector<std::string> overrides;
    std::vector<std::string> named;  ///< what the line must say
};

TEST(Settings, ThatCannotStandTogetherAreRefusedByName) {
    const std::vector<Contradiction> all{
        {{"pv.mismatch_pct=30", "pv.wiring_pct=30", "pv.age_pct=40"},
         {"pv.mismatch_pct", "pv.wiring_pct", "pv.age_pct", "take 7"}},
        {{"pv.soiling_pct=[90,90,90,90,90,90,90,90,90,90,90,90]"}, {"pv.soiling_pct", "90 %"}},
        {{"module.length_m=0.2", "module.width_m=0.2"}, {"module.power_w", "module.length_m", "W per m2"}},
        {{"module.power_w=650", "pv.module_efficiency=0.2265"},
         {"pv.module_efficiency", "module.power_w", "0.2265", "650 W on 2.583 m2 are 0.2516"}},
        {{"layout.spacing=gcr", "layout.gcr=0.99", "layout.flat_tilt_deg=5"},
         {"layout.gcr", "layout.flat_tilt_deg", "layout.ballast_aisle_m", "no more than 0.8"}},
        {{"layout.gcr=0.6"}, {"layout.gcr", "layout.spacing"}},
        {{"layout.flat_system=east-west", "layout.flat_tilt_deg=30"},
         {"layout.flat_tilt_deg", "layout.flat_system", "layout.east_west_tilt_deg"}},
        {{"roof.flat_below_tilt_deg=30", "roof.max_tilt_deg=30"}, {"roof.flat_below_tilt_deg", "roof.max_tilt_deg"}},
        {{"policy.good_share=0.5", "policy.fair_share=0.6"}, {"policy.good_share", "policy.fair_share"}},
        {{"pv.snow_fall_cm=[5,0,0,0,0,0,0,0,0,0,0,0]"}, {"pv.snow_fall_cm", "pv.snow_days", "month 1 "}},
        {{"pv.snow_days=[0,31,0,0,0,0,0,0,0,0,0,0]"}, {"pv.snow_days", "month 2 "}},
        {{"economics.degradation_pct=5", "economics.life_years=60"},
         {"economics.degradation_pct", "economics.life_years", "60 years"}},
        {{"economics.time_of_use=[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]"}, {"economics.time_of_use"}},
        {{"carbon.grid=heilongjiang-2023", "carbon.grid_factor_kg_kwh=0.5"}, {"carbon"}},
    };
    for (const Contradiction& contradiction : all) {
        const std::string said = set_all(contradiction.overrides);
        for (const std::string& words : contradiction.named) {
            EXPECT_THAT(said, HasSubstr(words)) << fmt::format("{}", fmt::join(contradiction.overrides, " "));
        }
        EXPECT_THAT(said, HasSubstr("; ")) << "the line says what would mend it";
    }
}

TEST(Settings, ThatStandTogetherAreTaken) {
    EXPECT_EQ(set_all({"layout.spacing=gcr", "layout.gcr=0.6"}), "");
    EXPECT_EQ(set_all({"layout.flat_system=east-west", "layout.east_west_tilt_deg=12"}), "");
    EXPECT_EQ(set_all({"pv.snow_fall_cm=[5,0,0,0,0,0,0,0,0,0,0,5]", "pv.snow_days=[3,1,0,0,0,0,0,0,0,0,0,2]"}), "");
    EXPECT_EQ(set_all({"pv.module_efficiency=0.226"}), "") << "as a data sheet rounds 585 W on 2.583 m2";
    EXPECT_EQ(set_all({"module.power_w=650"}), "") << "the efficiency follows from the power";
    EXPECT_EQ(set_all({"economics.tariff_cny_kwh=0.7"}), "") << "one value for a whole table by class";
}

TEST(Settings, OfATableByClassAreRefusedBeyondTheirRangeWholeAndEach) {
    EXPECT_THAT(set_all({"economics.income_tax_pct=91"}), HasSubstr("0 to 90 %"));
    EXPECT_THAT(set_all({"economics.income_tax_pct.school=91"}), HasSubstr("'economics.income_tax_pct.school'"));
    EXPECT_THAT(set_all({"load.use_kwh_m2.school=-2"}), HasSubstr("0 to 2000 kWh m-2, or \"none\""));
    EXPECT_EQ(set_all({"load.use_kwh_m2.school=none"}), "");
    EXPECT_THAT(set_all({"economics.income_tax_pct.schol=9"}), HasSubstr("'economics.income_tax_pct.school'"));
}

TEST(Settings, ThatMayStayWithoutANumberLoseItByNone) {
    ProjectConfig config;
    std::vector<Field> fields = fields_of(config);
    EXPECT_EQ(config.horizon_radius_m, std::nullopt);
    EXPECT_THAT(print_config(fields), HasSubstr("radius_m = 'none'"));
    apply_overrides(fields, {"horizon.radius_m=500", "weather.year=2021"});
    EXPECT_EQ(config.horizon_radius_m, 500.0);
    EXPECT_EQ(config.weather_year, 2021);
    apply_overrides(fields, {"horizon.radius_m=none", "weather.year=none"});
    EXPECT_EQ(config.horizon_radius_m, std::nullopt);
    EXPECT_EQ(config.weather_year, std::nullopt);
    for (const char* sentinel : {"horizon.radius_m=1e9", "load.export_limit_kw=-1", "surface.level_ground_m=-9999",
                                 "weather.utc_offset_h=-99", "weather.year=0", "layout.worth_payback_years=1e9"}) {
        EXPECT_THAT(set_all({sentinel}), HasSubstr("or \"none\"")) << "no number stands for none";
    }
}

TEST(Settings, OfAChoiceAreTakenByEachNameAndByNoOther) {
    ProjectConfig config;
    int choices = 0;
    for (const Field& field : fields_of(config)) {
        const auto* choice = std::get_if<Choice>(&field.target);
        if (choice == nullptr) {
            continue;
        }
        SCOPED_TRACE(field.key);
        ++choices;
        EXPECT_THAT(choice->names(), testing::Contains(choice->name())) << "the default has a name";
        for (const std::string& name : choice->names()) {
            EXPECT_EQ(assign_word(field, name), "");
            EXPECT_THAT(choice->names(), testing::Contains(choice->name()));
        }
        EXPECT_THAT(set(field.key, "nothing"), testing::AllOf(HasSubstr("use one of: "), HasSubstr(field.key)));
        EXPECT_THAT(assign_word(field, "nothing"), HasSubstr("none of"));
    }
    EXPECT_GE(choices, 15);
}

TEST(Settings, AreReadBackAsTheyArePrinted) {
    ProjectConfig config;
    std::vector<Field> fields = fields_of(config);
    apply_overrides(fields, {"weather.assume_time=hour-ending", "layout.spacing=max-energy", "weather.utc_offset_h=8",
                             "load.use_kwh_m2.school=none", "policy.rank_by=class", "output.language=en"});
    EXPECT_EQ(config.assume_time, AssumeTime::interval_end);
    ProjectConfig again;
    std::vector<Field> read = fields_of(again);
    load_project(read, FileText{"p.toml", print_config(fields)}, {}, "");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        EXPECT_EQ(value_as_toml(read[i]), value_as_toml(fields[i])) << fields[i].key;
    }
}

/// The settings that a report may change, or that change what is told of each building, of some.
std::vector<std::string> keys_of(const std::vector<std::string>& keys, bool (*is_one)(const Field&)) {
    ProjectConfig config;
    const std::vector<Field> fields = fields_of(config);
    std::vector<std::string> found;
    for (const std::string& key : keys) {
        const auto under = fields_under(fields, key);
        EXPECT_FALSE(under.empty()) << key;
        if (!under.empty() && is_one(*under.front())) {
            found.push_back(key);
        }
    }
    return found;
}

TEST(Origins, AreReadBackFromTheirWords) {
    using Kind = Origin::Kind;
    for (const Origin& origin :
         {Origin(), Origin{Kind::profile, "heilongjiang"}, Origin{Kind::module, "mono-182"}, Origin{Kind::project_file},
          Origin{Kind::command_line}, Origin{Kind::project_file, "", true}, Origin{Kind::profile, "own", true}}) {
        EXPECT_EQ(origin_of(to_string(origin)), origin) << to_string(origin);
    }
    EXPECT_EQ(to_string(Origin{Kind::profile, "own", true}), "profile own, carbon.grid");
    EXPECT_FALSE(origin_of("hearsay"));
    EXPECT_FALSE(origin_of("default value"));
}

TEST(Settings, ThatTakePartInRoofsSunOrEnergyAreNotForAReportToChange) {
    const std::vector<std::string> of_a_run{"surface.dsm",
                                            "roof.parapet_m",
                                            "sky.albedo",
                                            "pv.dc_ac_ratio",
                                            "policy.coverage",
                                            "policy.good_share",
                                            "battery.kwh_per_kwp",
                                            "load.use_kwh_m2",
                                            "layout.worth_payback_years",
                                            "output.hourly_shade",
                                            "module.power_w",
                                            "horizon.directions",
                                            "buildings.floor_height_m"};
    const std::vector<std::string> of_a_report{"project.name",       "project.year",       "economics.tariff_cny_kwh",
                                               "battery.life_years", "carbon.grid",        "uncertainty.years",
                                               "policy.new_since",   "energy.path",        "policy.targets",
                                               "output.language",    "energy.heat_kgce_gj"};
    EXPECT_THAT(keys_of(of_a_run, report_may_change), testing::IsEmpty());
    EXPECT_EQ(keys_of(of_a_report, report_may_change), of_a_report);
}

TEST(Settings, ThatChangeWhatIsToldOfEachBuildingAreKnown) {
    ProjectConfig config;
    const std::vector<Field> fields = fields_of(config);
    for (const char* override_text : {"economics.capex_cny_w=3", "carbon.grid=northeast-2022", "policy.new_since=2020",
                                      "energy.electricity_calorific_kgce_kwh=0.2", "battery.life_years=9"}) {
        EXPECT_TRUE(concerns_buildings(fields, {override_text})) << override_text;
    }
    EXPECT_FALSE(concerns_buildings(fields, {"policy.rank_by=cost", "energy.path=e.csv", "output.language=en"}));
}

}  // namespace
}  // namespace sunshed
