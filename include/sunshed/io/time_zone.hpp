#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sunshed {

/// Hours of local standard time against UTC, east positive, of a fixed offset: "+08:00", "-9:30", "UTC+5:45", "8".
/// Nothing where the text is none between -14 and 14.
std::optional<double> fixed_offset_h(std::string_view text);

/// Hours of local standard time, without summer time, that an IANA zone ("Asia/Shanghai") keeps from now on, by the
/// system's tzdata (RFC 8536). Nothing where there is no such zone.
std::optional<double> zone_offset_h(const std::string& zone);

/// "UTC+8", "UTC-9:30", "UTC".
std::string utc_words(double offset_h);

}  // namespace sunshed
