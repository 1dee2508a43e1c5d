// The report's own names of what its ids stand for, in the reader's language. An id without a word shows as it is.
import { pick, t } from "./words.js";

let catalogue = {}, definitions = {};
/** Takes the words that came with the report. */
export function useCatalogue(head) { catalogue = head.catalogue ?? {}; definitions = head.definitions ?? {}; }

const word = (kind, id) => catalogue[kind]?.[id];
const nameIn = (kind) => (id) => { const found = word(kind, id); return found ? pick([found.zh, found.en]) : id; };
export const className = nameIn("classes"), lossName = nameIn("losses"), readingName = nameIn("readings"), groupName = nameIn("groups");
export const statusName = nameIn("statuses"), basisName = nameIn("bases"), conventionName = nameIn("conventions");
export const kindName = nameIn("kinds"), tagName = nameIn("tags"), rankingName = nameIn("rankings");
export const suitabilityName = nameIn("suitabilities"), unitName = nameIn("units");
export const classIds = () => Object.keys(catalogue.classes ?? {});
export const conventionIds = () => Object.keys(catalogue.conventions ?? {});
export const readingIds = () => Object.keys(catalogue.readings ?? {});
/** The buildings that a coverage figure counts: their vintage and classes. */
export const groupOf = (id) => word("groups", id) ?? { classes: [] };
export const isPercent = (unit) => word("units", unit)?.is_percent === true;
export const isArea = (unit) => word("units", unit)?.is_area === true;
export const isYear = (unit) => word("units", unit)?.is_year === true;
/** What the row's indicator means. */
export const definitionOf = (row) => definitions[row.definition] ?? {};

const tones = { met: "good", "on schedule": "good", feasible: "good", behind: "middling", "feasible only with 2 measures": "middling",
  "feasible only with 3 measures": "middling", missed: "bad", "not feasible": "bad" };
/** How a status is coloured: good, middling, bad, or open where nothing is decided. */
export const statusTone = (status) => tones[status] ?? "open";
/** The ways to count that a row has, in words. */
export const switchNames = (row) => row.switch_states.map(({ id, is_on: isOn }) => `${nameIn("switches")(id)}: ${isOn ? pick(["是", "yes"]) : pick(["否", "no"])}`).join("; ");

/** A definition's name by its id. */
const definitionName = (id) => { const found = definitions[id]; return found ? pick([found.name_zh, found.name_en]) : id; };
/** A row's long name, with the buildings that it counts. */
export function indicatorName(row) {
  const name = definitionName(row.definition);
  return definitionOf(row).by_group ? `${name} · ${groupName(row.group)}` : name;
}

/** Why a row has no value, in the reader's language. */
export const whyMissing = (row) => sentence(row.reason);
/** What a row rests on, likewise. */
export const noteOf = (row) => pick([row.note_zh, row.note]);
/** A sentence of the report: { id, zh, en }; empty where there is none. */
export const sentence = (said) => (said ? pick([said.zh, said.en]) : "");

const directions = [["北", "N"], ["东北", "NE"], ["东", "E"], ["东南", "SE"], ["南", "S"], ["西南", "SW"], ["西", "W"], ["西北", "NW"]];
/** A compass azimuth in words; flat where there is none. */
export const facing = (azimuthDeg) => Number.isNaN(azimuthDeg) ? t("flat") : pick(directions[Math.round(azimuthDeg / 45) % 8]);
