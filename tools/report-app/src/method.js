// The end of the page: all indicators, how the numbers were made, how sure they are, and every factor with its source.
import { whenChanged } from "./store.js";
import { basisName, conventionName, indicatorName, isPercent, isYear, kindName, noteOf, sentence, statusName, statusTone, switchNames, tagName, unitName, whyMissing } from "./names.js";
import { escape, number, rounded } from "./format.js";
import { pick, t } from "./words.js";

const $ = (id) => document.getElementById(id);
/** A row's figures as text. */
function indicatorCells(row) {
  const value = row.value === null ? "–" : isPercent(row.unit) ? number(row.value, 1) : isYear(row.unit) ? String(row.value) : rounded(row.value);
  const amounts = [row.numerator, row.denominator].map((sum) => `<td class="n">${sum === null ? "" : rounded(sum)}</td>`).join("");
  const status = row.status ? `<span class="status ${statusTone(row.status)}">${statusName(row.status)}</span>` : "";
  return `<td>${escape(indicatorName(row))}</td><td>${kindName(row.kind)}</td><td class="n">${value}</td><td>${escape(unitName(row.unit))}</td><td>${row.data_year ?? ""}</td><td class="n">${row.target === null ? "" : number(row.target, Number.isInteger(row.target) ? 0 : 1)}</td><td>${row.target_year ?? ""}</td><td>${status}</td>${amounts}<td>${row.convention ? conventionName(row.convention) : ""}</td><td class="switches">${escape(switchNames(row))}</td><td>${escape(basisName(row.basis))}</td><td title="${escape(tagName(row.tag))}">${escape(row.tag)}</td><td class="note">${escape(row.value === null ? whyMissing(row) : noteOf(row))}</td>`;
}

const indicatorHeads = ["indicator", "kind", "value", "unit", "data_year", "target", "target_year", "status", "numerator", "denominator", "convention", "switches", "basis", "tag", "note"];
const headClasses = { value: "n", target: "n", numerator: "n", denominator: "n", switches: "switches" };

