// The report's own names of what its ids stand for, in the reader's language. An id without a word shows as it is.
import { pick, t } from "./words.js";
import { choice } from "./store.js";

let catalogue = {}, definitions = {};
/** Takes the words that came with the report. */
export function useCatalogue(head) { catalogue = head.catalogue ?? {}; definitions = head.definitions ?? {}; }

const word = (kind, id) => catalogue[kind]?.[id];
const nameIn = (kind) => (id) => { const found = word(kind, id); return found ? pick([found.zh, found.en]) : id; };
export const className = nameIn("classes"), lossName = nameIn("losses"), readingName = nameIn("readings"), groupName = nameIn("groups");
export const statusName = nameIn("statuses"), basisName = nameIn("bases"), conventionName = nameIn("conventions");
export const suitabilityName = nameIn("suitabilities"), unitName = nameIn("units");
export const classIds = () => Object.keys(catalogue.classes ?? {});
export const readingIds = () => Object.keys(catalogue.readings ?? {});
/** The buildings that a coverage figure counts: their vintage and classes. */
export const groupOf = (id) => word("groups", id) ?? { classes: [] };
export const isPercent = (unit) => word("units", unit)?.is_percent === true;
/** What the row's indicator means. */
export const definitionOf = (row) => definitions[row.definition] ?? {};

/** A definition's name by its id. */
const definitionName = (id) => { const found = definitions[id]; return found ? pick([found.name_zh, found.name_en]) : id; };
/** A row's long name, with the buildings that it counts. */
export function indicatorName(row) {
  const name = definitionName(row.definition);
  return definitionOf(row).by_group ? `${name} · ${groupName(row.group)}` : name;
}

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
    const years = / of two or more years$/, items = missing[1].replace(years, "").split(", ").map((item) => statistics[item] ?? definitionName(item)).join("、");
    return t("missing") + items + (years.test(missing[1]) ? "（至少两年）" : "");
  }
  const reason = reasons.find(([words]) => note?.includes(words));
  return reason ? t(reason[1]) : note ?? "";
}

const directions = [["北", "N"], ["东北", "NE"], ["东", "E"], ["东南", "SE"], ["南", "S"], ["西南", "SW"], ["西", "W"], ["西北", "NW"]];
/** A compass azimuth in words; flat where there is none. */
export const facing = (azimuthDeg) => Number.isNaN(azimuthDeg) ? t("flat") : pick(directions[Math.round(azimuthDeg / 45) % 8]);
