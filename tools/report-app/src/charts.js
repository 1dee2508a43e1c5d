// ECharts as this page uses it: SVG, no tooltips that hide what print needs, and each chart as a table too.
import * as echarts from "echarts/core";
import { BarChart, HeatmapChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, MarkPointComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { whenChanged } from "./store.js";
import { escape } from "./format.js";
import { t } from "./words.js";
import * as palette from "./palette.js";

echarts.use([BarChart, HeatmapChart, LineChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, MarkPointComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

export const textStyle = () => ({ fontFamily: getComputedStyle(document.documentElement).fontFamily, fontSize: 12, color: palette.quiet() });
export const axisStyle = () => ({
  axisLine: { lineStyle: { color: palette.line() } }, axisTick: { show: false },
  axisLabel: { color: palette.quiet() }, splitLine: { lineStyle: { color: palette.line() } }, nameTextStyle: { color: palette.quiet() },
});
export const tooltipStyle = () => ({
  backgroundColor: palette.isDark() ? "#1f2732" : "#fff", borderColor: palette.line(), textStyle: { color: palette.ink(), fontSize: 12 },
  confine: true, extraCssText: "box-shadow:0 4px 18px rgba(0,0,0,.16)",
});

const all = [];
const printWidth = 660; // of an A4 page inside its margins, CSS pixels

function tableHtml({ heads, rows }) {
  const cells = (row, tag) => row.map((cell, k) => `<${tag}${k ? ' class="n"' : ""}>${escape(cell)}</${tag}>`).join("");
  return `<details class="as-table"><summary>${t("as_table")}</summary><div class="scroll"><table><thead><tr>${cells(heads, "th")}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("")}</tbody></table></div></details>`;
}

/**
 * A chart with its title, drawn again when the language, the theme or the zone changes.
 * @param describe () => { title, note, option, height, table: {heads, rows}, wide } or null where there is nothing to show
 */
export function addChart(parent, describe, { keys = "" } = {}) {
  const figure = document.createElement("figure");
  figure.innerHTML = `<figcaption></figcaption><div class="chart" role="img"></div><div class="table-of"></div>`;
  parent.append(figure);
  const [caption, box, table] = figure.children;
  let chart = null;
  // The picture tells its own size, so that paper of any width can scale it.
  const resize = (width = "auto") => {
    chart.resize({ width });
    chart.getZr().flush(); // a printer does not wait for the next frame
    box.querySelector("svg")?.setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  };
  const draw = () => {
    const what = describe();
    figure.hidden = !what;
    if (!what) return;
    figure.classList.toggle("wide", Boolean(what.wide));
    caption.innerHTML = `<h3>${escape(what.title)}</h3>${what.note ? `<p class="quiet">${escape(what.note)}</p>` : ""}`;
    box.style.height = `${what.height ?? 300}px`;
    box.setAttribute("aria-label", `${what.title}. ${what.note ?? ""}`);
    chart ??= echarts.init(box, null, { renderer: "svg" });
    resize();
    chart.setOption({ animation: false, textStyle: textStyle(), tooltip: tooltipStyle(), ...what.option }, { notMerge: true });
    const open = table.firstElementChild?.open;
    table.innerHTML = what.table ? tableHtml(what.table) : "";
    if (open) table.firstElementChild.open = true;
  };
  draw();
  whenChanged(`language theme zone ${keys}`, draw);
  palette.whenSystemTheme(draw);
  new ResizeObserver(() => { if (chart) resize(); }).observe(box);
  all.push((width) => { if (chart) resize(width); });
  return { draw };
}

/** Paper has its own width and is white. */
export function fitChartsToPrint(printing) {
  for (const resize of all) resize(printing ? printWidth : undefined);
}
