/** Curves as they are drawn and saved: smoothing, a logarithmic axis, every digit in the file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvFile } from "../../web/page/views/figure-file.js";
import { smoothed } from "../../web/page/views/smoothing.js";
import { logarithmicTicks } from "../../web/page/views/ticks.js";

test("a smoothed curve is TensorBoard's: freed of its start at zero, and a flat one stays flat", () => {
  const close = (/** @type {ArrayLike<number>} */ found, /** @type {number[]} */ wanted) => {
    assert.equal(found.length, wanted.length);
    wanted.forEach((value, index) => assert.ok(Math.abs((found[index] ?? NaN) - value) < 1e-12, `${found[index]} ${value}`));
  };
  // By hand: 1; (0.25 + 0.5 * 3) / 0.75 ... with weight 0.5.
  close(smoothed(Float64Array.of(1, 3, 2), 0.5), [1, (0.25 + 1.5) / 0.75, (0.125 + 0.75 + 1) / 0.875]);
  close(smoothed(new Float64Array(5).fill(0.7), 0.99), [0.7, 0.7, 0.7, 0.7, 0.7]);
  const values = Float64Array.of(5, 1, 4);
  close(smoothed(values, 0), [5, 1, 4]);
  smoothed(values, 0.9);
  assert.deepEqual([...values], [5, 1, 4], "the curve itself is left alone");
});

test("ticks of a logarithmic axis are powers of ten, with steps between few, and even ones where it spans little", () => {
  assert.deepEqual(logarithmicTicks(1e-6, 1.5), { values: [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1], decimals: 6 });
  assert.deepEqual(logarithmicTicks(0.03, 1), { values: [0.05, 0.1, 0.2, 0.5, 1], decimals: 2 });
  const narrow = logarithmicTicks(0.61, 0.69).values;
  assert.ok(narrow.length >= 3 && narrow.every((value) => value >= 0.61 && value <= 0.69), String(narrow));
});

test("the file of a curve reads back to the same numbers", () => {
  const columns = { epoch: Float64Array.of(0, 1), training: Float64Array.of(0.1 + 0.2, 1 / 3), validation: Float64Array.of(1e-7, 2) };
  const [head, ...rows] = csvFile(columns).trimEnd().split("\n");
  assert.equal(head, "epoch,training,validation");
  assert.deepEqual(rows.map((row) => row.split(",").map(Number)), [[0, 0.1 + 0.2, 1e-7], [1, 1 / 3, 2]]);
});
