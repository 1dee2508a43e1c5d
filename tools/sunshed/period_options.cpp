#include "period_options.hpp"

#include <map>

#include "sunshed/core/usage_error.hpp"

namespace sunshed::cli {

namespace {

CLI::Validator days_of_a_year() {
    const auto check = [](const std::string& text) {
        return day_ranges_from_string(text)
                   ? std::string()
                   : "'" + text + "' are no days of a year; write numbers from 1 to 366, e.g. 172, 1-7 or 1-7,350-366";
    };
    return {check, "DAYS"};
}

CLI::Validator a_moment() {
    const auto check = [](const std::string& text) {
        const auto time = calendar_time_from_string(text);
        return time && time->second_of_day ? std::string()
                                           : "'" + text +
                                                 "' is no moment; write 2026-06-21T12:00 or 06-21T12:00, with "
                                                 "Z or +08:00 behind it where it is not the place's clock";
    };
    return {check, "DATE-TIME"};
}

CLI::Validator a_date() {
    const auto check = [](const std::string& text) {
        return calendar_time_from_string(text)
                   ? std::string()
                   : "'" + text +
                         "' is no date; write 2026-06-21, 06-21 or 2026-06-21T12:00, with Z or +08:00 behind "
                         "it where it is not the place's clock";
    };
    return {check, "DATE"};
}

}  // namespace

void PeriodOptions::add_to(CLI::App& app) {
    auto* days = app.add_option("--days", days_, "sums over these days of the year alone, e.g. 172 or 1-7,350-365")
                     ->check(days_of_a_year());
    auto* from = app.add_option("--from", from_, "sums from this date on, e.g. 2026-06-21, 06-21 or 2026-06-21T06:00")
                     ->check(a_date())
                     ->excludes(days);
    auto* to = app.add_option("--to", to_, "... to this one, which is in it where it is a day")->check(a_date());
    from->needs(to);
    to->needs(from);
    auto* at =
        app.add_option("--at", at_, "irradiance at these moments instead of sums, e.g. 2026-06-21T12:00; a file each")
            ->check(a_moment())
            ->excludes(days)
            ->excludes(from);
    app.add_flag("--solar-time", solar_time_, "times of --at are the sun's own, as r.sun's: at 12:00 it is highest")
        ->needs(at);
    app.add_option("--step", step_, "sums by day or hour too, a band each")
        ->transform(CLI::CheckedTransformer(
            std::map<std::string, StepLength>{{"day", StepLength::day}, {"hour", StepLength::hour}}))
        ->type_name("{day,hour}")
        ->excludes(at);
}

std::optional<Period> PeriodOptions::period() const {
    Period period;
    if (!days_.empty()) {
        period.days = *day_ranges_from_string(days_);
        period.words = "days " + days_;
    } else if (!from_.empty()) {
        period.from = calendar_time_from_string(from_);
        period.to = calendar_time_from_string(to_);
        period.words = from_ + " to " + to_;
        if (period.from->year.has_value() != period.to->year.has_value()) {
            throw UsageError("--to", "only one of the two dates names a year", "name it in both or in none");
        }
    } else if (!at_.empty()) {
        period.solar_time = solar_time_;
        for (const std::string& text : at_) {
            period.instants.push_back(*calendar_time_from_string(text));
            period.words += (period.words.empty() ? "" : ", ") + text;
            if (period.instants.back().year.has_value() != period.instants.front().year.has_value()) {
                throw UsageError("--at", "only some of the moments name a year", "name it in all or in none");
            }
        }
    } else {
        if (step_) {
            throw UsageError("--step", "it cuts a period, and none was given", "add --days, or --from and --to");
        }
        return std::nullopt;
    }
    return period;
}

}  // namespace sunshed::cli
