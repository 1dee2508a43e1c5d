#include "sunshed/catalogue/caution.hpp"

#include <fmt/format.h>

#include <array>

#include "joined.hpp"

namespace sunshed {

namespace {

using A = Answer;
constexpr auto answer_words = std::to_array<Word<A>>({
    {A::own_use, "own_use", "自用电量", "own use", ""},
    {A::money, "money", "经济", "money", ""},
    {A::carbon, "carbon", "减排二氧化碳", "CO2 avoided", ""},
    {A::targets, "targets", "目标", "targets", ""},
});
static_assert(is_in_order(answer_words));

/// "[economics] capex_cny_w, om_cny_w", as they stand in a project file.
std::string by_table(const std::vector<std::string>& keys) {
    std::string text;
    std::string table;
    for (const std::string& key : keys) {
        const auto dot = key.rfind('.');
        if (key.substr(0, dot) != table) {
            table = key.substr(0, dot);
            text += text.empty() ? "" : "; ";
            text += fmt::format("[{}] {}", table, key.substr(dot + 1));
        } else {
            text += ", " + key.substr(dot + 1);
        }
    }
    return text;
}

struct Words {
    Sentence operator()(const caution::FiguresNotGiven& c) const {
        std::vector<std::string> zh;
        std::vector<std::string> en;
        for (const auto& [answer, keys] : c.parts) {
            zh.push_back(fmt::format("{}（{}）", word_of(answer).zh, by_table(keys)));
            en.push_back(fmt::format("{} ({})", word_of(answer).en, by_table(keys)));
        }
        return {"figures_not_given", "未给出当地的数值，请指定 profile 或给出各键：" + joined(zh, "；"),
                "not given: figures of your place, name a profile or give the keys: " + joined(en, "; ")};
    }
    Sentence operator()(const caution::Placeholders& c) const {
        return {"placeholders", "下列参数用的是占位值 [P]，请换成当地的数：" + joined(c.keys, "、"),
                "placeholders [P] that stand for figures of your own: " + joined(c.keys, ", ")};
    }
    Sentence operator()(const caution::OutsideZones& c) const {
        return {"outside_zones",
                fmt::format("{} 座建筑不在任何区域内，只计入全部：report/without_zone.csv", c.buildings),
                fmt::format("{} buildings lie in no zone and count for the whole only: report/without_zone.csv",
                            c.buildings)};
    }
    Sentence operator()(const caution::OfInput& c) const { return {"of_input", c.words, c.words}; }
};

}  // namespace

std::span<const Word<Answer>> words_of(Answer /*unused*/) {
    return answer_words;
}

Sentence sentence_of(const Caution& caution) {
    return std::visit(Words{}, caution);
}

}  // namespace sunshed
