// A building's card: what fits on its roof, plane by plane and month by month.
import { buildingDays } from "./day.js";
import { choice, choose, whenChanged } from "./store.js";
import { className, facing, suitabilityName } from "./names.js";
import { energy, escape, knownEnergy, money, number, power, together } from "./format.js";
import { months, pick, t } from "./words.js";
import { roofColouring } from "./colouring.js";
import * as palette from "./palette.js";

const $ = (id) => document.getElementById(id);

/** Bars of twelve months as plain SVG. */
function monthBars(kwh) {
  const most = Math.max(...kwh, 1), names = months();
  const bars = kwh.map((v, m) => {
    const height = 62 * v / most;
    return `<rect x="${4 + m * 24}" y="${70 - height}" width="17" height="${height}" rx="2" fill="${palette.sun}"><title>${names[m]}: ${number(v)} kWh</title></rect><text x="${12.5 + m * 24}" y="83" text-anchor="middle">${m + 1}</text>`;
  }).join("");
  return `<svg class="bars" viewBox="0 0 292 88" role="img" aria-label="${t("monthly")}: ${kwh.map((v, m) => `${names[m]} ${number(v)}`).join(", ")} kWh">${bars}</svg>`;
}

const shownMonths = [[5, "#e8a317"], [2, "#d1495b"], [11, "#3b6fb0"]]; // June, March, December

/** Mean days of three months as lines. */
function dayLines(days) {
  const most = Math.max(...days.flat(), 0.001), names = months();
  const at = (h, kw) => `${(10 + (h + 0.5) * 11.5).toFixed(1)} ${(72 - 62 * kw / most).toFixed(1)}`;
  const lines = shownMonths.map(([m, colour]) => `<path d="M${days[m].map((kw, h) => at(h, kw)).join("L")}" fill="none" stroke="${colour}" stroke-width="1.8"/>`).join("");
  const key = shownMonths.map(([m, colour]) => `<tspan fill="${colour}" dx="8">${names[m]}</tspan>`).join("");
  const hours = [6, 12, 18].map((h) => `<text x="${10 + h * 11.5}" y="85" text-anchor="middle">${h}:00</text>`).join("");
  const said = shownMonths.map(([m]) => `${names[m]} ${number(Math.max(...days[m]), 1)}`).join(", ");
  return `<svg class="bars" viewBox="0 0 292 88" role="img" aria-label="${t("day")}: ${said}"><path d="M10 72H286" stroke="${palette.line()}"/>${lines}${hours}<text x="4" y="9">${number(most, most < 10 ? 1 : 0)}${key}</text></svg>`;
}

/** Where the rings of an owner's rows begin, made once: [first ring, first vertex, longitude and latitude before it]. */
class RingPlaces {
  constructor(rings, vertices) {
    Object.assign(this, { rings, vertices, first: new Map() });
    let vertex = 0, x = 0, y = 0;
    for (let r = 0; r < rings.count; r++) {
      if (!this.first.has(rings.owner[r])) this.first.set(rings.owner[r], { ring: r, vertex, x, y });
      for (let k = 0; k < rings.vertices[r]; k++, vertex++) {
        x = (x + vertices.longitude[vertex]) | 0;
        y = (y + vertices.latitude[vertex]) | 0;
      }
    }
  }
  /** Rings of an owner as lists of [longitude, latitude] in 1e-7 degrees. */
  of(owner) {
    const start = this.first.get(owner);
    if (!start) return [];
    let { ring, vertex, x, y } = start;
    const list = [];
    for (; ring < this.rings.count && this.rings.owner[ring] === owner; ring++) {
      const points = [];
      for (let k = 0; k < this.rings.vertices[ring]; k++, vertex++) {
        x = (x + this.vertices.longitude[vertex]) | 0;
        y = (y + this.vertices.latitude[vertex]) | 0;
        points.push([x, y]);
      }
      list.push(points);
    }
    return list;
  }
}

