/** Runs that came before: what is kept of them, which can be compared, and what changed from one to the next in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { comparable, differs, RUNS, thinned, within, withRun } from "../../web/page/runs.js";
import { sourceChanges, specChanges } from "../../web/page/spec-words.js";
import { Commands } from "../../web/page/commands.js";
import { INITIAL, reduce, Store } from "../../web/page/store.js";

const member = (name, label, knobs = []) => ({ name, label, knobs });
const CATALOG = {
  activations: [member("tanh", "Tanh"), member("relu", "ReLU")], layers: [member("dense", "Dense"), member("dropout", "Dropout", [{ name: "rate", label: "Rate" }])],
  optimizers: [member("sgd", "SGD"), member("adam", "Adam", [{ name: "beta1", label: "Beta 1" }])], losses: [member("bce", "Binary cross-entropy")],
  scalings: [], samples: [{ name: "moons", knobs: [{ name: "noise", label: "Noise" }] }],
};
const dense = (units, activation = "tanh") => ({ kind: "dense", units, activation, initializer: null });
const specOf = (change = () => {}) => {
  const spec = {
    reading: {}, data: { target: "t", features: ["a", "b"], columns: {}, derived: [], split: { validation: 0.2 } },
    network: { layers: [dense(8), dense(8)], output: {}, seed: 1 }, training: { learningRate: 0.03, optimizer: "adam", loss: null, batchSize: 32, earlyStopping: null },
  };
  change(spec);
  return spec;
};
const changes = (change) => specChanges(CATALOG, specOf(), specOf(change));

test("changes are told by name, from what to what", () => {
  const cases = [
    [() => {}, []],
    [(spec) => { spec.training.learningRate = 0.1; spec.network.layers[1].units = 4; }, ["Layer 2 8 → 4 units", "Learning rate 0.03 → 0.1"]],
    [(spec) => { spec.network.layers[0].activation = "relu"; }, ["Layer 1 Tanh → ReLU"]],
    [(spec) => { spec.network.layers.push(dense(4)); }, ["Layers 8–8 → 8–8–4"]],
    [(spec) => { spec.network.layers = []; }, ["Layers 8–8 → none"]],
    [(spec) => { spec.network.layers[1] = { kind: "dropout", rate: 0.2 }; }, ["Layer 2 Dense → Dropout"]],
    [(spec) => { spec.training.optimizer = { kind: "adam", beta1: 0.8 }; }, ["Optimizer Adam → Adam (Beta 1 0.8)"]],
    [(spec) => { spec.training.loss = "bce"; }, ["Loss automatic → Binary cross-entropy"]],
    [(spec) => { spec.data.features = ["b", "c"]; }, ["with c", "without a"]],
    [(spec) => { spec.data.features = null; }, ["Features 2 → all"]],
    [(spec) => { spec.training.earlyStopping = { patience: 20, minimumImprovement: 0 }; }, ["Epochs to wait none → 20", "Least improvement none → 0"]],
    [(spec) => { spec.reading.path = "Two"; }, ["How the file is read, otherwise"]],
  ];
  for (const [change, said] of cases) assert.deepEqual(changes(change), said);
});

test("every part of a spec that the engine suggests is told when it changes", () => {
  const spec = specOf();
  const leaves = (part, path = []) => Object.entries(part).flatMap(([key, value]) =>
    (value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length > 0 ? leaves(value, [...path, key]) : [[...path, key]]));
  for (const path of leaves(spec)) {
    const other = structuredClone(spec);
    const holder = path.slice(0, -1).reduce((part, key) => part[key], other);
    holder[path.at(-1)] = path.at(-1) === "layers" ? [] : path.at(-1) === "features" ? ["q"] : path.at(-1) === "earlyStopping" ? { patience: 3 } : "other";
    assert.notDeepEqual(specChanges(CATALOG, spec, other), [], path.join("."));
  }
});

test("another table and other knobs of a sample are told", () => {
  const moons = (noise) => ({ kind: "sample", name: "moons", knobs: { noise } });
  assert.deepEqual(sourceChanges(CATALOG, moons(0.1), moons(0.3)), ["Noise 0.1 → 0.3"]);
  assert.deepEqual(sourceChanges(CATALOG, moons(0.1), { kind: "file", name: "a.csv" }), ["Table moons → a.csv"]);
  assert.deepEqual(sourceChanges(CATALOG, moons(0.1), moons(0.1)), []);
});

const line = (count) => Float64Array.from({ length: count }, (_, index) => 100 - (index % 77));
const history = (count) => ({ epochs: Float64Array.from({ length: count }, (_, index) => index), trainLoss: line(count), validationLoss: line(count), trainScore: line(count), validationScore: line(count) });
const source = { kind: "sample", name: "moons", knobs: {} };
const plan = { task: "classification", target: { name: "t" }, axes: [{ name: "a" }, { name: "b" }], suggestedAxes: ["a", "b"] };
const was = { table: { name: "moons" }, source, spec: specOf(), plan, origin: null };
const answers = { x: "a", y: "b", values: new Float32Array(4) };
const ending = (epoch) => ({ progress: { epoch, validationLoss: 0.5, validationScore: 0.9 }, history: history(epoch + 1), checkpoint: null, answers });

test("twenty runs are kept, each with a curve of bounded length and its best epoch", () => {
  let runs = [];
  for (let run = 1; run <= 25; run += 1) runs = withRun(runs, was, ending(100 + run), 0);
  assert.deepEqual([runs.length, runs[0].id, runs.at(-1).id], [RUNS, 6, 25]);
  assert.deepEqual(runs.at(-1).best, { epoch: 76, loss: 24 });
  const kept = thinned(history(512), 128);
  assert.ok(kept.epochs.length <= 129 && kept.epochs.length > 100);
  assert.deepEqual([kept.epochs[0], kept.epochs.at(-1), kept.validationLoss.length], [0, 511, kept.epochs.length]);
});

test("pasted tables are held within 64 MB, each counted once, the newest first; files cost nothing", () => {
  const pasted = (megabytes) => ({ kind: "bytes", name: "pasted", bytes: { byteLength: megabytes * 1e6 } });
  const [small, large, other] = [pasted(10), pasted(40), pasted(20)];
  const file = { kind: "file", name: "a.csv", file: { size: 2e8 } };
  const kept = (sources) => within(sources, (source) => source);
  assert.deepEqual(kept([small, large, large, file, other]), [large, large, file, other]);
  assert.deepEqual(kept([file, pasted(70), file]), [file]);
  let state = { ...INITIAL, spec: specOf(), source: pasted(50), axes: null };
  for (const next of [pasted(50), source, pasted(1)]) state = reduce(state, { kind: "opened", source: next, opened: { table: {}, spec: specOf(), plan: { ...plan, kept: false } }, move: "change" });
  assert.deepEqual(state.past.map((step) => step.source.name), ["pasted", "moons"]);
});

test("curves are compared on one table and target, answers on one plane of the same features too", () => {
  const [run] = withRun([], was, ending(5), 0);
  const now = { source, spec: specOf(), plan, axes: { x: "a", y: "b" } };
  assert.ok(comparable(run, now) && differs(run, now));
  assert.ok(!differs(run, { ...now, axes: { x: "b", y: "a" } }));
  const fewer = { ...now, plan: { ...plan, axes: [{ name: "a" }] } };
  assert.ok(comparable(run, fewer) && !differs(run, fewer));
  assert.ok(!comparable(run, { ...now, source: { ...source, knobs: { noise: 1 } } }));
  assert.ok(!comparable(run, { ...now, plan: { ...plan, target: { name: "u" } } }));
});

test("a run that ends is kept once, a branch says where it began, and a new table's first run begins nowhere", () => {
  const state = { ...INITIAL, table: { name: "moons" }, source, spec: specOf(), plan, seek: 3, progress: { epoch: 3, stands: 8 } };
  const branched = reduce(state, { kind: "began", ending: ending(8), ended: 1, origin: (run) => ({ run, epoch: 3 }) });
  assert.deepEqual([branched.runs.length, branched.runs[0].epochs, branched.origin, branched.seek, branched.progress], [1, 8, { run: 1, epoch: 3 }, null, null]);
  const untrained = reduce(branched, { kind: "began", ending: null, ended: 1, origin: () => null });
  assert.deepEqual([untrained.runs.length, untrained.origin], [1, null]);
  const again = reduce(branched, { kind: "configured", spec: specOf(), plan: { ...plan, kept: false }, ending: ending(4) });
  assert.deepEqual(again.runs.map(({ epochs, origin }) => [epochs, origin]), [[8, null], [4, { run: 1, epoch: 3 }]]);
  assert.equal(again.origin, null);
});

/** A client whose answers the test gives. */
function setUp() {
  const asked = [];
  const client = { cancel() {}, ask: (request) => new Promise((resolve, reject) => asked.push({ ...request, resolve, reject })) };
  const store = new Store({ ...INITIAL, progress: { epoch: 9 }, kept: { epochs: Float64Array.of(0, 3, 6) } }, () => {});
  return { asked, store, commands: new Commands(client, store) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("of the epochs that a drag passes, the last that was asked for is shown next", async () => {
  const { asked, store, commands } = setUp();
  for (const epoch of [6, 3, 0]) commands.showEpoch(epoch);
  assert.deepEqual(asked.map(({ epoch }) => epoch), [6]);
  asked[0].resolve();
  await turn();
  assert.deepEqual(asked.map(({ epoch }) => epoch), [6, 0]);
  asked[1].resolve();
  await turn();
  assert.deepEqual([asked.length, store.state.seek], [2, 0]);
});

test("Play during a drag is not stopped by it, and an epoch that is gone brings the present back", async () => {
  const { asked, store, commands } = setUp();
  commands.showEpoch(3);
  commands.play();
  asked[0].resolve();
  await turn();
  assert.deepEqual(asked.map(({ kind }) => kind), ["show-epoch", "play"]);
  assert.deepEqual([store.state.playing, store.state.seek], [true, null]);
  commands.showEpoch(3);
  assert.equal(store.state.playing, false);
  asked[2].reject({ kind: "no-epoch", message: "m", row: null, column: null, hint: null });
  await turn();
  assert.deepEqual([store.state.seek, store.state.alert.error.kind], [null, "no-epoch"]);
});
