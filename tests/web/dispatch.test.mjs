/** The worker's answers to requests that crossed each other: what was asked of the table before does no harm. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dispatch } from "../../web/worker/dispatch.js";

const PALETTE = { paper: 0, classes: [], ramp: [] };

/** A desk whose engine opens tables named after their columns, such as "a,b". */
function setUp() {
  const shown = [];
  const plan = (names) => ({ kept: false, axes: names.split(",").map((name) => ({ name })) });
  const loop = { view: null, playing: false, opened() {}, refresh() {}, show(view) { this.view = view; shown.push(view); }, forgetCosts() {} };
  const bench = {
    engine: { configure: (spec) => plan(spec) },
    open: (_read, asked) => ({ table: {}, spec: {}, plan: plan(asked) }),
  };
  const folds = { end() {}, repeat() {} };
  const desk = { bench, loop, folds, run: 0, plan: null };
  const ask = (request) => dispatch(desk, { id: 1, ...request }).value;
  return { desk, loop, shown, ask };
}

const view = (x, y) => ({ kind: "view", view: { x, y, width: 10, height: 10, palette: PALETTE } });

test("a view of the table before is not drawn on the one after", () => {
  const { loop, shown, ask } = setUp();
  ask({ kind: "sample", name: "one", knobs: {}, spec: "a,b" });
  ask(view("a", "b"));
  ask({ kind: "sample", name: "two", knobs: {}, spec: "c,d" });
  ask(view("a", "b"));
  assert.equal(loop.view, null);
  ask(view("c", null));
  assert.equal(shown.length, 2);
  assert.equal(loop.view.x, "c");
});

test("a view before the first table is not drawn, and none is always taken", () => {
  const { loop, shown, ask } = setUp();
  ask(view("a", "b"));
  assert.deepEqual(shown, []);
  ask({ kind: "view", view: null });
  assert.deepEqual(shown, [null]);
  assert.equal(loop.view, null);
});

test("a view goes with the feature that it was over", () => {
  const { loop, desk, ask } = setUp();
  ask({ kind: "sample", name: "one", knobs: {}, spec: "a,b" });
  ask(view("a", "b"));
  ask({ kind: "configure", spec: "a,c" });
  assert.equal(loop.view, null);
  ask(view("a", "b"));
  assert.equal(loop.view, null);
  ask(view("a", "c"));
  assert.equal(loop.view.y, "c");
  assert.equal(desk.run, 2);
});
