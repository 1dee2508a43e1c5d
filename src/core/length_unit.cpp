#include "sunshed/core/length_unit.hpp"

#include <array>
#include <cctype>

#include "sunshed/core/ascii.hpp"

namespace sunshed {

namespace {

struct Spellings {
    std::string_view name;
    double metres;
    std::string_view words;  ///< letters and digits alone, each between spaces
};

constexpr std::array<Spellings, 8> units{
    {{"metres", 1.0, " m mt metre metres meter meters mtr mtrs metro metros metri mètre mètres м 米 "},
     {"feet", 0.3048,
      " ft foot feet ift internationalfoot internationalfeet footinternational feetinternational ftint intft ftintl "
      "ftinternational internationalft footintl 英尺 "},
     {"US survey feet", 1200.0 / 3937.0,
      " usft ftus usfoot usfeet footus feetus ussurveyfoot ussurveyfeet ussurveyft surveyfoot surveyfeet ftussurvey "
      "footussurvey feetussurvey ftsurvey ftusa ussft sft "},
     {"yards", 0.9144, " yd yard yards "},
     {"decimetres", 0.1, " dm decimetre decimetres decimeter decimeters 分米 "},
     {"centimetres", 0.01, " cm centimetre centimetres centimeter centimeters 厘米 "},
     {"millimetres", 0.001, " mm millimetre millimetres millimeter millimeters 毫米 "},
     {"kilometres", 1000.0, " km kilometre kilometres kilometer kilometers 千米 "}}};

/// Lower-case letters, digits and whatever is not ASCII, between spaces.
std::string bare(std::string_view spelling) {
    std::string word = " ";
    for (const char c : lower_ascii(spelling)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80U || std::isalnum(byte) != 0) {
            word += c;
        }
    }
    return word + " ";
}

}  // namespace

std::optional<LengthUnit> length_unit(std::string_view spelling) {
    const std::string word = bare(spelling);
    for (const Spellings& unit : units) {
        if (word.size() > 2 && unit.words.find(word) != std::string_view::npos) {
            return LengthUnit{std::string(unit.name), unit.metres};
        }
    }
    return std::nullopt;
}

}  // namespace sunshed
