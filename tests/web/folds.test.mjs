/** The worker's cross-validation with an engine made here: slices, what is told when, and how it ends. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Folds } from "../../web/worker/folds.js";

/** An engine with three folds of four slices each; `broken`: the fold that cannot be prepared. */
function setUp({ broken = -1, trap = false } = {}) {
  const sent = [];
  const work = [];
  const failures = [];
  let clock = 0;
  let slices = 0;
  let ended = 0;
  const progress = () => ({ folds: 3, done: Math.floor(slices / 4), epoch: slices % 4, epochs: 4 });
  const engine = {
    crossValidate: () => { slices = 0; return progress(); },
    crossValidateFor: () => {
      if (slices === broken) throw trap ? new RangeError("trap") : { kind: "folds", message: "Fold 2 of 3: no row." };
      slices += 1;
      clock += 12;
      return progress();
    },
    crossValidation: () => ({ progress: progress(), folds: Array.from({ length: progress().done }, (_, fold) => ({ fold })) }),
    endCrossValidation: () => { ended += 1; },
  };
  const bench = { engine };
  const folds = new Folds({
    engine: () => bench.engine, run: () => 7, send: (reply) => sent.push(reply), fail: (error) => failures.push(error),
    now: () => clock, later: (job) => work.push(job), described: (error) => (error instanceof RangeError ? null : error),
  });
  const turn = (times) => { for (let index = 0; index < times && work.length > 0; index++) work.shift()(); };
  return { folds, bench, engine, sent, turn, failures, ended: () => ended, waiting: () => work.length };
}

test("one slice at a time, a report with each fold that is done, and rest at the end", () => {
  const { folds, sent, turn, waiting } = setUp();
  assert.equal(folds.begin({ epochs: 4, folds: 3 }).progress.done, 0);
  assert.equal(waiting(), 1);
  turn(100);
  assert.equal(waiting(), 0);
  const reports = sent.filter(({ report }) => report !== null);
  assert.deepEqual(reports.map(({ report }) => report.folds.length), [1, 2, 3]);
  assert.ok(sent.length < 12, "not every slice is told");
  assert.ok(sent.every(({ kind, run, error }) => kind === "cross-validation" && run === 7 && error === null));
});

test("it is told once more when asked, and nothing is told of one that was ended", () => {
  const { folds, sent, turn, ended } = setUp();
  folds.repeat();
  assert.equal(sent.length, 0);
  folds.begin({ epochs: 4, folds: 3 });
  turn(5);
  sent.length = 0;
  folds.repeat();
  assert.equal(sent[0].report.folds.length, 1);
  folds.end();
  turn(10);
  folds.repeat();
  assert.deepEqual([sent.length, ended()], [1, 1]);
});

test("an engine that took the place of the one before has none to end", () => {
  const { folds, bench, turn, sent, ended } = setUp();
  folds.begin({ epochs: 4, folds: 3 });
  bench.engine = { endCrossValidation: () => assert.fail("it has none") };
  folds.end();
  turn(3);
  assert.deepEqual([sent.length, ended()], [0, 0]);
});

test("a fold that cannot be prepared ends it with its reason; a trap is for the worker", () => {
  const { folds, sent, turn, waiting, failures } = setUp({ broken: 5 });
  folds.begin({ epochs: 4, folds: 3 });
  turn(20);
  assert.equal(sent.at(-1).error.kind, "folds");
  assert.equal(sent.at(-1).report.folds.length, 1);
  assert.deepEqual([waiting(), failures.length], [0, 0]);
  const trapped = setUp({ broken: 2, trap: true });
  trapped.folds.begin({ epochs: 4, folds: 3 });
  trapped.turn(20);
  assert.ok(trapped.failures[0] instanceof RangeError);
});
