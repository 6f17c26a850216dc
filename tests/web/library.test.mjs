/** The library in Node, as its readers use it: load, configure, train, evaluate, predict, boundary, weights. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { DATA, DIST, LIBRARY, requireBuild } from "../browser/paths.mjs";
import { measurements, penguinRows, PENGUINS } from "../browser/penguins.mjs";

requireBuild();
const { createEngine, IsolineError } = await import(LIBRARY);

/** An engine with the penguins, the four measurements, ready to train. */
async function penguins() {
  const engine = await createEngine();
  const table = engine.load({ name: "penguins.csv", bytes: await readFile(PENGUINS) });
  const spec = { ...table.suggested, data: { ...table.suggested.data, target: "species", features: measurements() } };
  return { engine, table, spec, plan: engine.configure(spec) };
}

/** The rows that can be predicted, as objects by feature. */
function rowsWithMeasurements() {
  return penguinRows()
    .filter((row) => measurements().every((name) => Number.isFinite(parseFloat(row[name]))))
    .map((row) => ({ species: row.species, features: Object.fromEntries(measurements().map((name) => [name, Number(row[name])])) }));
}

test("the whole way: load, configure, train, evaluate, predict", async () => {
  const { engine, table, plan } = await penguins();
  assert.equal(table.rows, penguinRows().length);
  assert.deepEqual(plan.target.classes.toSorted(), ["Adelie", "Chinstrap", "Gentoo"]);
  assert.equal(plan.rows.train + plan.rows.validation + plan.rows.dropped, table.rows);
  assert.equal(plan.architecture[0], 4);
  assert.equal(plan.architecture.at(-1), 3);

  const progress = engine.train({ epochs: 60 });
  assert.equal(progress.epoch, 60);
  assert.ok(progress.validationScore >= 0.97, `validation accuracy ${progress.validationScore}`);

  const { validation, baseline, confusion, sentence } = engine.evaluate();
  const [accuracy] = validation;
  assert.equal(accuracy.name, "accuracy");
  assert.equal(accuracy.value, progress.validationScore);
  assert.equal(accuracy.rows, plan.rows.validation);
  assert.ok(accuracy.low <= accuracy.value && accuracy.value <= accuracy.high);
  assert.ok(baseline.score < accuracy.low, "the baseline is beaten beyond the interval");
  const right = confusion.reduce((sum, row, index) => sum + row[index], 0);
  assert.equal(confusion.flat().reduce((sum, count) => sum + count, 0), plan.rows.validation);
  assert.ok(Math.abs(right / plan.rows.validation - accuracy.value) < 1e-9);
  assert.match(sentence, /\d/);

  const rows = rowsWithMeasurements();
  const { classes, outputs, values, labels } = engine.predict(rows.map((row) => row.features));
  assert.deepEqual(classes, plan.target.classes);
  assert.equal(outputs, 3);
  assert.equal(values.length, rows.length * 3);
  for (let row = 0; row < rows.length; row += 1) {
    const share = [...values.subarray(row * 3, row * 3 + 3)];
    assert.ok(Math.abs(share.reduce((sum, value) => sum + value, 0) - 1) < 1e-5, `row ${row} sums to one`);
    assert.equal(labels[row], classes[share.indexOf(Math.max(...share))]);
  }
  const hits = rows.filter((row, index) => row.species === labels[index]).length;
  assert.ok(hits / rows.length >= 0.97, `${hits} of ${rows.length} species named`);
});

test("an absent value is imputed as in training; an unknown level is no crash", async () => {
  const { engine } = await penguins();
  engine.train({ epochs: 5 });
  const [name] = measurements();
  const row = rowsWithMeasurements()[0].features;
  const without = Object.fromEntries(Object.entries(row).filter(([key]) => key !== name));
  const [absent, empty] = [engine.predict([without]), engine.predict([{ ...row, [name]: null }])];
  assert.deepEqual(absent.values, empty.values);
  assert.ok(absent.values.every(Number.isFinite));
  assert.notDeepEqual(absent.values, engine.predict([row]).values);
  assert.equal(engine.predict([]).values.length, 0);
});

