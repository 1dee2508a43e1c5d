#include "sunshed/building/class_map.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace sunshed {

namespace {

struct Word {
    std::string_view text;
    BuildingClass building_class;
};

constexpr auto words = std::to_array<Word>({
    {"党政机关", BuildingClass::party_government},
    {"政府", BuildingClass::party_government},
    {"机关", BuildingClass::party_government},
    {"行政办公", BuildingClass::party_government},
    {"机关团体用地", BuildingClass::party_government},
    {"government", BuildingClass::party_government},
    {"townhall", BuildingClass::party_government},
    {"courthouse", BuildingClass::party_government},
    {"police", BuildingClass::party_government},
    {"fire_station", BuildingClass::party_government},
    {"学校", BuildingClass::school},
    {"教育", BuildingClass::school},
    {"教育用地", BuildingClass::school},
    {"幼儿园", BuildingClass::school},
    {"大学", BuildingClass::school},
    {"school", BuildingClass::school},
    {"kindergarten", BuildingClass::school},
    {"college", BuildingClass::school},
    {"university", BuildingClass::school},
    {"医院", BuildingClass::hospital},
    {"医疗", BuildingClass::hospital},
    {"医疗卫生用地", BuildingClass::hospital},
    {"hospital", BuildingClass::hospital},
    {"clinic", BuildingClass::hospital},
    {"公共机构", BuildingClass::other_public_institution},
    {"文化", BuildingClass::other_public_institution},
    {"体育", BuildingClass::other_public_institution},
    {"图书馆", BuildingClass::other_public_institution},
    {"科研", BuildingClass::other_public_institution},
    {"村委会", BuildingClass::other_public_institution},
    {"public", BuildingClass::other_public_institution},
    {"civic", BuildingClass::other_public_institution},
    {"library", BuildingClass::other_public_institution},
    {"museum", BuildingClass::other_public_institution},
    {"sports_hall", BuildingClass::other_public_institution},
    {"sports_centre", BuildingClass::other_public_institution},
    {"community_centre", BuildingClass::other_public_institution},
    {"商业", BuildingClass::commercial},
    {"商业用地", BuildingClass::commercial},
    {"商务", BuildingClass::commercial},
    {"办公", BuildingClass::commercial},
    {"写字楼", BuildingClass::commercial},
    {"酒店", BuildingClass::commercial},
    {"宾馆", BuildingClass::commercial},
    {"商场", BuildingClass::commercial},
    {"commercial", BuildingClass::commercial},
    {"office", BuildingClass::commercial},
    {"retail", BuildingClass::commercial},
    {"supermarket", BuildingClass::commercial},
    {"hotel", BuildingClass::commercial},
    {"kiosk", BuildingClass::commercial},
    {"厂房", BuildingClass::factory},
    {"工厂", BuildingClass::factory},
    {"工业", BuildingClass::factory},
    {"工业用地", BuildingClass::factory},
    {"车间", BuildingClass::factory},
    {"industrial", BuildingClass::factory},
    {"manufacture", BuildingClass::factory},
    {"仓库", BuildingClass::warehouse},
    {"仓储", BuildingClass::warehouse},
    {"物流仓储用地", BuildingClass::warehouse},
    {"warehouse", BuildingClass::warehouse},
    {"住宅", BuildingClass::residential},
    {"居住", BuildingClass::residential},
    {"居民楼", BuildingClass::residential},
    {"城镇住宅用地", BuildingClass::residential},
    {"公寓", BuildingClass::residential},
    {"宿舍", BuildingClass::residential},
    {"residential", BuildingClass::residential},
    {"apartments", BuildingClass::residential},
    {"dormitory", BuildingClass::residential},
    {"terrace", BuildingClass::residential},
    {"house", BuildingClass::residential},
    {"detached", BuildingClass::residential},
    {"semidetached_house", BuildingClass::residential},
    {"农房", BuildingClass::rural_house},
    {"农村住宅", BuildingClass::rural_house},
    {"农村宅基地", BuildingClass::rural_house},
    {"宅基地", BuildingClass::rural_house},
    {"farm", BuildingClass::rural_house},
    {"farmhouse", BuildingClass::rural_house},
    {"其他", BuildingClass::other},
    {"附属用房", BuildingClass::other},
    {"车库", BuildingClass::other},
    {"锅炉房", BuildingClass::other},
    {"garage", BuildingClass::other},
    {"garages", BuildingClass::other},
    {"shed", BuildingClass::other},
    {"roof", BuildingClass::other},
    {"church", BuildingClass::other},
    {"greenhouse", BuildingClass::other},
    {"farm_auxiliary", BuildingClass::other},
    {"service", BuildingClass::other},
    {"transportation", BuildingClass::other},
    {"train_station", BuildingClass::other},
    {"parking", BuildingClass::other},
});

std::string normalised_word(const std::string& word) {
    std::string text = word;
    const auto is_space = [](unsigned char c) { return std::isspace(c) != 0; };
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), is_space));
    text.erase(std::find_if_not(text.rbegin(), text.rend(), is_space).base(), text.end());
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    return text;
}

}  // namespace

BuildingClass classify(const std::string& word, const std::map<std::string, std::string>& user_table) {
    if (const auto own = user_table.find(word); own != user_table.end()) {
        return building_class_from_string(own->second).value_or(BuildingClass::unknown);
    }
    const std::string text = normalised_word(word);
    if (const auto named = building_class_from_string(text)) {
        return *named;
    }
    const auto* found = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.text == text; });
    return found == words.end() ? BuildingClass::unknown : found->building_class;
}

}  // namespace sunshed
