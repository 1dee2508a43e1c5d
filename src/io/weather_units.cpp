#include "weather_units.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "sunshed/core/ascii.hpp"
#include "weather_text.hpp"

namespace sunshed {

namespace {

constexpr std::array<Unit, 33> units{{
    {UnitKind::irradiance, "wm2"},
    {UnitKind::irradiance, "kwm2", 1000.0},
    {UnitKind::irradiance, "whm2", 1.0, 0.0, true},
    {UnitKind::irradiance, "kwhm2", 1000.0, 0.0, true},
    {UnitKind::irradiance, "jm2", 1.0 / 3600.0, 0.0, true},
    {UnitKind::irradiance, "kjm2", 1.0 / 3.6, 0.0, true},
    {UnitKind::irradiance, "mjm2", 1000.0 / 3.6, 0.0, true},
    {UnitKind::irradiance, "jcm2", 10.0 / 3.6, 0.0, true},
    {UnitKind::temperature, "c"},
    {UnitKind::temperature, "degc"},
    {UnitKind::temperature, "k", 1.0, -273.15},
    {UnitKind::temperature, "f", 5.0 / 9.0, -32.0},
    {UnitKind::temperature, "degf", 5.0 / 9.0, -32.0},
    {UnitKind::speed, "ms"},
    {UnitKind::speed, "ms1"},
    {UnitKind::speed, "kmh", 1.0 / 3.6},
    {UnitKind::speed, "kn", 0.514444},
    {UnitKind::speed, "mph", 0.44704},
    {UnitKind::pressure, "pa"},
    {UnitKind::pressure, "hpa", 100.0},
    {UnitKind::pressure, "mbar", 100.0},
    {UnitKind::pressure, "kpa", 1000.0},
    {UnitKind::share, "pct"},
    {UnitKind::share, "%"},
    {UnitKind::depth, "cm"},
    {UnitKind::depth, "m", 100.0},
    {UnitKind::depth, "mm", 0.1},
    {UnitKind::rain, "mm"},
    {UnitKind::rain, "cm", 10.0},
    {UnitKind::rain, "m", 1000.0},
    {UnitKind::albedo, ""},
    {UnitKind::albedo, "1"},
    {UnitKind::albedo, "unitless"},
}};

/// Signs of typeset text, and what they are in ASCII.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> signs{{
    {"（", "("},
    {"）", ")"},
    {"［", "["},
    {"］", "]"},
    {"【", "["},
    {"】", "]"},
    {"℃", "C"},
    {"％", "%"},
    {"²", "2"},
    {"{", "["},
    {"}", "]"},
    {"\xC2\xA0", " "},
}};

std::string in_ascii(std::string_view text) {
    std::string plain(text);
    for (const auto& [sign, ascii] : signs) {
        for (auto at = plain.find(sign); at != std::string::npos; at = plain.find(sign, at)) {
            plain.replace(at, sign.size(), ascii);
        }
    }
    return plain;
}

}  // namespace

std::string unit_word(std::string_view text) {
    std::string word;
    for (const char c : lower_ascii(text)) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '%') {
            word += c;
        }
    }
    return word;
}

const Unit* find_unit(UnitKind kind, std::string_view word) {
    const auto* const found =
        std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.kind == kind && word == u.word; });
    return found == units.end() ? nullptr : found;
}

std::string known_units(UnitKind kind) {
    std::string words;
    for (const Unit& unit : units) {
        if (unit.kind == kind) {
            words += (words.empty() ? "" : ", ") + std::string(unit.word);
        }
    }
    return words;
}

std::string_view usual_unit(UnitKind kind) {
    return std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.kind == kind; })->word;
}

UnitKind kind_of(double WeatherRecord::*quantity) {
    if (quantity == &WeatherRecord::temperature_air_c || quantity == &WeatherRecord::dew_point_c) {
        return UnitKind::temperature;
    }
    if (quantity == &WeatherRecord::relative_humidity_pct) {
        return UnitKind::share;
    }
    if (quantity == &WeatherRecord::pressure_pa) {
        return UnitKind::pressure;
    }
    if (quantity == &WeatherRecord::wind_speed_m_s) {
        return UnitKind::speed;
    }
    if (quantity == &WeatherRecord::snow_depth_cm) {
        return UnitKind::depth;
    }
    if (quantity == &WeatherRecord::albedo) {
        return UnitKind::albedo;
    }
    return quantity == &WeatherRecord::precipitation_mm ? UnitKind::rain : UnitKind::irradiance;
}

Title split_title(std::string_view title) {
    const std::string text = lower_ascii(in_ascii(title));
    const std::string_view plain = trimmed(text);
    const auto open = plain.find_first_of("[(");
    if (open == std::string_view::npos) {
        return {std::string(plain), ""};
    }
    const auto last = plain.find_last_of("[(") + 1;
    const auto close = plain.find_first_of("])", last);
    const std::string_view before = trimmed(plain.substr(0, open));
    const std::string_view after = close == std::string_view::npos ? "" : trimmed(plain.substr(close + 1));
    return {std::string(before.empty() ? after : before.substr(0, before.find_last_not_of('_') + 1)),
            unit_word(plain.substr(last, close == std::string_view::npos ? close : close - last))};
}

}  // namespace sunshed
