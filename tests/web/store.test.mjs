/** The page's reducer: what each action changes, and what it must leave alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { INITIAL, reduce, Store } from "../../web/page/store.js";

const axis = (name) => ({ name, kind: "numeric", minimum: 0, maximum: 1, levels: [], held: 0, heldLabel: "0" });
const planOf = (names, kept = false) => ({
  task: "classification", target: { name: "t", classes: ["a", "b"], minimum: 0, maximum: 0 },
  axes: names.map(axis), suggestedAxes: [names[0], names[1] ?? null], kept,
});
const spec = { data: {}, network: {}, training: { learningRate: 0.1 } };
const opened = () => reduce(INITIAL, { kind: "opened", source: { kind: "sample", name: "s", knobs: {} }, opened: { table: { name: "t" }, spec, plan: planOf(["x", "y", "z"]) } });
const progress = { epoch: 3, step: 9, diverged: null };
const picture = (extra = {}) => ({ kind: "picture", playing: true, progress, frame: { curve: null }, history: null, ...extra });

test("an opened table brings its axes and forgets the run before", () => {
  const trained = reduce(opened(), picture({ history: { epochs: [1] } }));
  const again = reduce(trained, { kind: "opened", source: { kind: "sample", name: "s2", knobs: {} }, opened: { table: { name: "u" }, spec, plan: planOf(["q"]) } });
  assert.deepEqual(again.axes, { x: "q", y: null });
  assert.equal(again.progress, null);
  assert.equal(again.frame, null);
  assert.equal(again.history, null);
  assert.equal(again.playing, false);
});

test("a picture without a history keeps the one before", () => {
  const history = { epochs: [0, 1] };
  const first = reduce(opened(), picture({ history }));
  assert.equal(reduce(first, picture()).history, history);
});

test("a kept plan goes on with its run, another begins a new one", () => {
  const trained = reduce(opened(), picture());
  assert.equal(reduce(trained, { kind: "configured", spec, plan: planOf(["x", "y", "z"], true) }).progress, progress);
  assert.equal(reduce(trained, { kind: "configured", spec, plan: planOf(["x", "y", "z"]) }).progress, null);
});

test("a knob turned while an epoch of the past is shown brings the present back, with its pictures", () => {
  const past = reduce(reduce(reduce(opened(), picture()), { kind: "seek", epoch: 2 }), { kind: "difference", difference: "now" });
  const kept = reduce(past, { kind: "configured", spec, plan: planOf(["x", "y", "z"], true) });
  assert.deepEqual([past.seek, past.difference], [2, "now"]);
  assert.deepEqual([kept.seek, kept.difference, kept.progress], [null, null, progress]);
  const beside = reduce(reduce(past, { kind: "difference", difference: 1 }), { kind: "configured", spec, plan: planOf(["x", "y", "z"], true) });
  assert.deepEqual([beside.seek, beside.difference], [null, 1], "a run of the past stays beside");
});

test("axes survive a change of features that covers them, and only then", () => {
  const chosen = reduce(opened(), { kind: "axes", axes: { x: "z", y: "x" } });
  assert.deepEqual(reduce(chosen, { kind: "configured", spec, plan: planOf(["x", "z"]) }).axes, { x: "z", y: "x" });
  assert.deepEqual(reduce(chosen, { kind: "configured", spec, plan: planOf(["x", "y"]) }).axes, { x: "x", y: "y" });
});

test("an alert leaves the open table, spec and run untouched", () => {
  const trained = reduce(opened(), picture());
  const told = reduce(trained, { kind: "alert", place: "data", error: { kind: "empty-file", message: "m", row: null, column: null, hint: null }, kept: true });
  assert.deepEqual({ ...told, alert: null }, { ...trained, alert: null });
  assert.equal(reduce(told, { kind: "dismiss" }).alert, null);
});

test("a diverged run says so beside the transport", () => {
  const error = { kind: "diverged", message: "m", row: null, column: null, hint: null };
  const state = reduce(opened(), picture({ playing: false, progress: { ...progress, diverged: error } }));
  assert.deepEqual(state.alert, { place: "training", error, kept: false });
  assert.equal(state.playing, false);
});

test("the learning rate changes the spec without changing the one before", () => {
  const before = opened();
  assert.equal(reduce(before, { kind: "learning-rate", value: 0.5 }).spec.training.learningRate, 0.5);
  assert.equal(before.spec.training.learningRate, 0.1);
});

test("listeners hear once of many actions", () => {
  const work = [];
  const store = new Store(INITIAL, (later) => work.push(later));
  let heard = 0;
  store.subscribe(() => { heard += 1; });
  store.dispatch({ kind: "notice", notice: "a" });
  store.dispatch({ kind: "notice", notice: "b" });
  assert.equal(work.length, 1);
  work[0]();
  assert.equal(heard, 1);
  assert.equal(store.state.notice, "b");
});

test("a dismissed divergence is not told again with each picture, a second one is", () => {
  const error = { kind: "diverged", message: "m", row: null, column: null, hint: null };
  const diverged = picture({ playing: false, progress: { ...progress, diverged: error } });
  const dismissed = reduce(reduce(opened(), diverged), { kind: "dismiss" });
  assert.equal(reduce(dismissed, diverged).alert, null);
  const again = reduce(reduce(dismissed, { kind: "playing", playing: true }), diverged);
  assert.equal(again.alert.error, error);
});

test("a picture that does not know whether training goes on leaves that as it is", () => {
  for (const playing of [true, false]) {
    const before = reduce(opened(), { kind: "playing", playing });
    assert.equal(reduce(before, picture({ playing: null })).playing, playing);
  }
});

test("axes that the plan does not cover are not taken", () => {
  const before = opened();
  assert.equal(reduce(before, { kind: "axes", axes: { x: "q", y: "x" } }), before);
  assert.equal(reduce(before, { kind: "axes", axes: { x: "x", y: "q" } }), before);
  assert.deepEqual(reduce(before, { kind: "axes", axes: { x: "y", y: null } }).axes, { x: "y", y: null });
});
