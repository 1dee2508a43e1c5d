#include "encoding_guess.hpp"

#include <algorithm>
#include <array>

namespace sunshed {

namespace {

using Byte = unsigned char;

bool is_in(Byte byte, int low, int high) {
    return byte >= low && byte <= high;
}

bool is_high(char c) {
    return is_in(static_cast<Byte>(c), 0x80, 0xFF);
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// How likely a character is in a word: usual, a sign or digit, in the standard's second level, or hardly ever.
constexpr double usual = 1.0;
constexpr double sign = 0.5;
constexpr double second_level = 0.3;
constexpr double rare = 0.1;
constexpr double impossible = 0.0;

double of_gb18030(Byte first, Byte second) {
    const bool is_gb2312 = is_in(second, 0xA1, 0xFE);
    return !is_gb2312                 ? (is_in(second, 0x40, 0xFE) ? rare : impossible)
           : is_in(first, 0xB0, 0xD7) ? usual
           : is_in(first, 0xD8, 0xF7) ? second_level
           : is_in(first, 0xA1, 0xA3) ? sign
                                      : rare;
}

double of_big5(Byte first, Byte second) {
    const bool is_possible = is_in(second, 0x40, 0x7E) || is_in(second, 0xA1, 0xFE);
    return !is_possible               ? impossible
           : is_in(first, 0xA4, 0xC6) ? usual
           : is_in(first, 0xC9, 0xF9) ? second_level
           : is_in(first, 0xA1, 0xA3) ? sign
                                      : impossible;
}

double of_cp932(Byte first, Byte second) {
    const bool is_possible = is_in(second, 0x40, 0x7E) || is_in(second, 0x80, 0xFC);
    const bool is_kana = (first == 0x82 && is_in(second, 0x9F, 0xF1)) || (first == 0x83 && is_in(second, 0x40, 0x96));
    return !is_possible                                           ? impossible
           : is_kana || is_in(first, 0x88, 0x97)                  ? usual
           : is_in(first, 0x98, 0x9F) || is_in(first, 0xE0, 0xEA) ? second_level
           : first == 0x81 || (first == 0x82 && second < 0x9F)    ? sign
                                                                  : impossible;
}

double of_cp949(Byte first, Byte second) {
    const bool is_ks_x_1001 = is_in(second, 0xA1, 0xFE);
    return !is_ks_x_1001              ? (is_in(second, 0x41, 0xFE) ? rare : impossible)
           : is_in(first, 0xB0, 0xC8) ? usual
           : is_in(first, 0xA1, 0xA3) ? sign
                                      : rare;
}

/// Characters of two bytes.
struct Pairs {
    const char* name;
    double (*value)(Byte first, Byte second);
    Byte first_single, last_single;  ///< bytes that are a character by themselves (half-width katakana)
};

/// The sum of the values of a word's high bytes.
double value_of(const std::string& word, const Pairs& pairs) {
    double sum = 0.0;
    bool is_after_letter = false;  // of ASCII: what follows is more likely a letter with an accent
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto first = static_cast<Byte>(word[i]);
        const bool is_pair = is_high(word[i]) && !is_in(first, pairs.first_single, pairs.last_single);
        if (is_pair && i + 1 == word.size()) {
            sum += usual;  // a character that the field's width has cut
        } else if (is_pair && !is_high(word[i + 1])) {
            sum += is_after_letter ? rare : pairs.value(first, static_cast<Byte>(word[i + 1]));
        } else if (is_pair) {
            sum += 2.0 * pairs.value(first, static_cast<Byte>(word[i + 1]));
        } else if (is_high(word[i])) {
            sum += second_level;
        }
        is_after_letter = is_ascii_letter(word[i]);
        i += is_pair ? 1 : 0;
    }
    return sum;
}

/// Letters of one byte.
struct Letters {
    const char* name;
    bool (*is_small)(Byte);
    bool (*is_capital)(Byte);
    bool stands_alone;  ///< between those of ASCII, as accents do; else whole words are of them
};

bool is_in_cp1252(Byte b) {
    return is_in(b, 0xC0, 0xFF) && b != 0xD7 && b != 0xF7;
}

constexpr std::array<Letters, 4> letters{{
    {"CP1252", is_in_cp1252, is_in_cp1252, true},
    {"CP1251", [](Byte b) { return b >= 0xE0 || b == 0xB8; }, [](Byte b) { return is_in(b, 0xC0, 0xDF) || b == 0xA8; },
     false},
    // E0 is a letter that hardly any Greek word has.
    {"CP1253", [](Byte b) { return is_in(b, 0xDC, 0xFE) && b != 0xE0; },
     [](Byte b) { return is_in(b, 0xC1, 0xDB) || is_in(b, 0xB8, 0xBF); }, false},
    {"CP866", [](Byte b) { return is_in(b, 0xA0, 0xAF) || is_in(b, 0xE0, 0xF1); },
     [](Byte b) { return is_in(b, 0x80, 0x9F); }, false},
}};

/// Of one letter in a run of high bytes.
double value_at(const std::string& word, std::size_t i, std::size_t run, const Letters& of) {
    const auto byte = static_cast<Byte>(word[i]);
    if (!of.is_small(byte) && !of.is_capital(byte)) {
        return rare;
    }
    if (of.stands_alone) {
        return run == 1 ? usual : run == 2 ? 0.7 : rare;
    }
    const bool is_after_small = i > 0 && is_high(word[i - 1]) && of.is_small(static_cast<Byte>(word[i - 1]));
    if (of.is_capital(byte) && is_after_small) {
        return rare;
    }
    return run > 2 ? usual : run == 2 ? 0.6 : second_level;
}

double value_of(const std::string& word, const Letters& of) {
    double sum = 0.0;
    std::size_t end = 0;
    for (std::size_t begin = 0; begin < word.size(); begin = end) {
        const auto is_same = [&](char c) { return is_high(c) == is_high(word[begin]); };
        end = static_cast<std::size_t>(
            std::find_if_not(word.begin() + static_cast<std::ptrdiff_t>(begin), word.end(), is_same) - word.begin());
        const bool is_among_ascii =
            (begin > 0 && is_ascii_letter(word[begin - 1])) || (end < word.size() && is_ascii_letter(word[end]));
        for (std::size_t i = begin; i < end && is_high(word[begin]); ++i) {
            sum += is_among_ascii && !of.stands_alone ? rare : value_at(word, i, end - begin, of);
        }
    }
    return sum;
}

constexpr std::array<Pairs, 4> pairs{{
    {"GB18030", of_gb18030, 0xFF, 0xFF},
    {"BIG5", of_big5, 0xFF, 0xFF},
    {"CP932", of_cp932, 0xA1, 0xDF},
    {"CP949", of_cp949, 0xFF, 0xFF},
}};

template <class Encoding>
double value_of_all(const std::set<std::string>& words, const Encoding& encoding) {
    double sum = 0.0;
    for (const std::string& word : words) {
        sum += value_of(word, encoding);
    }
    return sum;
}

}  // namespace

EncodingGuess guess_encoding(const std::set<std::string>& words) {
    constexpr double good = 0.7;    // of a byte
    constexpr double margin = 0.6;  // of a byte, over the next
    double bytes = 0.0;
    for (const std::string& word : words) {
        bytes += static_cast<double>(std::count_if(word.begin(), word.end(), is_high));
    }
    EncodingGuess best;
    double best_value = -1.0;
    double next_value = -1.0;
    const auto try_one = [&](const auto& encoding) {
        const double value = value_of_all(words, encoding);
        if (value > best_value) {  // of equal ones the first
            next_value = best_value;
            best_value = value;
            best.name = encoding.name;
        } else {
            next_value = std::max(next_value, value);
        }
    };
    std::for_each(pairs.begin(), pairs.end(), try_one);
    std::for_each(letters.begin(), letters.end(), try_one);
    best.is_doubtful = best_value < good * bytes || best_value - next_value < margin;
    return best;
}

}  // namespace sunshed
