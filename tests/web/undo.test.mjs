/** Undo and redo: each change can be taken back and made again, a drag is one change, and a new table forgets them. */
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

test("a new change forgets what was taken back, a new table forgets all", () => {
  let state = change(change(change(reduce(INITIAL, opened()), 1), 0, "undo"), 7);
  assert.deepEqual([seeds(state.past), seeds(state.future)], [[0], []]);
  state = reduce(change(state, 0, "undo"), opened("two"));
  assert.deepEqual([state.past, state.future], [[], []]);
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
    async open() { return { table: { name: "one" }, spec: specOf(0), plan }; },
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
  assert.equal(asked.length, 0);
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
