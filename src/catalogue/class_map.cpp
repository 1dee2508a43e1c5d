#include "sunshed/catalogue/class_map.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "class_words.hpp"
#include "sunshed/core/ascii.hpp"

namespace sunshed {

namespace {

/// The text with each of some characters replaced.
template <class Table>
std::string replaced(const std::string& text, const Table& table) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto found = std::find_if(table.begin(), table.end(), [&](const auto& pair) {
            return text.compare(i, pair[0].size(), pair[0]) == 0;
        });
        result += found == table.end() ? std::string_view(text).substr(i, 1) : (*found)[1];
        i += found == table.end() ? 1 : (*found)[0].size();
    }
    return result;
}

/// Without spaces around it, wide ones too; small letters; traditional and Japanese characters as simplified ones.
std::string normalised_word(std::string_view word) {
    std::string text = replaced(std::string(word), wide_spaces);
    const auto is_space = [](unsigned char c) { return std::isspace(c) != 0; };
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), is_space));
    text.erase(std::find_if_not(text.rbegin(), text.rend(), is_space).base(), text.end());
    return lower_ascii(replaced(text, simplified_characters));
}

template <class Table>
BuildingClass exact(const Table& table, const std::string& text) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const ClassWord& w) { return w.text == text; });
    return found == table.end() ? BuildingClass::unknown : found->building_class;
}

/// The longest code that the text begins with.
template <class Table>
BuildingClass by_prefix(const Table& table, const std::string& text) {
    const ClassWord* best = nullptr;
    for (const ClassWord& code : table) {
        if (text.starts_with(code.text) && (best == nullptr || code.text.size() > best->text.size())) {
            best = &code;
        }
    }
    return best == nullptr ? BuildingClass::unknown : best->building_class;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A land-use code by itself: "0803", "A33".
BuildingClass of_code(const std::string& text, LandUseCodes codes) {
    const bool numeric = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
    if (numeric) {
        return codes == LandUseCodes::gbt21010_2017   ? by_prefix(gbt21010_codes, text)
               : codes == LandUseCodes::land_sea_2023 ? by_prefix(land_sea_codes, text)
                                                      : BuildingClass::unknown;
    }
    const bool lettered = !text.empty() && text.size() <= 4 && std::isalpha(static_cast<unsigned char>(text[0])) != 0 &&
                          std::all_of(text.begin() + 1, text.end(), is_digit);
    return lettered ? by_prefix(letter_codes, text) : BuildingClass::unknown;
}

/// "amenity=school" is school; "0804教育用地" is the name behind the code.
std::string without_ornament(std::string text) {
    if (const auto equals = text.find('='); equals != std::string::npos) {
        text.erase(0, equals + 1);
    }
    const auto name = std::find_if_not(text.begin(), text.end(), is_digit);
    if (name != text.end() && name != text.begin() && (static_cast<unsigned char>(*name) & 0x80U) != 0) {
        text.erase(text.begin(), name);
    }
    return text;
}

BuildingClass of_one_word(const std::string& word, LandUseCodes codes) {
    const std::string text = without_ornament(normalised_word(word));
    if (const auto named = from_id<BuildingClass>(text)) {
        return *named;
    }
    const BuildingClass found = exact(class_words, text);
    return found == BuildingClass::unknown ? of_code(text, codes) : found;
}

}  // namespace

BuildingClass classify(const std::string& word, const std::map<std::string, std::string>& user_table,
                       LandUseCodes codes) {
    if (const auto own = user_table.find(word); own != user_table.end()) {
        return from_id<BuildingClass>(own->second).value_or(BuildingClass::unknown);
    }
    // Several uses are listed with semicolons, strokes or commas: the first one that means something counts.
    const std::string listed = replaced(word, separators);
    std::size_t begin = 0;
    while (begin <= listed.size()) {
        const std::size_t end = std::min(listed.find(';', begin), listed.size());
        const BuildingClass found = of_one_word(listed.substr(begin, end - begin), codes);
        if (found != BuildingClass::unknown) {
            return found;
        }
        begin = end + 1;
    }
    return BuildingClass::unknown;
}

}  // namespace sunshed
