// Energy: by month and class, where it is lost, through the day, and the classes as a table.
import { zoneDays } from "./day.js";
import { addChart, axisStyle } from "./charts.js";
import { className, lossName } from "./names.js";
import { area, energy, escape, number, power, rounded, together } from "./format.js";
import { months, t } from "./words.js";
import { whenChanged } from "./store.js";
import * as palette from "./palette.js";

const insideLabels = { outerBoundsMode: "same", outerBoundsContain: "axisLabel" };
const $ = (id) => document.getElementById(id);

function unitOf(most) {
  return most >= 1e8 ? [1e6, "GWh", 0] : most >= 1e6 ? [1e6, "GWh", 2] : most >= 1e4 ? [1e3, "MWh", 0] : [1, "kWh", 0];
}

function monthly(city) {
  const zone = city.zone();
  const classes = palette.classOrder(zone.by_class.filter((c) => c.energy_ac_kwh > 0).map((c) => c.class));
  if (classes.length === 0) return null;
  const byClass = new Map(zone.by_class.map((c) => [c.class, c.energy_ac_monthly_kwh]));
  const [factor, unit, digits] = unitOf(Math.max(...zone.energy_ac_monthly_kwh));
  const months_ = months();
  return {
    title: t("monthly"), note: t("monthly_note") + together(energy(zone.energy_ac_kwh)), height: 372,
    option: {
      grid: { left: 8, right: 8, top: 30, bottom: 76, ...insideLabels },
      legend: { bottom: 0, icon: "roundRect", itemWidth: 12, itemHeight: 10, textStyle: { color: palette.quiet() } },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: (v) => `${number(v, 2)} ${unit}` },
      xAxis: { type: "category", data: months_, ...axisStyle() },
      yAxis: { type: "value", name: unit, ...axisStyle(), axisLine: { show: false } },
      series: classes.map((id) => ({
        name: className(id), type: "bar", stack: "all", barWidth: "62%", itemStyle: { color: palette.classColour(id) },
        data: byClass.get(id).map((kwh) => kwh / factor),
      })),
    },
    table: {
      heads: [t("month"), ...classes.map(className), `${t("total")} (${unit})`],
      rows: months_.map((name, m) => [name, ...classes.map((id) => number(byClass.get(id)[m] / factor, digits || 2)), number(zone.energy_ac_monthly_kwh[m] / factor, digits || 2)]),
    },
  };
}

/** The chain of losses as { name, share of the first, from, to }, and what is left. */
function waterfallSteps(losses) {
  const rating = losses[0].energy_kwh;
  let left = rating;
  const steps = losses.slice(1).map((item) => {
    const from = left;
    left -= item.energy_kwh;
    return { name: lossName(item.name), share: item.energy_kwh / rating, from: from / rating, to: left / rating };
  });
  return { first: lossName(losses[0].name), rating, steps, left: left / rating };
}

function waterfall(city) {
  const losses = city.zone().losses ?? city.head.losses;
  if (!losses?.length) return null;
  const { first, rating, steps, left } = waterfallSteps(losses);
  const names = [first, ...steps.map((s) => s.name), t("delivered")];
  const low = Math.min(...steps.map((s) => Math.min(s.from, s.to)), left);
  const base = Math.max(0, Math.floor(low * 10 - 1) / 10); // the axis may start above nothing: it says so itself
  const percent = (v) => Math.round(v * 1000) / 10;
  return {
    title: t("losses"), note: t("losses_note"), height: 60 + 22 * names.length,
    option: {
      grid: { left: 8, right: 52, top: 6, bottom: 4, ...insideLabels },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, formatter: ([{ dataIndex: k }]) => k > 0 && k <= steps.length
        ? `${escape(names[k])}: −${number(100 * steps[k - 1].share, 1)} %<br>${together(energy(steps[k - 1].share * rating))}` : `${escape(names[k])}: ${together(energy((k ? left : 1) * rating))}` },
      xAxis: { type: "value", min: percent(base), max: 100, axisLabel: { color: palette.quiet(), formatter: "{value} %" }, splitLine: { lineStyle: { color: palette.line() } } },
      yAxis: { type: "category", inverse: true, data: names, ...axisStyle(), splitLine: { show: false }, axisLabel: { color: palette.ink() } },
      series: [
        { type: "bar", stack: "w", silent: true, itemStyle: { color: "transparent" }, data: [percent(base), ...steps.map((s) => percent(Math.min(s.from, s.to))), percent(base)].map((v, k) => (k && k <= steps.length ? v : percent(base))) },
        {
          type: "bar", stack: "w", barWidth: 13, label: { show: true, position: "right", color: palette.ink(), fontSize: 11, formatter: ({ dataIndex: k }) => (k === 0 ? "100 %" : k > steps.length ? `${number(100 * left, 1)} %` : `${steps[k - 1].share < 0 ? "+" : "−"}${number(Math.abs(100 * steps[k - 1].share), 1)}`) },
          data: [
            { value: percent(1 - base), itemStyle: { color: palette.quiet(), borderRadius: 2 } },
            ...steps.map((s) => ({ value: percent(Math.abs(s.from - s.to)), itemStyle: { color: s.share < 0 ? "#009e73" : "#c2683c", borderRadius: 2 } })),
            { value: percent(left - base), itemStyle: { color: palette.sun, borderRadius: 2 } },
          ],
        },
      ],
    },
    table: {
      heads: [t("link"), t("share"), "kWh"],
      rows: [[first, "100 %", rounded(rating)], ...steps.map((s) => [s.name, `−${number(100 * s.share, 2)} %`, rounded(-s.share * rating)]), [t("delivered"), `${number(100 * left, 2)} %`, rounded(left * rating)]],
    },
  };
}

