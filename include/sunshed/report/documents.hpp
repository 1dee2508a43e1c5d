#pragma once

#include <array>
#include <string>
#include <vector>

#include "sunshed/catalogue/caution.hpp"
#include "sunshed/catalogue/language.hpp"
#include "sunshed/core/month.hpp"
#include "sunshed/core/time.hpp"
#include "sunshed/io/cog_writer.hpp"
#include "sunshed/policy/indicator.hpp"
#include "sunshed/policy/scenario.hpp"
#include "sunshed/policy/target_plan.hpp"
#include "sunshed/policy/zone_summary.hpp"
#include "sunshed/report/geopackage.hpp"

namespace sunshed {

/// A factor that went into the results.
struct Assumption {
    std::string key;
    std::string value;
    std::string unit;
    std::string origin;  ///< default, profile, project file or --set
    std::string source;
    std::string meaning;
    bool is_placeholder = false;  ///< it stands for a figure of the user's own
};

/// Mean AC power through the day, of one class in one zone.
struct HourlyProfile {
    std::string zone_id;  ///< empty for buildings in no zone
    std::string building_class;
    MonthArray<std::array<double, 24>> ac_kw{};  ///< by month and hour of the place's clock
};

/// What the report contains.
struct ReportContent {
    std::string project_name;
    int year = 0;
    std::string program;  ///< name and version
    std::string weather_source;
    bool synthetic_weather = false;
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    std::string town_clock{};  ///< that hours and months are on, in words; empty = there are none
    std::string crs_name;
    std::string crs_wkt{};  ///< of the outlines; empty = the page has no map
    const std::vector<BuildingRecord>& buildings;
    const std::vector<ZoneSummary>& zones;
    const std::vector<ZoneOutline>& zone_outlines;
    const std::vector<Indicator>& indicators;
    std::vector<Assumption> assumptions;
    std::vector<Caution> cautions;
    std::vector<HourlyProfile> hourly_profiles{};
    std::vector<TargetPlan> plans{};  ///< of every zone, target and ranking
    RankBy rank_by = RankBy::yield;   ///< the project's own ranking
    std::vector<ScenarioResult> scenarios{};
    Language language = Language::zh;  ///< that the report opens in
};

/// indicators.csv, one row an indicator and zone (RFC 4180, UTF-8).
void write_indicators_csv(const std::string& path, const std::vector<Indicator>& indicators);

/// flat_roof_options.csv: the table flat_roof_options of results.gpkg.
void write_flat_options_csv(const std::string& path, const std::vector<BuildingRecord>& buildings);
/// definitions.csv: what each indicator means, which rows of indicators.csv point to.
void write_definitions_csv(const std::string& path);
/// supply_curve.csv: every building with modules, from the cheapest energy up, with what they add up to.
void write_supply_curve_csv(const std::string& path, const std::vector<BuildingRecord>& buildings);

/// load_balance.csv: a row a zone and class, and class "all" with what the zone's transformer sees. Empty where no
/// building's load is known.
void write_load_balance_csv(const std::string& path, const std::vector<ZoneSummary>& zones);

/// report.json: everything the page shows, for programs.
void write_report_json(const std::string& path, const ReportContent& content);

/// index.html: one self-contained page, Chinese and English. It needs no network.
void write_report_html(const std::string& path, const ReportContent& content);

/// report.xlsx: summary, zones, classes, buildings and definitions.
void write_report_xlsx(const std::string& path, const ReportContent& content);

/// What of all that there may be a run and its last report have written.
struct WrittenResult {
    /// Everything but schema.json, run.json and the marker lies in one of them: what stands in the first takes the
    /// place of the files and folders of that name in the others.
    std::vector<std::string> folders;
    int year = 0;                              ///< of the yearly reports
    const std::vector<Indicator>& indicators;  ///< those in per cent are columns of the layer zones
};

/// schema.json in a folder: every layer, field, file and band that is there with its meaning, unit and type; and what
/// the results as a whole say of themselves.
void write_schema_json(const std::string& folder, const WrittenResult& result, const FileTags& tags);

/// AC power of one class in one zone.
struct PowerSeries {
    std::string zone_id;
    std::string building_class;
    std::vector<double> ac_kw;
};

/// series/zone_hourly.csv: zone_id, class, timestamp (UTC, start of the hour), ac_kw. Intervals that do not lie on
/// whole hours (half hours, PVGIS's snapshots) are laid on them, see on_whole_hours().
/// @param duration_h  of an interval
void write_zone_series_csv(const std::string& path, const std::vector<UtcTime>& begins, double duration_h,
                           const std::vector<PowerSeries>& series);

}  // namespace sunshed
