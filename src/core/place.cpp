#include "sunshed/core/place.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sunshed {

std::string coordinate_words(const Place& place, int decimals) {
    return fmt::format("{:.{}f} {}, {:.{}f} {}", std::abs(place.latitude_deg), decimals,
                       place.latitude_deg < 0.0 ? 'S' : 'N', std::abs(place.longitude_deg), decimals,
                       place.longitude_deg < 0.0 ? 'W' : 'E');
}

}  // namespace sunshed
