/** The past of training: kept epochs looked through, continued from and compared, runs of the past, and weights taken back. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { askWorker, noise, openIsoline } from "./harness.mjs";
import { epoch, hook, openSample, reading, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  ({ page } = isoline);
});
after(() => isoline?.close());

const hash = () => askWorker(page, { kind: "hash" });
const picture = (name = "boundary") => page.evaluate((name) => /** @type {HTMLCanvasElement} */ (document.querySelector(`[data-testid="${name}"]`)).toDataURL(), name);
const said = async (/** @type {string} */ name) => ((await hook(page, name).textContent()) ?? "").trim();

/** Moves the slider by so many kept epochs, with the keys. @param {number} by */
async function seek(by) {
  await hook(page, "past").focus();
  for (let presses = 0; presses < Math.abs(by); presses += 1) await page.keyboard.press(by < 0 ? "ArrowLeft" : "ArrowRight");
  await settled(page);
}

/** @type {string} */ let hashOf20;
/** @type {string} */ let hashOf40;
/** @type {number|null} */ let lossOf20;

test("at the start there is nothing to look back at, and the page says what will be kept", async () => {
  await openSample(page, "circles");
  assert.ok(await hook(page, "past").isDisabled());
  assert.equal(await said("past-kept"), "Kept: epoch 0; 32 MB for more.");
  assert.ok(await hook(page, "past-back").isHidden());
  assert.ok(await page.locator("#runs").isHidden());
});

test("an earlier epoch is shown with its picture, units and figures; the run stays where it is", async () => {
  await stepTimes(page, 20);
  [hashOf20, lossOf20] = [await hash(), await reading(page, "validation-loss")];
  await stepTimes(page, 20);
  hashOf40 = await hash();
  assert.match(await said("past-kept"), /^Kept: epochs 0 to 40, every one; 0\.\d+ of 32 MB\.$/);
  const [boundary, diagram] = [await picture(), await picture("diagram")];
  const results = await said("results");

  await seek(-20);
  assert.equal(await said("past-shown"), "Shown: epoch 20. Training stands at 40.");
  assert.equal(await hook(page, "past").getAttribute("aria-valuetext"), "20 of 40");
  assert.deepEqual([await hash(), await epoch(page), await reading(page, "validation-loss")], [hashOf20, 20, lossOf20]);
  assert.notEqual(await picture(), boundary);
  assert.notEqual(await picture("diagram"), diagram);
  await page.waitForFunction((before) => document.querySelector('[data-testid="results"]')?.textContent !== before, results);
  assert.equal(await page.locator(".chart-mark").count(), 2, "both curves have a line there");

  await hook(page, "past-best").click();
  await settled(page);
  const [best] = /\d+/.exec(await said("past-best")) ?? [];
  assert.equal(await epoch(page), Number(best));
  await seek(-1);

  await hook(page, "past-back").click();
  await settled(page);
  assert.deepEqual([await hash(), await epoch(page)], [hashOf40, 40]);
  assert.ok(await hook(page, "past-back").isHidden());
  assert.equal(await page.locator(".chart-mark").count(), 0);
});

test("a dragged slider shows what it passes, and Step goes on from now", async () => {
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await hook(page, "past").boundingBox());
  await page.mouse.move(box.x + box.width - 8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 2, box.y + box.height / 2, { steps: 6 });
  await settled(page);
  assert.equal(await said("past-shown"), "Shown: epoch 0. Training stands at 40.");
  const now = await hook(page, "past").boundingBox();
  assert.deepEqual(now, box, "the slider stays where it is held");
  await page.mouse.up();
  await hook(page, "step").click();
  await settled(page);
  assert.equal(await epoch(page), 41);
  assert.ok(await hook(page, "past-shown").isHidden());
});

