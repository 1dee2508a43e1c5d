#include "sunshed/report/yearly_report.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <tuple>

#include "markup.hpp"
#include "sunshed/catalogue/whole.hpp"
#include "sunshed/io/text_output.hpp"
#include "sunshed/policy/standing.hpp"

namespace sunshed {

namespace {

/// A whole number in groups of three digits.
std::string grouped(double value) {
    const std::string digits = fmt::format("{:.0f}", std::abs(value));
    std::string result = value < 0.0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            result += ',';
        }
        result += digits[i];
    }
    return result;
}

std::string amount(double value) {
    const double size = std::abs(value);
    return size >= 1000.0 ? grouped(value) : size >= 10.0 ? fmt::format("{:.1f}", value) : fmt::format("{:.2f}", value);
}

/// Writes one page.
class Page {
public:
    Page(const ReportContent& content, YearlyReport kind, std::string freeze_date)
        : content_(content),
          kind_(kind),
          chinese_(content.language == Language::zh),
          freeze_date_(std::move(freeze_date)) {}

    std::string html() {
        head();
        cover();
        indicator_table();
        next_steps();
        scenario_table();
        zone_table();
        remarks();
        signatures();
        return text_ + "</body></html>\n";
    }

private:
    [[nodiscard]] std::string words(const char* zh, const char* en) const { return chinese_ ? zh : en; }

    [[nodiscard]] std::string title() const {
        return kind_ == YearlyReport::october
                   ? words("城乡建设领域碳达峰实施方案年度贯彻落实情况报告",
                           "Yearly report on the carbon-peak plan of urban and rural construction")
                   : words("建筑节能与绿色建筑发展情况年度报告",
                           "Yearly report on energy conservation and green building");
    }

    void heading(const std::string& words) { text_ += fmt::format("<h2>{}</h2>\n", markup_text(words)); }

    void row(const char* tag, const std::vector<std::string>& cells) {
        text_ += "<tr>";
        for (const std::string& cell : cells) {
            text_ += fmt::format("<{0}>{1}</{0}>", tag, markup_text(cell));
        }
        text_ += "</tr>\n";
    }

