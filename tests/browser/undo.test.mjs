/** Undo and redo: what a person changed goes back with the keys and the buttons, and what is typed keeps its own undo. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { PENGUINS } from "./penguins.mjs";
import { chooseTarget, dropAndOpen, hook, opened, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  ({ page } = isoline);
});
after(() => isoline?.close());

const ticked = () => hook(page, "features").locator("input:checked").evaluateAll((boxes) => boxes.map((box) => box.name));

/** @param {string} keys */
async function press(keys) {
  await page.keyboard.press(keys);
  await settled(page);
}

test("at the start there is nothing to undo", async () => {
  assert.ok(await hook(page, "undo").isDisabled());
  assert.ok(await hook(page, "redo").isDisabled());
});

test("a target, a layer and a tick go back one after the other, and come again", async () => {
  await dropAndOpen(page, PENGUINS);
  const features = await ticked();
  await chooseTarget(page, "island");
  await typeOver(hook(page, "units-1"), "3");
  await hook(page, "units-1").press("Tab");
  await settled(page);
  await hook(page, "features").locator('input[name="body_mass_g"]').uncheck();
  await settled(page);
  await stepTimes(page, 2);

  await press("ControlOrMeta+z");
  assert.ok((await ticked()).includes("body_mass_g"));
  await press("ControlOrMeta+z");
  assert.equal(await hook(page, "units-1").inputValue(), "8");
  await hook(page, "undo").click();
  await settled(page);
  assert.equal(await hook(page, "target").inputValue(), "species");
  assert.deepEqual(await ticked(), features);
  assert.match((await hook(page, "undo").getAttribute("title")) ?? "", /^Take back: Table penguins → penguins\.csv/);

  await press("ControlOrMeta+Shift+z");
  await hook(page, "redo").click();
  await settled(page);
  assert.equal(await hook(page, "target").inputValue(), "island");
  assert.equal(await hook(page, "units-1").inputValue(), "3");
  await stepTimes(page, 2);
  assert.equal((await page.locator('[role="alert"]').allTextContents()).join(""), "");
});

test("a dragged learning rate is one change, and taking it back keeps the weights", async () => {
  await dropAndOpen(page, PENGUINS);
  await stepTimes(page, 3);
  await hook(page, "learning-rate-slider").focus();
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.notEqual(await hook(page, "learning-rate").inputValue(), "0.01");
  await press("ControlOrMeta+z");
  assert.equal(await hook(page, "learning-rate").inputValue(), "0.01");
  assert.match((await hook(page, "undo").getAttribute("title")) ?? "", /^Take back: Table/);
  assert.equal(await hook(page, "epoch").textContent(), "3");
});

test("a field that is being typed in keeps the keys, and a table from before comes back with its changes", async () => {
  await chooseTarget(page, "island");
  await typeOver(hook(page, "batch-size"), "64");
  await press("ControlOrMeta+z");
  assert.equal(await hook(page, "target").inputValue(), "island");
  await hook(page, "batch-size").press("Tab");
  await settled(page);
  await hook(page, "sample").selectOption("moons");
  await settled(page);
  await hook(page, "undo").click();
  await opened(page, basename(PENGUINS));
  assert.equal(await hook(page, "target").inputValue(), "island");
  await hook(page, "redo").click();
  await opened(page, "moons");
  assert.deepEqual(noise(isoline.record), []);
});
