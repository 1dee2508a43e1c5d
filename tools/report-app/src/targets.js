// A card a target: gauge, value, gap in points, m2, MW and buildings.
import { choice, choose, whenChanged } from "./store.js";
import { coverageGap } from "./coverage.js";
import { conventionIds, conventionName, definitionOf, groupName, indicatorName, isPercent, readingIds, readingName, statusName, whyMissing } from "./names.js";
import { area, escape, number, power, quantity, together } from "./format.js";
import { pick, t } from "./words.js";

const $ = (id) => document.getElementById(id);
const statusKey = (status) => status.replace(" ", "_");

/** Half a circle: what there is, and a mark at the target. */
function gauge(value, target, status, { built, of = "" } = {}) {
  const top = target > 25 ? 100 : target * 2;
  const angle = (v) => Math.PI * (1 - Math.max(0, Math.min(1, v / top)));
  const at = (v, r) => `${(60 + r * Math.cos(angle(v))).toFixed(2)} ${(60 - r * Math.sin(angle(v))).toFixed(2)}`;
  const arc = (to, cls) => (to > 0 ? `<path class="${cls}" d="M10 60A50 50 0 0 1 ${at(to, 50)}"/>` : "");
  const label = `${value === null ? t("no_data") : `${number(value, 1)} %`}, ${t("target")} ${number(target)} %`;
  return `<svg class="gauge" viewBox="-6 -12 132 90" role="img" aria-label="${label}"><path class="track" d="M10 60A50 50 0 0 1 110 60"/>
    ${value === null ? "" : arc(value, `fill ${statusKey(status)}`)}${built ? arc(built, "built") : ""}
    <path class="goal" d="M${at(target, 42)}L${at(target, 58)}"/><text class="goal-text" transform="translate(${at(target, 65)})" dy="3" text-anchor="middle">${number(target)}</text>
    <text class="big" x="60" y="57" text-anchor="middle">${value === null ? "–" : number(value, 1)}</text><text class="percent" x="60" y="72" text-anchor="middle">${value === null ? t("no_data") : `% ${of}`}</text></svg>`;
}

const badge = (status) => `<span class="status ${statusKey(status)}">${statusName(status)}</span>`;

function coverageWords(city, row) {
  if (row.value === null) return `<p>${escape(whyMissing(row))}</p>`;
  const gap = coverageGap(city, row);
  const lead = gap.enough ? t("needed") : t("not_enough");
  const items = [together(area(gap.m2)), Number.isNaN(gap.kw) ? null : together(power(gap.kw)),
    gap.enough ? pick([`约 ${number(gap.buildings)} 座（${t("of_possible")} ${number(gap.of)} 座）`, `about ${number(gap.buildings)} buildings (${t("of_possible")} ${number(gap.of)})`]) : null];
  return `<p class="gap"><span>${lead}</span>${items.filter(Boolean).map((item) => `<b>${item}</b>`).join("")}</p>`;
}

function coverageCard(city) {
  const row = city.indicator(`pv_coverage_${choice.reading}`);
  if (!row) return "";
  const existing = city.indicator("pv_coverage_existing");
  const buttons = readingIds().map((id) => `<button type="button" data-reading="${id}" aria-pressed="${(choice.reading) === id}" title="${escape(readingName(id))}">${id.toUpperCase()}</button>`).join("");
  return `<article class="target"><header><h3>${indicatorShort("coverage")}</h3><p class="quiet">${groupName(row.group)} · ${row.year} · ${t("expected")}</p></header>
    ${gauge(row.value, row.target, row.status, { built: existing?.value, of: t("potential") })}
    <div class="said">${badge(row.status)}<div class="segmented small" role="group" aria-label="${t("reading")}">${buttons}</div><p class="quiet">${escape(readingName(choice.reading))}</p>${coverageWords(city, row)}
    <p class="quiet">${t("built_already")}: ${existing?.value === null || existing === undefined ? t("untold") : `${number(existing.value, 1)} %`}</p></div></article>`;
}
const indicatorShort = (id) => pick({ coverage: ["屋顶光伏覆盖率", "Roof-PV coverage"], substitution: ["可再生能源替代率", "Renewable substitution"], electricity_share: ["用电占比", "Electricity share"] }[id], id);

/** Indicators that come in the two conventions of standard coal, as one card. */
function pairCard(city, id, year) {
  const rows = conventionIds().map((c) => [c, city.indicator(`${id}_${c}`, year)]).filter(([, row]) => row);
  if (rows.length === 0) return "";
  const [, first] = rows[0];
  const lines = rows.map(([c, row]) => `<p class="gap"><span>${conventionName(c)}</span><b>${row.value === null ? t("no_data") : `${number(row.value, 1)} %`}</b> ${badge(row.status)}${row.gap > 0 ? `<span>${t("gap")} ${number(row.gap, 1)}${t("points")}</span>` : ""}</p>`).join("");
  return `<article class="target"><header><h3>${indicatorShort(id)}</h3><p class="quiet">${pick(["城镇建筑", "urban buildings"])} · ${year} · ${t("expected")}</p></header>${gauge(first.value, first.target, first.status)}
    <div class="said">${lines}${first.value === null ? `<p class="quiet">${escape(whyMissing(first))}</p>` : ""}</div></article>`;
}

/** Any other target, as it stands in the indicators. */
function plainCard(row) {
  const amount = (value) => escape(together(quantity(value, row.unit)));
  const gap = row.gap > 0 ? `${t("gap")} ${isPercent(row.unit) ? `${number(row.gap, 1)} ${t("points")}` : amount(row.gap)}` : "";
  return `<article class="target"><header><h3>${escape(indicatorName(row))}</h3><p class="quiet">${row.year} · ${t("expected")}</p></header>${isPercent(row.unit) ? gauge(row.value, row.target, row.status) : `<p class="figure">${amount(row.value)} <small>/ ${amount(row.target)}</small></p>`}
    <div class="said">${badge(row.status)}<p class="gap">${gap}</p>${row.value === null ? `<p class="quiet">${escape(whyMissing(row))}</p>` : ""}</div></article>`;
}

function draw(city) {
  const rows = city.indicators().filter((row) => row.target !== null);
  const years = (id) => [...new Set(rows.filter((r) => conventionIds().some((c) => r.definition === `${id}_${c}`)).map((r) => r.year))].sort();
  const others = rows.filter((row) => !definitionOf(row).by_group && !(definitionOf(row).convention && isPercent(row.unit)));
  $("target-cards").innerHTML = coverageCard(city) + ["substitution", "electricity_share"].flatMap((id) => years(id).map((year) => pairCard(city, id, year))).join("") + others.slice(0, 8).map(plainCard).join("");
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