function throughTheDay(city) {
  const days = zoneDays(city);
  if (!days) return null;
  const most = Math.max(...days.flat());
  const [factor, unit] = most >= 1e3 ? [1e3, "MW"] : [1, "kW"];
  const names = months(), hours = Array.from({ length: 24 }, (_, h) => `${h}`);
  const cells = days.flatMap((day, m) => day.map((kw, h) => [h, m, kw / factor]));
  return {
    title: t("hourly"), note: t("hourly_note"), height: 350, wide: true,
    option: {
      grid: { left: 8, right: 84, top: 8, bottom: 24, ...insideLabels },
      tooltip: { formatter: ({ data: [h, m, v] }) => `${names[m]} ${h}:00–${h + 1}:00<br>${number(v, 2)} ${unit}` },
      xAxis: { type: "category", data: hours, name: t("hour"), nameGap: 6, ...axisStyle(), splitLine: { show: false } },
      yAxis: { type: "category", inverse: true, data: names, ...axisStyle(), splitLine: { show: false } },
      visualMap: { min: 0, max: most / factor, calculable: false, orient: "vertical", right: 0, top: 6, itemHeight: 270, itemWidth: 10, text: [unit, ""], precision: 1, inRange: { color: [palette.ground(), ...palette.scale] }, textStyle: { color: palette.quiet() } },
      series: [{ type: "heatmap", data: cells, itemStyle: { borderColor: palette.isDark() ? "#1a212b" : "#fff", borderWidth: 1 } }],
    },
    table: { heads: [`${t("month")} (${unit})`, ...hours], rows: names.map((name, m) => [name, ...days[m].map((kw) => number(kw / factor, 2))]) },
  };
}

function drawClasses(city) {
  const zone = city.zone();
  const rows = palette.classOrder(zone.by_class.map((c) => c.class)).map((id) => zone.by_class.find((c) => c.class === id));
  const total = zone.energy_ac_kwh;
  const cells = (sums) => `<td class="n">${number(sums.building_count)}</td><td class="n">${together(area(sums.roof_area_m2))}</td><td class="n">${number(sums.module_count)}</td><td class="n">${together(power(sums.capacity_kwp))}</td><td class="n">${together(energy(sums.energy_ac_kwh))}</td><td class="n">${number(total > 0 ? 100 * sums.energy_ac_kwh / total : NaN, 1)} %</td><td class="n">${sums.capacity_kwp > 0 ? number(sums.energy_ac_kwh / sums.capacity_kwp) : "–"}</td>`;
  $("classes").innerHTML = `<h3>${t("classes")}</h3><div class="scroll"><table class="plain"><thead><tr><th>${t("building_class")}</th><th class="n">${t("building_count")}</th><th class="n">${t("roof_area")}</th><th class="n">${t("modules")}</th><th class="n">${t("capacity")}</th><th class="n">${t("annual_energy")}</th><th class="n">${t("share")}</th><th class="n">kWh/kWp</th></tr></thead>
    <tbody>${rows.map((row) => `<tr><th scope="row"><i class="dot" style="background:${palette.classColour(row.class)}"></i>${escape(className(row.class))}</th>${cells(row)}</tr>`).join("")}</tbody>
    <tfoot><tr><th scope="row">${t("total")}</th>${cells(zone)}</tr></tfoot></table></div>`;
}

export function showEnergy(city) {
  addChart($("energy-charts"), () => monthly(city));
  addChart($("energy-charts"), () => waterfall(city));
  addChart($("energy-charts"), () => throughTheDay(city));
  drawClasses(city);
  whenChanged("language zone", () => drawClasses(city));
}

