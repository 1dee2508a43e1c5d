// Names of classes, losses and indicators. What a later program adds shows under its own id.
import { pick, t } from "./words.js";
import { choice } from "./store.js";

const classes = {
  party_government: ["党政机关", "Party and government"], school: ["学校", "Schools"], hospital: ["医院", "Hospitals"],
  other_public_institution: ["其他公共机构", "Other public institutions"], commercial: ["商业办公", "Commercial"],
  factory: ["厂房", "Factories"], warehouse: ["仓库", "Warehouses"], residential: ["城镇住宅", "Housing"],
  rural_house: ["农房", "Rural houses"], other: ["其他", "Other"], unknown: ["未知", "Unknown"],
};
export const classIds = Object.keys(classes);
export const className = (id) => pick(classes[id], id);

const losses = {
  nominal: ["额定（无遮挡）", "Rating, open sky"], shading: ["周围遮挡", "Shading"], surroundings: ["周围反射增益", "Reflected by surroundings"], reflection: ["反射", "Reflection"],
  rows: ["排间遮挡", "Between rows"], "string shading": ["组串遮挡", "Strings in shade"], soiling: ["积灰", "Soiling"], snow: ["积雪", "Snow"], temperature: ["温度", "Temperature"],
  low_light: ["弱光", "Low light"], spectrum: ["光谱", "Spectrum"], bifacial: ["双面增益", "Bifacial gain"], clipping: ["限功率", "Clipping"],
  mismatch: ["失配", "Mismatch"], wiring: ["线路", "Wiring"], connections: ["接头", "Connections"],
  "light-induced degradation": ["光致衰减", "Light-induced"], nameplate: ["标称偏差", "Nameplate"], age: ["老化", "Age"],
  availability: ["停机", "Availability"], inverter: ["逆变器", "Inverter"], transformer: ["变压器", "Transformer"],
};
export const lossName = (id) => pick(losses[id], id);

const readings = {
  c1: ["阵列含排间 / 屋顶投影", "array with row gaps / roof"], c2: ["组件投影 / 屋顶投影", "modules / roof"],
  c3: ["阵列 / 可用屋顶", "array / usable roof"], c4: ["有组件的屋顶 / 全部屋顶", "roofs with modules / all roofs"], existing: ["已有光伏", "existing PV"],
};
export const readingName = (id) => pick(readings[id], id);
export const readingIds = ["c1", "c2", "c3", "c4"];

const groups = {
  "": ["新建公共机构与新建厂房", "new public institutions and factories"],
  _new_public_institution: ["新建公共机构", "new public institutions"], _new_factory: ["新建厂房", "new factories"],
  _existing_public_institution: ["既有公共机构", "existing public institutions"], _existing_factory: ["既有厂房", "existing factories"],
};
export const groupName = (id) => pick(groups[id], id.replaceAll("_", " ").trim());

const indicators = {
  pv_capacity: ["光伏可装容量", "PV capacity that fits"], pv_energy: ["光伏年发电量", "PV energy a year"], module_area: ["组件面积", "Module area"],
  roof_area: ["屋顶面积", "Roof area"], co2_avoided: ["年减排 CO₂", "CO₂ avoided a year"], existing_pv: ["已有光伏面积", "Existing PV"], building_count: ["建筑数", "Buildings"],
  substitution: ["城镇建筑可再生能源替代率", "Renewable substitution in urban buildings"], electricity_share: ["建筑用能中电力占比", "Electricity in building energy use"],
  standard_coal_saved: ["替代标准煤", "Standard coal saved"],
};
const conventions = { calorific: ["当量值", "calorific"], coal_equivalent: ["等价值", "coal equivalent"] };

let definitions = {};
/** The report's own names, for indicators that the page has no word for. */
export function useDefinitions(list) { definitions = list ?? {}; }

/** A long name for an indicator's id. */
export function indicatorName(id) {
  const coverage = id.match(/^pv_coverage_(c[1-4]|existing)(.*)$/);
  if (coverage) {
    const reading = coverage[1] === "existing" ? "" : `${coverage[1].toUpperCase()} `;
    return `${choice.language === "zh" ? "屋顶光伏覆盖率" : "Roof-PV coverage"} ${reading}${readingName(coverage[1])} · ${groupName(coverage[2])}`;
  }
  const convention = id.match(/^(.*)_(calorific|coal_equivalent)$/);
  if (convention && indicators[convention[1]]) {
    return `${pick(indicators[convention[1]])} · ${pick(conventions[convention[2]])}`;
  }
  const definition = definitions[id];
  return pick(indicators[id] ?? (definition && [definition.name_zh, definition.name_en]), id);
}
export const conventionName = (id) => pick(conventions[id], id);

const statistics = {
  electricity: "电力", heat: "热力", gas: "天然气", coal: "煤", lpg: "液化石油气", solar_thermal: "太阳能热", heat_pump: "热泵",
  geothermal: "地热", biomass: "生物质",
};
const reasons = [
  ["there are no such buildings here", "no_such_buildings"], ["there are no buildings here", "no_buildings"],
  ["no new building tells its PV", "no_new_pv_told"], ["existing PV is not told", "no_pv_told"], ["no hotels, schools or hospitals", "no_hot_water_users"],
];
/** Why a value is not there, in the reader's language. */
export function whyMissing(note) {
  const missing = note?.match(/missing statistics: ([^;]*)/);
  if (missing) {
    if (choice.language !== "zh") return t("missing") + missing[1];
    const years = / of two or more years$/, items = missing[1].replace(years, "").split(", ").map((item) => statistics[item] ?? indicatorName(item)).join("、");
    return t("missing") + items + (years.test(missing[1]) ? "（至少两年）" : "");
  }
  const reason = reasons.find(([words]) => note?.includes(words));
  return reason ? t(reason[1]) : note ?? "";
}

const directions = [["北", "N"], ["东北", "NE"], ["东", "E"], ["东南", "SE"], ["南", "S"], ["西南", "SW"], ["西", "W"], ["西北", "NW"]];
/** A compass azimuth in words; flat where there is none. */
export const facing = (azimuthDeg) => Number.isNaN(azimuthDeg) ? t("flat") : pick(directions[Math.round(azimuthDeg / 45) % 8]);
