// The page around a made-up city, without the program: for tests of the page alone.
import { readFileSync } from "node:fs";

const app = new URL("..", import.meta.url);
const classes = ["school", "factory", "residential", "a_class_of_tomorrow"];
const range = (count) => Array.from({ length: count }, (_, i) => i);

function exampleData(count) {
  const perRow = Math.ceil(Math.sqrt(count)), has = (i) => i % 10 !== 7;
  const column = (value) => range(count).map((i) => (has(i) ? value(i) : null));
  const sums = { building_count: count, roof_area_m2: 900 * count, module_count: 120 * count, capacity_kwp: 66 * count, energy_ac_kwh: 70000 * count, existing_pv_m2: 0, co2_t: 35 * count };
  const indicator = (zone_id, id, value, note = "") => ({ zone_id, zone_name: zone_id, year: 2025, indicator: id, value, unit: "%", target: 50, status: value === null ? "no data" : value < 50 ? "short" : "met", numerator: null, denominator: value === null ? 0 : 1000, basis: "computed", note });
  return {
    project: "示例 <b>city</b>", year: 2019, program: "sunshed test",
    weather: { source: "/home/someone/weather.epw (EPW)", synthetic: true }, place: { latitude_deg: 45.75, longitude_deg: 126.65, crs: "EPSG:32652" },
    zones: [{ id: "N", name: "北区", ...sums, by_class: [] }, { id: "all", name: "全部 All", ...sums, by_class: classes.map((c) => ({ class: c, ...sums })) }],
    indicators: [indicator("all", "pv_coverage_c1", 62.5), indicator("N", "pv_coverage_c1", 31.25), indicator("all", "substitution_calorific", null, "missing statistics: electricity, heat"), indicator("all", "an_indicator_of_tomorrow", 7)],
    monthly_kwh: range(12).map((m) => 1e6 + m), losses: [{ name: "nominal", energy_kwh: 100 }, { name: "a loss of tomorrow", energy_kwh: 20 }],
    assumptions: [{ key: "pv.soiling_pct", value: "3", unit: "%", origin: "default", source: "[P]", meaning: "dust" }],
    notes: ["placeholders [P] that stand for figures of your own: pv.soiling_pct"],
    buildings: {
      id: range(count).map((i) => `B${i}`), zone_id: range(count).map(() => "N"), class: range(count).map((i) => classes[i % classes.length]), class_text: range(count).map(() => "学校"),
      year_built: column(() => 2001), height_m: column(() => 12), footprint_area_m2: range(count).map(() => 900), irradiation_kwh_m2: column((i) => 1300 + i % 200), shade_loss_pct: column(() => 3), module_count: column(() => 120),
      coverage_pct: column(() => 55), capacity_kwp: column(() => 66), energy_ac_kwh: column((i) => 70000 - i), yield_kwh_kwp: column((i) => 1060 - i % 200), snow_loss_pct: column(() => 6), existing_pv_m2: range(count).map(() => null),
      suitability: range(count).map((i) => (has(i) ? "good" : "none")), quality: range(count).map(() => "measured"), reason: range(count).map((i) => (has(i) ? null : "no plane")),
    },
    monthly_by_building: range(count).map((i) => range(12).map(() => (has(i) ? 5000 : 0))),
    map: {
      bounds: [0, 0, perRow * 50, perRow * 50],
      buildings: range(count).map((i) => { const x = (i % perRow) * 500, y = Math.floor(i / perRow) * 500; return [[x, y, x + 300, y, x + 300, y + 300, x, y + 300]]; }),
      zones: [{ id: "N", rings: [[0, 0, perRow * 500, 0, perRow * 500, perRow * 500, 0, perRow * 500]] }],
    },
  };
}

export function examplePage(count) {
  const part = (name) => readFileSync(new URL(name, app), "utf8");
  const data = JSON.stringify(exampleData(count)).replaceAll("</", "<\\/");
  return part("page.html").replace("/*{{css}}*/", () => part("page.css")).replace("/*{{data}}*/", () => data).replace("/*{{js}}*/", () => part("page.js"));
}
