// A real browser around the page: Debian's Chromium, or the one named in CHROMIUM.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const skip = existsSync(executablePath) ? false : `no browser at ${executablePath}`;
if (skip) console.log(`skipped: ${skip}; install the Debian package chromium or set CHROMIUM`);

const quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const softwareWebgl = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
export const noWebgl = ["--disable-3d-apis", "--disable-software-rasterizer"];

export const launch = (graphics = softwareWebgl) => chromium.launch({ executablePath, args: [...quiet, ...graphics] });

/** Opens a file, runs the steps, and holds that nothing was complained of and nothing asked of the network meanwhile. */
export async function withPage(browser, file, steps, { beforehand = async () => {}, ...options } = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints = [];
  page.on("console", (message) => {
    if (!message.text().includes("GL Driver Message")) complaints.push(message.text()); // the software renderer's own
  });
  page.on("pageerror", (error) => complaints.push(error.stack));
  page.on("request", (request) => { if (!/^(file|blob|data):/.test(request.url())) complaints.push(`request ${request.url()}`); });
  page.setDefaultTimeout(120000); // a busy machine draws maps in software slowly
  await beforehand(page);
  await page.goto(`file://${file}`);
  await page.waitForSelector("html[data-ready]");
  await steps(page);
  assert.deepEqual(complaints, []);
  await page.close();
}

/** Waits until the map has drawn what it was last asked for. */
export const mapIsStill = (page) => page.evaluate(() => new Promise((done) => {
  const { map } = window.sunshed;
  const look = () => (map.loaded() && !map.isMoving() ? done() : map.once("idle", look));
  look();
}));
