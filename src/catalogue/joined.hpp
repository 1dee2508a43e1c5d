#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunshed/catalogue/sentence.hpp"

namespace sunshed {

/// Texts with a sign between them.
inline std::string joined(const std::vector<std::string>& texts, std::string_view between) {
    std::string all;
    for (const std::string& text : texts) {
        all += (&text == &texts.front() ? std::string() : std::string(between)) + text;
    }
    return all;
}

inline std::string joined_zh(const std::vector<Bilingual>& names) {
    std::string all;
    for (const Bilingual& name : names) {
        all += (&name == &names.front() ? "" : "、") + name.zh;
    }
    return all;
}

inline std::string joined_en(const std::vector<Bilingual>& names) {
    std::string all;
    for (const Bilingual& name : names) {
        all += (&name == &names.front() ? "" : ", ") + name.en;
    }
    return all;
}

}  // namespace sunshed
