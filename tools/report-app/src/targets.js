// A card a target: first what stands and how it stands to its path, second what could be, third what that takes.
import { choice, choose, whenChanged } from "./store.js";
import { coveragePlan } from "./coverage.js";
import { conventionIds, conventionName, definitionOf, groupName, indicatorName, isPercent, rankingName, readingIds, readingName, statusName, statusTone, whyMissing } from "./names.js";
import { area, escape, number, power, quantity, together } from "./format.js";
import { pick, t } from "./words.js";

const $ = (id) => document.getElementById(id);
const percent = (row) => (row?.value === null || row === undefined ? t("no_data") : `${number(row.value, 1)} %`);

/** Half a circle: what stands, thinly what could, and a mark at the target. */
function gauge({ actual, p50, head }) {
  const { target } = head, value = actual?.value ?? null;
  const top = target > 25 ? 100 : target * 2;
  const angle = (v) => Math.PI * (1 - Math.max(0, Math.min(1, v / top)));
  const at = (v, r) => `${(60 + r * Math.cos(angle(v))).toFixed(2)} ${(60 - r * Math.sin(angle(v))).toFixed(2)}`;
  const arc = (to, r, cls) => (to > 0 ? `<path class="${cls}" d="M${60 - r} 60A${r} ${r} 0 0 1 ${at(to, r)}"/>` : "");
  const label = `${t("actual")} ${percent(actual)}, ${t("target")} ${number(target)} %${p50 ? `, ${t("potential")} ${percent(p50)}` : ""}`;
  return `<svg class="gauge" viewBox="-6 -12 132 90" role="img" aria-label="${label}"><path class="track" d="M10 60A50 50 0 0 1 110 60"/>
    ${arc(p50?.value, 41, "could")}${arc(value, 50, `fill ${statusTone(actual?.status)}`)}
    <path class="goal" d="M${at(target, 42)}L${at(target, 58)}"/><text class="goal-text" transform="translate(${at(target, 65)})" dy="3" text-anchor="middle">${number(target)}</text>
    <text class="big" x="60" y="57" text-anchor="middle">${value === null ? "–" : number(value, 1)}</text><text class="percent" x="60" y="72" text-anchor="middle">${value === null ? t("no_data") : `% ${t("actual")}${actual.data_year ? ` ${actual.data_year}` : ""}`}</text></svg>`;
}

const badge = (row) => (row?.status ? `<span class="status ${statusTone(row.status)}">${statusName(row.status)}</span>` : "");
const gapWords = (row) => (row?.gap > 0 ? `<span>${t("gap")} ${number(row.gap, 1)} ${t("points")}</span>` : "");
const amount = (value, unit) => escape(together(quantity(value, unit)));
const shown = (row) => (row.value === null ? t("no_data") : isPercent(row.unit) ? percent(row) : amount(row.value, row.unit));

/** How what stands stands to its path; why it is not told where it is not. */
function actualWords({ actual, required }) {
  if (!actual) return "";
  const asked = required ? `<span>${t("required")} ${shown(required)}</span>` : "";
  return `<p class="gap">${badge(actual)}${gapWords(actual)}${asked}</p>${actual.value === null ? `<p class="quiet">${escape(whyMissing(actual))}</p>` : ""}`;
}

/** The second line: what could be, and whether it would do. */
function potentialWords({ p50, p90 }) {
  if (!p50) return "";
  const range = p50.value !== null && p90?.value ? ` (P90 ${shown(p90)})` : "";
  return `<p class="gap could-be"><span>${t("potential")}</span><b>${shown(p50)}</b>${range} ${p50.value === null ? "" : badge(p50)}</p>${p50.value === null ? `<p class="quiet">${escape(whyMissing(p50))}</p>` : ""}`;
}

/** What reaching the target takes, by the report's own set of buildings. */
function planWords(plan) {
  if (!plan?.is_open) return "";
  const isEnough = plan.is_reachable;
  const items = [together(area(isEnough ? plan.needed : plan.shortfall)), together(power(plan.capacity_kwp)),
    pick([`${number(plan.buildings)} 栋（可选 ${number(plan.candidates)} 栋）`, `${number(plan.buildings)} buildings (of a possible ${number(plan.candidates)})`])];
  return `<p class="gap"><span>${t(isEnough ? "needed" : "not_enough")}</span>${items.map((item) => `<b>${item}</b>`).join("")}</p>${isEnough ? `<p class="quiet">${escape(rankingName(plan.rank_by))}</p>` : ""}`;
}

