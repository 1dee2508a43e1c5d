// What colour-blind readers rely on: the scale's lightness rises step by step.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.matchMedia = () => ({ matches: false, addEventListener() {} });
const { scale, classColour, suitabilityColours } = await import("../src/palette.js");

/** CIE lightness of a colour, 0 to 100. */
function lightness(hex) {
  const [r, g, b] = [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

test("the scale gets lighter by an even step", () => {
  const steps = scale.slice(1).map((colour, k) => lightness(colour) - lightness(scale[k]));
  assert.ok(Math.min(...steps) > 5, `${steps.map((s) => s.toFixed(1))}`);
  const { good, fair, poor } = suitabilityColours;
  assert.ok(lightness(good) - lightness(fair) > 20 && lightness(fair) - lightness(poor) > 20);
});

test("no two classes share a colour", () => {
  const ids = ["party_government", "school", "hospital", "other_public_institution", "commercial", "factory", "warehouse", "residential", "rural_house", "other", "unknown"];
  assert.equal(new Set(ids.map(classColour)).size, ids.length);
});
