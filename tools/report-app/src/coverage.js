// The set of buildings that reaches the coverage target, as targets.csv has it under the project's own ranking.
import { choice } from "./store.js";

/** The plan of the chosen zone; null where the report has none. */
export const coveragePlan = (city) => city.head.targets.find((plan) => plan.zone_id === choice.zone && plan.is_coverage && plan.chosen) ?? null;

/** Marks its buildings; all candidates where they all together do not reach the target. */
export function markSet(city) {
  city.set.fill(0);
  for (const building of coveragePlan(city)?.chosen ?? []) city.set[building] = 1;
}
