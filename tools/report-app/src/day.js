// Mean days: power by hour of the place's clock and month, of a zone, a class or (by its share) a building.

const months = 12, hours = 24;

/** Sums of the profiles that pass, 12 x 24 kW; null where the report holds none. */
export function meanDays(city, passes) {
  const profiles = (city.head.hourly_profiles ?? []).filter(passes);
  if (profiles.length === 0) return null;
  return Array.from({ length: months }, (_, m) => Array.from({ length: hours }, (__, h) => profiles.reduce((sum, p) => sum + p.ac_kw[m][h], 0)));
}

export function zoneDays(city) {
  const inZone = city.inChosenZone();
  return meanDays(city, (p) => inZone(p.zone_id));
}

/**
 * A building's mean days, kW: those of its class in its zone, each month scaled to the building's own energy.
 * An estimate: the building's own roofs may face other ways than its neighbours'.
 */
export function buildingDays(city, i) {
  const zone = city.text("zone_id", i), id = city.class(i);
  const days = meanDays(city, (p) => p.zone_id === zone && p.building_class === id);
  if (!days) return null;
  const kwh = new Float64Array(months); // of the class in the zone
  for (let k = 0; k < city.count; k++) {
    if (city.class(k) === id && city.text("zone_id", k) === zone) for (let m = 0; m < months; m++) kwh[m] += city.months[m][k];
  }
  return days.map((day, m) => day.map((kw) => (kwh[m] > 0 ? kw * city.months[m][i] / kwh[m] : 0)));
}
