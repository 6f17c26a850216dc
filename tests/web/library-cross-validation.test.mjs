/** Cross-validation in the library: the folds of runs by hand, cancelled and taken up again, the open run left alone. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { LIBRARY, requireBuild } from "../browser/paths.mjs";
import { measurements, PENGUINS } from "../browser/penguins.mjs";

requireBuild();
const { createEngine, IsolineError } = await import(LIBRARY);

/** An engine with the penguins, the four measurements, ready to train. */
async function penguins(change = () => {}) {
  const engine = await createEngine();
  const table = engine.load({ name: "penguins.csv", bytes: await readFile(PENGUINS) });
  const spec = structuredClone(table.suggested);
  Object.assign(spec.data, { target: "species", features: measurements() });
  change(spec);
  return { engine, table, plan: engine.configure(spec) };
}

test("every fold has the weights of a run by hand, and the means are theirs", async () => {
  const { engine, plan } = await penguins();
  engine.train({ epochs: 3 });
  const before = engine.hash();
  const told = [];
  const report = await engine.crossValidate({ epochs: 20, folds: 4, onFold: (fold, progress) => told.push([fold.fold, progress.folds]) });
  assert.deepEqual(told, [[0, 4], [1, 4], [2, 4], [3, 4]]);
  assert.equal(engine.hash(), before);
  assert.equal(engine.progress().epoch, 3);
  for (const fold of report.folds) {
    const byHand = await penguins((spec) => Object.assign(spec.data.split, { folds: 4, fold: fold.fold }));
    byHand.engine.train({ epochs: 20 });
    assert.equal(fold.hash, byHand.engine.hash());
    assert.deepEqual(fold.validationMetrics, byHand.engine.evaluate().validationMetrics);
  }
  const accuracies = report.folds.map(({ validationMetrics }) => validationMetrics.find(({ name }) => name === "accuracy").value);
  const accuracy = report.metrics.find(({ name }) => name === "accuracy");
  assert.ok(Math.abs(accuracy.mean - accuracies.reduce((sum, one) => sum + one, 0) / 4) < 1e-12);
  const { rows, folds, outputs, values, truth } = report.predictions;
  assert.equal(rows.length, plan.rows.train + plan.rows.validation);
  assert.deepEqual([outputs, values.length, truth.length, folds.length], [3, rows.length * 3, rows.length, rows.length]);
  assert.ok(rows.every((row, place) => place === 0 || row > rows[place - 1]));
  assert.match(report.sentence, /^Accuracy 0\.9\d ± 0\.\d\d \(mean and standard deviation of 4 folds\); always answering the same gives 0\.44\.$/);
  engine.free();
});

test("a signal cancels it, and it goes on elsewhere to the same bits", async () => {
  const { engine } = await penguins();
  const whole = await engine.crossValidate({ epochs: 3000, folds: 3 });
  const stopper = new AbortController();
  const onFold = ({ fold }) => { if (fold === 1) stopper.abort(); };
  await assert.rejects(engine.crossValidate({ epochs: 3000, folds: 3, onFold, signal: stopper.signal }), { name: "AbortError" });
  const checkpoint = JSON.parse(JSON.stringify(engine.crossValidationCheckpoint()));
  const later = await penguins((spec) => { spec.network.seed = 5; });
  const told = [];
  const resumed = await later.engine.crossValidate({ checkpoint, onFold: ({ fold }) => told.push(fold) });
  assert.deepEqual(told, [2]);
  assert.deepEqual(resumed, whole);
});

test("what does not fit is refused by name", async () => {
  const { engine } = await penguins();
  const refused = (options, kind) => assert.rejects(engine.crossValidate(options), (error) => {
    assert.ok(error instanceof IsolineError);
    assert.equal(error.kind, kind);
    return true;
  });
  await refused({ epochs: 0 }, "epochs");
  await refused({ folds: 1 }, "folds");
  await refused({ epochs: 2.5 }, "epochs");
  await refused({ checkpoint: { version: 1, done: [], run: null, spec: (await penguins()).table.suggested } }, "epochs");
  await refused({ checkpoint: 3 }, "not-understood");
  assert.throws(() => engine.crossValidationCheckpoint(), { kind: "no-cross-validation" });
  const stopper = new AbortController();
  stopper.abort(new Error("not now"));
  await assert.rejects(engine.crossValidate({ signal: stopper.signal }), { message: "not now" });
});
