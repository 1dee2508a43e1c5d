// What the page is built of comes by lock file and hash: npm ci refuses a package whose bytes are others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"));

test("every package has its hash in package-lock.json, and none comes from elsewhere than the registry", () => {
  const packages = Object.entries(read("package-lock.json").packages).filter(([name]) => name !== "");
  assert.ok(packages.length > 20);
  for (const [name, entry] of packages) {
    assert.match(entry.integrity ?? "", /^sha512-[A-Za-z0-9+/]{86}==$/, name);
    assert.ok(!entry.link && (!entry.resolved || entry.resolved.startsWith("https://registry.npmjs.org/")), name);
  }
});

test("package.json names each version exactly", () => {
  const { dependencies, devDependencies } = read("package.json");
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) assert.match(version, /^\d+\.\d+\.\d+$/, name);
});
