#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "option_checks.hpp"
#include "project/read/weather.hpp"
#include "setting_options.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/core/raster.hpp"

namespace sunshed::cli {

namespace {

using Json = nlohmann::ordered_json;

/// Sums and means of one month on the file's clock.
struct MonthOfWeather {
    double ghi_kwh_m2 = 0.0;
    double dni_kwh_m2 = 0.0;
    double dhi_kwh_m2 = 0.0;
    double temperature_c = 0.0;  ///< mean
    double snow_depth_cm = 0.0;  ///< mean
    int intervals = 0;
};

void add(MonthOfWeather& month, const WeatherRecord& record) {
    const double kwh = record.duration_s / 3.6e6;
    month.ghi_kwh_m2 += record.ghi_w_m2 * kwh;
    month.dni_kwh_m2 += record.dni_w_m2 * kwh;
    month.dhi_kwh_m2 += record.dhi_w_m2 * kwh;
    month.temperature_c += record.temperature_air_c;
    month.snow_depth_cm += record.snow_depth_cm;
    ++month.intervals;
}

MonthArray<MonthOfWeather> months_of(const WeatherSeries& series) {
    MonthArray<MonthOfWeather> months{};
    for (const WeatherRecord& record : series.records) {
        const double middle_s = record.begin.unix_s + record.duration_s / 2.0 + series.place.utc_offset_h * 3600.0;
        add(months.at(static_cast<std::size_t>(civil_from_utc({middle_s}).month) - 1), record);
    }
    for (MonthOfWeather& month : months) {
        month.temperature_c /= std::max(1, month.intervals);
        month.snow_depth_cm /= std::max(1, month.intervals);
    }
    return months;
}

MonthOfWeather year_of(const MonthArray<MonthOfWeather>& months) {
    MonthOfWeather year;
    for (const MonthOfWeather& month : months) {
        year.ghi_kwh_m2 += month.ghi_kwh_m2;
        year.dni_kwh_m2 += month.dni_kwh_m2;
        year.dhi_kwh_m2 += month.dhi_kwh_m2;
        year.temperature_c += month.temperature_c * month.intervals;
        year.snow_depth_cm += month.snow_depth_cm * month.intervals;
        year.intervals += month.intervals;
    }
    year.temperature_c /= std::max(1, year.intervals);
    year.snow_depth_cm /= std::max(1, year.intervals);
    return year;
}

std::string local_time(const WeatherSeries& series, UtcTime time) {
    std::string text = format_iso8601({time.unix_s + series.place.utc_offset_h * 3600.0});
    text.pop_back();
    return text;
}

std::string number_or_dash(double value, const char* format) {
    return std::isfinite(value) ? fmt::format(fmt::runtime(format), value) : "-";
}

std::string place_words(const CheckedWeather& weather) {
    if (!weather.place_is_known) {
        return "not told by the file; give --lat and --lon to check its clock";
    }
    const Place& place = weather.place;
    return fmt::format("{}{}, {} m{}", place.name.empty() ? "" : one_line(place.name, 60) + ", ",
                       coordinate_words(place, 3), number_or_dash(place.altitude_m, "{:.0f}"),
                       weather.series.place_known ? "" : " (as told on the command line)");
}

void print_month(const std::string& name, const MonthOfWeather& month) {
    fmt::print("  {:<6}{:>8}{:>8}{:>8}{:>9}{:>8}\n", name, number_or_dash(month.ghi_kwh_m2, "{:.1f}"),
               number_or_dash(month.dni_kwh_m2, "{:.1f}"), number_or_dash(month.dhi_kwh_m2, "{:.1f}"),
               number_or_dash(month.temperature_c, "{:.1f}"), number_or_dash(month.snow_depth_cm, "{:.1f}"));
}

void print_months(const WeatherSeries& series) {
    const auto months = months_of(series);
    fmt::print("\n  {:<6}{:>8}{:>8}{:>8}{:>9}{:>8}\n", "month", "GHI", "DNI", "DHI", "air C", "snow cm");
    for (std::size_t i = 0; i < months.size(); ++i) {
        print_month(fmt::format("{:02}", i + 1), months.at(i));
    }
    print_month("year", year_of(months));
    fmt::print("  irradiation in kWh m-2; air and snow are means; - is not in the file\n");
}

void print_check(const CheckedWeather& weather) {
    fmt::print("\nclock against the sun\n");
    if (!weather.place_is_known) {
        fmt::print("  not checked: the file does not tell its place; give --lat and --lon (and --utc-offset)\n");
        return;
    }
    const TimeCheck& check = weather.check;
    fmt::print("  shift of the light   {:+.0f} min (refused from 30; misfit {:.1f} %)\n", check.shift_min,
               100.0 * check.misfit);
    fmt::print("  light before noon    {:.1f} % of the clear hours'\n", 100.0 * check.morning_share);
    fmt::print("  clearness            {:.2f} of what comes from outside the atmosphere\n", check.clearness);
    fmt::print("  light in the night   {:.2f} % of the year's, {} intervals\n", 100.0 * check.sun_down_share,
               check.sun_down_intervals);
    if (check.closure_intervals > 0) {
        fmt::print(
            "  closure              DNI cos z + DHI - GHI: {:+.1f} % in the mean, {:.1f} % rms, {} of {} "
            "intervals broken\n",
            check.closure_bias_pct, check.closure_rms_pct, check.closure_broken_intervals, check.closure_intervals);
    } else {
        fmt::print("  closure              not all three components are there\n");
    }
    fmt::print("  beyond BSRN limits   {} GHI, {} DNI, {} DHI\n", check.beyond_ghi_limit, check.beyond_dni_limit,
               check.beyond_dhi_limit);
}

void print_findings(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
        fmt::print("  ! {}\n", line_of(finding));
    }
    if (findings.empty()) {
        fmt::print("  nothing is wrong with it\n");
    }
}

void print_words(const CheckedWeather& weather) {
    const WeatherSeries& series = weather.series;
    fmt::print("{}\n", one_line(series.source, 400));
    fmt::print("  place      {}\n", place_words(weather));
    fmt::print("  clock      UTC{:+g}{}; {}\n", series.place.utc_offset_h,
               series.clock_known ? "" : " (not told by the file)", stamp_words(series.stamps));
    fmt::print("  span       {} to {}, {} intervals of {:g} minutes{}\n",
               local_time(series, series.records.front().begin),
               local_time(series, {series.records.back().begin.unix_s + series.records.back().duration_s}),
               series.records.size(), series.records.front().duration_s / 60.0,
               series.synthetic ? "; synthetic, made from monthly means" : "");
    for (const std::string& note : series.notes) {
        fmt::print("  note       {}\n", one_line(note, 400));
    }
    for (const WeatherGap& gap : series.gaps) {
        fmt::print("  gap        {}: {} for {:g} h, {}\n", local_time(series, gap.begin), gap.quantity, gap.hours,
                   gap.mend);
    }
    print_months(series);
    print_check(weather);
    print_findings(grouped(weather.findings));
}

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json json_of(const MonthOfWeather& month) {
    return {{"ghi_kwh_m2", number(month.ghi_kwh_m2)},
            {"dni_kwh_m2", number(month.dni_kwh_m2)},
            {"dhi_kwh_m2", number(month.dhi_kwh_m2)},
            {"temperature_air_c", number(month.temperature_c)},
            {"snow_depth_cm", number(month.snow_depth_cm)}};
}

Json json_of(const TimeCheck& check) {
    return {{"shift_min", check.shift_min},
            {"is_shifted", check.is_shifted()},
            {"misfit", check.misfit},
            {"morning_share", check.morning_share},
            {"sun_down_share", check.sun_down_share},
            {"sun_down_intervals", check.sun_down_intervals},
            {"closure_intervals", check.closure_intervals},
            {"closure_bias_pct", check.closure_bias_pct},
            {"closure_rms_pct", check.closure_rms_pct},
            {"closure_broken_intervals", check.closure_broken_intervals},
            {"beyond_ghi_limit", check.beyond_ghi_limit},
            {"beyond_dni_limit", check.beyond_dni_limit},
            {"beyond_dhi_limit", check.beyond_dhi_limit},
            {"dark_intervals", check.dark_intervals},
            {"dark_share", check.dark_share},
            {"clearness", check.clearness}};
}

Json json_of(const CheckedWeather& weather) {
    const WeatherSeries& series = weather.series;
    Json json;
    json["source"] = series.source;
    json["place"] = weather.place_is_known ? Json{{"name", weather.place.name},
                                                  {"latitude_deg", weather.place.latitude_deg},
                                                  {"longitude_deg", weather.place.longitude_deg},
                                                  {"altitude_m", weather.place.altitude_m},
                                                  {"from_file", series.place_known}}
                                           : Json();
    json["utc_offset_h"] = series.place.utc_offset_h;
    json["clock_known"] = series.clock_known;
    json["time_convention"] = to_string(series.stamps);
    json["begin_utc"] = format_iso8601(series.records.front().begin);
    json["interval_min"] = series.records.front().duration_s / 60.0;
    json["intervals"] = series.records.size();
    json["synthetic"] = series.synthetic;
    json["notes"] = series.notes;
    json["gaps"] = Json::array();
    for (const WeatherGap& gap : series.gaps) {
        json["gaps"].push_back({{"begin_utc", format_iso8601(gap.begin)},
                                {"hours", gap.hours},
                                {"quantity", gap.quantity},
                                {"mend", gap.mend}});
    }
    const auto months = months_of(series);
    for (const MonthOfWeather& month : months) {
        json["months"].push_back(json_of(month));
    }
    json["year"] = json_of(year_of(months));
    json["time_check"] = weather.place_is_known && weather.check.possible ? json_of(weather.check) : Json();
    json["findings"] = Json::array();
    for (const Finding& finding : grouped(weather.findings)) {
        json["findings"].push_back(line_of(finding));
    }
    return json;
}

class WeatherCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "weather"; }
    [[nodiscard]] std::string summary() const override {
        return "what a weather file holds, and whether its clock agrees with the sun";
    }

    [[nodiscard]] std::vector<Shared> shared_options() const override { return {}; }
    void set_up(CLI::App& app) override {
        SettingOptions settings(app, config_);
        settings.add("file", "weather.path")->required();
        app.add_flag("--json", json_, "for programs");
        settings.add("--utc-offset", "weather.utc_offset_h");
        settings.add("--assume-time", "weather.assume_time");
        settings.add("--year", "weather.year");
        settings.add("--place", "weather.place");
        settings.add("--fill-gaps", "weather.fill_gaps");
        settings.add("--max-distance-km", "weather.max_distance_km");
        auto* latitude =
            app.add_option("--lat", latitude_deg_,
                           "latitude of the scene: where the file does not tell its own, and to see how far it is")
                ->check(between(-90.0, 90.0, "degrees"));
        auto* longitude = app.add_option("--lon", longitude_deg_, "longitude, east positive")
                              ->check(between(-180.0, 360.0, "degrees"));
        latitude->needs(longitude);
        longitude->needs(latitude);
    }

    /// Done, or 3 where a year made with it would be wrong or may be.
    int run(const CommonOptions&) override {
        WeatherRequest request = weather_request(config_, {});
        if (latitude_deg_ && longitude_deg_) {
            request.scene = Place{"", *latitude_deg_, *longitude_deg_, 0.0, 0.0};
            request.scene_height_known = false;
        }
        const CheckedWeather weather = check_weather_files(request);
        if (json_) {
            fmt::print("{}\n", json_of(weather).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        } else {
            print_words(weather);
        }
        const bool is_right = std::all_of(weather.findings.begin(), weather.findings.end(),
                                          [](const Finding& finding) { return finding.severity == Severity::note; });
        return is_right ? exit_done : exit_problems_found;
    }

private:
    ProjectConfig config_;
    bool json_ = false;
    std::optional<double> latitude_deg_;
    std::optional<double> longitude_deg_;
};

}  // namespace

std::unique_ptr<Command> make_weather_command() {
    return std::make_unique<WeatherCommand>();
}

}  // namespace sunshed::cli
