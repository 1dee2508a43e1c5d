// Page and yearly reports whose every name would take a browser over (SUNSHED_HOSTILE, made by
// sunshed_make_example_page --hostile): nothing of it runs, and all of it is shown as the text it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, mapIsStill, noWebgl, skip, withPage } from "./browser.mjs";

const folder = process.env.SUNSHED_HOSTILE;
let browser, plain;
before(async () => { if (!skip) [browser, plain] = await Promise.all([launch(), launch(noWebgl)]); });
after(async () => { await Promise.all([browser?.close(), plain?.close()]); });

const watch = (page) => page.addInitScript(() => {
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
});

/** No script but the page's own ran, none was kept from running, and no element came out of a name. */
async function isUnharmed(page) {
  const { ran, violations, strangers } = await page.evaluate(() => ({
    ran: window.ran, violations: window.violations,
    strangers: [...document.querySelectorAll("*")].filter((e) => e.matches("img, iframe, object, embed, [href^='javascript:' i]") || [...e.attributes].some((a) => a.name.startsWith("on"))).map((e) => e.outerHTML.slice(0, 100)),
  }));
  assert.equal(ran, undefined);
  assert.deepEqual(violations, []);
  assert.deepEqual(strangers, []);
}

const open = (steps, { in: where = plain, ...options } = {}) => withPage(where, `${folder}/index.html`, async (page) => {
  await steps(page);
  await isUnharmed(page);
}, { beforehand: watch, ...options });

test("shows hostile names as text in every part of the page", { skip }, () => open(async (page) => {
  for (let twice = 0; twice < 2; twice++) {
    const text = await page.locator("body").innerText();
    for (const name of ["<img src=x onerror=ran=1>", "</script><script>ran=1</script>", "\"><svg onload=ran=1>", "javascript:ran=1", "&lt;b&gt;"]) assert.ok(text.includes(name), name);
    for (let i = 0; i < 13; i++) {
      await page.evaluate((k) => window.sunshed.choose({ selected: k }), i);
      assert.ok((await page.locator("#card h3").innerText()).length > 0);
    }
    for (const zone of await page.locator("#zone option").evaluateAll((list) => list.map((option) => option.value))) await page.selectOption("#zone", zone);
    await page.evaluate(() => document.querySelectorAll("details").forEach((e) => { e.open = true; }));
    await page.click("#language");
    await page.click("#theme");
  }
  await page.fill("#search", "<img");
  await page.click("[data-column=building_id]");
}));

test("shows hostile names as text on the map and in what it pops up", { skip }, () => open(async (page) => {
  await page.locator("#map").scrollIntoViewIfNeeded();
  await mapIsStill(page);
  const box = await page.locator("#map canvas").boundingBox();
  for (let k = 1; k < 8; k++) await page.mouse.move(box.x + box.width * k / 8, box.y + box.height * k / 8, { steps: 4 });
  assert.match(await page.locator(".zone-label").first().innerText(), /<script>ran=1/);
}, { in: browser }));

test("shows hostile names as text in what charts pop up", { skip }, () => open(async (page) => {
  for (const chart of await page.locator("figure:not([hidden]) .chart").all()) {
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    for (const share of [0.2, 0.4, 0.6, 0.8]) await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
  }
}));

test("stays as wide as its window whatever the length of names", { skip }, () => open(async (page) => {
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0);
}));

test("downloads no formula", { skip }, () => open(async (page) => {
  const waiting = page.waitForEvent("download");
  await page.click("#download");
  const text = readFileSync(await (await waiting).path(), "utf8");
  assert.match(text, /'=cmd\|/);
  assert.doesNotMatch(text, /(^|[\n,]"?)=/);
}));

const injected = async (page) => page.evaluate(() => {
  const script = document.createElement("script");
  script.textContent = "window.injected = 1";
  document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.injected = 2'><iframe srcdoc='<p>x'></iframe>");
  return new Promise((done) => { setTimeout(() => done([window.injected, window.violations.length > 0]), 200); });
});

for (const name of ["index", "october", "november"]) {
  test(`${name}.html lets no script run but its own, even where one got in`, { skip }, async () => {
    const page = await plain.newPage();
    await watch(page);
    await page.goto(`file://${folder}/${name}.html`);
    const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    assert.match(policy, /^default-src 'none'/);
    assert.doesNotMatch(policy, /script-src[^;]*'unsafe|https?:|\*/);
    assert.deepEqual(await injected(page), [undefined, true]);
    await page.close();
  });
}

for (const name of ["october", "november"]) {
  test(`${name}.html shows hostile names as text`, { skip }, async () => {
    const page = await plain.newPage();
    await watch(page);
    await page.goto(`file://${folder}/${name}.html`);
    const text = await page.locator("body").innerText();
    for (const word of ["<img src=x onerror=ran=1>", "</script><script>ran=1</script>", "\"><svg onload=ran=1>"]) assert.ok(text.includes(word), word);
    await isUnharmed(page);
    await page.close();
  });
}
