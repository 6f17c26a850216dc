/** Every fixture through the library: refused ones with kind, message, row and hint; the state before them kept. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { CASES, changed, lacking, pathOf } from "../browser/cases.mjs";
import { LIBRARY, requireBuild } from "../browser/paths.mjs";

requireBuild();
const { createEngine, IsolineError } = await import(LIBRARY);

/** The error of a call that must fail. @param {() => unknown} call */
function failure(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof IsolineError, `not an IsolineError: ${error?.stack ?? error}`);
    const { kind, message, row, column, hint } = error;
    assert.match(kind, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.ok(message.length > 10 && !/\b(undefined|panicked|unwrap|Result|Option)\b/.test(message), message);
    assert.ok(row === null || Number.isInteger(row), `row ${row}`);
    for (const text of [column, hint]) assert.ok(text === null || typeof text === "string", `${text}`);
    return error;
  }
  assert.fail("nothing was thrown");
}

/** @param {import("../browser/cases.mjs").Expectation} expected @param {InstanceType<typeof IsolineError>} error */
function holds(expected, error) {
  assert.equal(error.kind, expected.errorKind);
  assert.deepEqual(lacking(expected, `${error.message} ${error.hint}`), [], error.message);
  if (expected.row !== undefined) assert.equal(error.row, expected.row);
  if (expected.column !== undefined) assert.equal(error.column, expected.column);
}

for (const [index, entry] of CASES.entries()) {
  test(`${index} ${entry.file} ${JSON.stringify(entry.spec ?? {})}`, async () => {
    const engine = await createEngine();
    const first = engine.sample("moons");
    engine.configure(first.suggested);
    engine.train({ epochs: 2 });
    const hash = engine.hash();
    const bytes = await readFile(pathOf(entry));

    if (!entry.ok) {
      holds(entry, failure(() => engine.load({ name: entry.file, bytes, reading: entry.reading })));
      assert.equal(engine.hash(), hash, "the run before the file is kept");
      assert.equal(engine.train({ epochs: 1 }).epoch, 3);
      return;
    }
    const table = engine.load({ name: entry.file, bytes, reading: entry.reading });
    assert.equal(table.rows, entry.rows);
    if (entry.columns) assert.deepEqual(table.columns.map((column) => column.name), entry.columns);
    if (entry.kinds) assert.deepEqual(table.columns.map((column) => column.kind), entry.kinds);
    if (entry.delimiter) assert.equal(table.reading.used.delimiter, entry.delimiter);
    if (entry.target) assert.equal(table.suggested.data.target, entry.target);
    if (entry.task) assert.equal(table.suggested.data.task, entry.task);

    if (entry.prepare && !entry.prepare.ok) {
      holds(entry.prepare, failure(() => engine.configure(changed(table.suggested, entry.spec))));
      return;
    }
    const plan = engine.configure(changed(table.suggested, entry.spec));
    if (entry.prepare?.classes) assert.deepEqual(plan.target.classes, entry.prepare.classes);
    if (entry.prepare?.dropped !== undefined) assert.equal(plan.rows.dropped, entry.prepare.dropped);
    const { trainLoss, validationLoss, diverged } = engine.train({ epochs: 2 });
    assert.equal(diverged, null);
    assert.ok(Number.isFinite(trainLoss) && Number.isFinite(validationLoss));
  });
}

test("wishes that do not fit are refused with what to do", async () => {
  const engine = await createEngine();
  const { suggested } = engine.sample("moons");
  engine.configure(suggested);
  engine.train({ epochs: 1 });
  const hash = engine.hash();
  /** @type {Record<string, (spec: any) => void>} */
  const wrong = {
    "learning rate below zero": (spec) => { spec.training.learningRate = -1; },
    "learning rate that is no number": (spec) => { spec.training.learningRate = NaN; },
    "batch of nothing": (spec) => { spec.training.batchSize = 0; },
    "batch of half a row": (spec) => { spec.training.batchSize = 1.5; },
    "unknown activation": (spec) => { spec.network.layers[0].activation = "__proto__"; },
    "unknown optimizer": (spec) => { spec.training.optimizer = { kind: "constructor" }; },
    "unknown loss": (spec) => { spec.training.loss = "toString"; },
    "layer without units": (spec) => { spec.network.layers[0].units = 0; },
    "a billion units": (spec) => { spec.network.layers[0].units = 1e9; },
    "a thousand layers": (spec) => { spec.network.layers = Array.from({ length: 1000 }, () => spec.network.layers[0]); },
    "misspelt key": (spec) => { spec.training.learningrate = 0.1; },
    "unknown version": (spec) => { spec.version = 2; },
    "regression loss for classes": (spec) => { spec.training.loss = "huber"; },
    "a list instead of a spec": (spec) => { spec.data = []; },
  };
  for (const [what, spoil] of Object.entries(wrong)) {
    const spec = structuredClone(suggested);
    spoil(spec);
    try {
      failure(() => engine.configure(spec));
    } catch (error) {
      throw new Error(`${what}: ${error.message}`, { cause: error });
    }
    assert.equal(engine.hash(), hash, `${what}: the run before is kept`);
  }
  for (const nothing of [null, undefined, 7, "spec"]) failure(() => engine.configure(nothing));
});

test("calls out of order say what comes first", async () => {
  const engine = await createEngine();
  for (const call of [
    () => engine.configure({ version: 1 }), () => engine.train({ epochs: 1 }), () => engine.evaluate(), () => engine.hash(),
    () => engine.predict([{}]), () => engine.boundary({ x: "x", y: "y", width: 4, height: 4 }), () => engine.weights(), () => engine.reset(),
  ]) failure(call);
});

test("planes and rows that make no sense are refused", async () => {
  const engine = await createEngine();
  engine.configure(engine.sample("moons").suggested);
  const [x, y] = engine.configure(engine.sample("moons").suggested).suggestedAxes;
  const planes = [
    { x: "nothing", y, width: 4, height: 4 }, { x, y: "__proto__", width: 4, height: 4 }, { x, y, width: 0, height: 4 },
    { x, y, width: 1e9, height: 1e9 }, { x, y, width: 4, height: 4, xRange: [NaN, 1] }, { x, y, width: 4, height: 4, xRange: [2, 1] },
  ];
  for (const plane of planes) failure(() => engine.boundary(plane));
  for (const rows of [null, 7, [7]]) failure(() => engine.predict(rows));
  failure(() => engine.sample("__proto__"));
});

test("no input reaches a prototype", async () => {
  const engine = await createEngine();
  const bytes = await readFile(pathOf(CASES.find((entry) => entry.file === "prototype-headers.csv")));
  const table = engine.load({ name: "__proto__", bytes });
  engine.configure(table.suggested);
  engine.train({ epochs: 1 });
  const row = JSON.parse('{"__proto__": 0.5, "constructor": 1, "toString": 2}');
  const { values } = engine.predict([row]);
  assert.ok(values.every(Number.isFinite));
  const other = engine.predict([JSON.parse('{"__proto__": 9.5, "constructor": 1, "toString": 2}')]).values;
  assert.notDeepEqual(values, other, "the column __proto__ is read as a column");
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.equal({}.polluted, undefined);
  assert.equal(Object.getPrototypeOf({}), Object.prototype);
});
