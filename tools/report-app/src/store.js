// What the reader has chosen, and who wants to know when it changes.

const listeners = [];

export const choice = {
  language: "zh", theme: "auto", zone: "all",
  reading: "c1", // of roof-PV coverage
  colour: "yield", solid: false, search: "", building_class: "", only_set: false, selected: -1,
  filter: 0, // counts how often the filter was worked out anew
};

/** Whether the reader reads Chinese; else English. */
export const isChinese = () => choice.language === "zh";

/** Calls back when one of the keys changes; keys: words with blanks between. */
export function whenChanged(keys, callback) {
  listeners.push([new Set(keys.split(" ")), callback]);
}

export function choose(changes) {
  const changed = Object.keys(changes).filter((key) => choice[key] !== changes[key]);
  Object.assign(choice, changes);
  if (changed.length === 0) return;
  for (const [keys, callback] of listeners) if (changed.some((key) => keys.has(key))) callback(changed);
}
