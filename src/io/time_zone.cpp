#include "sunshed/io/time_zone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fstream>

namespace sunshed {

namespace {

constexpr const char* zones_folder = "/usr/share/zoneinfo/";
constexpr double widest_h = 14.0;
constexpr std::size_t longest_footer_bytes = 512;

/// Digits at the beginning of a text, which are taken off it.
std::optional<double> read_digits(std::string_view& rest) {
    double value = 0.0;
    const auto [end, status] = std::from_chars(rest.data(), rest.data() + rest.size(), value, std::chars_format::fixed);
    if (status != std::errc{} || rest.starts_with('-')) {
        return std::nullopt;
    }
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return value;
}

/// "[+-]hh[:mm[:ss]]" at the beginning of a text, which is taken off it; hours.
std::optional<double> read_hours(std::string_view& rest) {
    const double sign = rest.starts_with('-') ? -1.0 : 1.0;
    rest.remove_prefix(rest.starts_with('-') || rest.starts_with('+') ? 1 : 0);
    auto hours = read_digits(rest);
    for (double unit_h = 1.0 / 60.0; hours && rest.starts_with(':'); unit_h /= 60.0) {
        rest.remove_prefix(1);
        const auto part = read_digits(rest);
        if (!part || *part >= 60.0) {
            return std::nullopt;
        }
        *hours += *part * unit_h;
    }
    return hours ? std::optional(sign * *hours) : std::nullopt;
}

/// "CST" or "<+0545>" at the beginning of a POSIX time zone.
void skip_name(std::string_view& rest) {
    const std::size_t end = rest.starts_with('<') ? rest.find('>') : rest.find_first_of("+-0123456789,") - 1;
    rest.remove_prefix(end < rest.size() ? end + 1 : rest.size());
}

/// Of "NZST-12NZDT,M9.5.0,M4.1.0/3" the offset without summer time, whichever of the two the zone calls its standard.
std::optional<double> standard_offset_h(std::string_view rule) {
    skip_name(rule);
    const auto west_h = read_hours(rule);
    if (!west_h || rule.empty()) {
        return west_h ? std::optional(-*west_h) : std::nullopt;
    }
    skip_name(rule);
    const double summer_west_h = read_hours(rule).value_or(*west_h - 1.0);
    return -std::max(*west_h, summer_west_h);
}

/// The rule for all time after the transitions that a compiled zone lists: the last line of the file.
std::string footer_of(std::istream& file) {
    file.seekg(0, std::ios::end);
    const auto size = static_cast<std::streamoff>(file.tellg());
    const auto length = std::min<std::streamoff>(size, longest_footer_bytes);
    std::string tail(static_cast<std::size_t>(std::max<std::streamoff>(length, 0)), '\0');
    file.seekg(size - length);
    file.read(tail.data(), length);
    if (!file || !tail.ends_with('\n')) {
        return {};
    }
    tail.pop_back();
    const auto before = tail.rfind('\n');
    return before == std::string::npos ? std::string() : tail.substr(before + 1);
}

bool is_zone_name(std::string_view text) {
    const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '+' || c == '/';
    });
    return plain && !text.empty() && text.size() < 100 && text.front() != '/';
}

}  // namespace

std::optional<double> fixed_offset_h(std::string_view text) {
    text.remove_prefix(text.starts_with("UTC") || text.starts_with("GMT") ? 3 : 0);
    const auto hours = read_hours(text);
    return hours && text.empty() && std::abs(*hours) <= widest_h ? hours : std::nullopt;
}

std::optional<double> zone_offset_h(const std::string& zone) {
    if (!is_zone_name(zone)) {
        return std::nullopt;
    }
    std::ifstream file(zones_folder + zone, std::ios::binary);
    std::string magic(4, '\0');
    if (!file.read(magic.data(), 4) || magic != "TZif") {
        return std::nullopt;
    }
    return standard_offset_h(footer_of(file));
}

std::string utc_words(double offset_h) {
    const auto minutes = std::lround(std::abs(offset_h) * 60.0);
    if (minutes == 0) {
        return "UTC";
    }
    return fmt::format("UTC{}{}{}", offset_h < 0.0 ? '-' : '+', minutes / 60,
                       minutes % 60 == 0 ? "" : fmt::format(":{:02}", minutes % 60));
}

}  // namespace sunshed
