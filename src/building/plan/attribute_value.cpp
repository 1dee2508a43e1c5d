#include "sunshed/building/attribute_value.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "sunshed/core/ascii.hpp"
#include "sunshed/core/length_unit.hpp"

namespace sunshed {

namespace {

constexpr double metres_per_foot = 0.3048;
constexpr double metres_per_inch = 0.0254;
constexpr AttributeNumber not_known{};
constexpr AttributeNumber unreadable{std::nullopt, false};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool means_unknown(std::string_view text) {
    static constexpr std::array<std::string_view, 14> words{"",  "unknown", "n/a",  "na", "nan",  "null", "none",
                                                            "-", "?",       "未知", "无", "不详", "yes",  "<null>"};
    return std::find(words.begin(), words.end(), lower_ascii(text)) != words.end();
}

/// What tables write for "no value".
bool is_placeholder(double value) {
    static constexpr std::array<double, 6> placeholders{0.0, -1.0, -9.0, -99.0, -999.0, -9999.0};
    return std::find(placeholders.begin(), placeholders.end(), value) != placeholders.end();
}

/// A number at the start of a text, taken off it; nothing where none stands there.
std::optional<double> read_leading_number(std::string_view& text) {
    double value = 0.0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (status != std::errc{} || !std::isfinite(value)) {
        return std::nullopt;
    }
    text = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
    return value;
}

std::optional<double> whole_number(std::string_view text) {
    text = trimmed(text);
    const auto value = read_leading_number(text);
    return text.empty() ? value : std::nullopt;
}

/// "12,5" with one comma between digits is twelve and a half.
std::string with_decimal_point(std::string_view text) {
    std::string result(text);
    if (std::count(result.begin(), result.end(), ',') == 1 && result.find('.') == std::string::npos) {
        std::replace(result.begin(), result.end(), ',', '.');
    }
    return result;
}

/// "1,234,567.8": commas before groups of three digits only mark thousands.
std::string without_thousands(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto is_digit = [&](std::size_t at) {
            return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
        };
        const bool marks =
            text[i] == ',' && i > 0 && is_digit(i + 1) && is_digit(i + 2) && is_digit(i + 3) && !is_digit(i + 4);
        if (!marks) {
            result += text[i];
        }
    }
    return result;
}

/// 39'4", 39' or 39 ft 4 in, after the feet.
std::optional<double> feet_and_inches_m(double feet, std::string_view rest) {
    if (rest.empty()) {
        return feet * metres_per_foot;
    }
    const auto inches = read_leading_number(rest);
    if (!inches || *inches < 0.0 || *inches >= 12.0) {
        return std::nullopt;
    }
    const bool ends = rest == "\"" || rest == "in" || rest == "''" || rest == "″" || rest.empty();
    return ends ? std::optional(feet * metres_per_foot + *inches * metres_per_inch) : std::nullopt;
}

/// "12 m?" is a guess, and no unit has such signs.
bool marks_doubt(std::string_view unit) {
    return unit.find_first_of("?~<>!") != std::string_view::npos;
}

/// One height with its unit.
std::optional<double> one_height_m(std::string_view text) {
    const std::string point = with_decimal_point(trimmed(text));
    std::string_view rest = point;
    const auto value = read_leading_number(rest);
    if (!value) {
        return std::nullopt;
    }
    if (rest.empty()) {
        return value;
    }
    if (const auto unit = marks_doubt(rest) ? std::nullopt : length_unit(rest)) {
        return *value * unit->metres;
    }
    const std::string words = lower_ascii(rest);
    for (const std::string_view feet : {"feet", "foot", "ft.", "ft", "'", "′"}) {
        if (words.starts_with(feet)) {
            return feet_and_inches_m(*value, trimmed(rest.substr(feet.size())));
        }
    }
    return std::nullopt;
}

/// Digits and points of wide East Asian letters as those of ASCII: "１２．５".
std::string with_plain_digits(std::string_view text) {
    static constexpr std::string_view wide_zero = "\uFF10";
    static constexpr std::string_view wide_point = "\uFF0E";
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view three = text.substr(i, wide_zero.size());
        const int digit = three.size() == wide_zero.size() && three.starts_with(wide_zero.substr(0, 2))
                              ? static_cast<unsigned char>(three[2]) - static_cast<unsigned char>(wide_zero[2])
                              : -1;
        const bool is_wide = (digit >= 0 && digit <= 9) || three == wide_point;
        result += !is_wide ? text[i] : three == wide_point ? '.' : static_cast<char>('0' + digit);
        i += is_wide ? three.size() : 1;
    }
    return result;
}

