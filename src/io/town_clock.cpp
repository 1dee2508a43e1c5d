#include "sunshed/io/town_clock.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "sunshed/core/angle.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"
#include "sunshed/io/csv_file.hpp"
#include "sunshed/io/time_zone.hpp"

namespace sunshed {

namespace {

constexpr double earth_radius_km = 6371.0;
constexpr double reach_km = 500.0;  // the table has a place every 150 km of land
constexpr double border_km = 15.0;  // its lattice has steps of 28 km or less
constexpr const char* mend = "set project.timezone (--timezone), e.g. Asia/Shanghai or +08:00";

using Point3 = std::array<double, 3>;

Point3 on_sphere_km(double latitude_deg, double longitude_deg) {
    const double latitude = to_radians(latitude_deg);
    const double longitude = to_radians(longitude_deg);
    return {earth_radius_km * std::cos(latitude) * std::cos(longitude),
            earth_radius_km * std::cos(latitude) * std::sin(longitude), earth_radius_km * std::sin(latitude)};
}

double distance_km(const Point3& a, const Point3& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

struct ReferencePlace {
    Point3 at_km;
    std::string zone;
    double utc_offset_h = 0.0;
};

/// Places whose zone the system's tzdata knows.
std::vector<ReferencePlace> read_places(const std::string& path) {
    const CsvFile file = read_csv(path);
    file.each.finish();
    std::map<std::string, std::optional<double>> offsets;
    std::vector<ReferencePlace> places;
    places.reserve(file.rows.size());
    for (const CsvRow& row : file.rows) {
        const std::string zone = file.cell(row, "zone");
        const auto latitude = number_in(file.cell(row, "latitude_deg"));
        const auto longitude = number_in(file.cell(row, "longitude_deg"));
        if (!latitude || !longitude) {
            throw Error(ErrorCode::bad_input, fmt::format("{}:{}", path, row.line), "it has no place",
                        "install sunshed anew");
        }
        const auto known = offsets.find(zone);
        const auto offset = known != offsets.end() ? known->second : offsets[zone] = zone_offset_h(zone);
        if (offset) {
            places.push_back({on_sphere_km(*latitude, *longitude), zone, *offset});
        }
    }
    return places;
}

/// The nearest place that `fits`, or nothing.
template <class Fits>
const ReferencePlace* nearest(const std::vector<ReferencePlace>& places, const Point3& at_km, Fits fits) {
    const ReferencePlace* best = nullptr;
    for (const ReferencePlace& place : places) {
        if (fits(place) && (best == nullptr || distance_km(place.at_km, at_km) < distance_km(best->at_km, at_km))) {
            best = &place;
        }
    }
    return best;
}

/// How far a point lies from where two places are equally near.
double to_border_km(const Point3& at_km, const ReferencePlace& near, const ReferencePlace& far) {
    const double near_km = distance_km(near.at_km, at_km);
    const double far_km = distance_km(far.at_km, at_km);
    const double apart_km = distance_km(near.at_km, far.at_km);
    return apart_km > 0.0 ? (far_km * far_km - near_km * near_km) / (2.0 * apart_km) : 0.0;
}

}  // namespace

TownClock town_clock_named(const std::string& text, const std::string& where) {
    if (const auto offset = fixed_offset_h(text)) {
        return {*offset, "as told", "", {}};
    }
    if (const auto offset = zone_offset_h(text)) {
        return {*offset, text, "", {}};
    }
    throw Error(ErrorCode::bad_input, where, quoted(text) + " is no time zone",
                zone_offset_h("UTC") ? "give an IANA name such as Asia/Shanghai, or an offset such as +08:00"
                                     : "give an offset such as +08:00, or install tzdata");
}

std::string words_of(const TownClock& clock) {
    return fmt::format("{} ({})", utc_words(clock.utc_offset_h), clock.how);
}

TownClock town_clock_by_longitude(double longitude_deg, const std::string& why) {
    return {std::round(std::remainder(longitude_deg, 360.0) / 15.0),
            "by its longitude",
            why + ", so its longitude was taken; " + mend,
            {}};
}

TownClock town_clock_at(double latitude_deg, double longitude_deg, const std::string& places_path) {
    const std::vector<ReferencePlace> places = read_places(places_path);
    const Point3 at_km = on_sphere_km(latitude_deg, longitude_deg);
    const ReferencePlace* near = nearest(places, at_km, [](const ReferencePlace&) { return true; });
    if (near == nullptr || distance_km(near->at_km, at_km) > reach_km) {
        return town_clock_by_longitude(longitude_deg, near == nullptr ? "there is no tzdata to tell the town's clock"
                                                                      : "no town of known clock is near");
    }
    TownClock clock{near->utc_offset_h, near->zone, "", {}};
    const ReferencePlace* other =
        nearest(places, at_km, [&](const ReferencePlace& p) { return p.utc_offset_h != near->utc_offset_h; });
    if (other != nullptr && to_border_km(at_km, *near, *other) < border_km) {
        clock.other_utc_offset_h = other->utc_offset_h;
        clock.doubt =
            fmt::format("it lies where {} ({}) begins; {}", other->zone, utc_words(other->utc_offset_h), mend);
    }
    return clock;
}

}  // namespace sunshed
