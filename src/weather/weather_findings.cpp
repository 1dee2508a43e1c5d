#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sunshed/weather/time_check.hpp"

namespace sunshed {

namespace {

// No sky is so clear, and none so dark, through a year: the clearest deserts have 0.78, the cloudiest coasts 0.3.
constexpr double highest_year_clearness = 0.85;
constexpr double highest_month_clearness = 0.9;
constexpr double lowest_year_clearness = 0.15;
// Shares of the year's light from outside that no light in the file stands for: nine hours of noon; two weeks.
constexpr double dark_reported = 0.001;
constexpr double dark_refused = 0.05;

constexpr const char* mend_clock =
    "check the file's time zone and what its stamps mean (sunshed weather), then set --utc-offset or --assume-time "
    "(weather.utc_offset_h, weather.assume_time)";
constexpr const char* mend_light =
    "check its columns and their units, or allow it with weather.allow_implausible (--allow-implausible)";

class Findings {
public:
    Findings(const TimeCheck& check, const Accepted& accepted)
        : check_(check),
          bad_light_(accepted.light ? Severity::doubt : Severity::refusal),
          bad_clock_(accepted.clock ? Severity::doubt : Severity::refusal) {}

    std::vector<Finding> all() {
        check_clock();  // first: a clock that is hours off leaves the day dark
        check_sum();
        check_darkness();
        check_closure();
        check_limits();
        return std::move(findings_);
    }

private:
    void add(Severity severity, std::string problem, const char* mend = "") {
        findings_.push_back({severity, "", std::move(problem), mend});
    }

    void check_sum() {
        if (check_.clearness > highest_year_clearness) {
            add(bad_light_,
                fmt::format("its year has {:.2f} times the light that comes from outside the atmosphere",
                            check_.clearness),
                mend_light);
        } else if (check_.highest_month_clearness > highest_month_clearness) {
            add(Severity::doubt,
                fmt::format("a month has {:.2f} times the light that comes from outside the atmosphere",
                            check_.highest_month_clearness),
                mend_light);
        } else if (check_.clearness < lowest_year_clearness) {
            add(bad_light_,
                fmt::format("its year has only {:.4f} of the light that comes from outside the atmosphere",
                            check_.clearness),
                mend_light);
        }
    }

    void check_darkness() {
        if (check_.dark_months > 0 || check_.dark_share > dark_refused) {
            add(bad_light_,
                fmt::format("there is no light in {} intervals with the sun up{}", check_.dark_intervals,
                            check_.dark_months > 0 ? fmt::format(", most of {} months", check_.dark_months) : ""),
                mend_light);
        } else if (check_.dark_intervals > 0) {
            add(check_.dark_share > dark_reported ? Severity::doubt : Severity::note,
                fmt::format("there is no light in {} intervals with the sun up", check_.dark_intervals), mend_light);
        }
    }

    void check_clock() {
        if (!check_.possible) {
            add(Severity::doubt, "there is too little light to tell whether the clock is right");
            return;
        }
        const double shift_min = std::abs(check_.shift_min);
        const char* side = check_.shift_min > 0.0 ? "later" : "earlier";
        if (check_.is_shifted()) {
            add(bad_clock_,
                fmt::format("the light comes {:.0f} minutes {} than the sun, so its time stamps look shifted",
                            shift_min, side),
                mend_clock);
        } else if (shift_min >= reported_shift_min) {
            add(Severity::doubt, fmt::format("the light comes {:.0f} minutes {} than the sun", shift_min, side),
                mend_clock);
        }
        if (check_.sun_down_share > 0.002) {
            const int intervals = check_.sun_down_intervals;
            add(Severity::doubt,
                fmt::format("{:.1f} % of the light falls while the sun is down{}", 100.0 * check_.sun_down_share,
                            intervals > 0 ? fmt::format(" ({} intervals)", intervals) : ""));
        }
        if (std::abs(check_.morning_share - 0.5) > 0.05) {
            add(Severity::doubt,
                fmt::format("{:.0f} % of the clear hours' light falls before noon", 100.0 * check_.morning_share));
        }
    }

    void check_closure() {
        const double off_pct = std::abs(check_.closure_bias_pct);
        if (off_pct > 3.0) {
            add(off_pct > 10.0 ? Severity::doubt : Severity::note,
                fmt::format("direct and diffuse do not add up to global irradiance: {:+.1f} %",
                            check_.closure_bias_pct));
        }
    }

    void check_limits() {
        const auto beyond = [&](int count, const char* name) {
            if (count > 0) {
                const bool many = count > 0.01 * check_.sunlit_intervals;
                add(many ? Severity::doubt : Severity::note,
                    fmt::format("{} intervals of {} irradiance are beyond what is physically possible", count, name));
            }
        };
        beyond(check_.beyond_ghi_limit, "global");
        beyond(check_.beyond_dni_limit, "direct");
        beyond(check_.beyond_dhi_limit, "diffuse");
    }

    const TimeCheck& check_;
    Severity bad_light_;
    Severity bad_clock_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> findings_of(const TimeCheck& check, const Accepted& accepted) {
    std::vector<Finding> findings = Findings(check, accepted).all();
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
    return findings;
}

}  // namespace sunshed
