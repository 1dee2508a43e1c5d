// Where the page begins: unpack the data, then each part in turn.
import { unpack } from "./data.js";
import { City } from "./city.js";
import { Card } from "./card.js";
import { BuildingTable } from "./table.js";
import { choice, choose, whenChanged } from "./store.js";
import { markSet } from "./coverage.js";
import { fitChartsToPrint } from "./charts.js";
import { showEnergy } from "./energy.js";
import { showHead } from "./head.js";
import { showMap } from "./map.js";
import { showMoney, tellsMoney } from "./money.js";
import { showMethod } from "./method.js";
import { useCatalogue } from "./names.js";
import { showTargets } from "./targets.js";
import { t } from "./words.js";

/** A filter is worked out once; map and table follow it. */
function followFilter(city) {
  markSet(city);
  whenChanged("search zone reading building_class only_set", () => {
    markSet(city);
    city.filter();
    choose({ filter: choice.filter + 1 });
  });
}

/** Map, energy, money and list of a city's buildings; a project of statistics alone has none of them. */
function showBuildings(city) {
  if (city.count === 0) {
    for (const id of ["map-section", "energy", "money", "buildings"]) document.getElementById(id).hidden = true;
    return null;
  }
  document.getElementById("money").hidden = !tellsMoney(city);
  const map = showMap(city);
  new Card(city, (i) => map?.moveTo(i));
  showEnergy(city);
  showMoney(city);
  new BuildingTable(city);
  return map;
}

function showPrint() {
  const print = matchMedia("print");
  print.addEventListener("change", ({ matches }) => fitChartsToPrint(matches));
  window.addEventListener("beforeprint", () => fitChartsToPrint(true));
  window.addEventListener("afterprint", () => fitChartsToPrint(false));
}

async function start() {
  const element = document.getElementById("data");
  const base64 = element.textContent.trim();
  element.remove();
  const city = new City(await unpack(base64));
  useCatalogue(city.head);
  if (city.head.language) choice.language = city.head.language;
  followFilter(city);
  const map = showBuildings(city);
  showHead(city);
  showTargets(city);
  showMethod(city);
  showPrint();
  window.sunshed = { city, choice, choose, map: map?.map }; // for the console, and for tests that look at the map
  window.sunshed.readyMs = performance.now();
  document.documentElement.dataset.ready = "yes";
}

start().catch((error) => {
  document.getElementById("main").textContent = t("unreadable");
  throw error;
});
