// Which buildings a coverage target counts, and the fewest of them that reach it.
import { groupOf } from "./names.js";
import { choice } from "./store.js";

/** Rows of the buildings in the chosen zone that a coverage indicator counts. */
function counted(city, row) {
  const { vintage, classes } = groupOf(row.group);
  const isIn = (i) => city.text("vintage", i) === vintage && classes.includes(city.class(i));
  const zones = city.buildings.zone_id, rows = [], inZone = city.inChosenZone();
  for (let i = 0; i < city.count; i++) if (inZone(zones.at(i)) && isIn(i)) rows.push(i);
  return rows;
}

/**
 * What reaching a coverage target takes: m2, MW, and the fewest of the counted buildings, largest first.
 * Area is taken to go with capacity, which holds nearly for C1 and C2: the number is told as "about".
 */
export function coverageGap(city, row) {
  const needed = row.target / 100 * row.denominator;
  const rows = counted(city, row), capacity = city.numbers("capacity_kwp");
  const fitting = rows.filter((i) => capacity[i] > 0).sort((a, b) => capacity[b] - capacity[a]);
  const kw = rows.reduce((sum, i) => sum + capacity[i], 0);
  const perM2 = row.numerator > 0 ? kw / row.numerator : NaN;
  if (row.value < row.target) return { enough: false, m2: needed - row.numerator, kw: (needed - row.numerator) * perM2, set: fitting };
  const wanted = kw * needed / row.numerator;
  let buildings = 0, sum = 0;
  while (sum < wanted && buildings < fitting.length) sum += capacity[fitting[buildings++]];
  return { enough: true, m2: needed, kw: wanted, buildings, of: fitting.length, set: fitting.slice(0, buildings) };
}

/** Marks the fewest buildings that reach the coverage target in the chosen zone and reading; all where all fall short. */
export function markSet(city) {
  city.set.fill(0);
  const row = city.indicator(`pv_coverage_${choice.reading}`);
  if (row && row.value !== null) for (const i of coverageGap(city, row).set) city.set[i] = 1;
}
