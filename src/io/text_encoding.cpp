#include "text_encoding.hpp"

#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "recode.hpp"

namespace sunshed {

namespace {

bool is_high(char c) {
    return (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_utf8(const std::string& text) {
    return CPLIsUTF8(text.c_str(), static_cast<int>(text.size())) != 0;
}

/// The text without a last UTF-8 character that misses bytes.
std::string without_cut_utf8(const std::string& text) {
    if (is_utf8(text)) {
        return text;
    }
    for (std::size_t cut = 1; cut <= std::min<std::size_t>(3, text.size()); ++cut) {
        const bool is_cut = (static_cast<unsigned char>(text[text.size() - cut]) & 0xC0U) == 0xC0U;
        if (is_cut && is_utf8(text.substr(0, text.size() - cut))) {
            return text.substr(0, text.size() - cut);
        }
    }
    return text;
}

/// Whether the letters of two bytes are of one alphabet. Chinese bytes may be UTF-8 by chance, but then of letters that
/// nobody writes together.
bool is_of_one_script(const std::string& utf8) {
    constexpr std::array<unsigned, 5> scripts{0x370, 0x400, 0x530, 0x590, 0x600};  // Greek, Cyrillic, Armenian, ...
    constexpr unsigned first_letter = 0xC0;                                        // signs before it stand anywhere
    std::optional<std::ptrdiff_t> found;
    for (std::size_t i = 0; i + 1 < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const unsigned letter = (byte & 0x1FU) << 6U | (static_cast<unsigned char>(utf8[i + 1]) & 0x3FU);
        if ((byte & 0xE0U) != 0xC0U || letter < first_letter) {
            continue;
        }
        const auto script = std::upper_bound(scripts.begin(), scripts.end(), letter) - scripts.begin();
        const bool is_historic = letter >= 0x460 && letter < 0x48A;  // of old church books
        if (is_historic || (found && *found != script)) {
            return false;
        }
        found = script;
    }
    return true;
}

/// In GB 18030 (GB 2312 part) high bytes come in pairs; in the western code page they stand alone between letters. The
/// last run may have been cut.
bool has_pairs(const std::string& text) {
    std::size_t run = 0;
    for (const char c : text) {
        if (!is_high(c) && run % 2 != 0) {
            return false;
        }
        run = is_high(c) ? run + 1 : 0;
    }
    return run % 2 == 0 || run > 1;
}

/// Without the half of a pair that a field's width may have left at the end.
std::string recoded_field(std::string text, const char* encoding) {
    const auto last_low = std::find_if_not(text.rbegin(), text.rend(), is_high);
    const bool is_cut = std::string(encoding) == "GB18030" && (last_low - text.rbegin()) % 2 != 0;
    if (is_cut) {
        text.pop_back();
    }
    return recoded(text, encoding);
}

template <class Change>
void for_texts(FeatureLayer& layer, Change change) {
    for (std::string& name : layer.field_names) {
        change(name);
    }
    for (Feature& feature : layer.features) {
        for (auto& [name, value] : feature.fields) {
            if (auto* text = std::get_if<std::string>(&value)) {
                change(*text);
            }
        }
    }
}

/// The encoding that most of the texts with high bytes look like; nullptr where they are UTF-8.
const char* encoding_of(FeatureLayer& layer) {
    std::size_t beyond_utf8 = 0;
    std::size_t of_no_language = 0;
    std::size_t paired = 0;
    std::size_t alone = 0;
    for_texts(layer, [&](const std::string& text) {
        if (std::any_of(text.begin(), text.end(), is_high)) {
            beyond_utf8 += is_utf8(without_cut_utf8(text)) ? 0 : 1;
            of_no_language += is_of_one_script(text) ? 0 : 1;
            (has_pairs(text) ? paired : alone) += 1;
        }
    });
    if (beyond_utf8 == 0 && 2 * of_no_language <= paired + alone) {
        return nullptr;
    }
    return paired >= alone ? "GB18030" : "CP1252";
}

/// The names of the fields stand with every feature too.
template <class Change>
void rename_fields(FeatureLayer& layer, Change change) {
    for (Feature& feature : layer.features) {
        std::map<std::string, FieldValue> fields;
        for (auto& [name, value] : feature.fields) {
            std::string changed = name;
            change(changed);
            fields.emplace(std::move(changed), std::move(value));
        }
        feature.fields = std::move(fields);
    }
}

}  // namespace

const char* bring_to_utf8(FeatureLayer& layer) {
    const char* encoding = encoding_of(layer);
    const auto change = [&](std::string& text) {
        if (std::any_of(text.begin(), text.end(), is_high)) {
            text = encoding != nullptr ? recoded_field(std::move(text), encoding) : without_cut_utf8(text);
        }
    };
    const bool has_high_names = std::any_of(layer.field_names.begin(), layer.field_names.end(), [](const auto& name) {
        return std::any_of(name.begin(), name.end(), is_high);
    });
    if (has_high_names) {
        rename_fields(layer, change);
    }
    for_texts(layer, change);
    return encoding;
}

}  // namespace sunshed
