#include "project/settings/contradictions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

#include "project/settings/choices.hpp"
#include "sunshed/building/by_class.hpp"
#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/many_errors.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/project/project_config.hpp"

namespace sunshed {

namespace {

/// The settings by their keys.
class Settings {
public:
    explicit Settings(const std::vector<Field>& fields) : fields_(fields) {}

    [[nodiscard]] double number(const std::string& key) const {
        const FieldTarget& target = field(key).target;
        const auto* whole = std::get_if<int*>(&target);
        return whole != nullptr ? **whole : *std::get<double*>(target);
    }
    [[nodiscard]] std::optional<double> optional_number(const std::string& key) const {
        return *value<std::optional<double>>(key);
    }
    /// The name of a choice.
    [[nodiscard]] std::string choice(const std::string& key) const {
        return std::get<Choice>(field(key).target).name();
    }
    /// Whether a choice is a value.
    template <class Enum>
    [[nodiscard]] bool is(const std::string& key, const std::vector<NameOf<Enum>>& names, Enum value) const {
        return choice(key) == name_of(value, names);
    }
    [[nodiscard]] const MonthArray<double>& months(const std::string& key) const {
        return *value<MonthArray<double>>(key);
    }
    [[nodiscard]] const TextMap& words(const std::string& key) const { return *value<TextMap>(key); }
    [[nodiscard]] const std::array<double, 24>& hours(const std::string& key) const {
        return *value<std::array<double, 24>>(key);
    }
    /// Whether a user wrote a number, in the project file or with --set, that is not what it is without that.
    [[nodiscard]] bool is_changed(const std::string& key) const {
        ProjectConfig defaults;
        return is_users_own(field(key)) && number(key) != Settings(fields_of(defaults)).number(key);
    }

private:
    [[nodiscard]] const Field& field(const std::string& key) const {
        const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const Field& f) { return f.key == key; });
        expects(found != fields_.end(), "a rule names a key that there is");
        return *found;
    }
    template <class T>
    [[nodiscard]] const T* value(const std::string& key) const {
        return std::get<T*>(field(key).target);
    }

    const std::vector<Field>& fields_;
};

std::vector<std::string> class_names() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < building_class_count; ++i) {
        names.push_back(to_string(static_cast<BuildingClass>(i)));
    }
    return names;
}

[[noreturn]] void refuse(const std::string& keys, const std::string& problem, const std::string& mend) {
    throw Error(ErrorCode::bad_input, keys, problem, mend);
}

/// What the losses that are the same all year leave, with all their shares multiplied.
void check_losses(const Settings& settings) {
    constexpr double least_left = 0.4;  // PVWatts' own defaults leave 0.86
    double left = 1.0;
    std::string keys;
    for (const char* name :
         {"mismatch", "wiring", "connections", "light_induced", "nameplate", "age", "availability"}) {
        const std::string key = fmt::format("pv.{}_pct", name);
        left *= 1.0 - settings.number(key) / 100.0;
        keys += settings.number(key) >= 5.0 ? (keys.empty() ? "" : ", ") + key : "";
    }
    if (left < least_left) {
        refuse(keys, fmt::format("together these losses take {:.0f} % of the energy", 100.0 * (1.0 - left)),
               fmt::format("they are per cent each, and plants lose 10 to 20 in all; leave at least {:.0f}",
                           100.0 * least_left));
    }
}

void check_soiling(const Settings& settings) {
    constexpr double most_pct = 50.0;
    const auto& months = settings.months("pv.soiling_pct");
    const double mean = std::accumulate(months.begin(), months.end(), 0.0) / 12.0;
    if (mean > most_pct) {
        refuse("pv.soiling_pct", fmt::format("dirt takes {:.0f} % of the light, the whole year round", mean),
               fmt::format("give per cent by month, {:.0f} at most in the mean; snow is not dirt", most_pct));
    }
}

/// A module of so many watts on so small an area there is not.
void check_module(const Settings& settings) {
    constexpr double least_w_m2 = 20.0;
    constexpr double most_w_m2 = 400.0;
    const double area_m2 = settings.number("module.length_m") * settings.number("module.width_m");
    const double w_m2 = settings.number("module.power_w") / area_m2;
    if (w_m2 < least_w_m2 || w_m2 > most_w_m2) {
        refuse(
            "module.power_w, module.length_m, module.width_m",
            fmt::format("{:g} W on {:.2f} m2 are {:.0f} W per m2", settings.number("module.power_w"), area_m2, w_m2),
            fmt::format("give watts and metres of one module; there are {:g} to {:g} W per m2", least_w_m2, most_w_m2));
    }
}

/// Data sheets round: 585 W on 2.583 m2 are 22.65 %, and 22.6 or 22.7 say the same.
void check_module_efficiency(const Settings& settings) {
    constexpr double tolerance = 0.01;
    const std::optional<double> given = settings.optional_number("pv.module_efficiency");
    const ModuleProduct module{
        .size = {settings.number("module.length_m"), settings.number("module.width_m")},
        .power_w = settings.number("module.power_w"),
    };
    if (given && std::abs(*given / module.efficiency() - 1.0) > tolerance) {
        refuse("pv.module_efficiency, module.power_w, module.length_m, module.width_m",
               fmt::format("the efficiency is {:g}, but {:g} W on {:.3f} m2 are {:.4f}", *given, module.power_w,
                           module.size.area_m2(), module.efficiency()),
               "leave pv.module_efficiency out, or mend the power or the size");
    }
}

