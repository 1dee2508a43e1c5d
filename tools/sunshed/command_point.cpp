#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "choice_option.hpp"
#include "command_output.hpp"
#include "commands.hpp"
#include "elevation_options.hpp"
#include "option_checks.hpp"
#include "print_note.hpp"
#include "project/read/town_clock.hpp"
#include "project/read/weather.hpp"
#include "project/run/point_year.hpp"
#include "setting_options.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/usage_error.hpp"
#include "sunshed/io/horizon_file.hpp"
#include "sunshed/io/text_output.hpp"

namespace sunshed::cli {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const PointLight& light) {
    return {{"global_kwh_m2", light.global_kwh_m2()},
            {"beam_kwh_m2", light.beam_kwh_m2},
            {"diffuse_kwh_m2", light.diffuse_kwh_m2},
            {"circumsolar_kwh_m2", light.circumsolar_kwh_m2},
            {"reflected_kwh_m2", light.reflected_kwh_m2}};
}

void print_line(const std::string& name, const PointLight& light) {
    fmt::print("  {:<6}{:>10.1f}{:>10.1f}{:>10.1f}{:>12.1f}\n", name, light.global_kwh_m2(), light.beam_kwh_m2,
               light.diffuse_kwh_m2, light.reflected_kwh_m2);
}

class PointCommand final : public Command {
public:
    [[nodiscard]] std::string name() const override { return "point"; }
    [[nodiscard]] std::string summary() const override {
        return "a place's year, months and hours on one plane, without a raster";
    }
    [[nodiscard]] std::vector<Shared> shared_options() const override {
        return {Shared::output, Shared::overwrite, Shared::quiet, Shared::set};
    }
    [[nodiscard]] std::optional<std::vector<std::string>> settings() const override {
        return {{"weather.", "sky.", "project.timezone"}};
    }

    void set_up(CLI::App& app) override {
        app.add_option("lat", latitude_deg_, "latitude, north positive")
            ->required()
            ->check(between(-90.0, 90.0, "degrees"));
        app.add_option("lon", longitude_deg_, "longitude, east positive")
            ->required()
            ->check(between(-180.0, 360.0, "degrees"));
        SettingOptions settings(app, config_);
        auto* file = settings.add("--weather", "weather.path", "a year of weather");
        settings.add("--clear-sky", "weather.clear_sky")->excludes(file);
        app.add_option("--horizon", horizon_,
                       "its skyline: PVGIS userhorizon, Meteonorm or PVsyst .hor, SAM's shading by azimuth and "
                       "altitude, a CSV of azimuth and elevation, or building_horizons.csv of a run");
        add_choice<std::optional<AzimuthZero>>(
            app, "--horizon-from", horizon_from_,
            {{std::nullopt, "format"}, {AzimuthZero::north, "north"}, {AzimuthZero::south, "south"}},
            "where the skyline's azimuths are counted from, clockwise; format = as such files have them");
        app.add_option("--building", building_, "whose skyline, in building_horizons.csv");
        app.add_option("--tilt", tilt_deg_, "of the plane")
            ->check(between(0.0, 90.0, "degrees"))
            ->capture_default_str();
        app.add_option("--azimuth", azimuth_deg_, "of the plane, from north clockwise (default: toward the equator)")
            ->check(between(0.0, 360.0, "degrees"));
        app.add_option("--altitude", altitude_m_, "of the place (default: the weather's)")
            ->check(between(-500.0, 9000.0, "m"));
        settings.add("--transposition", "sky.transposition");
        settings.add("--timezone", "project.timezone");
        settings.add("--utc-offset", "weather.utc_offset_h");
        settings.add("--assume-time", "weather.assume_time")->needs(file);
        settings.add("--year", "weather.year")->needs(file);
        settings.add("--max-distance-km", "weather.max_distance_km")->needs(file);
        app.add_flag("--json", json_, "for programs");
    }

    int run(const CommonOptions& common) override {
        apply_settings(config_, common.set);
        if (config_.weather_path.empty() && !config_.clear_sky) {
            throw UsageError("--weather", "there is no sky", "give --weather FILE or --clear-sky");
        }
        std::optional<CommandOutput> output;
        if (!common.output.empty()) {
            output.emplace(common.output, AtomicOutput::Kind::file, common,
                           std::vector<std::string>{config_.weather_path, horizon_});
        }
        read_skyline();
        const PointYear year = point_year(read_sky(), skyline_ ? &skyline_->line : nullptr, tilt_deg_, azimuth());
        if (output) {
            write(output->working_path().string(), common.output, year);
            output->commit();
        }
        if (!common.quiet) {
            for (const std::string& note : notes_) {
                print_note(note);
            }
        }
        if (json_) {
            fmt::print("{}\n", text_of(json_of(year), 2));
        } else if (!common.quiet) {
            print(year);
        }
        return exit_done;
    }

private:
    [[nodiscard]] double azimuth() const { return azimuth_deg_.value_or(latitude_deg_ >= 0.0 ? 180.0 : 0.0); }