/// "5", "5F", "5 storeys", "地上5层", and "G+4", which is one more.
std::optional<double> one_floor_count(std::string_view text) {
    static constexpr std::array<std::string_view, 15> words{"",       "f",      "fl",      "fl.",   "floor",
                                                            "floors", "storey", "storeys", "story", "stories",
                                                            "level",  "levels", "层",      "層",    "階"};
    const std::string lower = lower_ascii(trimmed(text));
    std::string_view rest = lower;
    for (const std::string_view above : {"地上", "共"}) {
        rest = trimmed(rest.substr(rest.starts_with(above) ? above.size() : 0));
    }
    const bool is_above_ground_floor = rest.starts_with("g+");
    rest.remove_prefix(is_above_ground_floor ? 2 : 0);
    const auto count = read_leading_number(rest);
    const bool is_known = std::find(words.begin(), words.end(), rest) != words.end();
    return count && is_known ? std::optional(*count + (is_above_ground_floor ? 1.0 : 0.0)) : std::nullopt;
}

/// The parts of "3;4", "2-3" or "2~3"; a sign at the start separates nothing.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (separators.find(text[i]) != std::string_view::npos) {
            parts.push_back(trimmed(text.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
    parts.push_back(trimmed(text.substr(std::min(begin, text.size()))));
    return parts;
}

/// The highest of what stands in a list or range; none may be unreadable.
template <class ReadOne>
std::optional<double> highest(std::string_view text, std::string_view separators, ReadOne read_one) {
    std::optional<double> result;
    for (const std::string_view part : parts_of(text, separators)) {
        const auto value = read_one(part);
        if (!value) {
            return std::nullopt;
        }
        result = std::max(result.value_or(*value), *value);
    }
    return result;
}

AttributeNumber bounded(std::optional<double> value, double most) {
    if (!value) {
        return unreadable;
    }
    if (is_placeholder(*value)) {
        return not_known;
    }
    return *value > 0.0 && *value <= most ? AttributeNumber{value} : unreadable;
}

/// A field that holds a number reads as one; of text, what it says.
template <class ReadText>
AttributeNumber read_number(const FieldValue& value, double most, ReadText read_text) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        const std::string plain = with_plain_digits(*text);
        const std::string_view words = trimmed(plain);
        return means_unknown(words) ? not_known : bounded(read_text(words), most);
    }
    return is_missing(value) ? not_known : bounded(as_number(value), most);
}

constexpr double tallest_building_m = 900.0;  // the Burj Khalifa has 828; 999 is written where none is known
constexpr double first_year = 1000.0;
constexpr double last_year = 2100.0;

AttributeNumber as_year(double year) {
    return year >= first_year && year <= last_year ? AttributeNumber{year} : unreadable;
}

/// 2015, 201506 or 20150630.
AttributeNumber year_of_number(double number) {
    if (is_placeholder(number)) {
        return not_known;
    }
    if (number != std::floor(number)) {
        return unreadable;
    }
    const double months = number >= 1e7 ? std::floor(number / 100.0) : number;
    const double month = std::fmod(months, 100.0);
    const bool has_month = number >= 1e5 && month >= 1.0 && month <= 12.0;
    if (number >= 1e5) {
        return has_month ? as_year(std::floor(months / 100.0)) : unreadable;
    }
    return as_year(number);
}

std::optional<double> four_digits(std::string_view text) {
    const bool all = text.size() >= 4 &&
                     std::all_of(text.begin(), text.begin() + 4, [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool fifth = text.size() > 4 && std::isdigit(static_cast<unsigned char>(text[4])) != 0;
    return all && !fifth ? whole_number(text.substr(0, 4)) : std::nullopt;
}

/// Without what says that a year is not exact ("~1950", "circa 1900", "before 1920", "late 1990s"), as OpenStreetMap's
/// start_date has it: of a building that is old, the year need not be exact.
std::string_view without_doubt(std::string_view text) {
    static constexpr std::array<std::string_view, 9> words{"~",      "circa ", "ca. ",  "ca ",    "c. ",
                                                           "early ", "mid ",   "late ", "before "};
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view word : words) {
            if (text.starts_with(word)) {
                text = trimmed(text.substr(word.size()));
                found = true;
            }
        }
    }
    return text;
}

/// The last year of "c19" or "1970s"; nothing for other texts.
std::optional<double> last_year_of_span(std::string_view text) {
    if (text.size() == 5 && text.back() == 's') {
        const auto decade = whole_number(text.substr(0, 4));
        return decade && std::fmod(*decade, 10.0) == 0.0 ? std::optional(*decade + 9.0) : std::nullopt;
    }
    const auto century = text.starts_with('c') ? whole_number(text.substr(1)) : std::nullopt;
    return century && *century >= 11.0 && *century <= 20.0 ? std::optional(100.0 * *century) : std::nullopt;
}

/// "30.06.2015" or "6/30/2015": the year behind day and month.
std::optional<double> year_behind_day(std::string_view text) {
    const auto last = text.find_last_of("./-");
    const auto first = text.find_first_of("./-");
    if (last == std::string_view::npos || last == first || first == 0 || first > 2 || last - first > 3) {
        return std::nullopt;
    }
    const std::string_view year = text.substr(last + 1);
    const bool numbers = whole_number(text.substr(0, first)) && whole_number(text.substr(first + 1, last - first - 1));
    return numbers && year.size() == 4 ? four_digits(year) : std::nullopt;
}

