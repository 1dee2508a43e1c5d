#include "catalogue_json.hpp"

#include <nlohmann/json.hpp>

#include "sunshed/catalogue/indicator_words.hpp"
#include "sunshed/catalogue/yield_words.hpp"

namespace sunshed {

namespace {

using Json = nlohmann::ordered_json;

template <Catalogued Enum>
Json words_json() {
    Json json = Json::object();
    for (const Word<Enum>& word : words_of(Enum())) {
        json[word.id] = {{"zh", word.zh}, {"en", word.en}};
    }
    return json;
}

/// With the buildings that each group counts.
Json groups_json() {
    Json json = words_json<CoverageGroup>();
    for (const Word<CoverageGroup>& group : words_of(CoverageGroup())) {
        for (const Word<Vintage>& vintage : words_of(Vintage())) {
            for (const Word<BuildingClass>& building_class : words_of(BuildingClass())) {
                if (is_in_group(group.value, building_class.value, vintage.value)) {
                    json[group.id]["vintage"] = vintage.id;
                    json[group.id]["classes"].push_back(building_class.id);
                }
            }
        }
    }
    return json;
}

Json units_json() {
    Json json = words_json<Unit>();
    for (const Word<Unit>& unit : words_of(Unit())) {
        json[unit.id]["is_percent"] = unit.value == Unit::percent;
        json[unit.id]["is_area"] = unit.value == Unit::square_metre;
        json[unit.id]["is_year"] = unit.value == Unit::year;
    }
    return json;
}

}  // namespace

nlohmann::ordered_json catalogue_json() {
    return {{"classes", words_json<BuildingClass>()},
            {"vintages", words_json<Vintage>()},
            {"building_statuses", words_json<BuildingStatus>()},
            {"suitabilities", words_json<Suitability>()},
            {"losses", words_json<LossLink>()},
            {"readings", words_json<CoverageReading>()},
            {"groups", groups_json()},
            {"conventions", words_json<CoalConvention>()},
            {"kinds", words_json<FigureKind>()},
            {"statuses", words_json<IndicatorStatus>()},
            {"tags", words_json<EvidenceTag>()},
            {"switches", words_json<PolicySwitch>()},
            {"bases", words_json<IndicatorBasis>()},
            {"targets", words_json<TargetKind>()},
            {"rankings", words_json<RankBy>()},
            {"outcomes", words_json<PlanOutcome>()},
            {"units", units_json()}};
}

nlohmann::ordered_json definitions_json() {
    Json json;
    for (const IndicatorDefinition& d : indicator_definitions()) {
        const auto convention = convention_of(d.value);
        json[d.id] = {{"name_zh", d.name_zh},
                      {"name_en", d.name_en},
                      {"unit", to_string(d.unit)},
                      {"kind", to_string(d.kind)},
                      {"better", to_string(d.better)},
                      {"by_group", has_groups(d.value)},
                      {"convention", convention ? Json(to_string(*convention)) : Json(nullptr)},
                      {"definition", d.formula},
                      {"source", d.source}};
    }
    return json;
}

}  // namespace sunshed
