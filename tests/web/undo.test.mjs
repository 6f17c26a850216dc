/** Undo and redo: each change can be taken back and made again, a drag is one change, and a table from before is opened again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Commands } from "../../web/page/commands.js";
import { INITIAL, reduce, Store } from "../../web/page/store.js";

const plan = { axes: [{ name: "x" }], suggestedAxes: ["x", null], kept: true };
const specOf = (units, rate = 0.1) => ({ data: { features: ["x"] }, network: { layers: [], seed: units }, training: { learningRate: rate, batchSize: 8 } });
const opened = (name = "one") => ({ kind: "opened", source: { kind: "sample", name, knobs: {} }, opened: { table: { name }, spec: specOf(0), plan } });
const change = (state, units, move) => reduce(state, { kind: "configured", spec: specOf(units), plan, move });
const drag = (state, value) => reduce(state, { kind: "learning-rate", value });
const seeds = (specs) => specs.map((spec) => spec.network.seed);

test("a change can be taken back and made again", () => {
  let state = change(change(reduce(INITIAL, opened()), 1), 2);
  assert.deepEqual([seeds(state.past), seeds(state.future)], [[0, 1], []]);
  state = change(state, 1, "undo");
  assert.deepEqual([seeds(state.past), state.spec.network.seed, seeds(state.future)], [[0], 1, [2]]);
  state = change(state, 0, "undo");
  assert.deepEqual([seeds(state.past), state.spec.network.seed, seeds(state.future)], [[], 0, [2, 1]]);
  state = change(state, 1, "redo");
  assert.deepEqual([seeds(state.past), state.spec.network.seed, seeds(state.future)], [[0], 1, [2]]);
});

test("a new change forgets what was taken back, a new table is a change", () => {
  let state = change(change(change(reduce(INITIAL, opened()), 1), 0, "undo"), 7);
  assert.deepEqual([seeds(state.past), seeds(state.future)], [[0], []]);
  state = reduce(change(state, 0, "undo"), { ...opened("two"), move: "change" });
  assert.deepEqual(state.future, []);
  assert.deepEqual([state.past.length, state.past[0].source.name, state.past[0].spec.network.seed], [1, "one", 0]);
  state = reduce(state, { ...opened("three"), move: "start" });
  assert.deepEqual([state.past, state.future], [[], []]);
});

test("a plane that was chosen and a weight that was typed over are changes; a weight goes with its network", () => {
  const wide = { ...plan, axes: [{ name: "x" }, { name: "y" }] };
  let state = reduce(INITIAL, { ...opened(), opened: { ...opened().opened, plan: wide } });
  state = reduce(state, { kind: "axes", axes: { x: "y", y: "x" } });
  state = reduce(state, { kind: "weight", weight: { layer: 0, name: "bias", index: 0, before: 1, after: 2 }, move: "change" });
  assert.deepEqual(state.past.map((step) => Object.keys(step)[0]), ["axes", "weight"]);
  state = reduce(state, { kind: "weight", weight: state.past[1].weight, move: "undo" });
  assert.deepEqual([state.past.length, state.future], [1, [{ weight: { layer: 0, name: "bias", index: 0, before: 1, after: 2 } }]]);
  state = reduce(state, { kind: "weight", weight: state.future[0].weight, move: "redo" });
  state = reduce(state, { kind: "axes", axes: { x: "x", y: null } });
  state = reduce(state, { kind: "configured", spec: specOf(3), plan: { ...wide, kept: false } });
  assert.deepEqual(state.past.map((step) => Object.keys(step)[0]), ["axes", "axes", "data"]);
  state = reduce(state, { kind: "axes", axes: state.past[1].axes, move: "undo" });
  assert.deepEqual(drag(state, 0.7).past.length, 3, "a rate after something else is a change of its own");
});

test("what the page itself chooses at the start is no change", () => {
  assert.deepEqual(change(reduce(INITIAL, opened()), 5, "start").past, []);
});

test("a hundred changes are kept", () => {
  let state = reduce(INITIAL, opened());
  for (let units = 1; units <= 150; units += 1) state = change(state, units);
  assert.equal(state.past.length, 100);
  assert.deepEqual([state.past[0].network.seed, state.past[99].network.seed], [50, 149]);
});

test("a drag of the learning rate is one change, one that ends where it began is none", () => {
  let state = change(reduce(INITIAL, opened()), 1);
  for (const rate of [0.2, 0.3, 0.4]) state = drag(state, rate);
  assert.deepEqual(state.past.map((spec) => [spec.network.seed, spec.training.learningRate]), [[0, 0.1], [1, 0.1]]);
  state = drag(state, 0.1);
  assert.deepEqual(seeds(state.past), [0]);
  assert.deepEqual(seeds(drag(state, 0.1).past), [0]);
});

/** A client that takes every spec but those the test refuses. */
function setUp() {
  const asked = [];
  const client = {
    spec: null, refuse: false, cancel() {},
    async open({ name }, spec) { asked.push({ open: name }); return { table: { name }, spec: spec ?? specOf(0), plan }; },
    async ask(request) { asked.push(request); return request.kind === "set-weight" ? 0.25 : null; },
    async configure(spec) {
      asked.push(structuredClone(spec));
      if (this.refuse) throw { kind: "bad-spec", message: "m", row: null, column: null, hint: null };
      this.spec = spec;
      return plan;
    },
  };
  const store = new Store(INITIAL, () => {});
  return { asked, client, store, commands: new Commands(client, store) };
}

