// The ranked list of buildings: only the rows in sight are there, whatever the city's size.
import { choice, choose, whenChanged, isChinese } from "./store.js";
import { className, suitabilityName } from "./names.js";
import { csvField, escape, number } from "./format.js";
import { t } from "./words.js";

const $ = (id) => document.getElementById(id);
const rowHeight = 34, spare = 8, printed = 40;

function columnsOf(city) {
  const numeric = (name, key, digits = 0, unit = "") => ({ name, head: () => t(key), unit, values: city.numbers(name), digits });
  const text = (name, key, show = (v) => v) => ({ name, head: () => t(key), text: (i) => show(city.text(name, i)) });
  return [
    text("building_id", "id"), text("class", "building_class", className), text("zone_id", "zone", (id) => city.zoneName.get(id) ?? id),
    numeric("footprint_area_m2", "footprint", 0, "m²"), numeric("module_count", "modules"), numeric("capacity_kwp", "capacity", 1, "kWp"),
    numeric("energy_ac_kwh", "annual_energy", 0, "kWh"), numeric("yield_kwh_kwp", "specific_yield", 0, "kWh/kWp"),
    numeric("coverage_pct", "coverage", 0, "%"), numeric("shade_loss_pct", "shade_loss", 1, "%"), numeric("payback_years", "payback", 1, t("years")), numeric("lcoe_cny_kwh", "lcoe", 3, t("cny_kwh")),
    text("suitability", "by_suitability", suitabilityName),
  ].filter((column) => column.text || column.values.some((v) => !Number.isNaN(v)));
}

export class BuildingTable {
  constructor(city) {
    Object.assign(this, { city, columns: columnsOf(city), sortBy: "energy_ac_kwh", down: true, focus: 0 });
    $("building-table").innerHTML = `<div class="row"><input id="search" type="search" autocomplete="off"><label id="only-set-label"><input type="checkbox" id="only-set"> <span></span></label><button type="button" id="download"></button><span id="found" class="quiet" role="status"></span></div>
      <div class="grid" role="grid" tabindex="0"><div class="head" role="row"></div><div class="body" role="rowgroup"><div class="rows"></div></div></div>
      <p class="quiet screen" id="sort-hint"></p><div class="printed"></div>`;
    this.grid = $("building-table").querySelector(".grid");
    this.body = this.grid.querySelector(".rows");
    this.listen();
    this.refresh();
  }

  listen() {
    let waiting = 0;
    $("search").addEventListener("input", ({ target }) => { clearTimeout(waiting); waiting = setTimeout(() => choose({ search: target.value }), 120); });
    $("only-set").addEventListener("change", ({ target }) => choose({ only_set: target.checked }));
    $("download").addEventListener("click", () => this.download());
    this.grid.addEventListener("scroll", () => this.drawRows());
    this.grid.addEventListener("click", ({ target }) => {
      const head = target.closest("[data-column]"), row = target.closest("[data-i]");
      if (head) this.sort(head.dataset.column);
      if (row) { this.focus = Number(row.dataset.rank); choose({ selected: Number(row.dataset.i) }); }
    });
    this.grid.addEventListener("keydown", (event) => this.key(event));
    whenChanged("language", () => { this.columns = columnsOf(this.city); this.refresh(); });
    whenChanged("filter", () => { this.focus = 0; this.refresh(); });
    whenChanged("selected", () => this.drawRows());
  }

  sort(name) {
    this.down = this.sortBy === name ? !this.down : !this.columns.find((c) => c.name === name).text;
    this.sortBy = name;
    this.focus = 0;
    this.refresh();
  }

  key(event) {
    if (event.target.closest(".head")) return;
    const page = Math.floor(this.grid.clientHeight / rowHeight) - 2, last = this.order.length - 1;
    const to = { ArrowDown: this.focus + 1, ArrowUp: this.focus - 1, PageDown: this.focus + page, PageUp: this.focus - page, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      this.focus = Math.max(0, Math.min(last, to));
      const top = this.focus * rowHeight, above = this.grid.scrollTop, below = above + this.grid.clientHeight - 2 * rowHeight;
      if (top < above) this.grid.scrollTop = top; else if (top > below) this.grid.scrollTop = top - this.grid.clientHeight + 2 * rowHeight;
      this.drawRows();
    } else if (event.key === "Enter" && last >= 0) {
      choose({ selected: this.order[this.focus] });
    } else return;
    event.preventDefault();
  }

