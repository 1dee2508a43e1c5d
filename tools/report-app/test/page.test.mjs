// The page of a made-up city of 500 buildings (SUNSHED_PAGE, made by sunshed_make_example_page) in a real browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, mapIsStill, noWebgl, skip, withPage } from "./browser.mjs";

const file = process.env.SUNSHED_PAGE;
let browser, plain; // drawing maps without a graphics card takes time: only the map's tests do it
before(async () => { if (!skip) [browser, plain] = await Promise.all([launch(), launch(noWebgl)]); });
after(async () => { await Promise.all([browser?.close(), plain?.close()]); });
const openMap = (steps, options) => withPage(browser, file, steps, options);
const open = (steps, options) => withPage(plain, file, steps, options);
const english = (page) => page.click("#language");

test("speaks Chinese first and English at a click, whatever names hold", { skip }, () => open(async (page) => {
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  assert.match(await page.locator("#targets-h").innerText(), /对照目标/);
  await english(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.match(await page.locator("#targets-h").innerText(), /Targets/);
  assert.equal(await page.locator("h1").innerText(), "示例城市 & <city>");
  assert.match(await page.locator("#zone").innerText(), /<\/script><b>南区/);
  assert.doesNotMatch(await page.locator("body").innerText(), /undefined|NaN|\[object/);
}));

test("names made-up weather and placeholders at its head", { skip }, () => open(async (page) => {
  await english(page);
  assert.match(await page.locator("#notes").innerText(), /made from monthly means[^]*1 factors are placeholders/);
}));

test("leads with what stands, then what could, and names no data where statistics are missing", { skip }, () => open(async (page) => {
  const cards = page.locator("#target-cards"), first = cards.locator(".target").first();
  const { indicators } = await page.evaluate(() => ({ indicators: window.sunshed.city.head.indicators }));
  const of = (zone, id, kind) => indicators.find((row) => row.zone_id === zone && row.indicator === id && row.kind === kind);
  const actual = of("all", "pv_coverage_c1", "actual"), could = of("all", "pv_coverage_c1", "potential_p50");
  assert.ok(actual.value < could.value && actual.status === "missed" && could.status === "feasible");
  assert.match(await first.innerText(), new RegExp(`未达标[^]*按进度应达 50.0 %[^]*资源潜力[^]*${could.value.toFixed(1)} %[^]*资源可行[^]*达标尚需[^]*m²[^]*MW[^]*栋`));
  assert.equal(await first.locator("svg .big").innerHTML(), actual.value.toFixed(1));
  assert.doesNotMatch(await first.innerText(), /已达标/);
  const colours = await first.evaluate((card) => [".status", ".gauge .fill"].map((part) => getComputedStyle(card.querySelector(part)).color));
  assert.equal(colours[0], colours[1]); // what stands is as red in its word as in its gauge
  assert.match(await cards.innerText(), /暂无数据[^]*缺少统计：城镇建筑用电、集中供热量/);
  await page.click("[data-reading=c2]");
  assert.match(await cards.innerText(), /资源不足/);
  await page.selectOption("#zone", "N");
  assert.match(await cards.innerText(), new RegExp(of("N", "pv_coverage_c2", "potential_p50").value.toFixed(1)));
}));

test("opens a roof's card at a click on the map, closes it by key", { skip }, () => openMap(async (page) => {
  await page.locator("#map").scrollIntoViewIfNeeded();
  await mapIsStill(page);
  // 23 lots in a row, 50 m apart, roofs of 30 m: B0 fills the south-western corner of the bounds.
  const corner = await page.evaluate(() => {
    const { map } = window.sunshed, { longitude, latitude } = window.sunshed.city.tables.footprint_vertices;
    const { x, y } = map.project([longitude[0] / 1e7 + 0.00015, latitude[0] / 1e7 + 0.00012]);
    const box = map.getCanvas().getBoundingClientRect();
    return { x: box.left + x, y: box.top + y };
  });
  await page.mouse.click(corner.x, corner.y);
  const card = page.locator("#card");
  assert.equal(await card.locator("h3").innerText(), "B0");
  assert.match(await card.innerText(), /66 kW[^]*120[^]*西[^]*东|66 kW[^]*120[^]*东[^]*西/);
  assert.equal(await card.locator(".plan path").count(), 4); // two planes, and the modules of each
  assert.equal(await card.locator(".bars rect").count(), 12);
  assert.equal(await card.locator(".bars path").count(), 4); // three months' days and the ground
  await page.keyboard.press("Escape");
  assert.equal(await card.isVisible(), false);
}));

test("colours the map by what is asked, in 3D too", { skip }, () => openMap(async (page) => {
  for (const colour of ["irradiation", "class", "suitability", "set", "yield"]) {
    await page.click(`[data-colour=${colour}]`);
    await mapIsStill(page);
    assert.ok((await page.locator("#legend").innerText()).length > 5);
    assert.equal(await page.locator(`[data-colour=${colour}]`).getAttribute("aria-pressed"), "true");
  }
  const drawn = () => page.evaluate(() => window.sunshed.map.queryRenderedFeatures({ layers: ["buildings"] }).length);
  assert.ok(await drawn() >= 490);
  await page.click("#solid");
  await mapIsStill(page);
  assert.ok(await page.evaluate(() => window.sunshed.map.getPitch() > 40));
}));

test("finds buildings, walks them by keyboard and downloads the found as CSV", { skip }, () => open(async (page) => {
  await page.fill("#search", "b49");
  await page.waitForFunction(() => /^11 /.test(document.getElementById("found").textContent)); // B49, B490 to B499
  const waiting = page.waitForEvent("download");
  await page.click("#download");
  const text = readFileSync(await (await waiting).path(), "utf8");
  assert.equal(text[0], "\ufeff");
  const lines = text.slice(1).trimEnd().split("\r\n").map((line) => line.split(","));
  assert.equal(lines.length, 12);
  const sum = lines.slice(1).reduce((total, line) => total + Number(line[lines[0].indexOf("energy_ac_kwh")]), 0);
  const known = await page.evaluate(() => { const { city } = window.sunshed; return city.numbers("energy_ac_kwh").filter((v, i) => city.id(i).startsWith("B49")).reduce((a, b) => a + b, 0); });
  assert.ok(Math.abs(sum - known) < 1e-6 * known);
  await page.locator(".grid").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#card h3").innerText(), await page.locator(".grid [data-rank='1'] span").nth(1).innerText());
  await page.selectOption("#class-choice", "school");
  await page.waitForFunction(() => /^1 /.test(document.getElementById("found").textContent)); // B496: 496 = 45 * 11 + 1
}));

test("shows the set of targets.csv, as many buildings as its card tells", { skip }, () => open(async (page) => {
  const told = (await page.locator("#target-cards").innerText()).match(/([0-9]+) 栋/)[1];
  await page.check("#only-set");
  await page.waitForFunction((n) => document.getElementById("found").textContent.startsWith(`${n} `), told);
  const [marked, plan] = await page.evaluate(() => {
    const { city } = window.sunshed;
    return [[...city.set.keys()].filter((i) => city.inSet(i)), city.head.targets.find((p) => p.zone_id === "all" && p.is_coverage && p.chosen)];
  });
  assert.equal(plan.buildings, Number(told));
  assert.deepEqual(marked, [...plan.chosen].sort((a, b) => a - b));
}));

test("ranks by any column, what is missing last", { skip }, () => open(async (page) => {
  const first = () => page.locator(".grid [data-rank='0'] span").nth(8).innerText();
  await page.click("[data-column=yield_kwh_kwp]");
  const best = await first();
  await page.click("[data-column=yield_kwh_kwp]");
  assert.ok(Number(best.replace(",", "")) > Number((await first()).replace(",", "")));
  await page.click("[data-column=building_id]");
  assert.equal(await page.locator(".grid [data-rank='2'] span").nth(1).innerText(), "B2");
}));

test("has each chart as a table too, adding up to the year", { skip }, () => open(async (page) => {
  assert.equal(await page.locator("#energy-charts figure svg").count(), 3);
  const cells = await page.locator("#energy-charts figure").first().locator("tbody tr td:last-child").evaluateAll((list) => list.map((cell) => Number(cell.textContent.replaceAll(",", ""))));
  const year = await page.evaluate(() => window.sunshed.city.whole.energy_ac_kwh);
  assert.equal(cells.length, 12);
  assert.ok(Math.abs(cells.reduce((a, b) => a + b) * 1e6 - year) < 0.003 * year);
}));

test("tells the money of a zone: curve, flow, own use, and the sum of its systems", { skip }, () => open(async (page) => {
  assert.match(await page.locator("#nav").innerText(), /经济/);
  assert.equal(await page.locator("#money-charts figure:not([hidden]) svg").count(), 3);
  const [economy, north] = await page.evaluate(() => ["all", "N"].map((id) => window.sunshed.city.head.economy.find((e) => e.zone_id === id)));
  assert.match(await page.locator("#money-facts").innerText(), new RegExp(`${economy.irr_pct.toFixed(1)}[^]*${economy.payback_years.toFixed(1)}[^]*${economy.lcoe_cny_kwh.toFixed(2)}[^]*P75[^]*P90[^]*未知`));
  // The curve ends where all systems of the zone are in, and never falls.
  const curve = () => page.locator("#money-charts figure").first().locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].slice(1).map((cell) => Number(cell.textContent.replaceAll(",", "")))));
  const whole = await curve();
  const sums = await page.evaluate(() => { const { city } = window.sunshed; return [city.whole.capacity_kwp / 1e3, city.whole.energy_ac_kwh / 1e6]; });
  assert.ok(whole.every(([cost, mw, gwh], k) => k === 0 || (cost >= whole[k - 1][0] && mw > whole[k - 1][1] && gwh > whole[k - 1][2])));
  assert.ok(Math.abs(whole.at(-1)[1] - sums[0]) < 0.01 && Math.abs(whole.at(-1)[2] - sums[1]) < 0.01);
  // The flow ends at what the report sums up to.
  const flow = await page.locator("#money-charts figure").nth(1).locator("tbody tr").evaluateAll((rows) => rows.map((row) => Number(row.cells[2].textContent.replaceAll(",", ""))));
  assert.equal(flow.length, 26);
  const factor = (await page.locator("#money-charts figure").nth(1).locator("thead").textContent()).includes("亿元") ? 1e8 : 1e4;
  assert.ok(Math.abs(flow.at(-1) * factor - economy.cumulative_cash_cny.at(-1)) < 0.01 * factor);
  assert.match(await page.locator("#money-charts figure").nth(2).innerText(), /550 kW[^]*限额 300 kW，超限 120 小时/);
  assert.equal(await page.locator("#money-zones tbody tr").count(), 2);
  await page.selectOption("#zone", "N");
  assert.match(await page.locator("#money-facts").innerText(), new RegExp(`${north.irr_pct.toFixed(1)}[^]*${north.lcoe_cny_kwh.toFixed(2)}`));
  assert.ok((await curve()).at(-1)[1] < 0.6 * sums[0]);
}));

