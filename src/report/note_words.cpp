#include "note_words.hpp"

namespace sunshed {

namespace {

void append(Bilingual& words, const Sentence& sentence) {
    words.zh += (words.zh.empty() ? "" : "；") + sentence.zh;
    words.en += (words.en.empty() ? "" : "; ") + sentence.en;
}

}  // namespace

Bilingual note_of(const Indicator& indicator) {
    Bilingual words;
    if (indicator.reason) {
        append(words, sentence_of(*indicator.reason));
    }
    for (const Remark& remark : indicator.remarks) {
        append(words, sentence_of(remark));
    }
    return words;
}

Bilingual words_of(const std::vector<Reason>& reasons) {
    Bilingual words;
    for (const Reason& reason : reasons) {
        append(words, sentence_of(reason));
    }
    return words;
}

}  // namespace sunshed