/// "2015.6" and "2015.06" are a month; as a number they are nothing.
std::optional<AttributeNumber> month_of_year(std::string_view text) {
    const auto year = four_digits(text);
    if (!year || text.size() < 6 || text.size() > 7 || text[4] != '.') {
        return std::nullopt;
    }
    const auto month = whole_number(text.substr(5));
    return month && *month >= 1.0 && *month <= 12.0 ? std::optional(as_year(*year)) : std::nullopt;
}

/// "2015-06-30", "30.06.2015", "2015/6", "2015.6", "2015年6月", "1990-1995", "1990..1995", "1970s", "C19", "~1950". The
/// last year of a span counts.
AttributeNumber year_of_text(std::string_view words) {
    const std::string lower = lower_ascii(with_plain_digits(words));
    if (lower.starts_with("after ") || lower == "c21") {
        return not_known;  // open towards today: new or not
    }
    const std::string_view text = without_doubt(lower);
    if (const auto month = month_of_year(text)) {
        return *month;
    }
    if (const auto number = whole_number(text)) {
        return year_of_number(*number);
    }
    for (const auto& found : {last_year_of_span(text), year_behind_day(text)}) {
        if (found) {
            return as_year(*found);
        }
    }
    const auto year = four_digits(text);
    if (!year) {
        return unreadable;
    }
    const std::string_view rest = text.substr(text.substr(4).starts_with("..") ? 5 : 4);
    const bool is_date = rest.front() == '-' || rest.front() == '/' || rest.front() == '.' || rest.starts_with("年");
    if (!is_date) {
        return unreadable;
    }
    const auto later = rest.starts_with("年") ? std::nullopt : four_digits(trimmed(rest.substr(1)));
    return as_year(later.value_or(*year));
}

std::optional<double> degrees_of(std::string_view text) {
    const std::string point = with_decimal_point(text);
    std::string_view rest = point;
    const auto value = read_leading_number(rest);
    const std::string unit = lower_ascii(rest);
    return unit.empty() || unit == "°" || unit == "deg" || unit == "degrees" || unit == "度" ? value : std::nullopt;
}

/// "SSE", "south-east": of the 16 points of the compass.
std::optional<double> compass_point_deg(std::string_view text) {
    static constexpr std::array<std::string_view, 16> points{"n", "nne", "ne", "ene", "e", "ese", "se", "sse",
                                                             "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw"};
    static constexpr std::array<std::string_view, 4> names{"north", "south", "east", "west"};
    const std::string word = lower_ascii(text);
    std::string letters;
    for (std::string_view rest = word; !rest.empty();) {
        const auto name = std::find_if(names.begin(), names.end(), [&](auto one) { return rest.starts_with(one); });
        if (rest.front() != '-' && rest.front() != ' ') {
            letters += rest.front();
        }
        rest.remove_prefix(name != names.end() ? name->size() : 1);
    }
    const auto found = std::find(points.begin(), points.end(), letters);
    return found == points.end() ? std::nullopt : std::optional(22.5 * static_cast<double>(found - points.begin()));
}

}  // namespace

AttributeNumber read_height_m(const FieldValue& value) {
    return read_number(value, tallest_building_m,
                       [](std::string_view text) { return highest(text, ";-", one_height_m); });
}

AttributeNumber read_floors(const FieldValue& value) {
    return read_number(value, 250.0, [](std::string_view text) { return highest(text, ";,-", one_floor_count); });
}

AttributeNumber read_year(const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        const std::string_view words = trimmed(*text);
        return means_unknown(words) ? not_known : year_of_text(words);
    }
    const auto number = as_number(value);
    return is_missing(value) ? not_known : number ? year_of_number(*number) : unreadable;
}

AttributeNumber read_tilt_deg(const FieldValue& value) {
    return read_number(value, 89.9, degrees_of);
}

AttributeNumber read_direction_deg(const FieldValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (is_missing(value) || (text != nullptr && means_unknown(trimmed(*text)))) {
        return not_known;
    }
    const auto words = text != nullptr ? trimmed(*text) : std::string_view();
    const auto point = compass_point_deg(words);
    const auto direction = point ? point : text != nullptr ? degrees_of(words) : as_number(value);
    return direction && *direction >= 0.0 && *direction <= 360.0 ? AttributeNumber{direction} : unreadable;
}

AttributeNumber read_amount(const FieldValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (is_missing(value) || (text != nullptr && means_unknown(trimmed(*text)))) {
        return not_known;
    }
    const auto number =
        text != nullptr ? whole_number(with_decimal_point(without_thousands(trimmed(*text)))) : as_number(value);
    if (number && *number == 0.0) {
        return {0.0};
    }
    return bounded(number, 1e12);
}

}  // namespace sunshed
