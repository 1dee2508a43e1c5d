// How the map colours buildings: a code a building, a colour a code, and a legend.
import { choice } from "./store.js";
import { className, suitabilityName } from "./names.js";
import { number } from "./format.js";
import { t } from "./words.js";
import * as palette from "./palette.js";

const nothing = palette.scale.length;

/** Round limits that the middle nine tenths of the values fill. */
export function limitsOf(values, steps) {
  const there = Float32Array.from(values).filter((v) => !Number.isNaN(v)).sort();
  if (there.length === 0) return null;
  const low = there[Math.floor(there.length * 0.03)], high = there[Math.floor((there.length - 1) * 0.98)];
  const raw = (high - low || 1) / steps, power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((m) => m * power).find((s) => s >= raw * 0.999);
  const first = Math.round(((low + high) / 2 / step) - (steps - 2) / 2) * step;
  return Array.from({ length: steps - 1 }, (_, k) => first + k * step);
}

function byNumber(values, unit) {
  const limits = limitsOf(values, palette.scale.length);
  const code = (i) => {
    const v = values[i];
    if (Number.isNaN(v) || !limits) return nothing;
    let k = 0;
    while (k < limits.length && v >= limits[k]) k++;
    return k;
  };
  return {
    code, colours: () => [...palette.scale, palette.nothing()],
    legend: () => limits ? { ramp: palette.scale, marks: limits.map((v) => number(v, Number.isInteger(limits[0]) && Number.isInteger(limits[1] ?? 0) ? 0 : 1)), unit } : { keys: [[palette.nothing(), t("no_data")]] },
  };
}

function byWord(column, words, colourOf, nameOf) {
  const index = new Map(words.map((word, k) => [word, k]));
  return {
    code: (i) => index.get(column.at(i)) ?? words.length,
    colours: () => [...words.map(colourOf), palette.nothing()],
    legend: () => ({ keys: words.map((word) => [colourOf(word), nameOf(word)]) }),
  };
}

/** Modes by name: { code(i), colours(), legend() }; byRoof: its roof planes have colours of their own. */
export function colourings(city) {
  const classes = palette.classOrder(city.buildings.class?.words ?? []);
  const modes = {
    yield: byNumber(city.numbers("yield_kwh_kwp"), "kWh/kWp"),
    irradiation: { ...byNumber(city.numbers("irradiation_kwh_m2"), "kWh/m²"), byRoof: true },
    class: byWord(city.buildings.class, classes, palette.classColour, className),
    suitability: byWord(city.buildings.suitability, ["good", "fair", "poor", "none"], (word) => palette.suitabilityColours[word], suitabilityName),
  };
  modes.set = {
    code: (i) => (city.inSet(i) ? 0 : 1), colours: () => palette.setColours,
    legend: () => ({ keys: [[palette.setColours[0], t("in_set")], [palette.setColours[1], t("not_in_set")]] }),
  };
  return modes;
}
export const currentColouring = (modes) => modes[choice.colour] ?? modes.yield;

/** A colour scale for roof planes by their irradiation, the same as the map's and the cards'. */
export const roofColouring = (city) => byNumber(city.tables.segments?.irradiation_kwh_m2 ?? new Float32Array(0), "kWh/m²");
