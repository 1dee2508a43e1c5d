#include "field_text.hpp"

#include <array>
#include <cctype>
#include <map>
#include <string_view>

namespace sunshed {

namespace {

/// How a unit ends the names of columns; nothing where it does not.
std::string_view suffix_of(Unit unit) {
    static const std::map<Unit, std::string_view> suffixes{{Unit::percent, "_pct"},
                                                           {Unit::degree, "_deg"},
                                                           {Unit::metre, "_m"},
                                                           {Unit::square_metre, "_m2"},
                                                           {Unit::kwh, "_kwh"},
                                                           {Unit::kwh_per_m2, "_kwh_m2"},
                                                           {Unit::kwh_per_kwp, "_kwh_kwp"},
                                                           {Unit::kw, "_kw"},
                                                           {Unit::kwp, "_kwp"},
                                                           {Unit::tonne, "_t"},
                                                           {Unit::tce, "_tce"},
                                                           {Unit::cny, "_cny"},
                                                           {Unit::cny_per_kwh, "_cny_kwh"},
                                                           {Unit::years, "_years"}};
    const auto found = suffixes.find(unit);
    return found == suffixes.end() ? std::string_view() : found->second;
}

std::string english_word(const std::string& word) {
    static const std::map<std::string, const char*> written{
        {"ac", "AC"},   {"dc", "DC"},     {"pv", "PV"},   {"npv", "NPV"}, {"irr", "IRR"}, {"lcoe", "LCOE"},
        {"co2", "CO₂"}, {"rmse", "RMSE"}, {"id", "ID"},   {"c1", "C1"},   {"c2", "C2"},   {"c3", "C3"},
        {"c4", "C4"},   {"p10", "P10"},   {"p75", "P75"}, {"p90", "P90"}, {"sd", "SD"}};
    const auto found = written.find(word);
    return found == written.end() ? word : found->second;
}

/// "roof_area" as "Roof area".
std::string english_name(std::string_view name) {
    std::string words;
    std::string word;
    for (const char c : std::string(name) + "_") {
        if (c != '_') {
            word += c;
            continue;
        }
        words += words.empty() ? "" : " ";
        words += english_word(word);
        word.clear();
    }
    words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
    return words;
}

}  // namespace

std::string field_label(const FieldText& field, Language language) {
    const Word<Unit>& unit = word_of(field.unit);
    const std::string unit_text = language == Language::zh ? unit.zh : unit.en;
    std::string_view name = field.name;
    if (const std::string_view suffix = suffix_of(field.unit); name.ends_with(suffix)) {
        name.remove_suffix(suffix.size());
    }
    std::string label = language == Language::zh ? field.zh : english_name(name);
    if (!unit_text.empty() && !suffix_of(field.unit).empty()) {
        label += " (" + unit_text + ")";
    }
    return label;
}

}  // namespace sunshed
