/** The transport: steps of an epoch, a batch or a row, speeds, exact stops, and knobs that change under way. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { epochReached, hook, openSample, reading, settled, stepTimes, typeOver } from "./person.mjs";
import { LIMIT } from "./start.mjs";

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
const shown = async (name) => ((await hook(page, name).textContent()) ?? "").trim();

/** @param {string} name @param {string} value */
async function type(name, value) {
  await typeOver(hook(page, name), value);
  await hook(page, name).press("Tab");
  await settled(page);
}

/** @param {number} times */
async function step(times) {
  for (let done = 0; done < times; done += 1) await hook(page, "step").click();
  await settled(page);
}

/** The SHA-256 of the weights. */
function weights() {
  return page.evaluate(() => new Promise((resolve) => {
    const worker = window.isolineTest.workers.at(-1);
    const id = (window.isolineTest.next += 1);
    worker.addEventListener("message", function heard(/** @type {MessageEvent} */ { data }) {
      if (data.id !== id) return;
      worker.removeEventListener("message", heard);
      resolve(data.value);
    });
    worker.postMessage({ id, kind: "hash" });
  }));
}

const stopped = () => page.waitForFunction(() => (document.querySelector('[data-testid="stopped"]')?.textContent ?? "") !== "", null, { timeout: LIMIT });

test("batch by batch an epoch has the weights of a whole one, and the bar says which batch it is", async () => {
  await openSample(page, "moons");
  await stepTimes(page, 2);
  const whole = await weights();
  await hook(page, "reset").click();
  await settled(page);
  await stepTimes(page, 1);
  await hook(page, "step-unit").selectOption("batch");
  await step(1);
  const [, batches] = /^batch 1 of (\d+)$/.exec(await shown("place")) ?? [];
  assert.ok(Number(batches) > 1, await shown("place"));
  await step(Number(batches) - 2);
  assert.equal(await shown("place"), `batch ${Number(batches) - 1} of ${batches}`);
  assert.equal(await reading(page, "epoch"), 1);
  await step(1);
  assert.equal(await reading(page, "epoch"), 2);
  assert.equal(await shown("place"), "");
  assert.equal(await weights(), whole);
});

test("a step on one row moves the weights, and says the row", async () => {
  await hook(page, "step-unit").selectOption("sample");
  const [before, loss] = [await weights(), await shown("validation-loss")];
  await step(3);
  assert.match(await shown("place"), /^row 3 of \d+$/);
  assert.notEqual(await weights(), before);
  assert.notEqual(await shown("validation-loss"), loss);
  await hook(page, "step-unit").selectOption("epoch");
  await step(1);
  assert.deepEqual([await reading(page, "epoch"), await shown("place")], [3, ""]);
});

test("training stops exactly at the epoch asked for, at full speed and at a pace, and Play goes on", async () => {
  await openSample(page, "moons");
  await hook(page, "pace-more").click();
  await hook(page, "stop-epoch").check();
  await settled(page);
  assert.equal(await hook(page, "stop-epoch-value").inputValue(), "100");
  await type("stop-epoch-value", "23");
  await hook(page, "play").click();
  await stopped();
  await settled(page);
  assert.equal(await shown("stopped"), "Stopped at epoch 23, as asked.");
  assert.equal(await reading(page, "epoch"), 23);
  assert.equal(await shown("play"), "Play");
  const full = await weights();

  await hook(page, "reset").click();
  await settled(page);
  assert.equal(await shown("stopped"), "");
  await hook(page, "pace").selectOption("epoch 30");
  await hook(page, "play").click();
  await stopped();
  await settled(page);
  assert.equal(await reading(page, "epoch"), 23);
  assert.equal(await weights(), full);

  await hook(page, "pace").selectOption("");
  await hook(page, "play").click();
  await epochReached(page, 30);
  await hook(page, "play").click();
  await settled(page);
  assert.equal(await shown("stopped"), "");
});

test("training stops after the first epoch below a loss, and the speed is changed while it runs", async () => {
  await hook(page, "stop-epoch").uncheck();
  await hook(page, "reset").click();
  await hook(page, "stop-loss").check();
  await settled(page);
  await type("stop-loss-value", "0.2");
  await hook(page, "pace").selectOption("batch 4");
  await hook(page, "play").click();
  await page.waitForFunction(() => (document.querySelector('[data-testid="place"]')?.textContent ?? "").startsWith("batch"), null, { timeout: LIMIT });
  await hook(page, "pace").selectOption("");
  await stopped();
  await settled(page);
  const [, epoch, loss] = /^Stopped at epoch (\d+), as asked: validation loss is (0\.\d+)\.$/.exec(await shown("stopped")) ?? [];
  assert.equal(await reading(page, "epoch"), Number(epoch));
  assert.equal(await shown("validation-loss"), loss);
  assert.ok(Number(loss) <= 0.2 && Number(loss) > 0.1, loss);
  await hook(page, "stop-loss").uncheck();
  await page.keyboard.press("Escape");
  assert.equal(await hook(page, "pace").isVisible(), false);
});

test("live knobs change without a reset, and a reset repeats the run with them", async () => {
  await openSample(page, "moons");
  await stepTimes(page, 3);
  const before = await weights();
  await type("batch-size", "8");
  await hook(page, "more-training").locator("summary").click();
  await hook(page, "regularization").selectOption("l2");
  await settled(page);
  await hook(page, "schedule").selectOption("exponential");
  await settled(page);
  assert.equal(await reading(page, "epoch"), 3);
  assert.equal(await weights(), before);
  await stepTimes(page, 2);
  assert.equal(await reading(page, "epoch"), 5);
  assert.notEqual(await weights(), before);

  await hook(page, "reset").click();
  await settled(page);
  await stepTimes(page, 2);
  const again = await weights();
  await hook(page, "undo").click();
  await settled(page);
  await hook(page, "redo").click();
  await settled(page);
  assert.equal(await weights(), again, "taken back and made again, nothing is reset");
  assert.deepEqual(noise(isoline.record), []);
});
