#include "text_encoding.hpp"

#include <cpl_string.h>
#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "encoding_guess.hpp"
#include "recode.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/core/quoted.hpp"

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

bool has_high_bytes(const std::string& text) {
    return std::any_of(text.begin(), text.end(), is_high);
}

/// Whether a text is UTF-8 and has a character of three bytes, which no other encoding's words are by chance.
bool is_surely_utf8(const std::string& text) {
    return is_utf8(text) && std::any_of(text.begin(), text.end(),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xF0U) == 0xE0U; });
}

/// How many different words of a layer are what.
struct Words {
    std::set<std::string> with_high_bytes;
    std::size_t beyond_utf8 = 0;
    std::size_t surely_utf8 = 0;
    std::size_t of_no_language = 0;

    void add(const std::string& text) {
        if (has_high_bytes(text) && with_high_bytes.insert(text).second) {
            beyond_utf8 += is_utf8(without_cut_utf8(text)) ? 0 : 1;
            surely_utf8 += is_surely_utf8(text) ? 1 : 0;
            of_no_language += is_of_one_script(text) ? 0 : 1;
        }
    }
    [[nodiscard]] bool are_utf8() const {
        return beyond_utf8 == 0 ? 2 * of_no_language <= with_high_bytes.size() : surely_utf8 > beyond_utf8;
    }
};

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

template <class Change>
void change_all(FeatureLayer& layer, Change change) {
    if (std::any_of(layer.field_names.begin(), layer.field_names.end(), has_high_bytes)) {
        rename_fields(layer, change);
    }
    for_texts(layer, change);
}

/// The text without bytes that are no UTF-8.
std::string without_broken_bytes(const std::string& text) {
    const std::string whole = without_cut_utf8(text);
    std::string kept;
    for (std::size_t i = 0; i < whole.size();) {
        std::size_t length = 4;
        while (length > 0 && (i + length > whole.size() || !is_utf8(whole.substr(i, length)))) {
            --length;
        }
        kept += whole.substr(i, length);
        i += std::max<std::size_t>(length, 1);
    }
    return kept;
}

/// "936" is CP936.
std::string iconv_name(const std::string& encoding) {
    const bool is_number = std::all_of(encoding.begin(), encoding.end(), [](char c) { return c >= '0' && c <= '9'; });
    return is_number ? "CP" + encoding : encoding;
}

bool is_known(const std::string& iconv_name) {
    const iconv_t conversion = iconv_open(CPL_ENC_UTF8, iconv_name.c_str());
    if (conversion == iconv_t(-1)) {
        return false;
    }
    iconv_close(conversion);
    return true;
}

}  // namespace

FoundEncoding convert_to_utf8(FeatureLayer& layer) {
    Words words;
    for_texts(layer, [&](const std::string& text) { words.add(text); });
    if (words.with_high_bytes.empty()) {
        return {};
    }
    if (words.are_utf8()) {
        change_all(layer, [](std::string& text) { text = is_utf8(text) ? text : without_broken_bytes(text); });
        return {"", false, words.beyond_utf8};
    }
    const EncodingGuess guess = guess_encoding(words.with_high_bytes);
    convert_to_utf8(layer, guess.name);
    return {guess.name, guess.is_doubtful, 0};
}

void convert_to_utf8(FeatureLayer& layer, const std::string& encoding) {
    const std::string name = iconv_name(encoding);
    if (!is_known(name)) {
        throw Error(ErrorCode::bad_input, layer.source, fmt::format("there is no encoding {}", quoted(encoding)),
                    "name one as iconv does: UTF-8, GB18030, BIG5, CP932, EUC-JP, CP949, CP1251, CP1252 ...");
    }
    change_all(layer, [&](std::string& text) { text = has_high_bytes(text) ? recoded(text, name.c_str()) : text; });
}

}  // namespace sunshed