  /** Buildings that pass the filter, in the order of the sorted column; what is missing comes last. */
  ranked() {
    const { city, down } = this, column = this.columns.find((c) => c.name === this.sortBy);
    const order = new Uint32Array(city.shownCount);
    for (let i = 0, k = 0; i < city.count; i++) if (city.shown[i]) order[k++] = i;
    if (column.text) {
      const keys = Array.from({ length: city.count }, (_, i) => (city.shown[i] ? column.text(i) : ""));
      const compare = new Intl.Collator(isChinese() ? "zh-CN" : "en", { numeric: true }).compare;
      return order.sort((a, b) => (down ? -1 : 1) * compare(keys[a], keys[b]) || a - b);
    }
    const values = column.values, worst = down ? -Infinity : Infinity;
    const key = (i) => (Number.isNaN(values[i]) ? worst : values[i]);
    return order.sort((a, b) => (down ? key(b) - key(a) : key(a) - key(b)) || a - b);
  }

  refresh() {
    $("search").placeholder = t("search");
    $("search").setAttribute("aria-label", t("search"));
    $("download").textContent = t("download");
    $("only-set-label").lastElementChild.textContent = t("only_set");
    $("found").textContent = `${number(this.city.shownCount)} ${t("found")}`;
    $("sort-hint").textContent = t("sort_hint");
    this.order = this.ranked();
    this.grid.setAttribute("aria-label", t("buildings"));
    this.grid.setAttribute("aria-rowcount", this.order.length + 1);
    this.grid.setAttribute("aria-colcount", this.columns.length + 1);
    const widths = this.columns.map((c) => (c.text ? 7 : 6.2)); // rem at least; the same in every row
    this.grid.style.setProperty("--columns", `3.6rem ${widths.map((rem) => `minmax(${rem}rem, ${rem}fr)`).join(" ")}`);
    this.grid.style.setProperty("--least", `${widths.reduce((a, b) => a + b, 3.6)}rem`);
    this.grid.querySelector(".head").innerHTML = `<span role="columnheader" class="n">${t("rank")}</span>` + this.columns.map((c) => `<span role="columnheader" class="${c.text ? "" : "n"}" aria-sort="${c.name !== this.sortBy ? "none" : this.down ? "descending" : "ascending"}"><button type="button" data-column="${c.name}">${escape(c.head())}${c.unit ? ` <small>${c.unit}</small>` : ""}</button></span>`).join("");
    this.body.style.height = `${this.order.length * rowHeight}px`;
    this.grid.scrollTop = 0;
    this.drawRows();
    this.drawPrinted();
  }

  cells(i) {
    return this.columns.map((c) => `<span role="gridcell" class="${c.text ? "" : "n"}">${c.text ? escape(c.text(i)) : Number.isNaN(c.values[i]) ? "–" : number(c.values[i], c.digits)}</span>`).join("");
  }

  drawRows() {
    const first = Math.max(0, Math.floor(this.grid.scrollTop / rowHeight) - spare);
    const last = Math.min(this.order.length, first + Math.ceil(this.grid.clientHeight / rowHeight) + 2 * spare);
    let html = "";
    for (let rank = first; rank < last; rank++) {
      const i = this.order[rank];
      html += `<div role="row" id="row-${rank}" aria-rowindex="${rank + 2}" data-i="${i}" data-rank="${rank}" class="${rank === this.focus ? "focus" : ""}${i === choice.selected ? " chosen" : ""}" style="top:${rank * rowHeight}px"><span role="gridcell" class="n">${number(rank + 1)}</span>${this.cells(i)}</div>`;
    }
    this.body.innerHTML = html;
    this.grid.setAttribute("aria-activedescendant", `row-${this.focus}`);
  }

  drawPrinted() {
    const rows = Array.from(this.order.subarray(0, printed)).map((i, rank) => `<tr><td class="n">${rank + 1}</td>${this.cells(i).replaceAll("<span role=\"gridcell\"", "<td").replaceAll("</span>", "</td>")}</tr>`).join("");
    $("building-table").querySelector(".printed").innerHTML = `<p class="quiet">${t("print_top")}</p><table><thead><tr><th class="n">${t("rank")}</th>${this.columns.map((c) => `<th class="${c.text ? "" : "n"}">${escape(c.head())}${c.unit ? ` <small>${c.unit}</small>` : ""}</th>`).join("")}</tr></thead><tbody>${rows}</tbody></table>`;
  }

  /** The found buildings with every column under its own name, for spreadsheets in any language. */
  download() {
    const { buildings } = this.city;
    const names = Object.keys(buildings).filter((name) => name !== "count");
    const value = (column, i) => (column.at && !(column instanceof Float32Array) ? csvField(column.at(i)) : Number.isNaN(column[i]) ? "" : String(Number(column[i].toPrecision(7))));
    const lines = [names.join(",")];
    for (const i of this.order) lines.push(names.map((name) => value(buildings[name], i)).join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv" })); // the mark tells Excel that this is UTF-8
    link.download = "buildings.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
}