test("tells a building's payback, and of one that has none", { skip }, () => open(async (page) => {
  await page.evaluate(() => window.sunshed.choose({ selected: 0 }));
  const years = await page.evaluate(() => window.sunshed.city.numbers("payback_years")[0].toFixed(1));
  assert.match(await page.locator("#card dl").innerText(), new RegExp(`± [0-9.]+ MWh[^]*投资[^]*万元[^]*净现值[^]*回收期\\s+${years} 年[^]*度电成本[^]*自用率\\s+50 %`));
  await page.evaluate(() => window.sunshed.choose({ selected: 11 }));
  assert.match(await page.locator("#card dl").innerText(), /回收期\s+寿命内收不回/);
  assert.doesNotMatch(await page.locator("#card dl").innerText(), /内部收益率|自用率/);
}));

test("draws charts as wide as their place, on paper and back on a screen", { skip }, () => open(async (page) => {
  const widths = () => page.locator("figure:not([hidden]) .chart").evaluateAll((boxes) => boxes.map((box) => [box.clientWidth, Number(box.querySelector("svg").getAttribute("viewBox").split(" ")[2])]));
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.ok((await widths()).every(([, drawn]) => drawn === 660));
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.setViewportSize({ width: 390, height: 800 });
  await page.waitForFunction(() => [...document.querySelectorAll("figure:not([hidden]) .chart")].every((box) => box.clientWidth < 390 && box.querySelector("svg").getAttribute("viewBox").split(" ")[2] === String(box.clientWidth)));
}));

