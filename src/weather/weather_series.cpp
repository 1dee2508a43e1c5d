#include "sunshed/weather/weather_series.hpp"

#include <array>
#include <utility>

namespace sunshed {

namespace {

constexpr std::array<std::pair<StampConvention, std::string_view>, 4> names{{
    {StampConvention::interval_end, "interval-end"},
    {StampConvention::interval_start, "interval-start"},
    {StampConvention::interval_center, "interval-center"},
    {StampConvention::instant, "instant"},
}};

/// What people also call them.
constexpr std::array<std::pair<StampConvention, std::string_view>, 8> other_names{{
    {StampConvention::interval_end, "hour-ending"},
    {StampConvention::interval_end, "ending"},
    {StampConvention::interval_start, "hour-starting"},
    {StampConvention::interval_start, "starting"},
    {StampConvention::interval_center, "centred"},
    {StampConvention::interval_center, "centered"},
    {StampConvention::interval_center, "interval-centre"},
    {StampConvention::instant, "instantaneous"},
}};

}  // namespace

std::string_view to_string(StampConvention stamps) {
    for (const auto& [value, name] : names) {
        if (value == stamps) {
            return name;
        }
    }
    return {};
}

std::optional<StampConvention> stamp_convention_from_string(std::string_view text) {
    for (const auto& [value, name] : names) {
        if (name == text) {
            return value;
        }
    }
    for (const auto& [value, name] : other_names) {
        if (name == text) {
            return value;
        }
    }
    return std::nullopt;
}

}  // namespace sunshed
