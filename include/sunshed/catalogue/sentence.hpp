#pragma once

#include <string>

namespace sunshed {

/// A name that no enumeration holds, e.g. of an item of the statistics.
struct Bilingual {
    std::string zh;
    std::string en;
};

/// What is said to readers. Programs go by the id, never by the words.
struct Sentence {
    const char* id;  ///< stable; of the kind of sentence, whatever its arguments
    std::string zh;
    std::string en;
};

}  // namespace sunshed
