// The map: MapLibre GL over tiles that are made in the page. No style, glyph or tile comes from elsewhere.
import maplibregl from "maplibre-gl";
import { Rings, TileLayer, latitudeOf, longitudeOf, makeTile } from "./tiles.js";
import { colourings, currentColouring, roofColouring } from "./colouring.js";
import { choice, choose, whenChanged } from "./store.js";
import { className } from "./names.js";
import { escape, number } from "./format.js";
import { t } from "./words.js";
import * as palette from "./palette.js";

const $ = (id) => document.getElementById(id);
const filteredOut = 99;
const roofZoom = 15, moduleZoom = 16;

function hasWebgl() {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(context);
}

function tileLayers(city, modes) {
  const rings = (name) => new Rings(city.tables[`${name}s`], city.tables[`${name}_vertices`]);
  const heights = city.numbers("height_m");
  const layers = [new TileLayer("buildings", rings("footprint"), {
    properties: {
      c: (i) => (city.shown[i] ? currentColouring(modes).code(i) : filteredOut),
      h: (i) => (heights[i] > 0 ? Math.round(heights[i]) : 3),
    },
  })];
  if (!city.tables.roofs) return layers;
  const roofs = roofColouring(city);
  const building = city.tables.segments.building;
  const shown = (segment) => city.shown[building[segment]] === 1;
  layers.push(new TileLayer("roofs", rings("roof"), { properties: { c: roofs.code }, shown, minZoom: roofZoom }));
  layers.push(new TileLayer("modules", rings("module"), { properties: {}, shown, minZoom: moduleZoom }));
  return layers;
}

const zoneData = (city) => ({
  type: "FeatureCollection",
  features: (city.head.zone_outlines ?? []).map((zone) => ({
    type: "Feature", properties: { id: zone.id },
    geometry: { type: "MultiPolygon", coordinates: zone.rings.map((ring) => [[...ring, ring[0]]]) },
  })),
});

const colourOf = (colours) => ["match", ["get", "c"], ...colours.flatMap((colour, k) => [k, colour]), palette.faded()];

function styleOf(city, modes, version) {
  const colours = colourOf(currentColouring(modes).colours()), solid = choice.solid;
  const edge = palette.isDark() ? "rgba(210,220,235,.35)" : "rgba(40,50,62,.45)";
  const near = (low, high) => ["interpolate", ["linear"], ["zoom"], 13, low, 16, high];
  const layers = [
    { id: "ground", type: "background", paint: { "background-color": palette.ground() } },
    { id: "zones", type: "line", source: "zones", paint: { "line-color": palette.quiet(), "line-width": ["case", ["==", ["get", "id"], choice.zone], 2.4, 1.1], "line-dasharray": [3, 2], "line-opacity": 0.8 } },
    { id: "buildings", type: "fill", source: "city", "source-layer": "buildings", layout: { visibility: solid ? "none" : "visible" }, paint: { "fill-color": colours, "fill-antialias": false } },
    { id: "edges", type: "line", source: "city", "source-layer": "buildings", minzoom: 13, layout: { visibility: solid ? "none" : "visible" }, paint: { "line-color": edge, "line-width": near(0.2, 0.9) } },
    { id: "solid", type: "fill-extrusion", source: "city", "source-layer": "buildings", layout: { visibility: solid ? "visible" : "none" }, paint: { "fill-extrusion-color": colours, "fill-extrusion-height": ["get", "h"], "fill-extrusion-opacity": 1, "fill-extrusion-vertical-gradient": true } },
  ];
  if (city.tables.roofs) {
    const flat = { visibility: solid ? "none" : "visible" };
    const { byRoof } = currentColouring(modes);
    if (byRoof) layers.push({ id: "roofs", type: "fill", source: "city", "source-layer": "roofs", minzoom: roofZoom, layout: flat, paint: { "fill-color": colourOf(roofColouring(city).colours()) } });
    layers.push({ id: "roof-edges", type: "line", source: "city", "source-layer": "roofs", minzoom: roofZoom, layout: flat, paint: { "line-color": "rgba(20,28,40,.6)", "line-width": 0.8 } });
    layers.push({ id: "modules", type: "fill", source: "city", "source-layer": "modules", minzoom: moduleZoom, layout: flat, paint: { "fill-color": byRoof ? "rgba(18,28,70,.62)" : "#1a2a63", "fill-outline-color": "rgba(150,175,225,.75)" } });
  }
  layers.push({ id: "selected", type: "line", source: "city", "source-layer": "buildings", filter: ["==", ["id"], choice.selected], paint: { "line-color": palette.isDark() ? "#fff" : "#c2410c", "line-width": 3 } });
  return {
    version: 8,
    light: { anchor: "viewport", intensity: 0.35, position: [1.2, 210, 40] },
    sources: {
      city: { type: "vector", tiles: [`sunshed://{z}/{x}/{y}/${version}`], minzoom: 5, maxzoom: 16 },
      zones: { type: "geojson", data: zoneData(city) },
    },
    layers,
  };
}

function serveTiles(layers) {
  maplibregl.addProtocol("sunshed", async ({ url }) => {
    const [z, x, y] = url.slice("sunshed://".length).split("/").map(Number);
    return { data: makeTile(layers, z, x, y).buffer };
  });
}

