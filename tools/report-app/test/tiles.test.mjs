// Tiles made in the page against a straightforward reading of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { VectorTile } from "@mapbox/vector-tile";
import Pbf from "pbf";
import { Rings, TileLayer, makeTile } from "../src/tiles.js";

/** Rings from lists of { owner, outer, points: [[longitude, latitude], ...] }. */
function ringsOf(list) {
  const steps = { longitude: [], latitude: [] };
  let x = 0, y = 0;
  for (const { points } of list) {
    for (const [longitude, latitude] of points) {
      const nextX = Math.round(longitude * 1e7), nextY = Math.round(latitude * 1e7);
      steps.longitude.push((nextX - x) | 0); steps.latitude.push((nextY - y) | 0);
      x = nextX; y = nextY;
    }
  }
  const table = { count: list.length, owner: list.map((r) => r.owner), outer: list.map((r) => (r.outer === false ? 0 : 1)), vertices: list.map((r) => r.points.length) };
  return new Rings(table, { count: steps.longitude.length, ...steps });
}
const square = (longitude, latitude, side) => [[longitude, latitude], [longitude + side, latitude], [longitude + side, latitude + side], [longitude, latitude + side]];
const read = (bytes) => new VectorTile(new Pbf(bytes)).layers;
const tileOf = (longitude, latitude, z) => {
  const s = Math.sin(latitude * Math.PI / 180);
  return [Math.floor((longitude / 360 + 0.5) * 2 ** z), Math.floor((0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * 2 ** z)];
};

test("a tile's corners lie where they were, to a tenth of a metre", () => {
  const outer = square(126.65, 45.75, 0.001), hole = square(126.6503, 45.7503, 0.0003);
  const layer = new TileLayer("buildings", ringsOf([{ owner: 7, points: outer }, { owner: 7, outer: false, points: hole }]), { properties: { c: () => 3 } });
  const z = 16, [x, y] = tileOf(126.6505, 45.7505, z);
  const feature = read(makeTile([layer], z, x, y)).buildings.feature(0);
  assert.equal(feature.id, 7);
  assert.equal(feature.properties.c, 3);
  const { coordinates } = feature.toGeoJSON(x, y, z).geometry;
  assert.equal(coordinates.length, 2); // the hole stays a hole
  const near = (ring, [longitude, latitude]) => ring.some(([a, b]) => Math.hypot((a - longitude) * 77700, (b - latitude) * 111200) < 0.1);
  for (const corner of outer) assert.ok(near(coordinates[0], corner), `${corner}`);
  for (const corner of hole) assert.ok(near(coordinates[1], corner), `${corner}`);
});

test("every polygon of a city is in the tiles of a zoom, once each where none lies on a border", () => {
  const list = [];
  for (let i = 0; i < 400; i++) list.push({ owner: i, points: square(126.6 + 0.004 * (i % 20), 45.7 + 0.003 * Math.floor(i / 20), 0.0006) });
  const layer = new TileLayer("buildings", ringsOf(list), { properties: {} });
  for (const z of [9, 12, 15]) {
    const found = new Set(), [west, south] = tileOf(126.6, 45.7, z), [east, north] = tileOf(126.7, 45.8, z);
    for (let x = west; x <= east; x++) {
      for (let y = north; y <= south; y++) {
        const { buildings } = read(makeTile([layer], z, x, y));
        for (let k = 0; k < (buildings?.length ?? 0); k++) found.add(buildings.feature(k).id);
      }
    }
    assert.equal(found.size, 400, `zoom ${z}`);
  }
});

test("small buildings are never less than a pixel, and what is not shown is not there", () => {
  const layer = new TileLayer("buildings", ringsOf([{ owner: 0, points: square(126.65, 45.75, 0.00005) }, { owner: 1, points: square(126.66, 45.75, 0.00005) }]), { properties: {}, shown: (i) => i === 0 });
  const z = 10, [x, y] = tileOf(126.65, 45.75, z);
  const { buildings } = read(makeTile([layer], z, x, y));
  assert.equal(buildings.length, 1);
  const [west, north, east, south] = buildings.feature(0).bbox();
  assert.ok(east - west >= 8 && south - north >= 8);
});

test("a layer stays away below its zoom, and the wrapped steps of far longitudes hold", () => {
  const layer = new TileLayer("modules", ringsOf([{ owner: 0, points: square(-179.999, -45, 0.001) }, { owner: 1, points: square(179.9, 60, 0.001) }]), { properties: {}, minZoom: 12 });
  assert.deepEqual(Object.keys(read(makeTile([layer], 11, ...tileOf(179.9005, 60.0005, 11)))), []);
  const z = 14, [x, y] = tileOf(179.9005, 60.0005, z);
  assert.equal(read(makeTile([layer], z, x, y)).modules.feature(0).id, 1);
});
