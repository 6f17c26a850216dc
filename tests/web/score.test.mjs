/** The library's test rows and second files: looks are counted, and a file is answered row by row. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LIBRARY } from "../browser/paths.mjs";

const { createEngine, IsolineError } = await import(LIBRARY);

/** @param {number} [share] */
async function trained(share = 0) {
  const engine = await createEngine();
  const { suggested } = engine.sample("penguins");
  suggested.data.split.test = share;
  const plan = engine.configure(suggested);
  engine.train({ epochs: 40 });
  return { engine, plan };
}

test("test rows are evaluated on demand, and each look is counted", async () => {
  const { engine, plan } = await trained(0.2);
  assert.equal(plan.rows.train + plan.rows.validation + plan.rows.test, 344);
  assert.equal(engine.points("bill_length_mm").row.length, 344 - plan.rows.test);
  assert.equal(engine.progress().testLooks, 0);
  const first = engine.test();
  assert.equal(first.test[0].rows, plan.rows.test);
  assert.ok(first.test[0].value > first.baseline.score && first.sentence.endsWith("looked at once."), first.sentence);
  assert.equal(engine.test().testLooks, 2);
  assert.equal(engine.points("bill_length_mm").split.filter((/** @type {number} */ part) => part === 2).length, plan.rows.test);
  assert.equal(engine.checkpoint().testLooks, 2);
  const { engine: other } = await trained();
  assert.throws(() => other.test(), (error) => error instanceof IsolineError && error.kind === "no-test-rows");
});

test("a second file is inspected, then answered as predict answers", async () => {
  const { engine } = await trained();
  const bytes = new TextEncoder().encode("island,BILL_LENGTH_MM,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year\nDream,49,19,200,3800,male,2008\n");
  assert.throws(() => engine.score(), (error) => error instanceof IsolineError && error.kind === "nothing-to-score");
  const report = engine.inspectScore({ name: "one.csv", bytes });
  assert.equal(report.rows, 1);
  assert.deepEqual(report.remarks.map((/** @type {{ code: string }} */ remark) => remark.code), ["column-alike"]);
  const { table, rows, reliability, evaluation } = engine.score();
  assert.deepEqual([rows, reliability, evaluation], [1, { ok: 1 }, null]);
  const [, line] = new TextDecoder().decode(table).trimEnd().split("\r\n");
  const cells = line?.split(",") ?? [];
  const said = engine.predict([{ island: "Dream", bill_length_mm: 49, bill_depth_mm: 19, flipper_length_mm: 200, body_mass_g: 3800, sex: "male", year: 2008 }]);
  assert.equal(cells[7], said.labels?.[0]);
  said.values.forEach((/** @type {number} */ value, /** @type {number} */ index) => assert.ok(Math.abs(Number(cells[8 + index]) - value) < 1e-6));
  assert.equal(engine.score({ byteOrderMark: true }).table[0], 0xef);
  assert.throws(() => engine.inspectScore({ name: "x.csv", bytes: new TextEncoder().encode("a,b\n1,2\n") }), (error) => error instanceof IsolineError && error.kind === "score-columns" && /lacks 7/.test(error.message));
});
