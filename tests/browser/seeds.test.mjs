/** Each seed is seen, typed and drawn anew in its place: of the sample, the split, the weights and the order of the rows. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { askWorker, noise, openIsoline } from "./harness.mjs";
import { hook, openSample, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  ({ page } = isoline);
});
after(() => isoline?.close());

/** @param {string} name */
const valueOf = (name) => hook(page, name).inputValue();
const firstRows = () => askWorker(page, { kind: "rows", row: 0, rows: 5, column: 0, columns: 3 });

test("a new sample has another seed and other points, and the same seed gives the same ones back", async () => {
  await openSample(page, "moons");
  const [seed, rows] = [await valueOf("sample-seed"), await firstRows()];
  await hook(page, "new-sample").click();
  await page.waitForFunction((seed) => /** @type {HTMLInputElement} */ (document.querySelector('[data-testid="sample-seed"]')).value !== seed, seed);
  await settled(page);
  assert.notDeepEqual(await firstRows(), rows);
  await typeOver(hook(page, "sample-seed"), seed);
  await hook(page, "sample-seed").press("Tab");
  await settled(page);
  assert.deepEqual(await firstRows(), rows);
});

test("a measured table has no seed", async () => {
  await openSample(page, "penguins");
  assert.equal(await hook(page, "sample-seed").count(), 0);
});

test("split and order have seeds of their own, drawn anew and taken back", async () => {
  await openSample(page, "moons");
  for (const [fold, field, renew] of [["split", "split-seed", "new-split-seed"], ["more-training", "order-seed", "new-order-seed"]]) {
    await hook(page, fold).locator("summary").first().click();
    await hook(page, "reset").click();
    await settled(page);
    await stepTimes(page, 1);
    const [before, hash] = [await valueOf(field), await askWorker(page, { kind: "hash" })];
    await hook(page, renew).click();
    await page.waitForFunction(({ field, before }) => /** @type {HTMLInputElement} */ (document.querySelector(`[data-testid="${field}"]`)).value !== before, { field, before });
    await settled(page);
    await stepTimes(page, 1);
    assert.notEqual(await askWorker(page, { kind: "hash" }), hash, field);
    await hook(page, "undo").click();
    await page.waitForFunction(({ field, before }) => /** @type {HTMLInputElement} */ (document.querySelector(`[data-testid="${field}"]`)).value === before, { field, before });
    await settled(page);
    await stepTimes(page, 1);
    assert.equal(await askWorker(page, { kind: "hash" }), hash, field);
  }
  assert.deepEqual(noise(isoline.record), []);
});
