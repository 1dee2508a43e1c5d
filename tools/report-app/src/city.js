// The report's data as the page's parts read them: buildings, zones, what the reader's filter leaves.
import { choice } from "./store.js";
import { className } from "./names.js";

/** Id of the whole project where a zone's would stand. */
export const wholeId = "all";

export class City {
  constructor({ head, tables }) {
    this.head = head;
    this.tables = tables;
    this.buildings = tables.buildings;
    this.count = this.buildings?.count ?? 0;
    this.whole = head.zones.find((zone) => zone.id === wholeId);
    this.zoneName = new Map(head.zones.map((zone) => [zone.id, zone.name]));
    this.months = Array.from({ length: 12 }, (_, m) => this.numbers(`energy_ac_${String(m + 1).padStart(2, "0")}_kwh`));
    this.firstSegment = this.segmentStarts();
    this.shown = new Uint8Array(this.count).fill(1);
    this.shownCount = this.count;
    this.set = new Uint8Array(this.count); // see markSet()
  }

  /** A numeric column; all missing where the report has none of that name. */
  numbers(name) { return this.buildings[name] ?? new Float32Array(this.count).fill(NaN); }
  text(name, i) { return this.buildings[name]?.at(i) ?? ""; }
  id(i) { return this.text("building_id", i); }
  class(i) { return this.text("class", i); }
  /** Tells of a zone's id whether it is the chosen zone or lies in it. */
  inChosenZone() {
    if (choice.zone === wholeId) return () => true;
    const inside = new Set([choice.zone]);
    for (let before = 0; before < inside.size;) { // parents may come after their children
      before = inside.size;
      for (const { id, parent } of this.head.zones) if (inside.has(parent)) inside.add(id);
    }
    return (id) => inside.has(id);
  }
  zone() { return this.head.zones.find((zone) => zone.id === choice.zone) ?? this.whole; }
  /** Money of the chosen zone's systems together; null where the report tells none. */
  economy() {
    const found = this.head.economy?.find((economy) => economy.zone_id === this.zone().id);
    return found && found.capex_cny !== null ? found : null;
  }
  /** Load and generation of the chosen zone; null likewise. */
  balance() { return this.head.load_balance?.find((balance) => balance.zone_id === this.zone().id) ?? null; }
  /** Rows of indicators of the chosen zone. */
  indicators() { return this.head.indicators.filter((row) => row.zone_id === choice.zone); }
  /**
   * Indicators of the chosen zone by target year with their kinds side by side: { head, actual, required, p50, p90 };
   * head is what stands, else what could. Under the project's own switches.
   */
  standings() {
    const found = new Map();
    for (const row of this.indicators()) {
      if (row.is_alternative) continue;
      const key = `${row.indicator} ${row.target_year}`;
      if (!found.has(key)) found.set(key, {});
      found.get(key)[row.kind.replace("potential_", "")] = row;
    }
    return [...found.values()].filter(({ actual, p50 }) => actual || p50).map((s) => ({ ...s, head: s.actual ?? s.p50 }));
  }
  /** A row's figure under other switches. */
  alternatives(row) {
    return this.indicators().filter((other) => other.is_alternative && other.indicator === row.indicator && other.kind === row.kind && other.target_year === row.target_year);
  }
  /** Whether a building is in the set that reaches the target. */
  inSet(i) { return this.set[i] === 1; }

  segmentStarts() {
    const owners = this.tables.segments?.building ?? [];
    const starts = new Uint32Array(this.count + 1);
    for (const owner of owners) starts[owner + 1]++;
    for (let i = 0; i < this.count; i++) starts[i + 1] += starts[i];
    return starts;
  }

  /** Marks the buildings that the reader's filter leaves. */
  filter() {
    const wanted = choice.search.trim().toLowerCase();
    const classes = this.buildings.class, zones = this.buildings.zone_id;
    // Words are searched once each, not once a building.
    const hits = (column, name) => column?.words?.map((word) => `${word} ${name(word)}`.toLowerCase().includes(wanted));
    const classHits = hits(classes, className), zoneHits = hits(zones, (id) => this.zoneName.get(id) ?? "");
    const inZone = this.inChosenZone();
    this.shownCount = 0;
    for (let i = 0; i < this.count; i++) {
      const passes = inZone(zones?.at(i))
        && (choice.building_class === "" || classes.at(i) === choice.building_class)
        && (!choice.only_set || this.inSet(i))
        && (wanted === "" || classHits?.[classes.codes[i]] || zoneHits?.[zones.codes?.[i]] || this.id(i).toLowerCase().includes(wanted));
      this.shown[i] = passes ? 1 : 0;
      this.shownCount += this.shown[i];
    }
  }
}
