/** The part of a plane that is looked at: what is under the pointer stays there, and pictures lie where their ranges are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FIGURE, fitted, picked } from "../../web/page/figure.js";
import { boxOf, levelsOf, moved, placeAt, zoomed } from "../../web/page/views/plane.js";
import { layOut, placeX, placeY } from "../../web/page/views/plot.js";
import { decisionOf, warped } from "../../web/page/views/hidden.js";

const close = (one, other) => assert.ok(Math.abs(one - other) < 1e-9, `${one} is not ${other}`);

test("a place and its point on the canvas lead back to each other", () => {
  const plot = layOut(500, [-3, 5], [100, 110]);
  for (const [left, top] of [[plot.left, plot.top], [200, 123], [plot.left + plot.width, plot.top + plot.height]]) {
    const [x, y] = placeAt(plot, left, top);
    close(placeX(plot, x), left);
    close(placeY(plot, y), top);
  }
});

test("zooming keeps what is under the pointer, within limits", () => {
  const whole = [-3, 5];
  for (const [factor, at] of [[0.5, 4.2], [1.5, -2.5], [0.01, 0]]) {
    const [low, high] = zoomed([-1, 3], at, factor, whole);
    close((at - low) / (high - low), (at + 1) / 4);
    close(high - low, 4 * factor);
  }
  const [low, high] = zoomed([-1, 3], 1, 1e-9, whole);
  close(high - low, 8e-4);
  const far = zoomed([-1, 3], 1, 1e9, whole);
  close(far[1] - far[0], 32);
});

test("moving goes by shares of what is seen, and never away from the data", () => {
  assert.deepEqual(moved([0, 2], 0.5, [-3, 5]), [1, 3]);
  assert.deepEqual(moved([0, 2], 100, [-3, 5]), [4, 6]);
  assert.deepEqual(moved([0, 2], -100, [-3, 5]), [-4, -2]);
});

test("a picture of another part lies where its own ranges are", () => {
  const plot = { left: 50, top: 10, width: 400, height: 400, xRange: [0, 2], yRange: [0, 1] };
  assert.deepEqual(boxOf(plot, { xRange: [0, 1], yRange: [0.5, 1] }, false), { left: 50, width: 200, top: 10, height: 200 });
  assert.deepEqual(boxOf(plot, { xRange: [-2, 2], yRange: [0, 9] }, true), { left: -350, width: 800, top: 10, height: 400 });
});

test("lines lie at round values of a target and at probabilities that only one class can have", () => {
  const of = (classes) => ({ task: "classification", target: { classes, minimum: 0, maximum: 1 } });
  assert.deepEqual(levelsOf(of(["a", "b"]), "few"), [0.25, 0.75]);
  assert.deepEqual(levelsOf(of(["a", "b", "c"]), "few"), [0.5, 0.75]);
  assert.equal(levelsOf(of(["a", "b"]), "many").length, 8);
  assert.deepEqual(levelsOf(of(["a", "b"]), "none"), []);
  assert.deepEqual(levelsOf({ task: "regression", target: { classes: [], minimum: 9.3, maximum: 46.1 } }, "few"), [10, 20, 30, 40]);
});

test("rows are picked by their part and by how they are answered", () => {
  const points = { split: Uint8Array.of(0, 1, 2, 0) };
  const { shown } = FIGURE;
  assert.deepEqual(picked(shown, points, null), [0, 1, 2, 3]);
  assert.deepEqual(picked({ ...shown, train: false }, points, null), [1, 2]);
  assert.deepEqual(picked({ ...shown, test: false, onlyWrong: true }, points, Uint8Array.of(1, 0, 1, 0)), [0]);
  assert.deepEqual(picked({ ...shown, onlyWrong: true }, points, null), []);
});

test("a layer's space goes with its layer, and places go with their axes", () => {
  const figure = { ...FIGURE, window: { x: [0, 1], y: null }, space: { layer: 2, units: [null, 3] }, hidden: {} };
  assert.equal(fitted(figure, { architecture: [2, 8, 4, 1] }, true).space, figure.space);
  assert.equal(fitted(figure, { architecture: [2, 8, 3, 1] }, true).space, null);
  assert.equal(fitted(figure, { architecture: [2, 8, 1] }, true).hidden, null);
  assert.equal(fitted(figure, { architecture: [2, 8, 4, 1] }, true).window, figure.window);
  assert.equal(fitted(figure, { architecture: [2, 8, 4, 1] }, false).window, null);
});

test("points that went through a layer keep what they are", () => {
  const count = 2500;
  const points = {
    x: new Float32Array(count), y: new Float32Array(count), classes: Uint16Array.from({ length: count }, (_, index) => index % 3),
    target: new Float32Array(0), split: new Uint8Array(count), row: Uint32Array.from({ length: count }, (_, index) => index + 7),
  };
  // As the engine thins them: floor(step * 2.5).
  const rows = new Float32Array(2000).fill(0.5);
  const drawn = warped(points, new Uint8Array(count).fill(1), { rows, points: count });
  assert.deepEqual([...drawn.points.row.slice(0, 3)], [7, 9, 12]);
  assert.deepEqual([...drawn.points.classes.slice(0, 3)], [0, 2, 2]);
  assert.equal(drawn.wrong.length, 1000);
  assert.equal(warped({ ...points, row: points.row.slice(0, 2000) }, null, { rows, points: count }), null, "of another set of points");
  const decision = decisionOf({ xRange: [0, 2], yRange: [-1, 1] }, { decision: Float32Array.of(0, 1, 2, -1) });
  assert.deepEqual([...decision], [0, 0, 1, 1]);
});
