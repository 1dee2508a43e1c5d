// Numbers and texts as the reader's language writes them.
import { isArea, isYear, unitName } from "./names.js";
import { isChinese } from "./store.js";
import { t } from "./words.js";

const locale = () => (isChinese() ? "zh-CN" : "en-GB");
const isThere = (value) => value !== null && value !== undefined && !Number.isNaN(value);

/** With a fixed number of digits; a word where there is none. */
export const number = (value, digits = 0) => isThere(value)
  ? value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }) : t("no_data");
/** Three significant digits: what such sums are worth. */
export const rounded = (value) => isThere(value) ? Number(value.toPrecision(3)).toLocaleString(locale(), { maximumFractionDigits: 6 }) : t("no_data");

const stepOf = (value, steps) => steps.find(([factor]) => Math.abs(value) >= factor) ?? steps.at(-1);
/** A value in the unit that keeps it readable, e.g. ["26.8", "MW"]. */
function scaled(value, steps) {
  if (!isThere(value)) return [t("no_data"), ""];
  const [factor, unit] = stepOf(value, steps);
  return [rounded(value / factor), unit];
}
export const power = (kw) => scaled(kw, [[1e6, "GW"], [1e3, "MW"], [1, "kW"]]);
const energySteps = [[1e9, "TWh"], [1e6, "GWh"], [1e3, "MWh"], [1, "kWh"]];
export const energy = (kwh) => scaled(kwh, energySteps);
/** Energy no closer than it is known: two digits of its standard deviation, e.g. ["27.9", "± 2.6 GWh"]. */
export function knownEnergy(kwh, deviationPct) {
  if (!(kwh > 0 && deviationPct > 0)) return energy(kwh);
  const [factor, unit] = stepOf(kwh, energySteps), deviation = kwh / factor * deviationPct / 100;
  const digits = Math.max(0, 1 - Math.floor(Math.log10(deviation)));
  return [number(kwh / factor, digits), `± ${number(deviation, digits)} ${unit}`];
}
export const area = (m2) => scaled(m2, isChinese() ? [[1e8, "亿 m²"], [1e4, "万 m²"], [1, "m²"]] : [[1e6, "km²"], [1, "m²"]]);
export const mass = (t_) => scaled(t_, isChinese() ? [[1e4, "万 t"], [1, "t"]] : [[1e6, "Mt"], [1e3, "kt"], [1, "t"]]);
/** A value of any unit as readers say it, e.g. ["2,009", "万 tce"]. */
export function quantity(value, unit) {
  if (isArea(unit)) return area(value);
  if (isYear(unit)) return [isThere(value) ? String(Math.round(value)) : t("no_data"), ""];
  const name = unitName(unit);
  const steps = isChinese() ? [[1e8, `亿 ${name}`], [1e4, `万 ${name}`]] : [[1e6, `million ${name}`]];
  return isThere(value) && Math.abs(value) < 1e4 ? [number(value, Number.isInteger(value) ? 0 : 1), name] : scaled(value, [...steps, [1, name]]);
}
const moneySteps = (zh) => (zh ? [[1e8, "亿元"], [1e4, "万元"], [1, "元"]] : [[1e6, "million CNY"], [1e3, "thousand CNY"], [1, "CNY"]]);
/** What a chart of money is drawn in: [factor, unit]. */
export const moneyUnit = (most) => stepOf(most, moneySteps(isChinese()));
export const money = (cny) => scaled(cny, moneySteps(isChinese()));
export const together = ([value, unit]) => (unit ? `${value} ${unit}` : value);

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escape = (text) => String(text ?? "").replace(/[&<>"']/g, (c) => entities[c]);
/** A text as a field of CSV, as include/sunshed/io/csv_text.hpp has it: no formula, and quoted where it needs to be. */
export function csvField(text) {
  const isFormula = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
  const guarded = isFormula ? `'${text}` : text;
  return /[",;\t\r\n]|^#/.test(guarded) ? `"${guarded.replaceAll("\"", "\"\"")}"` : guarded;
}
