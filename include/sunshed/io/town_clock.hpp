#pragma once

#include <optional>
#include <string>

namespace sunshed {

/// The clock that a town lives by: local standard time, without summer time.
struct TownClock {
    double utc_offset_h = 0.0;
    std::string how;                             ///< where it is from, e.g. "Asia/Shanghai"
    std::string doubt;                           ///< why it may be wrong, and what it then might be; empty = it is sure
    std::optional<double> other_utc_offset_h{};  ///< of the zone next to a place that lies on the border of two
};

/// "UTC+8 (Asia/Shanghai)": it never has summer time.
std::string words_of(const TownClock& clock);

/// As a user names it: an IANA zone or a fixed offset. @throws Error naming `where` for anything else
TownClock town_clock_named(const std::string& text, const std::string& where);

/// By the longitude, to whole hours: where nothing better is known.
TownClock town_clock_by_longitude(double longitude_deg, const std::string& why);

/// That of the nearest reference place of a table (latitude_deg, longitude_deg, zone). In doubt within 15 km of where
/// another clock begins; by the longitude where no reference place is within 500 km.
/// @throws Error naming file and row where the table cannot be read
TownClock town_clock_at(double latitude_deg, double longitude_deg, const std::string& places_path);

}  // namespace sunshed