function drawIndicators(city) {
  const rows = city.indicators().map((row) => `<tr${row.is_alternative ? " class=\"alternative\"" : ""}>${indicatorCells(row)}</tr>`).join("");
  const heads = indicatorHeads.map((key) => `<th class="${headClasses[key] ?? ""}">${t(key)}</th>`).join("");
  $("indicator-table").innerHTML = `<div class="scroll tall" tabindex="0"><table class="plain"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

const method = [
  ["surface", ["地表与遮挡", "Surface and shade"], ["屋顶、树木和远山取自地表模型。每个像元向 128 个方向求地平线角，直射光与散射光都受它限制：院子里的平屋顶看不到整片天空，就得不到整片天空的光。", "Roofs, trees and far hills come from the surface model. Every cell looks for its horizon in 128 directions, which limits direct and diffuse light alike: a flat roof in a courtyard that does not see the whole sky does not get the whole sky's light."]],
  ["sun", ["太阳与天空", "Sun and sky"], ["太阳位置按 NREL SPA，逐时气象按 Perez 1990 分到天空各处；积雪月份地面反照率另计。", "The sun's position follows NREL's SPA; hourly weather is spread over the sky after Perez (1990); months with snow have an albedo of their own."]],
  ["roof", ["屋面与组件", "Roof planes and modules"], ["屋面由地表模型分割出平面，扣除女儿墙、楼梯间等障碍和退距，再把真实尺寸的组件逐块排上去；平屋顶按行距规则倾斜成排。", "Roofs are cut into planes; parapets, stair heads, other obstacles and set-backs are taken off, and real rectangles are laid module by module, on flat roofs in tilted rows by the spacing rule."]],
  ["energy", ["发电量", "Energy"], ["逐时计算反射、排间遮挡、积灰、积雪、温度、线路、逆变器等损失，上面的瀑布图逐项列出，首项减去各项恰为交流电量。", "Reflection, rows, soiling, snow, temperature, wiring, inverter and the rest are computed hour by hour; the waterfall above itemises them: the first less all others is the AC energy, exactly."]],
  ["money", ["经济", "Money"], ["每座建筑的用电按类别曲线或您的逐时数据，与自己的发电逐时相抵，余电按上网电价出售。投资、运维、更换、补贴、所得税逐年列出；净现值、内部收益率、回收期、度电成本都由这一现金流得出，区域是建筑逐年相加。用电量未知的建筑按全额上网计。", "A building's load, shaped like its class or from hours of your own, is met by its own generation hour by hour; the rest is sold. Investment, running, renewal, subsidies and income tax stand year by year; present value, rate, payback and cost of energy all come from that flow, a zone's from its buildings' added up. Where the load is not known all energy counts as sold."]],
  ["policy", ["对照目标", "Targets"], ["两份规划都未写明“覆盖率”的分母，因此四种口径 C1–C4 并列；标准煤按当量值与等价值并列，绝不混用。状态按现状对照目标进度判定，资源潜力另行判断是否可行。", "Neither plan defines the denominator of coverage, so four readings C1–C4 stand side by side; standard coal is given in both conventions and never mixed. The status is that of what stands, by the target's dated path; potentials are judged apart by whether they would do."]],
];
const sure = [
  [["年发电量的误差", "A year's energy"], ["气象年际、气象数据、模型、组件、积灰、积雪、遮挡各有标准差，按相互独立合成，写作 ±；P75、P90 是四年中三年、十年中九年能达到的数。", "The spread between years, the weather data, models, modules, dirt, snow and shade each have a standard deviation; together, taken as independent, they are the ±. P75 and P90 are reached in three years of four and nine of ten."]],
  [["气象", "Weather"], ["典型年与任一实际年份常差百分之几；由月均值合成的气象没有真实的逐时天气，只能看全年与各月。", "A typical year and any one real year often differ by a few per cent; weather made from monthly means has no real hours, so trust its years and months only."]],
  [["屋面与障碍", "Roofs and obstacles"], ["取决于地表模型：0.5 m 分得清屋面与障碍，2 m 及更粗的会漏掉小屋面和矮障碍；只有轮廓和层数时屋顶按平的估算，数据质量一栏注明“估算”。", "They are as good as the surface model: 0.5 m tells planes and obstacles apart, 2 m and coarser misses small planes and low obstacles; from outlines and floors alone roofs are estimated as flat, and the quality says so."]],
  [["积雪、积灰", "Snow and soiling"], ["东北实测很少，属本页最不确定的一项；请用当地运行数据校正。", "Little is measured in the north-east: the least certain part of this page; correct it with figures of plants nearby."]],
  [["结构与产权", "Structure and ownership"], ["没有评估屋顶承载、产权与消防审批；可装不等于应装。", "Load-bearing, ownership and fire approval were not assessed: what fits is not yet what should be built."]],
];

function drawMethod(city) {
  const { head } = city;
  const notes = head.notes.filter((note) => !note.placeholders); // placeholders stand at the head of the page
  const groups = new Map();
  for (const a of head.assumptions) {
    const table = a.key.split(".")[0];
    groups.set(table, [...(groups.get(table) ?? []), a]);
  }
  const rows = (list) => list.map((a) => `<tr><td><code>${escape(a.key)}</code></td><td>${escape(a.value)}</td><td>${escape(a.unit)}</td><td>${escape(a.origin)}</td><td>${escape(a.meaning)}</td><td class="note${a.is_placeholder ? " placeholder" : ""}">${escape(a.source)}</td></tr>`).join("");
  $("method-text").innerHTML = `<div class="columns"><div><h3>${t("method_title")}</h3><dl class="prose">${method.map(([, name, text]) => `<dt>${pick(name)}</dt><dd>${pick(text)}</dd>`).join("")}</dl></div>
    <div><h3>${t("sure_title")}</h3><dl class="prose">${sure.map(([name, text]) => `<dt>${pick(name)}</dt><dd>${pick(text)}</dd>`).join("")}</dl>
    <h3>${t("weather")}</h3><p>${escape(head.weather.source)}${head.weather.synthetic ? ` — ${t("synthetic")}` : ""}</p>
    ${notes.length ? `<h3>${t("other_notes")}</h3><ul class="prose">${notes.map((note) => `<li>${escape(sentence(note))}</li>`).join("")}</ul>` : ""}</div></div>
    <details class="factors"><summary>${t("assumptions")} · ${head.assumptions.length}</summary><div class="scroll"><table class="plain" lang="en"><thead><tr><th>${t("key")}</th><th>${t("value")}</th><th>${t("unit")}</th><th>${t("origin")}</th><th>${t("meaning")}</th><th>${t("source")}</th></tr></thead><tbody>${[...groups.values()].map(rows).join("")}</tbody></table></div></details>`;
}

export function showMethod(city) {
  const draw = () => { drawIndicators(city); drawMethod(city); };
  draw();
  whenChanged("language", draw);
  whenChanged("zone", () => drawIndicators(city));
}