    void read_skyline() {
        if (horizon_.empty()) {
            return;
        }
        skyline_ = read_horizon_file(horizon_, horizon_from_, building_);
        for (const std::string& note : skyline_->notes) {
            notes_.push_back(horizon_ + ": " + note);
        }
    }

    /// The weather there, held against the sun and the distance, as sky.
    SkyYear read_sky() {
        Place place{"", latitude_deg_, longitude_deg_, altitude_m_.value_or(0.0), 0.0};
        TownClock clock = find_town_clock(place, config_.timezone, "--timezone");
        place.utc_offset_h = clock.utc_offset_h;
        WeatherRequest request = weather_request(config_, {});
        request.scene = place;
        request.scene_height_known = altitude_m_.has_value();
        const CheckedWeather weather = read_weather(request);
        resolve_with(clock, weather.series);
        place.utc_offset_h = clock.utc_offset_h;
        if (!altitude_m_) {
            place.altitude_m = weather.series.place.altitude_m;
        }
        for (const std::string& note : notes_of(clock, weather.series)) {
            notes_.push_back(note);
        }
        for (const std::string& note : weather.series.notes) {
            notes_.push_back(request.path + (request.path.empty() ? "" : ": ") + note);
        }
        for (const Finding& finding : grouped(weather.findings)) {
            notes_.push_back(line_of(finding));
        }
        return build_sky_year(weather.series, place, config_.sky);
    }

    [[nodiscard]] static std::string text_of(const Json& json, int indent) {
        return json.dump(indent, ' ', false, Json::error_handler_t::replace);
    }

    [[nodiscard]] Json json_of(const PointYear& year) const {
        Json json{{"latitude_deg", latitude_deg_},
                  {"longitude_deg", longitude_deg_},
                  {"altitude_m", year.sky.place.altitude_m},
                  {"utc_offset_h", year.sky.place.utc_offset_h},
                  {"tilt_deg", year.tilt_deg},
                  {"azimuth_deg", year.azimuth_deg},
                  {"sky_view", year.series.sky_view},
                  {"horizon", skyline_ ? Json(skyline_->format) : Json()},
                  {"synthetic", year.sky.synthetic},
                  {"year", cli::json_of(year.year())},
                  {"months", Json::array()},
                  {"notes", notes_}};
        for (const PointLight& month : year.months) {
            json["months"].push_back(cli::json_of(month));
        }
        return json;
    }

    /// Hours as CSV; or year, months and hours as JSON, where the name says so.
    void write(const std::string& path, const std::string& name, const PointYear& year) const {
        if (std::filesystem::path(name).extension() != ".json") {
            write_text_file(path, point_hours_csv(year));
            return;
        }
        Json json = json_of(year);
        Json hours = Json::array();
        for (std::size_t i = 0; i < year.sky.intervals.size(); ++i) {
            hours.push_back({{"begin_utc", format_iso8601(year.sky.intervals[i].begin)},
                             {"beam_w_m2", year.series.beam_w_m2[i]},
                             {"diffuse_w_m2", year.series.diffuse_w_m2[i]},
                             {"reflected_w_m2", year.series.reflected_w_m2[i]}});
        }
        json["hours"] = std::move(hours);
        write_text_file(path, text_of(json, 1) + "\n");
    }

    void print(const PointYear& year) const {
        fmt::print("{}, {:.0f} m; plane tilted {:g} degrees toward {:g}\n", coordinate_words(year.sky.place, 3),
                   year.sky.place.altitude_m, year.tilt_deg, year.azimuth_deg);
        fmt::print("horizon: {}\n", skyline_ ? fmt::format("{}; {:.1f} % of the sky is open", skyline_->format,
                                                           100.0 * year.series.sky_view)
                                             : "level");
        fmt::print("\n  {:<6}{:>10}{:>10}{:>10}{:>12}\n", "month", "global", "beam", "diffuse", "reflected");
        for (std::size_t i = 0; i < year.months.size(); ++i) {
            print_line(fmt::format("{:02}", i + 1), year.months.at(i));
        }
        print_line("year", year.year());
        fmt::print("  kWh m-2 in the plane; diffuse holds {:.1f} of light around the sun\n",
                   year.year().circumsolar_kwh_m2);
    }

    ProjectConfig config_;
    double latitude_deg_ = 0.0;
    double longitude_deg_ = 0.0;
    std::string horizon_;
    std::optional<AzimuthZero> horizon_from_;
    std::string building_;
    std::optional<HorizonFile> skyline_;
    double tilt_deg_ = 0.0;
    std::optional<double> azimuth_deg_;
    std::optional<double> altitude_m_;
    bool json_ = false;
    std::vector<std::string> notes_;
};

}  // namespace

std::unique_ptr<Command> make_point_command() {
    return std::make_unique<PointCommand>();
}

}  // namespace sunshed::cli