export class Card {
  constructor(city, moveTo) {
    Object.assign(this, { city, moveTo, roofs: roofColouring(city) });
    $("card").addEventListener("click", ({ target }) => {
      if (target.dataset.act === "close") this.close();
      if (target.dataset.act === "move") this.moveTo(choice.selected);
    });
    document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && choice.selected >= 0) this.close(); });
    whenChanged("selected language theme", () => this.draw());
  }

  close() {
    choose({ selected: -1 });
    this.opener?.focus?.();
  }

  places(name) {
    this.cache ??= {};
    return (this.cache[name] ??= new RingPlaces(this.city.tables[`${name}s`], this.city.tables[`${name}_vertices`]));
  }

  segments(i) {
    const { firstSegment } = this.city;
    return Array.from({ length: firstSegment[i + 1] - firstSegment[i] }, (_, k) => firstSegment[i] + k);
  }

  /** The roof from above, north up. */
  plan(i) {
    if (!this.city.tables.roofs) return "";
    const segments = this.segments(i);
    const roofs = segments.map((s) => this.places("roof").of(s));
    const all = roofs.flat(2);
    if (all.length === 0) return "";
    const west = Math.min(...all.map((p) => p[0])), east = Math.max(...all.map((p) => p[0]));
    const south = Math.min(...all.map((p) => p[1])), north = Math.max(...all.map((p) => p[1]));
    const shrink = Math.cos(all[0][1] / 1e7 * Math.PI / 180), scale = 288 / Math.max((east - west) * shrink, (north - south) * 1.4, 1);
    const height = (north - south) * scale + 12;
    const path = (rings) => rings.map((ring) => `M${ring.map(([x, y]) => `${((x - west) * shrink * scale + 4).toFixed(1)} ${((north - y) * scale + 6).toFixed(1)}`).join("L")}Z`).join("");
    const colours = this.roofs.colours();
    return `<h4>${t("roof_plan")}</h4><svg class="plan" viewBox="0 0 ${((east - west) * shrink * scale + 8).toFixed(0)} ${height.toFixed(0)}" role="img" aria-label="${t("roof_plan")}">
      ${segments.map((s, k) => `<path d="${path(roofs[k])}" fill="${colours[this.roofs.code(s)]}" stroke="${palette.quiet()}" stroke-width=".8" fill-rule="evenodd"/>`).join("")}
      ${segments.map((s) => `<path d="${path(this.places("module").of(s))}" fill="#17255a" stroke="#c9d4ee" stroke-width=".4"/>`).join("")}</svg>`;
  }

  planes(i) {
    const table = this.city.tables.segments;
    const rows = this.segments(i).sort((a, b) => table.energy_ac_kwh[b] - table.energy_ac_kwh[a]);
    if (rows.length === 0) return "";
    const shown = rows.slice(0, 8).map((s) => `<tr><td>${number(table.tilt_deg[s])}°</td><td>${facing(table.azimuth_deg[s])}</td><td class="n">${number(table.area_m2[s])}</td><td class="n">${number(table.irradiation_kwh_m2[s])}</td><td class="n">${number(table.module_count[s])}</td><td class="n">${number(table.energy_ac_kwh[s] / 1e3, 1)}</td></tr>`).join("");
    return `<h4>${t("roof_planes")} · ${rows.length}</h4><table><thead><tr><th>${t("tilt")}</th><th>${t("faces")}</th><th class="n">m²</th><th class="n">kWh/m²</th><th class="n">${t("modules")}</th><th class="n">MWh</th></tr></thead><tbody>${shown}</tbody></table>${rows.length > 8 ? `<p class="quiet">+ ${rows.length - 8}</p>` : ""}`;
  }

  day(i) {
    const days = this.city.numbers("energy_ac_kwh")[i] > 0 ? buildingDays(this.city, i) : null;
    return days ? `<h4>${t("day")}</h4>${dayLines(days)}<p class="quiet">${t("day_note")}</p>` : "";
  }

  /** What the owner pays and earns; nothing where there are no modules or no prices. */
  money(i) {
    const value = (name) => this.city.numbers(name)[i];
    if (Number.isNaN(value("npv_cny"))) return [];
    const payback = value("payback_years");
    return [
      ["capex", together(money(value("capex_cny")))], ["npv", together(money(value("npv_cny")))],
      ["payback", Number.isNaN(payback) ? t("never") : `${number(payback, 1)} ${t("years")}`], ["irr", value("irr_pct"), "%", 1],
      ["lcoe", value("lcoe_cny_kwh"), t("cny_kwh"), 2], ["own_use", value("self_consumption_pct"), "%"], ["p90", together(energy(value("energy_p90_kwh")))],
    ];
  }

  facts(i) {
    const value = (name) => this.city.numbers(name)[i];
    const rows = [
      ["capacity", together(power(value("capacity_kwp")))], ["annual_energy", together(knownEnergy(value("energy_ac_kwh"), value("energy_sd_pct")))],
      ["specific_yield", Number.isNaN(value("yield_kwh_kwp")) ? "–" : `${number(value("yield_kwh_kwp"))} kWh/kWp`], ["modules", number(value("module_count"))],
      ["coverage", value("coverage_pct"), "%"], ["irradiation", value("irradiation_kwh_m2"), "kWh/m²"], ["shade_loss", value("shade_loss_pct"), "%", 1], ["snow_loss", value("snow_loss_pct"), "%", 1],
      ["footprint", value("footprint_area_m2"), "m²"], ["height", value("height_m"), "m", 1], ["existing", value("existing_pv_m2"), "m²"], ...this.money(i),
    ].map(([key, v, unit, digits]) => [key, typeof v === "string" ? v : Number.isNaN(v) ? null : `${number(v, digits)} ${unit}`]);
    return rows.filter(([, v]) => v !== null).map(([key, v]) => `<div><dt>${t(key)}</dt><dd>${v}</dd></div>`).join("");
  }

  draw() {
    const card = $("card"), i = choice.selected, { city } = this;
    const was = card.hidden;
    card.hidden = i < 0;
    if (i < 0) return;
    if (was) this.opener = document.activeElement;
    const year = city.numbers("year_built")[i], reason = pick([city.text("reason_zh", i), city.text("reason", i)]), suitability = city.text("suitability", i);
    card.setAttribute("aria-label", t("card"));
    card.innerHTML = `<button type="button" class="close" data-act="close" aria-label="${t("close")}">×</button>
      <h3>${escape(city.id(i))}</h3>
      <p class="quiet"><i class="dot" style="background:${palette.classColour(city.class(i))}"></i>${escape(className(city.class(i)))}${city.text("class_text", i) ? ` (${escape(city.text("class_text", i))})` : ""} · ${escape(city.zoneName.get(city.text("zone_id", i)) ?? city.text("zone_id", i))}${Number.isNaN(year) ? "" : ` · ${t("built")} ${year}`}</p>
      ${suitability ? `<p class="badge" style="--c:${palette.suitabilityColours[suitability] ?? "#999"}">${t("by_suitability")}: ${suitabilityName(suitability)}${city.inSet(i) ? ` · ${t("in_set")}` : ""}</p>` : ""}
      ${reason ? `<p class="reason">${escape(reason)}</p>` : ""}
      <dl>${this.facts(i)}</dl>
      ${this.plan(i)}
      ${city.numbers("module_count")[i] > 0 ? `<h4>${t("monthly")} · kWh</h4>${monthBars(city.months.map((month) => month[i]))}` : ""}
      ${this.day(i)}
      ${this.planes(i)}
      <p><button type="button" data-act="move">${t("show_on_map")}</button></p>`;
    card.scrollTop = 0;
  }
}