    void head() {
        text_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta "
            "http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
            "'none'\"><title>{} {}</title>\n<style>\n"
            "@page {{ size: A4; margin: 20mm 16mm; }}\n"
            "body {{ font: 10.5pt/1.55 'Noto Sans CJK SC','Source Han Sans SC',SimSun,sans-serif; color: #111; "
            "max-width: "
            "178mm; margin: 12mm auto; }}\n"
            "h1 {{ font-size: 18pt; text-align: center; margin: 0 0 4mm; }} h2 {{ font-size: 12.5pt; margin: 7mm 0 "
            "2mm; }}\n"
            "table {{ border-collapse: collapse; width: 100%; font-size: 9pt; overflow-wrap: anywhere; }} tr {{ "
            "break-inside: avoid; }}\n"
            "th, td {{ border: 0.5pt solid #777; padding: 1.2mm 1.8mm; text-align: left; vertical-align: top; }}\n"
            "th {{ background: #eef2f6; }} .cover td {{ border: 0; padding: 0.6mm 2mm; font-size: 10.5pt; }}\n"
            ".cover td:first-child {{ width: 34mm; color: #555; }} .sign td {{ height: 16mm; }}\n"
            "</style></head><body>\n",
            chinese_ ? "zh-CN" : "en", markup_text(title()), content_.year);
    }

    void cover() {
        text_ += fmt::format("<h1>{}</h1>\n<table class=\"cover\">\n", markup_text(title()));
        const bool october = kind_ == YearlyReport::october;
        row("td", {words("报告单位", "From"), content_.project_name});
        row("td",
            {words("报送", "To"), october ? words("省住房和城乡建设厅、省发展和改革委员会",
                                                  "provincial housing department; development and reform commission")
                                          : words("省住房和城乡建设厅", "provincial housing department")});
        row("td", {words("报告年度", "Year"), std::to_string(content_.year)});
        row("td", {words("报送时限", "Due"), fmt::format("{}-{}", content_.year, october ? "10-31" : "11-30")});
        row("td", {words("数据截止日", "Data as of"),
                   freeze_date_.empty() ? words("待填", "to be filled in") : freeze_date_});
        row("td", {words("依据", "Basis"),
                   october ? words("《黑龙江省城乡建设领域碳达峰实施方案》五（二）", "carbon-peak plan, 五(二)")
                           : words("黑建科〔2022〕15号 五（二）", "黑建科〔2022〕15号, 五(二)")});
        row("td", {words("编制", "Made by"), content_.program});
        text_ += "</table>\n";
        text_ += fmt::format(
            "<p>{}</p>\n", words("规划与方案中的数值为预期性指标；本报告仅反映与预期目标的差距，不作为约束性考核结论。",
                                 "The plans' figures are expected values; this report tells the gap."));
    }

    template <class Enum>
    [[nodiscard]] std::string words(Enum value) const {
        return words(word_of(value).zh, word_of(value).en);
    }

    [[nodiscard]] std::string name_of(const IndicatorDefinition& definition) const {
        return words(definition.name_zh, definition.name_en);
    }

    /// Large amounts in ten thousands where that is how they are said.
    [[nodiscard]] std::string with_unit_words(double value, const std::string& unit) const {
        constexpr double ten_thousand = 1e4;
        return chinese_ && std::abs(value) >= ten_thousand ? fmt::format("{} 万 {}", amount(value / ten_thousand), unit)
                                                           : fmt::format("{} {}", amount(value), unit);
    }

    /// As it is said: with its unit, a year as a year, yes or no; one digit of what is in per cent.
    [[nodiscard]] std::string said(double value, Unit unit) const {
        switch (unit) {
            case Unit::year:
                return fmt::format("{:.0f}", value);
            case Unit::yes_no:
                return words(value > 0.5 ? "是" : "否", value > 0.5 ? "yes" : "no");
            case Unit::percent:
                return fmt::format("{:.1f} %", value);
            default:
                return with_unit_words(value, words(unit));
        }
    }

    /// The value with its year, or in a word why it is not there.
    [[nodiscard]] std::string said(const Indicator* row) const {
        if (row == nullptr) {
            return "–";
        }
        if (!row->value) {
            return words(row->status);
        }
        const std::string value = said(*row->value, row->unit());
        return row->kind == FigureKind::actual && row->data_year
                   ? fmt::format("{}{}{}{}", value, words("（", " ("), *row->data_year, words("）", ")"))
                   : value;
    }

    [[nodiscard]] std::string gap_of(const Indicator* row) const {
        if (row == nullptr || row->gap.value_or(0.0) <= 0.0) {
            return "";
        }
        return row->unit() == Unit::percent ? fmt::format("{:.1f} {}", *row->gap, words(Unit::percentage_points))
                                            : said(*row->gap, row->unit());
    }

    void indicator_table() {
        heading(words("一、指标完成情况", "1. Indicators"));
        text_ += "<table>\n";
        row("th", {words("指标", "Indicator"), words("目标（年）", "Target (year)"),
                   words("现状（数据年）", "Actual (year)"), words("按进度应达", "Required by then"),
                   words("状态", "Status"), words("差距", "Gap"), words("资源潜力 P50 / P90", "Potential P50 / P90"),
                   words("资源判断", "Feasibility"), words("依据", "Basis")});
        const YearlyReports own = kind_ == YearlyReport::october ? YearlyReports::october : YearlyReports::november;
        const std::vector<Standing> standings = standings_of(content_.indicators, whole_id);
        for (const IndicatorDefinition& definition : indicator_definitions()) {
            if (definition.reports != own && definition.reports != YearlyReports::both) {
                continue;
            }
            for (const Standing& standing : standings) {
                if (standing.headline().indicator == IndicatorKey(definition.value)) {
                    add_standing(standing);
                }
            }
        }
        text_ += "</table>\n";
    }

    void add_standing(const Standing& standing) {
        const Indicator& head = standing.headline();
        std::string potential = said(standing.potential_p50);
        if (standing.potential_p90 != nullptr) {
            potential += " / " + said(standing.potential_p90);
        }
        const auto status = [&](const Indicator* indicator) {
            return indicator != nullptr ? words(indicator->status) : std::string();
        };
        const std::string year =
            head.target_year ? fmt::format("{}{}{}", words("（", " ("), *head.target_year, words("）", ")")) : "";
        row("td", {name_of(head.definition()), head.target ? said(*head.target, head.unit()) + year : "",
                   said(standing.actual), said(standing.required), status(standing.actual), gap_of(standing.actual),
                   potential, status(standing.potential_p50), words(head.basis)});
    }

    void next_steps() {
        heading(words("二、下一步", "2. Next steps"));
        text_ += "<ul>\n";
        for (const TargetPlan& plan : content_.plans) {
            if (is_whole(plan.zone.id) && plan.rank_by == content_.rank_by) {
                text_ += fmt::format("<li>{}</li>\n", markup_text(chinese_ ? plan.sentence_zh : plan.sentence_en));
            }
        }
        if (content_.plans.empty()) {
            text_ +=
                fmt::format("<li>{}</li>\n", words("没有建筑数据，只汇总统计。", "No buildings: statistics only."));
        }
        text_ += "</ul>\n";
    }

    void scenario_table() {
        if (content_.scenarios.empty()) {
            return;
        }
        heading(words("三、情景比较（全部区域）", "3. Scenarios (whole area)"));
        text_ += "<table>\n";
        row("th",
            {words("情景", "Scenario"), words("年份", "Year"), "MW", "GWh", words("覆盖率 C1", "Coverage C1"),
             words("替代率（当量）", "Substitution (calorific)"), words("替代率（等价）", "Substitution (coal eq.)"),
             words("用电占比（当量）", "Electricity (calorific)")});
        const auto percent = [&](const std::optional<double>& value) {
            return value ? fmt::format("{:.1f} %", *value) : words(IndicatorStatus::no_data);
        };
        for (const ScenarioResult& s : content_.scenarios) {
            if (is_whole(s.zone.id)) {
                row("td", {s.scenario, std::to_string(s.year), amount(s.capacity_kwp / 1e3), amount(s.energy_kwh / 1e6),
                           percent(s.coverage_c1_pct), percent(s.substitution_calorific_pct),
                           percent(s.substitution_coal_equivalent_pct), percent(s.electricity_share_calorific_pct)});
            }
        }
        text_ += "</table>\n";
    }

    void zone_table() {
        heading(words("分区情况", "By zone"));
        constexpr std::array columns{std::pair(IndicatorId::pv_coverage_c1, FigureKind::actual),
                                     std::pair(IndicatorId::pv_coverage_c1, FigureKind::potential_p50),
                                     std::pair(IndicatorId::substitution_calorific, FigureKind::actual),
                                     std::pair(IndicatorId::electricity_share_calorific, FigureKind::actual)};
        text_ += "<table>\n";
        std::vector<std::string> names{words("区域", "Zone"), "MW"};
        for (const auto& [id, kind] : columns) {
            names.push_back(fmt::format("{}{}{}", name_of(definition_of(id)), words(" ", ", "), words(kind)));
        }
        row("th", names);
        std::map<std::tuple<std::string, IndicatorKey, FigureKind>, const Indicator*> by_zone;
        for (const Indicator& indicator : content_.indicators) {
            by_zone.emplace(std::tuple(indicator.zone_id, indicator.indicator, indicator.kind), &indicator);
        }
        for (const ZoneSummary& zone : content_.zones) {
            std::vector<std::string> cells{zone.zone.name, amount(zone.total.amounts.capacity_kwp / 1e3)};
            for (const auto& [id, kind] : columns) {
                const auto found = by_zone.find({zone.zone.id, id, kind});
                const bool known = found != by_zone.end() && found->second->value.has_value();
                cells.push_back(known ? fmt::format("{:.1f} %", *found->second->value)
                                      : words(IndicatorStatus::no_data));
            }
            row("td", cells);
        }
        text_ += "</table>\n";
    }

    void remarks() {
        heading(words("说明", "Remarks"));
        text_ += "<ul>\n";
        for (const Caution& caution : content_.cautions) {
            const Sentence sentence = sentence_of(caution);
            text_ += fmt::format("<li>{}</li>\n", markup_text(chinese_ ? sentence.zh : sentence.en));
        }
        // Where an area has none of the buildings, nothing is missing.
        const auto is_missing = [](const Indicator& indicator) {
            return indicator.reason && !std::holds_alternative<reason::NoSuchBuildings>(*indicator.reason);
        };
        std::map<std::string, const IndicatorDefinition*> missing;
        for (const Indicator& indicator : content_.indicators) {
            if (is_whole(indicator.zone_id) && is_missing(indicator)) {
                missing.emplace(indicator.definition().id, &indicator.definition());
            }
        }
        std::string names;
        for (const auto& [id, definition] : missing) {
            names += (names.empty() ? "" : words("、", ", ")) + name_of(*definition);
        }
        if (!names.empty()) {
            text_ += fmt::format("<li>{}{}</li>\n", words("暂无数据的指标：", "Indicators without data: "),
                                 markup_text(names));
        }
        text_ += fmt::format(
            "<li>{}</li>\n",
            words("两个文件均未规定表式，本表式为建议稿。状态按现状对照目标进度判定；资源潜力为宜装尽装的估算。",
                  "Neither plan gives a form: this layout is a proposal. The status is that of what stands, by the "
                  "target's dated path; potentials count every module that fits."));
        text_ += "</ul>\n";
    }

    void signatures() {
        text_ += "<table class=\"sign\">\n";
        row("td", {words("填报人：", "Prepared by:"), words("审核人：", "Checked by:"),
                   words("单位负责人（盖章）：", "Head (seal):"), words("日期：", "Date:")});
        text_ += "</table>\n";
    }

    const ReportContent& content_;
    YearlyReport kind_;
    bool chinese_;
    std::string freeze_date_;
    std::string text_;
};

}  // namespace

void write_yearly_report(const std::string& path, const ReportContent& content, YearlyReport kind,
                         const std::string& freeze_date) {
    write_text_file(path, Page(content, kind, freeze_date).html());
}

}  // namespace sunshed
