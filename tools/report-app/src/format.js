// Numbers and texts as the reader's language writes them.
import { choice } from "./store.js";
import { t } from "./words.js";

const locale = () => (choice.language === "zh" ? "zh-CN" : "en-GB");
const isThere = (value) => value !== null && value !== undefined && !Number.isNaN(value);

/** With a fixed number of digits; a word where there is none. */
export const number = (value, digits = 0) => isThere(value)
  ? value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }) : t("no_data");
/** Three significant digits: what such sums are worth. */
export const rounded = (value) => isThere(value) ? Number(value.toPrecision(3)).toLocaleString(locale(), { maximumFractionDigits: 6 }) : t("no_data");

/** A value in the unit that keeps it readable, e.g. ["26.8", "MW"]. */
function scaled(value, steps) {
  if (!isThere(value)) return [t("no_data"), ""];
  const [factor, unit] = steps.find(([f]) => Math.abs(value) >= f) ?? steps.at(-1);
  return [rounded(value / factor), unit];
}
export const power = (kw) => scaled(kw, [[1e6, "GW"], [1e3, "MW"], [1, "kW"]]);
export const energy = (kwh) => scaled(kwh, [[1e9, "TWh"], [1e6, "GWh"], [1e3, "MWh"], [1, "kWh"]]);
export const area = (m2) => scaled(m2, choice.language === "zh" ? [[1e8, "亿 m²"], [1e4, "万 m²"], [1, "m²"]] : [[1e6, "km²"], [1, "m²"]]);
export const mass = (t_) => scaled(t_, choice.language === "zh" ? [[1e4, "万 t"], [1, "t"]] : [[1e6, "Mt"], [1e3, "kt"], [1, "t"]]);
export const together = ([value, unit]) => (unit ? `${value} ${unit}` : value);

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escape = (text) => String(text ?? "").replace(/[&<>"']/g, (c) => entities[c]);
/** A file by its name alone: readers have other folders. */
export const withoutFolders = (text) => String(text).replace(/(?:[A-Za-z]:)?[\\/](?:[^\\/\s]+[\\/])+([^\\/]+)/g, "$1");
