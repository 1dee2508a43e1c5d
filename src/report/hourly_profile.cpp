#include "sunshed/report/hourly_profile.hpp"

#include "whole_hours.hpp"

namespace sunshed {

namespace {

using Counts = MonthArray<std::array<int, 24>>;

struct MonthHour {
    std::size_t month = 0;
    std::size_t hour = 0;
};

std::vector<MonthHour> places_of(const std::vector<UtcTime>& hours, double utc_offset_h) {
    std::vector<MonthHour> places;
    places.reserve(hours.size());
    for (const UtcTime& hour : hours) {
        const CivilTime local = civil_from_utc({hour.unix_s + 3600.0 * utc_offset_h});
        places.push_back({static_cast<std::size_t>(local.month - 1), static_cast<std::size_t>(local.hour)});
    }
    return places;
}

HourlyProfile profile_of(const PowerSeries& series, const std::vector<double>& ac_kw,
                         const std::vector<MonthHour>& places) {
    HourlyProfile profile{series.zone_id, series.building_class, {}};
    Counts counts{};
    for (std::size_t i = 0; i < places.size(); ++i) {
        profile.ac_kw[places[i].month][places[i].hour] += ac_kw[i];
        ++counts[places[i].month][places[i].hour];
    }
    for (std::size_t month = 0; month < 12; ++month) {
        for (std::size_t hour = 0; hour < 24; ++hour) {
            if (counts[month][hour] > 0) {
                profile.ac_kw[month][hour] /= counts[month][hour];
            }
        }
    }
    return profile;
}

}  // namespace

std::vector<HourlyProfile> hourly_profiles(const std::vector<UtcTime>& begins, double duration_h,
                                           const std::vector<PowerSeries>& series, double utc_offset_h) {
    std::vector<HourlyProfile> profiles;
    if (begins.empty()) {
        return profiles;
    }
    const WholeHours hours(begins, duration_h);
    const std::vector<MonthHour> places = places_of(hours.begins(), utc_offset_h);
    profiles.reserve(series.size());
    for (const PowerSeries& one : series) {
        profiles.push_back(profile_of(one, hours.means(one.ac_kw), places));
    }
    return profiles;
}

}  // namespace sunshed