function drawLegend(modes) {
  const legend = currentColouring(modes).legend();
  $("legend").innerHTML = legend.ramp
    ? `<b>${legend.unit}</b><div class="ramp">${legend.ramp.map((c) => `<i style="background:${c}"></i>`).join("")}</div><div class="marks">${legend.marks.map((m, k) => (k % 2 ? "" : `<span style="left:${100 * (k + 1) / legend.ramp.length}%">${m}</span>`)).join("")}</div>`
    : legend.keys.map(([colour, name]) => `<span class="key"><i style="background:${colour}"></i>${escape(name)}</span>`).join("");
}

function drawChoices(city, modes) {
  const colour = Object.keys(modes).map((mode) => `<button type="button" data-colour="${mode}" aria-pressed="${choice.colour === mode}">${t(`by_${mode}`)}</button>`).join("");
  const classes = palette.classOrder(city.buildings.class?.words ?? []).map((id) => `<option value="${escape(id)}"${choice.building_class === id ? " selected" : ""}>${escape(className(id))}</option>`).join("");
  $("map-choices").innerHTML = `<div class="segmented" role="group" aria-label="${t("colour_by")}">${colour}</div>
    <label>${t("building_class")} <select id="class-choice"><option value="">${t("all_classes")}</option>${classes}</select></label>
    <span class="push"><button type="button" id="solid" aria-pressed="${choice.solid}">${t("view_3d")}</button> <button type="button" id="fit">${t("whole_view")}</button></span>`;
}

function zoneLabels(city, map) {
  for (const zone of city.head.zone_outlines ?? []) {
    const ring = zone.rings.reduce((a, b) => (b.length > a.length ? b : a), []);
    const top = ring.reduce((a, b) => (b[1] > a[1] ? b : a), ring[0]);
    const element = document.createElement("span");
    element.className = "zone-label";
    element.textContent = city.zoneName.get(zone.id) ?? zone.id;
    new maplibregl.Marker({ element, anchor: "bottom" }).setLngLat([ring.reduce((s, p) => s + p[0], 0) / ring.length, top[1]]).addTo(map);
  }
}

function tooltip(city, map) {
  const popup = new maplibregl.Popup({ closeButton: false, closeOnClick: false, className: "tip", offset: 10 });
  const yields = city.numbers("yield_kwh_kwp");
  for (const layer of ["buildings", "solid"]) {
    map.on("mousemove", layer, (event) => {
      const i = event.features[0].id;
      map.getCanvas().style.cursor = "pointer";
      popup.setLngLat(event.lngLat).setHTML(`<b>${escape(city.id(i))}</b> ${escape(className(city.class(i)))}<br>${Number.isNaN(yields[i]) ? t("nothing_here") : `${number(yields[i])} kWh/kWp`}`).addTo(map);
    });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; popup.remove(); });
    map.on("click", layer, (event) => choose({ selected: event.features[0].id }));
  }
}

/** Puts the map on the page; returns { map, moveTo(building) }, or null where there cannot be one. */
export function showMap(city) {
  const modes = colourings(city);
  const refreshChoices = () => { drawChoices(city, modes); drawLegend(modes); };
  refreshChoices();
  $("map-choices").addEventListener("click", ({ target }) => {
    if (target.dataset.colour) choose({ colour: target.dataset.colour });
    if (target.id === "solid") choose({ solid: !choice.solid });
  });
  $("map-choices").addEventListener("change", ({ target }) => choose({ building_class: target.value }));
  whenChanged("language colour solid theme building_class", refreshChoices);

  const why = !city.tables.footprints ? "no_outlines" : !hasWebgl() ? "no_webgl" : null;
  if (why) {
    const say = () => { $("map").innerHTML = `<p class="no-map">${t(why)}</p>`; };
    say();
    whenChanged("language", say);
    return null;
  }
  const layers = tileLayers(city, modes);
  serveTiles(layers);
  let version = 0;
  const fit = { bounds: layers[0].rings.bounds(), fitBoundsOptions: { padding: 36 } };
  const map = new maplibregl.Map({
    container: "map", style: styleOf(city, modes, version), ...fit, attributionControl: false, maxZoom: 20, maxPitch: 70,
    canvasContextAttributes: { preserveDrawingBuffer: true, antialias: true }, fadeDuration: 0, dragRotate: true, cooperativeGestures: false,
    renderWorldCopies: false, validateStyle: false,
  });
  map.addControl(new maplibregl.NavigationControl({ visualizePitch: true }), "top-left");
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 140 }), "bottom-left");
  const label = () => map.getCanvas().setAttribute("aria-label", t("map_label"));
  label();
  const restyle = () => map.setStyle(styleOf(city, modes, version), { diff: true });
  whenChanged("language", label);
  whenChanged("theme selected", restyle);
  whenChanged("solid", () => { restyle(); map.easeTo({ pitch: choice.solid ? 55 : 0, bearing: choice.solid ? -18 : 0, duration: 600 }); });
  whenChanged("colour filter", () => { version++; restyle(); });
  palette.whenSystemTheme(restyle);
  $("map-choices").addEventListener("click", ({ target }) => { if (target.id === "fit") map.fitBounds(fit.bounds, { padding: 36 }); });
  zoneLabels(city, map);
  tooltip(city, map);
  return { map, moveTo: (i) => moveTo(map, layers[0].rings, i) };
}

function moveTo(map, rings, building) {
  for (let p = 0; p < rings.polygons; p++) {
    if (rings.owner[rings.first[p]] !== building) continue;
    const center = [longitudeOf((rings.west[p] + rings.east[p]) / 2), latitudeOf((rings.north[p] + rings.south[p]) / 2)];
    map.easeTo({ center, zoom: Math.max(map.getZoom(), 16.5), duration: 500 });
    return;
  }
}
