// The page in a real browser. Needs Chromium (Debian: chromium; elsewhere its path in CHROMIUM).
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { examplePage } from "./example_page.mjs";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const skip = existsSync(executablePath) ? false : `no browser at ${executablePath}`;
const folder = mkdtempSync(join(tmpdir(), "sunshed-page-"));
let browser;

before(async () => {
  if (!skip) browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens the example from a file, runs the steps, and holds that nothing went wrong or over the network meanwhile. */
async function withPage(steps, { count = 500, ...options } = {}) {
  const file = join(folder, `page-${count}.html`);
  writeFileSync(file, examplePage(count));
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => { if (!/^(file|blob|data):/.test(request.url())) complaints.push(`request ${request.url()}`); });
  await page.goto(`file://${file}`);
  await steps(page);
  assert.deepEqual(complaints, []);
  await page.close();
}

test("speaks Chinese first and English at a click", { skip }, () => withPage(async (page) => {
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  assert.match(await page.locator("#targets-title").innerText(), /对照目标/);
  await page.click("#language");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.match(await page.locator("#targets-title").innerText(), /Against the targets/);
  assert.equal(await page.locator("h1").innerText(), "示例 <b>city</b>");
}));

test("names placeholders and synthetic weather at its head, and no reader's folders", { skip }, () => withPage(async (page) => {
  await page.click("#language");
  assert.match(await page.locator("#warning").innerText(), /not measured[^]*placeholders[^]*pv\.soiling_pct/);
  assert.doesNotMatch(await page.locator("#method").innerText(), /someone/);
}));

test("says no data with what is missing, never 0", { skip }, () => withPage(async (page) => {
  const gauges = await page.locator("#gauges").innerText();
  assert.match(gauges, /62\.5 %/);
  assert.match(gauges, /暂无数据[^]*缺少统计：电力、热力/);
  assert.match(await page.locator("#classes tbody tr").first().innerText(), /未填报$/);
  await page.selectOption("#zone", "N");
  assert.match(await page.locator("#gauges").innerText(), /31\.3 %[^]*差 18\.8 个百分点/);
}));

test("shows what it does not know by its own name", { skip }, () => withPage(async (page) => {
  assert.match(await page.locator("#indicators").innerText(), /an_indicator_of_tomorrow/);
  assert.match(await page.locator("#classes").innerText(), /a_class_of_tomorrow/);
  assert.match(await page.locator("#losses").innerText(), /a loss of tomorrow/);
}));

test("opens a roof's card at a click on the map, closes it by key", { skip }, () => withPage(async (page) => {
  const map = page.locator("#map");
  await map.scrollIntoViewIfNeeded();
  const { width, height } = await map.boundingBox();
  // 23 x 23 lots of 50 m, a roof on the first 30 m of each: the lot in the middle.
  const scale = 0.94 * Math.min(width, height) / 1150;
  await map.click({ position: { x: width / 2 + (565 - 575) * scale, y: height / 2 - (565 - 575) * scale } });
  assert.equal(await page.locator("#card h3").innerText(), `B${11 * 23 + 11}`);
  await map.press("Escape");
  assert.equal(await page.locator("#card").isVisible(), false);
}));

test("finds buildings, opens one by keyboard and downloads the found as CSV", { skip }, () => withPage(async (page) => {
  await page.fill("#search", "B499");
  assert.equal(await page.locator("#list tbody tr").count(), 1);
  const waiting = page.waitForEvent("download");
  await page.click("#download");
  const lines = readFileSync(await (await waiting).path(), "utf8").split("\n");
  assert.equal(lines.length, 2);
  assert.match(lines[1], /^B499,N,a_class_of_tomorrow/);
  await page.locator("#list tbody tr").press("Enter");
  assert.equal(await page.locator("#card h3").innerText(), "B499");
}));

for (const width of [390, 768, 1280]) {
  test(`fits a window ${width} wide`, { skip }, () => withPage(async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0);
  }, { viewport: { width, height: 800 } }));
}

test("prints on A4, dark reader or not", { skip }, () => withPage(async (page) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(28, 36, 48)");
  assert.equal((await page.pdf({ format: "A4" })).subarray(0, 5).toString(), "%PDF-");
}));

test("opens a city of 100,000 buildings within 5 seconds", { skip }, async () => {
  await withPage(async (page) => {
    assert.match(await page.locator("#list-count").innerText(), /100,000/);
    const ready = await page.evaluate(() => performance.now());
    assert.ok(ready < 5000, `${Math.round(ready)} ms`);
    console.log(`100,000 buildings: ${Math.round(ready)} ms to ready, heap ${Math.round(await page.evaluate(() => performance.memory.usedJSHeapSize / 1e6))} MB`);
  }, { count: 100000 });
});
