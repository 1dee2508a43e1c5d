#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "example_city.hpp"

namespace sunshed {

/// What names may hold that means something to a browser, a spreadsheet or a terminal. Whatever runs sets window.ran.
inline std::vector<std::string> hostile_texts() {
    return {"<img src=x onerror=ran=1>",
            "</script><script>ran=1</script>",
            "\"><svg onload=ran=1>",
            "' onmouseover='ran=1",
            "javascript:ran=1",
            "<!--<script>",
            "&lt;b&gt; {{data}} ${ran=1}",
            "\u202Eright to left",
            "=cmd|' /C calc'!A0",
            "bell \x07 escape \x1b[31m and nothing \x01",
            "two\nlines\tand \"quotes\"",
            "bytes \xff\xfe that are no UTF-8",
            std::string(10000, 'x')};
}

/// A city with such a text in every field that others fill.
struct HostileCity {
    ExampleCity city;
    std::vector<std::string> texts = hostile_texts();
    std::size_t next = 0;

    explicit HostileCity(std::size_t count) : city(example_city(count)) {
        for (std::size_t i = 0; i < city.buildings.size(); ++i) {
            BuildingRecord& building = city.buildings[i];
            building.facts.building_id = texts[i % texts.size()] + std::to_string(i);
            building.facts.class_text = text();
            if (building.roof.reason) {
                building.roof.reason->details = {text()};
            }
            building.facts.zone_id = i % 2 == 0 ? texts[0] : texts[2];
        }
        city.zones = {{texts[0], texts[1]}, {texts[2], texts.back()}};
        city.outlines.front().id = texts[0];
        city.summaries = summarise_zones(city.buildings, city.zones);
        city.indicators = compute_indicators({city.buildings, city.zones, {}, {}}, example_policy_options());
        for (Indicator& indicator : city.indicators) {
            indicator.reason = reason::NotGiven{{text()}};
            indicator.remarks = {remark::ExpectedTarget{text()}};
        }
    }

    [[nodiscard]] std::string text() { return texts[next++ % texts.size()]; }

    [[nodiscard]] ReportContent content() {
        ReportContent content = city.content();
        content.project_name = text();
        content.program = text();
        content.weather_source = text();
        content.crs_name = text();
        content.assumptions.clear();
        content.cautions.clear();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            content.assumptions.push_back({text(), text(), text(), text(), "[P] " + text(), text(), true});
            content.cautions.emplace_back(caution::OfInput{texts[i]});
            content.cautions.emplace_back(caution::Placeholders{{texts[i]}});
            content.cautions.emplace_back(caution::FiguresNotGiven{{{Answer::money, {texts[i]}}}});
            ScenarioResult scenario;
            scenario.scenario = texts[i];
            scenario.zone = {"all", texts[i]};
            scenario.missing = {reason::NotGiven{{texts[i]}}};
            content.scenarios.push_back(scenario);
            TargetPlan plan;
            plan.zone = {"all", texts[i]};
            plan.target = TargetKind::substitution_calorific;
            plan.sentence_zh = plan.sentence_en = texts[i];
            plan.missing = reason::NotGiven{{texts[i]}};
            content.plans.push_back(plan);
        }
        std::reverse(content.cautions.begin(), content.cautions.end());
        for (HourlyProfile& profile : content.hourly_profiles) {
            profile.zone_id = profile.zone_id == "N" ? texts[0] : texts[2];
        }
        return content;
    }
};

}  // namespace sunshed
