// Money: what all systems of a zone cost and earn, roofs by the cost of their energy, and what stays behind the meter.
import { addChart, axisStyle } from "./charts.js";
import { wholeId } from "./city.js";
import { energy, escape, knownEnergy, money, moneyUnit, number, power, together } from "./format.js";
import { months, pick, t } from "./words.js";
import { whenChanged } from "./store.js";
import * as palette from "./palette.js";

const $ = (id) => document.getElementById(id);
const insideLabels = { outerBoundsMode: "same", outerBoundsContain: "axisLabel" };
const legendStyle = () => ({ bottom: 0, itemWidth: 18, itemHeight: 10, textStyle: { color: palette.quiet() } });
const mostRows = 30; // of a curve's table

const percent = (value) => (value === null ? "–" : `${number(value, 1)} %`);
/** A payback of what is worth something known: none is never, of what is not known a dash. */
const ofYears = (value, economy) => (economy.npv_cny === null ? "–" : value === null ? t("never") : `${number(value, 1)} ${t("years")}`);
const perKwh = (value) => (value === null ? "–" : `${number(value, 3)} ${t("cny_kwh")}`);

function drawFacts(city) {
  const economy = city.economy();
  $("money-facts").hidden = !economy;
  if (!economy) return;
  const items = [
    ["capex", money(economy.capex_cny)], ["npv", money(economy.npv_cny)],
    ["irr", economy.irr_pct === null ? ["–", ""] : [number(economy.irr_pct, 1), "%"]],
    ["payback", [ofYears(economy.payback_years, economy), ""]],
    ["lcoe", [number(economy.lcoe_cny_kwh, 2), t("cny_kwh")]],
    ["own_use", economy.self_consumption_pct === null ? ["–", ""] : [number(economy.self_consumption_pct), "%"]],
  ];
  const rare = [together(energy(economy.energy_p75_kwh)), together(energy(economy.energy_p90_kwh))];
  const year = together(knownEnergy(city.zone().energy_ac_kwh, economy.energy_sd_pct));
  const untold = city.balance() ? city.balance().building_count - city.balance().buildings_with_known_load : 0;
  $("money-facts").innerHTML = `<div class="totals">${items.map(([key, [value, unit]]) => `<div><span>${t(key)}</span><b>${value}<small>${unit}</small></b></div>`).join("")}</div>
    <p class="quiet">${t("money_note")}${pick([`年发电量 ${year}：四年中有三年不低于 ${rare[0]}（P75），十年中有九年不低于 ${rare[1]}（P90）。`,
      `Energy a year ${year}: at least ${rare[0]} in three years of four (P75), ${rare[1]} in nine of ten (P90).`])}${untold > 0
      ? pick([`有 ${number(untold)} 座建筑的用电量未知，按全额上网计，收益是下限。`, ` The load of ${number(untold)} buildings is not known: all they make counts as sold, which is a lower bound.`]) : ""}</p>`;
}

/** Buildings of the chosen zone with modules, from the cheapest energy up, with MW and GWh up to each. */
function supply(city) {
  const cost = city.numbers("lcoe_cny_kwh"), kwp = city.numbers("capacity_kwp"), kwh = city.numbers("energy_ac_kwh");
  const inZone = city.inChosenZone(), rows = [];
  for (let i = 0; i < city.count; i++) if (!Number.isNaN(cost[i]) && inZone(city.text("zone_id", i))) rows.push(i);
  rows.sort((a, b) => cost[a] - cost[b]);
  let mw = 0, gwh = 0;
  return rows.map((i) => ({ i, cost: cost[i], mw: (mw += kwp[i] / 1e3), gwh: (gwh += kwh[i] / 1e6) }));
}

/** Not more points than a screen shows, the first and the last among them. */
const thinned = (list, most) => (list.length <= most ? list : Array.from({ length: most }, (_, k) => list[Math.round(k * (list.length - 1) / (most - 1))]));

/** A price of the project that a curve is held against. */
function exportPrice(city) {
  const value = Number(city.head.assumptions.find((a) => a.key === "economics.export_cny_kwh")?.value);
  return value > 0 ? value : null;
}

