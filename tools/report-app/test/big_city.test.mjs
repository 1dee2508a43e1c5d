// The page of a made-up city of 100,000 buildings (SUNSHED_BIG_PAGE): it opens in time, and in bounds.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { launch, mapIsStill, skip, withPage } from "./browser.mjs";

const file = process.env.SUNSHED_BIG_PAGE;

/** Bytes of script objects and their buffers, in the page and in its workers. */
async function memoryOf(page) {
  const session = await page.context().newCDPSession(page);
  const sizes = [];
  const measure = async (send) => {
    await send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize = 0, embedderHeapUsedSize = 0 } = await send("Runtime.getHeapUsage");
    sizes.push(usedSize + backingStorageSize + embedderHeapUsedSize);
  };
  await measure((method) => session.send(method));
  for (const worker of page.workers()) sizes.push(await worker.evaluate(() => performance.memory?.usedJSHeapSize ?? 0));
  return sizes.reduce((a, b) => a + b, 0);
}

test("opens a city of 100,000 buildings", { skip }, async () => {
  const browser = await launch();
  try {
    let clock;
    const startClock = async (page) => { // of the main thread's own work: the clock on the wall tells what else runs, too
      clock = await page.context().newCDPSession(page);
      await clock.send("Performance.enable", { timeDomain: "threadTicks" });
    };
    const megabytes = statSync(file).size / 1e6;
    assert.ok(megabytes < 60, `${megabytes} MB`);
    await withPage(browser, file, async (page) => {
      const ready = await page.evaluate(() => window.sunshed.readyMs);
      const busy = (await clock.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value;
      await mapIsStill(page);
      assert.match(await page.locator("#found").innerText(), /100,000/);
      const memory = await memoryOf(page) / 1e6;
      console.log(`100,000 buildings: file ${megabytes.toFixed(1)} MB, ready after ${Math.round(ready)} ms (${busy.toFixed(1)} s of work), memory ${memory.toFixed(0)} MB`);
      assert.ok(busy < 5, `${busy} s of work`);
      assert.ok(memory < 150, `${memory} MB`);
      await page.fill("#search", "B99999");
      await page.waitForFunction(() => /^1 /.test(document.getElementById("found").textContent));
    }, { beforehand: startClock });
  } finally {
    await browser.close();
  }
});
