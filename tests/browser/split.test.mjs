/** The split on the page: its methods and the columns they go by, folds, and test rows that stay away until they are opened. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { dropAndOpen, hook, openSample, settled, stepTimes, typeOver } from "./person.mjs";
import { PENGUINS } from "./penguins.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  ({ page } = isoline);
  await openSample(page, "penguins");
  await hook(page, "split").locator("summary").click();
});
after(() => isoline?.close());

const alerts = async () => (await page.locator('[role="alert"]').allTextContents()).join("");

/** @param {string} name @param {string} value */
async function type(name, value) {
  await typeOver(hook(page, name), value);
  await hook(page, name).press("Tab");
  await settled(page);
}

/** Rows that train, that judge, and that are locked away. */
async function rows() {
  const shown = (await hook(page, "rows").textContent()) ?? "";
  return (shown.match(/\d+/g) ?? []).map(Number);
}

test("a method that needs a column shows a menu of columns, and takes the chosen one out of the features", async () => {
  assert.deepEqual(await rows(), [275, 69]);
  assert.equal(await hook(page, "group-column").isVisible(), false);
  await hook(page, "split-method").selectOption("group");
  await settled(page);
  await hook(page, "group-column").selectOption("island");
  await settled(page);
  assert.equal(await alerts(), "");
  assert.equal(await hook(page, "features").locator('input[name="island"]').isChecked(), false);
  // Three islands of 168, 124 and 52 rows: the smallest comes nearest to a fifth, or one that is drawn before it.
  assert.ok([52, 124].includes((await rows())[1] ?? 0), String(await rows()));
  await hook(page, "split-method").selectOption("time");
  await settled(page);
  await hook(page, "time-column").selectOption("year");
  await settled(page);
  assert.equal(await alerts(), "");
  // The last of three years.
  assert.equal((await rows())[1], 120);
  // Windows that follow one another: what comes after the one that judges waits for later folds.
  await type("folds", "2");
  assert.deepEqual(await rows(), [110, 114, 120]);
  assert.match((await hook(page, "rows").textContent()) ?? "", /120 come after them/);
  await type("folds", "0");
  await hook(page, "split-method").selectOption("stratified");
  await settled(page);
  assert.deepEqual(await rows(), [275, 69]);
});

test("folds take turns in judging", async () => {
  await type("folds", "5");
  assert.equal(await hook(page, "validation-share").isVisible(), false);
  const first = await rows();
  assert.deepEqual(first, [275, 69]);
  await type("fold", "5");
  assert.deepEqual(await rows(), [276, 68]);
  await type("folds", "0");
  assert.equal(await hook(page, "validation-share").isVisible(), true);
});

test("test rows stay away until they are opened, and each look is counted", async () => {
  assert.equal(await hook(page, "open-test").isVisible(), false);
  await type("test-share", "0.25");
  assert.deepEqual(await rows(), [189, 69, 86]);
  await stepTimes(page, 40);
  assert.equal(await hook(page, "test-looks").textContent(), "Not looked at yet.");
  assert.equal(await page.locator(".entry", { hasText: "test row" }).count(), 0);
  await hook(page, "open-test").click();
  await settled(page);
  await settled(page);
  assert.match((await hook(page, "test-result").textContent()) ?? "", /^Accuracy .* on 86 test rows .* At epoch 40\.$/);
  assert.equal(await hook(page, "test-looks").textContent(), "Looked at once.");
  assert.equal(await page.locator(".entry", { hasText: "test row" }).count(), 1);
  await hook(page, "open-test").click();
  await settled(page);
  assert.equal(await hook(page, "test-looks").textContent(), "Looked at 2 times.");
  // Another network on the same table has been chosen by someone who has seen them.
  await hook(page, "new-seed").click();
  await settled(page);
  await stepTimes(page, 1);
  assert.equal(await hook(page, "test-looks").textContent(), "Looked at 2 times.");
  assert.equal(await hook(page, "test-result").textContent(), "");
  assert.equal(await alerts(), "");
  assert.deepEqual(noise(isoline.record), []);
});

test("opening the same table once more does not make a look undone", async () => {
  await openSample(page, "moons");
  await openSample(page, "penguins");
  await type("test-share", "0.25");
  await stepTimes(page, 1);
  assert.equal(await hook(page, "test-looks").textContent(), "Looked at 2 times.");
  await dropAndOpen(page, PENGUINS);
  await type("test-share", "0.25");
  await stepTimes(page, 1);
  assert.equal(await hook(page, "test-looks").textContent(), "Not looked at yet.");
  await hook(page, "open-test").click();
  await settled(page);
  await openSample(page, "moons");
  await dropAndOpen(page, PENGUINS);
  await type("test-share", "0.25");
  await stepTimes(page, 1);
  assert.equal(await hook(page, "test-looks").textContent(), "Looked at once.");
});
