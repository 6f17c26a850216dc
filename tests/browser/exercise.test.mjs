/** The reference exercise of the textbooks in the page: 1000 rows x 10 features, 10-50-1, 100 epochs. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { hook, openSample, reading, stepTimes } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;

before(async () => {
  isoline = await openIsoline();
});
after(() => isoline?.close());

test("10-50-1 trains 100 epochs in the page and beats its baseline clearly", async (context) => {
  const { page, record } = isoline;
  await openSample(page, "exercise");
  assert.equal(await reading(page, "parameters"), 10 * 50 + 50 + 50 + 1);
  const rows = (await hook(page, "rows").textContent()) ?? "";
  const train = Number(rows.match(/\d+/)?.[0]);
  assert.ok(train >= 500 && train < 1000, rows);

  // Steps, since a run that is paused by hand ends at another epoch each time, and this one overfits after its best.
  await stepTimes(page, 100);
  const score = await reading(page, "validation-score");
  assert.ok(score !== null && score >= 0.9, `validation accuracy ${score}`);
  const speed = await reading(page, "rows-per-second");
  assert.ok(speed !== null && speed > 0);

  // Printed, not asserted: a loaded machine is no bug.
  const seconds = (100 * train) / speed;
  context.diagnostic(`100 epochs of ${train} rows at ${speed} rows per second of worker time: ${seconds.toFixed(3)} s`);
  assert.deepEqual(noise(record), []);
});