function supplyCurve(city) {
  const steps = supply(city);
  if (steps.length === 0) return null;
  const shown = thinned(steps, 800), price = exportPrice(city), last = steps.at(-1);
  const from = (key) => [[0, shown[0].cost], ...shown.map((s) => [s[key], s.cost])];
  const axis = (unit, position, most) => ({ type: "value", name: unit, nameGap: 4, position, max: most, ...axisStyle(), splitLine: { show: false }, axisLabel: { color: palette.quiet(), showMaxLabel: false } });
  const line = (name, key, xAxisIndex, style) => ({
    name, type: "line", step: "start", symbol: "none", xAxisIndex, data: from(key), ...style,
    ...(xAxisIndex === 0 && price !== null ? { markLine: { silent: true, symbol: "none", precision: 4, lineStyle: { color: palette.accent() }, label: { position: "insideStartTop", color: palette.accent(), formatter: `${t("export_price")} ${number(price, 3)}` }, data: [{ yAxis: price }] } } : {}),
  });
  const below = price === null ? 0 : steps.filter((s) => s.cost <= price).length;
  const said = below > 0 ? pick([`其中 ${together(power(steps[below - 1].mw * 1e3))} 的度电成本不高于上网电价。`, ` ${together(power(steps[below - 1].mw * 1e3))} of it cost no more than energy sells for.`]) : "";
  return {
    title: t("supply"), note: t("supply_note") + said, height: 372,
    option: {
      grid: { left: 8, right: 46, top: 58, bottom: 34, ...insideLabels },
      legend: legendStyle(),
      tooltip: { trigger: "axis", axisPointer: { type: "line" }, formatter: ([{ dataIndex }]) => {
        const s = shown[Math.max(0, dataIndex - 1)];
        return `${escape(city.id(s.i))}<br>${number(s.cost, 3)} ${t("cny_kwh")}<br>${number(s.mw, 2)} MW · ${number(s.gwh, 2)} GWh`;
      } },
      xAxis: [axis("MW", "bottom", last.mw), axis("GWh", "top", last.gwh)],
      yAxis: { type: "value", name: t("cny_kwh"), nameGap: 30, min: ({ min }) => Math.floor(20 * Math.min(min, price ?? min)) / 20, ...axisStyle(), axisLine: { show: false } },
      series: [line(t("by_power"), "mw", 0, { lineStyle: { color: palette.sun, width: 2.2 }, itemStyle: { color: palette.sun } }), line(t("by_energy"), "gwh", 1, { lineStyle: { color: palette.quiet(), width: 1.4, type: "dashed" }, itemStyle: { color: palette.quiet() } })],
    },
    table: {
      heads: [t("id"), t("cny_kwh"), `${t("total")} MW`, `${t("total")} GWh`],
      rows: thinned(steps, mostRows).map((s) => [city.id(s.i), number(s.cost, 3), number(s.mw, 2), number(s.gwh, 2)]),
    },
  };
}

function cashFlow(city) {
  const economy = city.economy();
  if (!economy?.cash_cny.length) return null;
  const years = economy.cash_cny.map((_, n) => `${n}`), sums = economy.cumulative_cash_cny;
  const [factor, unit] = moneyUnit(Math.max(...sums.map(Math.abs)));
  const scaled = (list) => list.map((cny) => cny / factor);
  return {
    title: t("cash"), note: t("cash_note") + pick([`回收期 ${ofYears(economy.payback_years, economy)}，动态回收期 ${ofYears(economy.discounted_payback_years, economy)}。`, `Payback: ${ofYears(economy.payback_years, economy)}; discounted: ${ofYears(economy.discounted_payback_years, economy)}.`]), height: 372,
    option: {
      grid: { left: 8, right: 30, top: 30, bottom: 34, ...insideLabels },
      legend: legendStyle(),
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: (v) => `${number(v, 2)} ${unit}` },
      xAxis: { type: "category", data: years, name: t("after_years"), nameGap: 6, ...axisStyle(), splitLine: { show: false }, axisLine: { onZero: false, lineStyle: { color: palette.line() } } },
      yAxis: { type: "value", name: unit, ...axisStyle(), axisLine: { show: false } },
      series: [
        { name: t("of_year"), type: "bar", barWidth: "56%", data: scaled(economy.cash_cny).map((v) => ({ value: v, itemStyle: { color: v < 0 ? "#c2683c" : palette.sun } })), itemStyle: { color: palette.sun } },
        { name: t("so_far"), type: "line", symbol: "none", data: scaled(sums), lineStyle: { color: palette.ink(), width: 1.8 }, itemStyle: { color: palette.ink() } },
      ],
    },
    table: { heads: [t("after_years"), `${t("of_year")} (${unit})`, `${t("so_far")} (${unit})`], rows: years.map((year, n) => [year, number(economy.cash_cny[n] / factor, 2), number(sums[n] / factor, 2)]) },
  };
}

const shownMonths = [5, 11]; // June and December

function balanceNote(balance) {
  const shared = together(energy(balance.shared_kwh)), peak = together(power(balance.peak_export_kw));
  const over = balance.hours_over_limit === null ? "" : pick([`，限额 ${together(power(balance.export_limit_kw))}，超限 ${number(balance.hours_over_limit)} 小时、${together(energy(balance.energy_over_limit_kwh))}`,
    `; the limit is ${together(power(balance.export_limit_kw))}, which it exceeds for ${number(balance.hours_over_limit)} hours by ${together(energy(balance.energy_over_limit_kwh))}`]);
  return pick([`余电中有 ${shared} 被区内邻居同时用掉；送出最高 ${peak}${over}。`, `Of what is exported, neighbours in the zone use ${shared} at once; at most ${peak} leave it${over}.`]);
}

