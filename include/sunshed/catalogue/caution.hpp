#pragma once

#include <string>
#include <variant>
#include <vector>

#include "sunshed/catalogue/sentence.hpp"
#include "sunshed/catalogue/word.hpp"

namespace sunshed {

/// Answers that stay empty while figures of the place are not given.
enum class Answer { own_use, money, carbon, targets };
std::span<const Word<Answer>> words_of(Answer);

/// What every reader must know before the numbers: a type a caution, with its arguments. A new one is a struct here and
/// its words in src/catalogue/caution.cpp.
namespace caution {

/// Figures of the place that nobody gave.
struct FiguresNotGiven {
    struct Part {
        Answer answer{};
        std::vector<std::string> keys;  ///< of the project file, those of one table together
    };
    std::vector<Part> parts;
};
/// Numbers that stand in for figures of the user's own.
struct Placeholders {
    std::vector<std::string> keys;
};
/// Buildings that count for the whole alone.
struct OutsideZones {
    int buildings = 0;
};
/// What was done to an input or looks odd in it, in the words of whoever read it.
struct OfInput {
    std::string words;
};

}  // namespace caution

using Caution = std::variant<caution::FiguresNotGiven, caution::Placeholders, caution::OutsideZones, caution::OfInput>;

Sentence sentence_of(const Caution& caution);

}  // namespace sunshed
