#include "project/read/town_clock.hpp"

#include <fmt/format.h>

#include <utility>

#include "sunshed/core/error.hpp"
#include "sunshed/io/time_zone.hpp"
#include "sunshed/project/data_folder.hpp"

namespace sunshed {

TownClock find_town_clock(const Place& scene, const std::string& timezone, const std::string& key) {
    if (!timezone.empty()) {
        return town_clock_named(timezone, key);
    }
    try {
        return town_clock_at(scene.latitude_deg, scene.longitude_deg, data_folder() + "/clocks/places.csv");
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) {
            throw;
        }
        return town_clock_by_longitude(scene.longitude_deg, "the table of the world's clocks is not installed");
    }
}

void resolve_with(TownClock& clock, const WeatherSeries& weather) {
    if (clock.other_utc_offset_h && weather.clock_known && weather.place_known &&
        weather.place.utc_offset_h == *clock.other_utc_offset_h) {
        std::swap(clock.utc_offset_h, *clock.other_utc_offset_h);
        clock.how = "as the weather file has it";
    }
}

std::vector<std::string> notes_of(const TownClock& clock, const WeatherSeries& weather) {
    std::vector<std::string> notes;
    const std::string town = "the town's clock is " + words_of(clock);
    if (!clock.doubt.empty()) {
        notes.push_back(fmt::format("{}; {}", town, clock.doubt));
    }
    if (weather.clock_known && weather.place.utc_offset_h != clock.utc_offset_h) {
        notes.push_back(fmt::format("{}, the weather file's stamps are in {}: hours and months are the town's", town,
                                    utc_words(weather.place.utc_offset_h)));
    }
    return notes;
}

}  // namespace sunshed
