/** Cross-validation on the page: begun, told fold by fold, cancelled; the open run and its settings stay what they were. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { hook, openSample, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  ({ page } = isoline);
  await openSample(page, "penguins");
});
after(() => isoline?.close());

const alerts = async () => (await page.locator('[role="alert"]').allTextContents()).join("");

/** @param {string} name @param {string} value */
async function type(name, value) {
  await typeOver(hook(page, name), value);
  await hook(page, name).press("Tab");
}

/** The cells of the folds' table, row by row. */
async function rows() {
  const lines = await hook(page, "cross-folds-table").locator("tbody tr").all();
  return Promise.all(lines.map((line) => line.locator("th, td").allTextContents()));
}

test("every fold has its row, their mean a sentence, and the run is where it was", async () => {
  await stepTimes(page, 3);
  const epoch = await hook(page, "epoch").textContent();
  const verdict = await hook(page, "results").textContent();
  await type("cross-folds", "4");
  await type("cross-epochs", "30");
  await hook(page, "cross-start").click();
  await hook(page, "cross-verdict").filter({ hasText: "over 4 folds" }).waitFor();
  assert.equal(await hook(page, "cross-cancel").isVisible(), false);
  const [first, second, third, fourth, all, ...more] = await rows();
  assert.deepEqual([first?.[0], second?.[0], third?.[0], fourth?.[0], more.length], ["1", "2", "3", "4", 0]);
  const judged = [first, second, third, fourth].map((row) => Number(row?.[1]));
  assert.equal(judged.reduce((sum, count) => sum + count, 0), 344);
  assert.match(all?.[3] ?? "", /^[01]\.\d{3} ± 0\.\d{3}$/);
  assert.equal(await hook(page, "epoch").textContent(), epoch);
  assert.equal(await hook(page, "results").textContent(), verdict);
  await hook(page, "cross-metrics").locator("summary").click();
  const names = await hook(page, "cross-metrics").locator("tbody th").allTextContents();
  assert.ok(names.includes("Accuracy") && names.includes("Log loss"), names.join());
  assert.equal(await alerts(), "");
});

test("it is cancelled, and nothing of it is left", async () => {
  await type("cross-epochs", "100000");
  await hook(page, "cross-start").click();
  await hook(page, "cross-progress").filter({ hasText: "Fold 1 of 4" }).waitFor();
  await hook(page, "cross-cancel").click();
  await settled(page);
  assert.equal(await hook(page, "cross-progress").textContent(), "");
  assert.equal(await hook(page, "cross-folds-table").isVisible(), false);
  assert.equal(await hook(page, "cross-verdict").textContent(), "");
});

test("what cannot be dealt out is refused in words; another network ends it", async () => {
  await hook(page, "split").locator("summary").click();
  await hook(page, "split-method").selectOption("group");
  await settled(page);
  await hook(page, "group-column").selectOption("island");
  await settled(page);
  await hook(page, "cross-start").click();
  await page.locator('[role="alert"]').filter({ hasText: /Fold 1 of 4: .*4 folds need 4 rows, or lots of rows that stay together; there are 3\./ }).waitFor();
  await type("cross-folds", "3");
  await hook(page, "cross-start").click();
  await hook(page, "cross-progress").filter({ hasText: "of 3" }).waitFor();
  await hook(page, "new-seed").click();
  await settled(page);
  assert.equal(await hook(page, "cross-progress").textContent(), "");
  assert.deepEqual(noise(isoline.record), []);
});