test("the boundary is what predict says at the middle of its cells", async () => {
  const { engine, plan } = await penguins();
  engine.train({ epochs: 10 });
  const [x, y] = measurements();
  const plane = engine.boundary({ x, y, width: 7, height: 5 });
  assert.equal(plane.values.length, 7 * 5 * 3);
  const held = Object.fromEntries(plan.axes.map((axis) => [axis.name, axis.held]));
  for (let row = 0; row < 5; row += 1) {
    for (let column = 0; column < 7; column += 1) {
      const across = plane.xRange[0] + ((column + 0.5) / 7) * (plane.xRange[1] - plane.xRange[0]);
      const up = plane.yRange[1] - ((row + 0.5) / 5) * (plane.yRange[1] - plane.yRange[0]);
      const { values } = engine.predict([{ ...held, [x]: across, [y]: up }]);
      for (let output = 0; output < 3; output += 1) {
        const drawn = plane.values[(row * 7 + column) * 3 + output];
        assert.ok(Math.abs(drawn - values[output]) < 1e-4, `row ${row}, column ${column}: ${drawn} and ${values[output]}`);
      }
    }
  }
});

test("weights go out and come back: another engine with them predicts and hashes the same", async () => {
  const { engine, spec } = await penguins();
  engine.train({ epochs: 8 });
  const weights = engine.weights();
  const bytes = Buffer.concat(weights.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)));
  assert.equal(createHash("sha256").update(bytes).digest("hex"), engine.hash(), "the hash is that of the weights in order");
  for (const { shape, values } of weights) assert.equal(shape.reduce((size, side) => size * side, 1), values.length);

  const other = await createEngine();
  other.load({ name: "penguins.csv", bytes: await readFile(PENGUINS) });
  other.configure(spec);
  assert.notEqual(other.hash(), engine.hash());
  other.setWeights(weights);
  assert.equal(other.hash(), engine.hash());
  const rows = rowsWithMeasurements().slice(0, 20).map((row) => row.features);
  assert.deepEqual(other.predict(rows).values, engine.predict(rows).values);

  weights[0].values.fill(0);
  assert.equal(other.hash(), engine.hash(), "what was handed out is a copy");
  const kept = engine.hash();
  assert.throws(() => engine.setWeights(weights.slice(1)), IsolineError);
  assert.throws(() => engine.setWeights(weights.map((one) => ({ ...one, values: one.values.map(() => NaN) }))), IsolineError);
  assert.equal(engine.hash(), kept);
});

test("a live knob keeps the weights, any other change rebuilds", async () => {
  const { engine, spec } = await penguins();
  engine.train({ epochs: 3 });
  const hash = engine.hash();
  const slower = { ...spec, training: { ...spec.training, learningRate: spec.training.learningRate / 2 } };
  assert.equal(engine.configure(slower).kept, true);
  assert.equal(engine.hash(), hash);
  assert.equal(engine.progress().epoch, 3);
  const larger = { ...slower, training: { ...slower.training, batchSize: slower.training.batchSize + 1 } };
  assert.equal(engine.configure(larger).kept, true);
  assert.equal(engine.progress().epoch, 3);
  const other = { ...larger, training: { ...larger.training, seed: larger.training.seed + 1 } };
  assert.equal(engine.configure(other).kept, false);
  assert.equal(engine.progress().epoch, 0);
});

test("the history has one entry per epoch and no value that is no number", async () => {
  const { engine } = await penguins();
  engine.train({ epochs: 9 });
  const history = engine.history();
  assert.ok(history.epochs.length >= 9);
  for (const [name, values] of Object.entries(history)) {
    assert.equal(values.length, history.epochs.length, name);
    assert.ok(values.every(Number.isFinite), name);
  }
});

test("every sample trains; every activation, loss and optimizer of the catalog does", async () => {
  const engine = await createEngine();
  const { samples, activations, losses, optimizers, initializers, scalings } = engine.catalog();
  assert.ok(samples.length >= 11);
  for (const { name } of samples) {
    const { suggested } = engine.sample(name);
    engine.configure(suggested);
    const { trainLoss, validationLoss, validationScore } = engine.train({ epochs: 3 });
    for (const value of [trainLoss, validationLoss, validationScore]) assert.ok(Number.isFinite(value), `${name}: ${value}`);
  }
  for (const sample of ["moons", "wine", "waves"]) {
    const { suggested } = engine.sample(sample);
    const { head } = engine.configure(suggested);
    const trained = (change) => {
      const spec = structuredClone(suggested);
      change(spec);
      engine.configure(spec);
      assert.ok(Number.isFinite(engine.train({ epochs: 2 }).validationLoss), `${sample}: ${JSON.stringify(spec.training)}`);
    };
    for (const { name } of activations) trained((spec) => { for (const layer of spec.network.layers) layer.activation = name; });
    for (const { name } of optimizers) trained((spec) => { spec.training.optimizer = { kind: name }; });
    for (const { name } of initializers) trained((spec) => { for (const layer of spec.network.layers) layer.initializer = name; });
    for (const { name } of scalings) trained((spec) => { spec.data.scaling = name; });
    const fitting = losses.filter(({ heads }) => heads.includes(head));
    assert.ok(fitting.length > 0, `${sample}: no loss for ${head}`);
    for (const { name } of fitting) trained((spec) => { spec.training.loss = name; });
  }
});

