/** Ticks are round, inside the range, evenly spaced, and about as many as asked for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { niceTicks } from "../../web/page/views/ticks.js";

test("known ranges", () => {
  assert.deepEqual(niceTicks(30.5, 61, 6), { values: [35, 40, 45, 50, 55, 60], decimals: 0 });
  assert.deepEqual(niceTicks(0, 1, 5), { values: [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1], decimals: 1 });
  assert.deepEqual(niceTicks(2700, 6300, 4).values, [3000, 4000, 5000, 6000]);
});

test("any range", () => {
  for (const [low, high] of [[-1, 1], [0, 0.003], [-5e6, 1e7], [1e-9, 4e-9], [170, 233], [-0.07, -0.01]]) {
    for (const wanted of [2, 5, 9]) {
      const { values, decimals } = niceTicks(low, high, wanted);
      assert.ok(values.length >= 1 && values.length <= 2 * wanted + 1, `${low} to ${high}: ${values.length}`);
      const slack = 1e-9 * (high - low);
      for (const value of values) assert.ok(value >= low - slack && value <= high + slack);
      if (decimals <= 20) assert.equal(new Set(values.map((value) => value.toFixed(decimals))).size, values.length);
    }
  }
});

test("a range of no width or of no number gives no endless list", () => {
  assert.deepEqual(niceTicks(3, 3, 5).values, [3]);
  assert.deepEqual(niceTicks(NaN, 1, 5).values, []);
  assert.deepEqual(niceTicks(0, Infinity, 5).values, [0]);
});