test("prints on white A4, dark reader or not", { skip }, () => openMap(async (page) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).color), "rgb(29, 39, 51)");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => `${Math.round(w)}x${Math.round(h)}`);
  assert.ok(boxes.length >= 3 && boxes.length < 15, `${boxes.length} pages`);
  assert.deepEqual([...new Set(boxes)], ["595x842"]);
}));

for (const width of [390, 768, 1280]) {
  test(`fits a window ${width} wide`, { skip }, () => open(async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0);
  }, { viewport: { width, height: 800 } }));
}

test("gives every control and picture a name", { skip }, () => open(async (page) => {
  const nameless = await page.evaluate(() => [...document.querySelectorAll("button, select, input, [role=img], [role=grid], svg[role]")]
    .filter((e) => e.offsetParent !== null && !(e.textContent.trim() || e.getAttribute("aria-label") || e.title || e.closest("label")?.textContent.trim()))
    .map((e) => e.outerHTML.slice(0, 120)));
  assert.deepEqual(nameless, []);
}));

test("works without WebGL, with a word in place of the map", { skip }, () => open(async (page) => {
  assert.match(await page.locator("#map").innerText(), /没有 WebGL/);
  await page.locator(".grid [data-rank='0']").click();
  assert.equal(await page.locator("#card").isVisible(), true);
  await page.click("[data-colour=class]");
  assert.match(await page.locator("#legend").innerText(), /学校/);
}));
