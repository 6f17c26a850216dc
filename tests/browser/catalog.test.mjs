/** Everything the engine offers, chosen from the page's own menus: each member of each family trains five epochs. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { askWorker, noise, openIsoline } from "./harness.mjs";
import { LIBRARY } from "./paths.mjs";
import { hook, openSample, reading, settled, stepTimes } from "./person.mjs";

const EPOCHS = 5;

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** What the catalog lists. @type {import("../../web/shared/protocol.js").Catalog} */
let catalog;

before(async () => {
  isoline = await openIsoline();
  const { createEngine } = await import(LIBRARY);
  catalog = (await createEngine()).catalog();
});
after(() => isoline?.close());

/** @param {string} menu */
function offered(menu) {
  return hook(isoline.page, menu).locator("option").evaluateAll((options) => options.map((option) => option.value));
}

/** Chooses one after the other and trains on each. @param {string} menu @param {string[]} names @param {string} where */
async function trainEach(menu, names, where) {
  const { page } = isoline;
  for (const name of names) {
    const what = `${where}: ${menu} ${name}`;
    await hook(page, menu).selectOption(name);
    await settled(page);
    assert.equal(await hook(page, menu).inputValue(), name, what);
    await stepTimes(page, EPOCHS);
    for (const readout of ["validation-loss", "validation-score"]) {
      const value = await reading(page, readout);
      assert.ok(value !== null && Number.isFinite(value), `${what}: ${readout} is ${value}`);
    }
    assert.equal((await page.locator('[role="alert"]').allTextContents()).join(""), "", what);
  }
}

/** @param {string} menu @param {{ name: string }[]} family */
async function trainFamily(menu, family) {
  const names = family.map(({ name }) => name);
  assert.ok(names.length > 1, menu);
  assert.deepEqual((await offered(menu)).filter((name) => name !== ""), names, menu);
  await trainEach(menu, names, "moons");
}

test("activations, layer kinds and initializers", async () => {
  const { page } = isoline;
  await openSample(page, "moons");
  await trainFamily("activation-1", catalog.activations);
  await openSample(page, "moons");
  await trainFamily("kind-2", catalog.layers);
  await openSample(page, "moons");
  await trainFamily("initializer", catalog.initializers);
});

test("optimizers, schedules, regularizers and clippings", async () => {
  const { page } = isoline;
  await openSample(page, "moons");
  await trainFamily("optimizer", catalog.optimizers);
  await hook(page, "more-training").locator("summary").click();
  for (const [menu, family] of [["schedule", catalog.schedules], ["regularization", catalog.regularizers], ["clipping", catalog.clippings], ["augmentation", catalog.augmentations]]) {
    await openSample(page, "moons");
    await trainFamily(menu, family);
  }
});

test("scalings, encodings, stand-ins and outlier rules, on a table with gaps and categories", async () => {
  const { page } = isoline;
  await openSample(page, "penguins");
  await hook(page, "preparation").locator("summary").first().click();
  for (const [menu, family] of [["scaling", catalog.scalings], ["encoding", catalog.encodings], ["missing-numeric", catalog.numericImputers], ["missing-categorical", catalog.categoricalImputers], ["outliers", catalog.outliers]]) {
    const names = family.map(({ name }) => name);
    assert.deepEqual(await offered(menu), names, menu);
    await trainEach(menu, names, "penguins");
  }
  for (const { name } of catalog.outlierActions) {
    await hook(page, "outlier-action").selectOption(name);
    await settled(page);
    assert.match((await hook(page, "outliers-found").textContent()) ?? "", /limits/);
  }
});

test("losses, each on a sample whose task it judges", async () => {
  const trained = new Set();
  for (const [sample, head] of [["moons", "binary"], ["penguins", "classes"], ["waves", "values"]]) {
    await openSample(isoline.page, sample);
    const names = (await offered("loss")).filter((name) => name !== "");
    assert.deepEqual(names, catalog.losses.filter(({ heads }) => heads.includes(head)).map(({ name }) => name), sample);
    await trainEach("loss", names, sample);
    for (const name of names) trained.add(name);
  }
  assert.deepEqual([...trained].sort(), catalog.losses.map(({ name }) => name).sort());
});

test("the worker has heard of nothing that the page did not say, and nobody complained", async () => {
  assert.match(await askWorker(isoline.page, { kind: "hash" }), /^[0-9a-f]{64}$/);
  assert.deepEqual(noise(isoline.record), []);
});