function card(title, about, words) {
  return `<article class="target"><header><h3>${escape(title)}</h3><p class="quiet">${escape(about)} · ${t("expected")}</p></header>${words}</article>`;
}

function coverageCard(city, standings) {
  const standing = new Map(standings.map((one) => [one.head.indicator, one])).get(`pv_coverage_${choice.reading}`);
  if (!standing) return "";
  const buttons = readingIds().map((id) => `<button type="button" data-reading="${id}" aria-pressed="${(choice.reading) === id}" title="${escape(readingName(id))}">${id.toUpperCase()}</button>`).join("");
  return card(short("coverage"), `${groupName(standing.head.group)} · ${standing.head.target_year}`, `${gauge(standing)}
    <div class="said">${actualWords(standing)}${potentialWords(standing)}<div class="segmented small" role="group" aria-label="${t("reading")}">${buttons}</div><p class="quiet">${escape(readingName(choice.reading))}</p>
    ${choice.reading === readingIds()[0] ? planWords(coveragePlan(city)) : ""}</div>`);
}
const short = (id) => pick({ coverage: ["屋顶光伏覆盖率", "Roof-PV coverage"], substitution: ["可再生能源替代率", "Renewable substitution"], electricity_share: ["建筑能耗中电力消费比例", "Electricity share"] }[id], id);

/** The same figure under the other switches, where they are printed. */
function otherWays(city, row) {
  const others = city.alternatives(row).filter((other) => other.value !== null);
  return others.map((other) => `<p class="quiet">${t("other_denominator")} ${percent(other)} ${badge(other)}</p>`).join("");
}

/** Indicators that come in the two conventions of standard coal, as one card. */
function pairCard(city, id, year, standings) {
  const pairs = conventionIds().map((c) => [c, standings.find(({ head }) => head.definition === `${id}_${c}` && head.target_year === year)]).filter(([, standing]) => standing);
  if (pairs.length === 0) return "";
  const parts = pairs.map(([c, standing]) => `<p class="gap"><b>${conventionName(c)}</b> <b>${percent(standing.actual)}</b></p>${actualWords(standing)}${standing.actual ? otherWays(city, standing.actual) : ""}${potentialWords(standing)}${standing.p50 ? otherWays(city, standing.p50) : ""}`).join("");
  return card(short(id), `${pick(["城镇建筑", "urban buildings"])} · ${year}`, `${gauge(pairs[0][1])}<div class="said">${parts}</div>`);
}

/** Any other target, as it stands in the indicators. */
function plainCard(standing) {
  const { head, actual } = standing;
  const figure = isPercent(head.unit) ? gauge(standing) : `<p class="figure">${actual ? amount(actual.value, head.unit) : "–"} <small>/ ${amount(head.target, head.unit)}</small></p>`;
  return card(indicatorName(head), `${head.target_year}`, `${figure}<div class="said">${actualWords(standing)}${potentialWords(standing)}</div>`);
}

function draw(city) {
  const standings = city.standings().filter(({ head }) => head.target !== null);
  const years = (id) => [...new Set(standings.filter(({ head }) => conventionIds().some((c) => head.definition === `${id}_${c}`)).map(({ head }) => head.target_year))].sort();
  const others = standings.filter(({ head }) => !definitionOf(head).by_group && !(definitionOf(head).convention && isPercent(head.unit)));
  $("target-cards").innerHTML = coverageCard(city, standings) + ["substitution", "electricity_share"].flatMap((id) => years(id).map((year) => pairCard(city, id, year, standings))).join("") + others.slice(0, 8).map(plainCard).join("");
}

export function showTargets(city) {
  draw(city);
  $("target-cards").addEventListener("click", ({ target }) => {
    if (!target.dataset.reading) return;
    choose({ reading: target.dataset.reading });
    $("target-cards").querySelector(`[data-reading=${choice.reading}]`).focus();
  });
  whenChanged("language zone reading", () => draw(city));
}