bool lies_in_pairs(const Settings& settings) {
    return settings.is("layout.flat_system", flat_system_names(), FlatSystem::east_west);
}

/// A ratio that rows of that tilt cannot reach, whichever side of the module stands up.
void check_ground_cover(const Settings& settings) {
    if (!settings.is("layout.spacing", spacing_names(), SpacingRule::ground_cover)) {
        if (settings.is_changed("layout.gcr")) {
            refuse("layout.gcr",
                   fmt::format("it is given, but rows stand by \"{}\"", settings.choice("layout.spacing")),
                   "set layout.spacing = \"gcr\", or leave layout.gcr out");
        }
        return;
    }
    const bool pairs = lies_in_pairs(settings);
    const double tilt_deg = settings.number(pairs ? "layout.east_west_tilt_deg" : "layout.flat_tilt_deg");
    const double slope_m = std::max(settings.number("module.length_m"), settings.number("module.width_m"));
    const double plan_m = slope_m * std::cos(to_radians(tilt_deg)) + settings.number("layout.ballast_aisle_m");
    const double most = slope_m / plan_m;
    if (!pairs && settings.number("layout.gcr") > most) {
        refuse("layout.gcr, layout.flat_tilt_deg, layout.ballast_aisle_m",
               fmt::format("rows of {:g} degrees with aisles of {:g} m cover no more than {:.2f}, not {:g}", tilt_deg,
                           settings.number("layout.ballast_aisle_m"), most, settings.number("layout.gcr")),
               "give a smaller ratio, a smaller aisle or a steeper tilt");
    }
}

/// Pairs have a tilt of their own. (Rows beside a tilt of pairs are fine: the table of flat roofs tries those too.)
void check_east_west(const Settings& settings) {
    if (lies_in_pairs(settings) && settings.is_changed("layout.flat_tilt_deg")) {
        refuse("layout.flat_tilt_deg, layout.flat_system",
               "the tilt of rows is given, but east-west pairs lean by layout.east_west_tilt_deg",
               "leave layout.flat_tilt_deg out, or set flat_system = \"rows\"");
    }
}

void check_roof_tilts(const Settings& settings) {
    if (settings.number("roof.flat_below_tilt_deg") >= settings.number("roof.max_tilt_deg")) {
        refuse("roof.flat_below_tilt_deg, roof.max_tilt_deg",
               fmt::format("planes below {:g} degrees are flat and those over {:g} are walls, so that none is pitched",
                           settings.number("roof.flat_below_tilt_deg"), settings.number("roof.max_tilt_deg")),
               "let max_tilt_deg be the larger");
    }
}

void check_shares(const Settings& settings) {
    if (settings.number("policy.good_share") < settings.number("policy.fair_share")) {
        refuse("policy.good_share, policy.fair_share",
               fmt::format("a good roof ({:g}) would yield less than a fair one ({:g})",
                           settings.number("policy.good_share"), settings.number("policy.fair_share")),
               "let good_share be the larger");
    }
}

/// New snow needs a day on which it falls, and a month has no more days than it has.
void check_snow_months(const Settings& settings) {
    constexpr MonthArray<double> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const auto& fall = settings.months("pv.snow_fall_cm");
    const auto& events = settings.months("pv.snow_days");
    for (std::size_t i = 0; i < 12; ++i) {
        if (events.at(i) > days.at(i) || (fall.at(i) > 0.0 && events.at(i) == 0.0)) {
            refuse("pv.snow_fall_cm, pv.snow_days",
                   fmt::format("month {} has {:g} cm of new snow on {:g} days", i + 1, fall.at(i), events.at(i)),
                   "give both for the same months, January first");
        }
    }
}

void check_ageing(const Settings& settings) {
    const double life = settings.number("economics.life_years");
    const double lost = settings.number("economics.first_year_degradation_pct") +
                        settings.number("economics.degradation_pct") * (life - 1.0);
    if (lost >= 80.0) {
        refuse("economics.first_year_degradation_pct, economics.degradation_pct, economics.life_years",
               fmt::format("after {:g} years {:.0f} % of the power are lost", life, lost),
               "give per cent a year, 0.3 to 0.7 as data sheets have it, or a shorter life");
    }
}

void check_time_of_use(const Settings& settings) {
    const auto& hours = settings.hours("economics.time_of_use");
    if (std::all_of(hours.begin(), hours.end(), [](double factor) { return factor == 0.0; })) {
        refuse("economics.time_of_use", "electricity costs nothing in every hour",
               "give factors on the tariff, 1 = the tariff itself");
    }
}

/// A class in the user's own map must exist, or its buildings would silently have none.
void check_class_map(const Settings& settings) {
    EachStep each;
    for (const auto& [word, name] : settings.words("buildings.class_map")) {
        each([&, &of = word, &as = name] {
            if (!from_id<BuildingClass>(as)) {
                refuse("buildings.class_map", fmt::format("{} is to be {}, which is no class", quoted(of), quoted(as)),
                       fmt::format("use one of: {}", fmt::join(class_names(), ", ")));
            }
        });
    }
    each.finish();
}

}  // namespace

void refuse_contradictions(const std::vector<Field>& fields, const Attempts& attempt) {
    const Settings settings(fields);
    for (const auto& rule :
         {check_losses, check_soiling, check_module, check_module_efficiency, check_ground_cover, check_east_west,
          check_roof_tilts, check_shares, check_snow_months, check_ageing, check_time_of_use, check_class_map}) {
        attempt([&] { rule(settings); });
    }
}

}  // namespace sunshed