test("the curves are pressed and dragged along to look at an epoch", async () => {
  const curve = page.locator('[data-testid="loss-curve"] svg');
  await curve.scrollIntoViewIfNeeded();
  const { x, y, width } = /** @type {{ x: number, y: number, width: number }} */ (await curve.boundingBox());
  await page.mouse.move(x + width * 0.3, y + 60);
  await page.mouse.down();
  await settled(page);
  const first = await epoch(page);
  assert.ok(first !== null && first > 2 && first < 20, `epoch ${first}`);
  await page.mouse.move(x + width * 0.6, y + 60, { steps: 4 });
  await settled(page);
  const second = await epoch(page);
  assert.ok(second !== null && second > first && second < 41, `epoch ${second}`);
  assert.equal(await said("past-shown"), `Shown: epoch ${second}. Training stands at 41.`);
  await page.mouse.move(x + width - 4, y + 60, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  assert.ok(await hook(page, "past-shown").isHidden(), "the end is now");
  await page.evaluate(() => scrollTo(0, 0));
});

test("the difference to now is drawn with its own colours, legend and words, and is none at the present", async () => {
  await seek(-21);
  const answers = await picture();
  await hook(page, "past-difference").check();
  await settled(page);
  await page.waitForFunction(() => /How the answers differ: epoch 20 minus now\./.test(document.querySelector('[data-testid="boundary-caption"]')?.textContent ?? ""));
  assert.match(await said("legend"), /Probability of \w+ −0\.\d+0\.\d+/);
  assert.notEqual(await picture(), answers);
  await hook(page, "past-back").click();
  await settled(page);
  await page.waitForFunction(() => /most probable class/.test(document.querySelector('[data-testid="boundary-caption"]')?.textContent ?? ""));
});

test("a branch from epoch 20 comes to the same weights at 40, and what it left is a run of the past", async () => {
  await seek(-21);
  await hook(page, "past-branch").click();
  await settled(page);
  assert.deepEqual([await hash(), await epoch(page), await said("past-kept")], [hashOf20, 20, await said("past-kept")]);
  assert.match(await said("past-kept"), /epochs 0 to 20/);
  assert.match(await said("run-now"), /^2, nowfrom epoch 20 of run 1/);
  assert.match(await said("run-1"), /^1the first, on circles41/);
  await stepTimes(page, 20);
  assert.equal(await hash(), hashOf40);
});

test("each run says what changed; its curve and its answers can be laid beside the present ones", async () => {
  await typeOver(hook(page, "units-1"), "3");
  await hook(page, "units-1").press("Tab");
  await settled(page);
  await typeOver(hook(page, "learning-rate"), "0.05");
  await hook(page, "learning-rate").press("Tab");
  await settled(page);
  await stepTimes(page, 10);
  assert.match(await said("run-now"), /Layer 1 8 → 3 units; Learning rate 0\.01 → 0\.0510/);
  assert.match(await said("run-2"), /from epoch 20 of run 140/);
  const lines = () => page.locator('[data-testid="loss-curve"] .chart-line').count();
  const alone = await lines();
  await hook(page, "overlay-1").check();
  await settled(page);
  assert.equal(await lines(), alone + 1);
  assert.match(await said("loss-curve"), /run 1/);
  await hook(page, "overlay-2").check();
  await settled(page);
  assert.ok(!(await hook(page, "overlay-1").isChecked()));
  await hook(page, "difference-1").check();
  await page.waitForFunction(() => /this run minus run 1\./.test(document.querySelector('[data-testid="boundary-caption"]')?.textContent ?? ""));
  await hook(page, "axis-x").selectOption("y");
  await settled(page);
  assert.ok(await hook(page, "difference-1").isHidden(), "over another plane there is nothing to compare");
  assert.match(await said("boundary-caption"), /most probable class/);
});

test("a run is opened again with its spec and weights, which can be taken back", async () => {
  await hook(page, "open-run-1").click();
  await settled(page);
  assert.equal(await hook(page, "units-1").inputValue(), "8");
  assert.equal(await epoch(page), 41);
  assert.match(await said("run-now"), /from epoch 41 of run 1/);
  await stepTimes(page, 1);
  await hook(page, "undo").click();
  await settled(page);
  assert.equal(await hook(page, "units-1").inputValue(), "3");
  assert.equal(await hook(page, "learning-rate").inputValue(), "0.05");
});

test("a reset is a run of its own, and one that was not trained leaves none", async () => {
  await hook(page, "reset").click();
  await settled(page);
  const count = await page.locator('[data-testid="runs"] tbody tr').count();
  await hook(page, "reset").click();
  await settled(page);
  assert.equal(await page.locator('[data-testid="runs"] tbody tr').count(), count);
  assert.ok(await hook(page, "past").isDisabled());
});

test("a weight and a bias typed over are taken back to what they were, and made again", async () => {
  await stepTimes(page, 3);
  const before = await hash();
  await hook(page, "unit-1-0").click();
  await page.mouse.move(2, 2);
  await hook(page, "bias").waitFor();
  await typeOver(hook(page, "bias"), "2.5");
  await hook(page, "bias").press("Tab");
  await settled(page);
  await typeOver(hook(page, "weight-1"), "-3");
  await hook(page, "weight-1").press("Tab");
  await settled(page);
  const changed = await hash();
  assert.match((await hook(page, "undo").getAttribute("title")) ?? "", /^Take back: Weight 2 of Layer 1, unit 1 .* → −3/);
  await hook(page, "undo").click();
  await settled(page);
  await hook(page, "undo").click();
  await settled(page);
  assert.equal(await hash(), before);
  await hook(page, "redo").click();
  await hook(page, "redo").click();
  await settled(page);
  assert.equal(await hash(), changed);
  await hook(page, "unit-close").click();
});

test("a table from before comes back with its spec and plane", async () => {
  await hook(page, "axis-x").selectOption("x");
  await settled(page);
  await openSample(page, "moons");
  await hook(page, "undo").click();
  await settled(page);
  assert.equal(await hook(page, "sample").inputValue(), "circles");
  assert.equal(await hook(page, "units-1").inputValue(), "3");
  assert.equal(await hook(page, "axis-x").inputValue(), "x");
  await hook(page, "undo").click();
  await settled(page);
  assert.equal(await hook(page, "axis-x").inputValue(), "y");
  assert.equal(await page.locator('[role="alert"]').allTextContents().then((all) => all.join("")), "");
  assert.deepEqual(noise(isoline.record), []);
});
