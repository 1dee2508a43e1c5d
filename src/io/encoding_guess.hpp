#pragma once

#include <set>
#include <string>

namespace sunshed {

/// An encoding other than UTF-8 that some words look like.
struct EncodingGuess {
    const char* name = nullptr;
    bool is_doubtful = false;  ///< another would do nearly as well, or none does well
};

/// Which encoding gives words with high bytes the letters that people write: Chinese (GB 18030, Big5), Japanese
/// (CP932), Korean (CP949), western, Cyrillic (CP1251, CP866) and Greek ones. The standards themselves part the usual
/// characters of Chinese, Japanese and Korean from rare ones ("level 1"), so no table of words is needed.
EncodingGuess guess_encoding(const std::set<std::string>& words);

}  // namespace sunshed
