/** Layers of every kind, what is folded away about training, the rate finder, and the table of the layers. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { hook, openSample, reading, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  ({ page } = isoline);
});
after(() => isoline?.close());

const alerts = async () => (await page.locator('[role="alert"]').allTextContents()).join("");

/** @param {string} name @param {string} value */
async function type(name, value) {
  await typeOver(hook(page, name), value);
  await hook(page, name).press("Tab");
  await settled(page);
}

/** @param {string} name @param {string} value */
async function choose(name, value) {
  await hook(page, name).selectOption(value);
  await settled(page);
}

test("a residual block stays as wide as what comes in, from the layer below or from the inputs", async () => {
  await openSample(page, "penguins");
  await choose("kind-2", "residual");
  await type("units-1", "5");
  assert.equal(await alerts(), "");
  // Ten inputs to five units, five to five inside the block, five to three classes.
  await stepTimes(page, 2);
  const inputs = await page.evaluate(() => Number(/(\d+)\D*$/.exec(document.querySelector(".layers .fixed td")?.textContent ?? "")?.[1]));
  assert.equal(await reading(page, "parameters"), inputs * 5 + 5 + 30 + 18);

  await choose("kind-1", "residual");
  const last = await hook(page, "features").locator("input:checked").last().getAttribute("name");
  await hook(page, "features").locator(`input[name="${last}"]`).uncheck();
  await settled(page);
  assert.equal(await alerts(), "");
  await stepTimes(page, 2);
  assert.ok((await reading(page, "validation-loss")) !== null);
  assert.equal(await page.locator(".network-drawing .skip").count(), 2);
});

test("dropout and normalisation have their settings in their row", async () => {
  await openSample(page, "moons");
  await choose("kind-1", "batch-norm");
  await choose("kind-2", "dropout");
  await type("rate-2", "0.25");
  assert.equal(await hook(page, "rate-2").inputValue(), "0.25");
  await page.locator(".layers details summary").click();
  await type("layer-1-momentum", "0.2");
  await stepTimes(page, 3);
  assert.equal(await hook(page, "layer-1-momentum").inputValue(), "0.2");
  assert.equal(await page.locator(".network-drawing .slim").count(), 2);
  assert.equal(await alerts(), "");
});

test("training that stops early says where, gives back the best weights, and goes on with Play", async () => {
  await openSample(page, "penguins");
  await hook(page, "more-training").locator("summary").click();
  await hook(page, "early-stopping").check();
  await settled(page);
  await type("patience", "1");
  await type("learning-rate", "1");
  await hook(page, "play").click();
  await page.waitForFunction(() => (document.querySelector('[data-testid="stopped"]')?.textContent ?? "") !== "");
  await settled(page);
  assert.match((await hook(page, "stopped").textContent()) ?? "", /stopped at epoch \d+.*weights of epoch \d+ are back/);
  assert.equal(await hook(page, "play").textContent(), "Play");
  const from = (await reading(page, "epoch")) ?? 0;
  await stepTimes(page, 1);
  assert.equal(await reading(page, "epoch"), from + 1);
  assert.equal(await alerts(), "");
});

test("a schedule shows the present rate", async () => {
  await openSample(page, "moons");
  assert.equal(await hook(page, "present-rate").textContent(), "");
  await choose("schedule", "exponential");
  await stepTimes(page, 10);
  const now = await reading(page, "present-rate");
  const rate = Number(await hook(page, "learning-rate").inputValue());
  assert.ok(now !== null && now < rate && now > 0.85 * rate, `${now} of ${rate}`);
});

test("the finder suggests a rate, uses it, and leaves the run alone", async () => {
  await openSample(page, "moons");
  await stepTimes(page, 3);
  const loss = await hook(page, "validation-loss").textContent();
  await hook(page, "finder").click();
  await hook(page, "finder-use").waitFor();
  await settled(page);
  const shown = (await hook(page, "finder-use").textContent()) ?? "";
  await hook(page, "finder-use").click();
  await settled(page);
  const suggested = Number(/[\d.]+/.exec(shown)?.[0]);
  assert.ok(suggested > 0);
  assert.ok(Math.abs(Number(await hook(page, "learning-rate").inputValue()) / suggested - 1) < 0.01, shown);
  assert.equal(await hook(page, "validation-loss").textContent(), loss);
  assert.equal(await reading(page, "epoch"), 3);
});

test("the table of the layers follows the run while it is open", async () => {
  await openSample(page, "moons");
  await hook(page, "statistics-more").click();
  await settled(page);
  const first = await hook(page, "statistics").locator("tbody").textContent();
  assert.equal(await hook(page, "statistics").locator("tbody tr").count(), 3);
  await stepTimes(page, 3);
  assert.notEqual(await hook(page, "statistics").locator("tbody").textContent(), first);
  assert.doesNotMatch(first ?? "", /NaN|undefined|Infinity/);
  assert.deepEqual(noise(isoline.record), []);
});
