// Vector tiles made on the spot from rings in typed arrays: a city's outlines never become objects.
import Pbf from "pbf";

const worldBits = 30; // the Web-Mercator world is 2^30 units wide: 4 cm at the equator
const extentBits = 12;
const unitsPerPixel = 8; // a tile of 4096 units is drawn 512 pixels wide
const world = 2 ** worldBits;

const worldX = (longitude) => (longitude / 360 + 0.5) * world;
const worldY = (latitude) => {
  const sine = Math.sin(latitude * Math.PI / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world;
};

/** Rings of polygons with owners, in world units. */
export class Rings {
  /** @param rings table of owner, outer, vertices; @param steps table of longitude and latitude steps in 1e-7 degrees */
  constructor(rings, steps) {
    this.owner = rings.owner;
    this.outer = rings.outer;
    this.count = rings.count;
    this.start = new Uint32Array(rings.count + 1);
    for (let r = 0; r < rings.count; r++) this.start[r + 1] = this.start[r] + rings.vertices[r];
    this.x = new Int32Array(steps.count);
    this.y = new Int32Array(steps.count);
    let longitude = 0, latitude = 0;
    for (let i = 0; i < steps.count; i++) {
      longitude = (longitude + steps.longitude[i]) | 0;
      latitude = (latitude + steps.latitude[i]) | 0;
      this.x[i] = worldX(longitude / 1e7);
      this.y[i] = worldY(latitude / 1e7);
    }
    this.measure();
  }

  /** Boxes of whole polygons: an outer ring and the holes behind it. */
  measure() {
    const firsts = [];
    for (let r = 0; r < this.count; r++) if (this.outer[r]) firsts.push(r);
    this.first = Uint32Array.from(firsts.concat(this.count));
    const n = firsts.length;
    this.west = new Int32Array(n); this.north = new Int32Array(n);
    this.east = new Int32Array(n); this.south = new Int32Array(n);
    for (let p = 0; p < n; p++) {
      let west = Infinity, east = -Infinity, north = Infinity, south = -Infinity;
      for (let i = this.start[firsts[p]]; i < this.start[firsts[p] + 1]; i++) {
        west = Math.min(west, this.x[i]); east = Math.max(east, this.x[i]);
        north = Math.min(north, this.y[i]); south = Math.max(south, this.y[i]);
      }
      this.west[p] = west; this.east[p] = east; this.north[p] = north; this.south[p] = south;
    }
  }

  get polygons() { return this.west.length; }

  /** [west, south, east, north] of everything in degrees, or null. */
  bounds() {
    if (this.polygons === 0) return null;
    let west = Infinity, east = -Infinity, north = Infinity, south = -Infinity;
    for (let p = 0; p < this.polygons; p++) {
      west = Math.min(west, this.west[p]); east = Math.max(east, this.east[p]);
      north = Math.min(north, this.north[p]); south = Math.max(south, this.south[p]);
    }
    return [longitudeOf(west), latitudeOf(south), longitudeOf(east), latitudeOf(north)];
  }
}



export const longitudeOf = (x) => (x / world - 0.5) * 360;
export const latitudeOf = (y) => 90 - 360 * Math.atan(Math.exp((y / world - 0.5) * 2 * Math.PI)) / Math.PI;

/** Finds polygons by place: a grid of buckets over their centres. */
class PlaceIndex {
  constructor(rings) {
    this.rings = rings;
    const n = rings.polygons;
    this.side = Math.max(1, Math.min(512, Math.round(Math.sqrt(n / 8))));
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    this.reach = 0; // half the widest polygon
    for (let p = 0; p < n; p++) {
      west = Math.min(west, rings.west[p]); east = Math.max(east, rings.east[p]);
      north = Math.min(north, rings.north[p]); south = Math.max(south, rings.south[p]);
      this.reach = Math.max(this.reach, (rings.east[p] - rings.west[p]) / 2, (rings.south[p] - rings.north[p]) / 2);
    }
    Object.assign(this, { west, north, cellX: (east - west || 1) / this.side, cellY: (south - north || 1) / this.side });
    const cell = new Uint32Array(n);
    this.start = new Uint32Array(this.side * this.side + 1);
    for (let p = 0; p < n; p++) {
      cell[p] = this.row((rings.north[p] + rings.south[p]) / 2) * this.side + this.column((rings.west[p] + rings.east[p]) / 2);
      this.start[cell[p] + 1]++;
    }
    for (let c = 0; c < this.side * this.side; c++) this.start[c + 1] += this.start[c];
    this.items = new Uint32Array(n);
    const next = this.start.slice();
    for (let p = 0; p < n; p++) this.items[next[cell[p]]++] = p;
  }
  column(x) { return Math.max(0, Math.min(this.side - 1, Math.floor((x - this.west) / this.cellX))); }
  row(y) { return Math.max(0, Math.min(this.side - 1, Math.floor((y - this.north) / this.cellY))); }

  *within(west, north, east, south) {
    const { rings, reach } = this;
    for (let row = this.row(north - reach); row <= this.row(south + reach); row++) {
      for (let column = this.column(west - reach); column <= this.column(east + reach); column++) {
        for (let k = this.start[row * this.side + column]; k < this.start[row * this.side + column + 1]; k++) {
          const p = this.items[k];
          if (rings.east[p] >= west && rings.west[p] <= east && rings.south[p] >= north && rings.north[p] <= south) yield p;
        }
      }
    }
  }
}

const zigzag = (n) => (n << 1) ^ (n >> 31);
const command = (id, count) => (count << 3) | id;

/** The geometry of one polygon in a tile, or nothing where no ring is left. */
function outline(rings, polygon, left, top, scale) {
  const out = [];
  let penX = 0, penY = 0;
  const put = (x, y) => { out.push(zigzag(x - penX), zigzag(y - penY)); penX = x; penY = y; };
  const ring = (points, clockwise) => {
    let area = 0;
    for (let i = 0, n = points.length; i < n; i += 2) area += points[i] * points[(i + 3) % n] - points[(i + 2) % n] * points[i + 1];
    if (area === 0) return;
    const n = points.length / 2, turn = (area > 0) !== clockwise;
    for (let k = 0; k < n; k++) {
      const i = 2 * (turn ? n - 1 - k : k);
      if (k === 0) out.push(command(1, 1)); else if (k === 1) out.push(command(2, n - 1));
      put(points[i], points[i + 1]);
    }
    out.push(command(7, 1));
  };
  const at = (value, origin) => Math.round((value - origin) / scale);
  const west = at(rings.west[polygon], left), east = at(rings.east[polygon], left);
  const north = at(rings.north[polygon], top), south = at(rings.south[polygon], top);
  if (Math.max(east - west, south - north) < 3 * unitsPerPixel) { // a box says as much, and is never less than a pixel
    const right = Math.max(east, west + unitsPerPixel), bottom = Math.max(south, north + unitsPerPixel);
    ring([west, north, right, north, right, bottom, west, bottom], true);
    return out;
  }
  for (let r = rings.first[polygon]; r < rings.first[polygon + 1]; r++) {
    const points = [];
    for (let i = rings.start[r]; i < rings.start[r + 1]; i++) {
      const x = at(rings.x[i], left), y = at(rings.y[i], top), n = points.length;
      if (n === 0 || points[n - 2] !== x || points[n - 1] !== y) points.push(x, y);
    }
    if (points.length >= 6) ring(points, Boolean(rings.outer[r]));
    if (out.length === 0) break; // holes without their outer ring
  }
  return out;
}

/** A layer of tiles: rings, and whole numbers by owner that styles read. */
export class TileLayer {
  /** @param properties { name: (owner) => whole number >= 0 }; @param shown (owner) => boolean */
  constructor(name, rings, { properties, shown = () => true, minZoom = 0 }) {
    Object.assign(this, { name, rings, properties, shown, minZoom, index: new PlaceIndex(rings) });
  }

  write(pbf, z, x, y) {
    const names = Object.keys(this.properties), values = new Map();
    const scale = 2 ** (worldBits - z - extentBits), size = 2 ** (worldBits - z), left = x * size, top = y * size;
    const valueAt = (value) => { if (!values.has(value)) values.set(value, values.size); return values.get(value); };
    pbf.writeVarintField(15, 2);
    pbf.writeStringField(1, this.name);
    for (const polygon of this.index.within(left, top, left + size, top + size)) {
      const owner = this.rings.owner[this.rings.first[polygon]];
      if (!this.shown(owner)) continue;
      const geometry = outline(this.rings, polygon, left, top, scale);
      if (geometry.length === 0) continue;
      const tags = names.flatMap((name, k) => [k, valueAt(this.properties[name](owner))]);
      pbf.writeMessage(2, (feature, out) => {
        out.writeVarintField(1, feature.owner);
        out.writePackedVarint(2, feature.tags);
        out.writeVarintField(3, 3);
        out.writePackedVarint(4, feature.geometry);
      }, { owner, tags, geometry });
    }
    for (const name of names) pbf.writeStringField(3, name);
    for (const value of values.keys()) pbf.writeMessage(4, (v, out) => out.writeVarintField(5, v), value);
    pbf.writeVarintField(5, 2 ** extentBits);
  }
}

/** A vector tile of the layers that are drawn at its zoom. */
export function makeTile(layers, z, x, y) {
  const pbf = new Pbf();
  for (const layer of layers) {
    if (z >= layer.minZoom) pbf.writeMessage(3, (it, out) => it.write(out, z, x, y), layer);
  }
  return pbf.finish();
}