function ownUse(city) {
  const balance = city.balance();
  if (!balance || balance.buildings_with_known_load === 0) return null;
  const { typical_day: day } = balance, names = months();
  const kinds = [["generation_kw", "generation", { color: palette.sun, width: 2.2 }], ["load_kw", "load", { color: palette.ink(), width: 1.6 }], ["self_consumed_kw", "behind_meter", { color: "#009e73", width: 1.4 }, { areaStyle: { color: "#009e73", opacity: 0.25 } }]];
  const most = Math.max(...shownMonths.flatMap((m) => kinds.flatMap(([key]) => day[key][m])));
  const [factor, unit] = most >= 1e3 ? [1e3, "MW"] : [1, "kW"];
  const hours = Array.from({ length: 24 }, (_, h) => `${h}`);
  const half = (k) => ({ left: k ? "53%" : 8, right: k ? 8 : "51%", top: 30, bottom: 34, ...insideLabels });
  return {
    title: t("own_use_day"), note: balanceNote(balance), height: 320, wide: true,
    option: {
      grid: shownMonths.map((_, k) => half(k)),
      legend: legendStyle(),
      tooltip: { trigger: "axis", valueFormatter: (v) => `${number(v, 2)} ${unit}` },
      xAxis: shownMonths.map((_, k) => ({ type: "category", gridIndex: k, data: hours, ...axisStyle(), splitLine: { show: false } })),
      yAxis: shownMonths.map((m, k) => ({ type: "value", gridIndex: k, max: Math.ceil(most / factor * 10) / 10, name: `${names[m]} · ${unit}`, ...axisStyle(), axisLabel: { color: palette.quiet(), showMaxLabel: false }, nameTextStyle: { align: "left", color: palette.quiet() }, axisLine: { show: false } })),
      series: shownMonths.flatMap((m, k) => kinds.map(([key, name, style, fill]) => ({
        name: t(name), type: "line", symbol: "none", xAxisIndex: k, yAxisIndex: k, data: day[key][m].map((kw) => kw / factor), lineStyle: style, itemStyle: { color: style.color },
        ...fill,
      }))),
    },
    table: {
      heads: [`${t("hour")} (${unit})`, ...shownMonths.flatMap((m) => kinds.map(([, name]) => `${names[m]} ${t(name)}`))],
      rows: hours.map((hour, h) => [hour, ...shownMonths.flatMap((m) => kinds.map(([key]) => number(day[key][m][h] / factor, 2)))]),
    },
  };
}

function drawZones(city) {
  const rows = (city.head.economy ?? []).filter((e) => e.capex_cny !== null || e.zone_id === wholeId);
  if (rows.length < 2) return;
  const name = (id) => (id === wholeId ? t("whole") : city.zoneName.get(id) || id);
  const cells = (e) => `<th scope="row">${escape(name(e.zone_id))}</th><td class="n">${together(money(e.capex_cny))}</td><td class="n">${together(money(e.npv_cny))}</td><td class="n">${percent(e.irr_pct)}</td><td class="n">${ofYears(e.payback_years, e)}</td><td class="n">${perKwh(e.lcoe_cny_kwh)}</td><td class="n">${percent(e.self_consumption_pct)}</td><td class="n">${percent(e.self_sufficiency_pct)}</td><td class="n">${together(energy(e.energy_p90_kwh))}</td>`;
  $("money-zones").innerHTML = `<h3>${t("zones")}</h3><div class="scroll"><table class="plain"><thead><tr><th>${t("zone")}</th><th class="n">${t("capex")}</th><th class="n">${t("npv")}</th><th class="n">${t("irr")}</th><th class="n">${t("payback")}</th><th class="n">${t("lcoe")}</th><th class="n">${t("own_use")}</th><th class="n">${t("self_sufficiency")}</th><th class="n">P90</th></tr></thead>
    <tbody>${rows.filter((e) => e.zone_id !== wholeId).map((e) => `<tr>${cells(e)}</tr>`).join("")}</tbody><tfoot><tr>${cells(rows.find((e) => e.zone_id === wholeId))}</tr></tfoot></table></div>`;
}

/** Whether the report tells of money at all. */
export const tellsMoney = (city) => Boolean(city.head.economy?.some((economy) => economy.capex_cny !== null));

export function showMoney(city) {
  if (!tellsMoney(city)) return;
  const draw = () => { drawFacts(city); drawZones(city); };
  draw();
  whenChanged("language zone", draw);
  for (const describe of [supplyCurve, cashFlow, ownUse]) addChart($("money-charts"), () => describe(city));
}
