// The page's frame: title, sums, notes, navigation and the choices in the bar.
import { wholeId } from "./city.js";
import { choice, choose, isChinese, whenChanged } from "./store.js";
import { area, escape, knownEnergy, mass, number, power, rounded } from "./format.js";
import { sentence } from "./names.js";
import { t } from "./words.js";
import * as palette from "./palette.js";

const $ = (id) => document.getElementById(id);
// Sections by the word that names them, and their elements.
const sections = { targets: "targets", map: "map-section", energy: "energy", money: "money", buildings: "buildings", indicators: "indicators", method: "method" };
const themes = ["auto", "light", "dark"];

function drawTotals(city) {
  $("totals").hidden = city.count === 0;
  const zone = city.zone();
  const items = [
    ["capacity", power(zone.capacity_kwp)], ["annual_energy", knownEnergy(zone.energy_ac_kwh, city.economy()?.energy_sd_pct)],
    ["specific_yield", [zone.capacity_kwp > 0 ? rounded(zone.energy_ac_kwh / zone.capacity_kwp) : t("no_data"), "kWh/kWp"]],
    ["building_count", [number(zone.building_count), ""]], ["roof_area", area(zone.roof_area_m2)], ["co2", mass(zone.co2_t)],
  ];
  $("totals").innerHTML = items.map(([key, [value, unit]]) => `<div><span>${t(key)}</span><b>${value}<small>${unit}</small></b></div>`).join("");
}

/** What every reader must know before the numbers: made-up weather, placeholders, figures that nobody gave. */
function drawNotes(city) {
  const { weather, notes } = city.head;
  const placeholders = notes.find((note) => note.placeholders)?.placeholders ?? [];
  const ungiven = notes.find((note) => note.not_given);
  const said = [
    weather.synthetic ? `<li>${t("synthetic")}</li>` : "",
    placeholders.length ? `<li><details><summary>${placeholders.length} ${t("placeholders")}</summary><code>${placeholders.map(escape).join("</code> <code>")}</code></details></li>` : "",
    ungiven ? `<li>${t("ungiven")}<br><span class="quiet">${escape(sentence(ungiven))}</span></li>` : "",
  ].join("");
  $("notes").innerHTML = said ? `<div class="notes"><h2>${t("notes")}</h2><ul>${said}</ul></div>` : "";
}

function drawFrame(city) {
  const { head } = city;
  document.documentElement.lang = isChinese() ? "zh-CN" : "en";
  document.documentElement.dataset.theme = palette.isDark() ? "dark" : "light";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  document.title = `${head.project} · sunshed`;
  $("title").textContent = head.project;
  const { latitude_deg: lat, longitude_deg: lon } = head.place;
  $("facts").textContent = [head.year ? `${head.year}` : "", `${number(Math.abs(lat), 2)}° ${lat < 0 ? "S" : "N"}, ${number(Math.abs(lon), 2)}° ${lon < 0 ? "W" : "E"}`, `${t("weather")}: ${head.weather.source}`].filter(Boolean).join(" · ");
  $("language").textContent = t("other_language");
  $("language").lang = isChinese() ? "en" : "zh-CN";
  $("theme").textContent = t("theme") + t(`theme_${choice.theme}`);
  $("print").textContent = t("print");
  $("nav").setAttribute("aria-label", t("subtitle"));
  $("nav").innerHTML = Object.entries(sections).filter(([, id]) => !$(id).hidden).map(([word, id]) => `<a href="#${id}">${t(word)}</a>`).join("");
  $("zone").innerHTML = head.zones.map((zone) => `<option value="${escape(zone.id)}"${zone.id === choice.zone ? " selected" : ""}>${escape(zone.id === wholeId ? t("whole") : zone.name || zone.id)}</option>`).join("");
  document.querySelector(".zone-choice").hidden = head.zones.length < 2;
  $("footer").innerHTML = `<p>${escape(head.program)} · ${escape(head.place.crs)}</p><p>${t("licences")}</p>`;
}

export function showHead(city) {
  const draw = () => { drawFrame(city); drawTotals(city); drawNotes(city); };
  draw();
  whenChanged("language theme", draw);
  whenChanged("zone", () => drawTotals(city));
  palette.whenSystemTheme(draw);
  $("language").addEventListener("click", () => choose({ language: isChinese() ? "en" : "zh" }));
  $("theme").addEventListener("click", () => choose({ theme: themes[(themes.indexOf(choice.theme) + 1) % themes.length] }));
  $("print").addEventListener("click", () => window.print());
  $("zone").addEventListener("change", ({ target }) => choose({ zone: target.value }));
}
