#pragma once

#include <string>

namespace sunshed::test {

struct MadeUpClimate {
    std::string name;
    double latitude_deg = 0.0;
    double longitude_deg = 0.0;
    double utc_offset_h = 0.0;
    int rows_per_hour = 1;  ///< 1 or 2
};

/// A year in EPW at any place, the same text every time: a clear sky (Meinel & Meinel 1976) under clouds that come and
/// go by day and hour, a cold winter of its own hemisphere, snow that falls every ninth day of it and melts. Each row
/// is the mean of its interval, and its three components close.
std::string made_up_epw(const MadeUpClimate& climate);

}  // namespace sunshed::test