test("the types are there beside the module", async () => {
  const folder = join(DIST, "library");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".d.ts"));
  const texts = new Map(await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name), "utf8")])));
  for (const name of ["createEngine", "IsolineError", "Engine"]) assert.ok(texts.get("index.d.ts").includes(name), name);
  for (const name of ["setWeights", "crossValidate"]) assert.ok(texts.get("engine.d.ts").includes(name), name);
  for (const [name, text] of texts) {
    for (const [, imported] of text.matchAll(/from "\.\/([^"]+)\.js"/g)) assert.ok(texts.has(`${imported}.d.ts`), `${name} imports ${imported}`);
  }
});

test("a run put aside goes on with the same bits in another engine", async () => {
  const [first, second] = [await createEngine(), await createEngine()];
  const { suggested } = first.sample("moons");
  for (const engine of [first, second]) {
    engine.sample("moons");
    engine.configure(suggested);
  }
  first.train({ epochs: 5 });
  const kept = first.checkpoint();
  const text = JSON.stringify(kept);
  first.train({ epochs: 5 });
  assert.equal(second.restore(JSON.parse(text)).epoch, 5);
  second.train({ epochs: 5 });
  assert.equal(second.hash(), first.hash());
  assert.deepEqual(second.checkpoint(), first.checkpoint());
  assert.equal(first.restore(structuredClone(kept)).epoch, 5);

  second.sample("circles");
  second.configure(suggested);
  const before = second.checkpoint();
  const refused = (kind, message) => (error) => error.kind === kind && message.test(error.message);
  assert.throws(() => second.restore(kept), refused("checkpoint", /another table/));
  assert.throws(() => second.restore({ ...kept, run: null }), refused("not-understood", /The checkpoint could not be read/));
  assert.throws(() => second.restore("{}"), refused("not-understood", /The checkpoint could not be read/));
  assert.deepEqual(second.checkpoint(), before);
});

test("a kept epoch is shown and continued from, to the same bits", async () => {
  const engine = await createEngine();
  const { suggested } = engine.sample("moons");
  engine.configure(suggested);
  assert.deepEqual([engine.keptEpochs().epochs.length, engine.keptEpochs().limit], [0, 0]);
  engine.keepEpochs(1e6);
  engine.train({ epochs: 8 });
  const then = engine.hash();
  engine.train({ epochs: 8 });
  const now = engine.hash();
  const kept = engine.keptEpochs();
  assert.deepEqual([...kept.epochs], Array.from({ length: 17 }, (_, epoch) => epoch));
  assert.ok(kept.bytes <= kept.limit && kept.limit === 1e6);
  const progress = engine.showEpoch(8);
  assert.deepEqual([progress.epoch, progress.stands, engine.hash()], [8, 16, then]);
  assert.equal(engine.showEpoch(null).stands, null);
  assert.equal(engine.hash(), now);
  assert.throws(() => engine.showEpoch(99), { kind: "no-epoch" });
  assert.equal(engine.continueFrom(8).epoch, 8);
  engine.train({ epochs: 8 });
  assert.equal(engine.hash(), now);
});

test("a regression answers in the target's own units", async () => {
  const engine = await createEngine();
  const { suggested, columns } = engine.sample("auto-mpg");
  const { target, task } = engine.configure(suggested);
  assert.equal(task, "regression");
  const column = columns.find((one) => one.name === target.name);
  const { validationScore } = engine.train({ epochs: 80 });
  assert.ok(validationScore > 0.7, `R2 ${validationScore}`);
  const { values, outputs, labels } = engine.predict([{}]);
  assert.equal(outputs, 1);
  assert.equal(labels, null);
  assert.ok(values[0] > column.minimum && values[0] < column.maximum, `${values[0]}`);
});

test("a table from an ArrayBuffer is the same as one from a Uint8Array", async () => {
  const bytes = await readFile(join(DATA, "plain.csv"));
  const engine = await createEngine();
  const first = engine.load({ name: "plain.csv", bytes });
  const second = engine.load({ name: "plain.csv", bytes: new Uint8Array(bytes).buffer });
  assert.deepEqual(first, second);
});