test("undo configures the earlier spec; with nothing to undo nothing is asked", async () => {
  const { asked, store, commands } = setUp();
  await commands.open({ kind: "sample", name: "one", knobs: {} });
  await commands.undo();
  await commands.redo();
  assert.deepEqual(asked.splice(0), [{ open: "one" }]);
  await commands.changeSpec("network", (spec) => { spec.network.seed = 4; });
  await commands.changeSpec("training", (spec) => { spec.training.batchSize = 2; });
  await Promise.all([commands.undo(), commands.undo()]);
  assert.deepEqual(store.state.spec, specOf(0));
  assert.deepEqual(asked.at(-1), specOf(0));
  await commands.redo();
  assert.equal(store.state.spec.network.seed, 4);
  assert.equal(store.state.spec.training.batchSize, 8);
});

test("a refused undo leaves spec and changes as they were", async () => {
  const { client, store, commands } = setUp();
  await commands.open({ kind: "sample", name: "one", knobs: {} });
  await commands.changeSpec("network", (spec) => { spec.network.seed = 4; });
  const before = store.state;
  client.refuse = true;
  assert.equal(await commands.undo(), false);
  assert.equal(store.state.spec, before.spec);
  assert.deepEqual(store.state.past, before.past);
  assert.equal(store.state.alert.error.kind, "bad-spec");
});

test("undo opens the table before with its spec and plane, and sets a weight to what it was", async () => {
  const { asked, store, commands } = setUp();
  await commands.open({ kind: "sample", name: "one", knobs: {} });
  await commands.changeSpec("network", (spec) => { spec.network.seed = 4; });
  await commands.open({ kind: "sample", name: "two", knobs: {} });
  await commands.undo();
  assert.deepEqual([store.state.source.name, store.state.spec.network.seed, store.state.past.length], ["one", 4, 1]);
  await commands.redo();
  assert.deepEqual([store.state.source.name, store.state.spec.network.seed, store.state.past.length], ["two", 0, 2]);
  await commands.setWeight(1, "weight", 3, 0.75);
  await commands.undo();
  await commands.redo();
  assert.deepEqual(asked.filter(({ kind }) => kind === "set-weight").map(({ value }) => value), [0.75, 0.25, 0.75]);
  assert.deepEqual(store.state.past.at(-1).weight, { layer: 1, name: "weight", index: 3, before: 0.25, after: 0.75 });
});
