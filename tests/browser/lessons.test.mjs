/** Every lesson by its own buttons, with the numbers that it claims, and the way back to what was open before. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { noise, openIsoline } from "./harness.mjs";
import { dropAndOpen, hook, reading, settled, typeOver } from "./person.mjs";
import { PENGUINS } from "./penguins.mjs";
import { LIMIT } from "./start.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  page = isoline.page;
});
after(() => isoline?.close());

/** @param {string} name */
async function begin(name) {
  await hook(page, "lessons").locator("summary").click();
  await hook(page, `lesson-${name}`).click();
  await hook(page, "lesson").waitFor();
}

/** Presses "Do it for me" of a step and reads what it shows, then goes on. */
async function take() {
  const button = hook(page, "lesson-do");
  if (await button.isVisible()) await button.click();
  await page.waitForFunction(() => document.querySelector('[data-testid="lesson"]')?.getAttribute("data-done") === "true", null, { timeout: LIMIT });
  await settled(page);
  const found = { seen: await hook(page, "lesson-seen").innerText(), loss: await reading(page, "validation-loss"), score: await reading(page, "validation-score"), epoch: await reading(page, "epoch") };
  const step = await hook(page, "lesson-step").innerText();
  await hook(page, "lesson-next").click();
  await page.waitForFunction((old) => {
    const strip = /** @type {HTMLElement} */ (document.querySelector('[data-testid="lesson"]'));
    return strip.hidden || strip.querySelector('[data-testid="lesson-step"]')?.textContent !== old;
  }, step);
  await settled(page);
  return found;
}

/** The numbers in a sentence. @param {string} sentence */
const numbersIn = (sentence) => [...sentence.replaceAll("−", "-").matchAll(/-?\d+\.\d+/g)].map(([digits]) => Number(digits));

test("why hidden layers: a coin's score without, over 0.95 with four units", async () => {
  await begin("hidden");
  await take();
  await take();
  const bare = await take();
  assert.equal(bare.epoch, 100);
  assert.ok(bare.score < 0.6, `${bare.score}`);
  assert.ok(bare.seen.includes(String(bare.score)), bare.seen);
  await take();
  const fenced = await take();
  assert.equal(fenced.epoch, 100);
  assert.ok(fenced.score > 0.95, `${fenced.score}`);
  assert.equal(await hook(page, "lesson-step").innerText(), "Step 6 of 6");
  await take();
  await hook(page, "lesson").waitFor({ state: "hidden" });
});

test("the learning rate: too small crawls, too large diverges, between learns", async () => {
  await begin("rate");
  await take();
  await take();
  const small = await take();
  assert.equal(small.epoch, 20);
  assert.ok(small.loss > 0.7, `${small.loss}`);
  await take();
  const large = await take();
  assert.match(large.seen, /Diverged/);
  assert.match(await page.locator(".transport .alert").innerText(), /diverged|learning rate/i);
  await take();
  const good = await take();
  assert.ok(good.loss < 0.2, `${good.loss}`);
  await hook(page, "lesson").waitFor({ state: "hidden" });
});

test("overfitting: a training loss far below the validation loss, which L2 mends", async () => {
  await begin("overfitting");
  await take();
  await take();
  const [train, validation] = numbersIn((await take()).seen);
  assert.ok(train < 0.02 && validation > 1, `${train} ${validation}`);
  await take();
  const [trainAfter, validationAfter] = numbersIn((await take()).seen);
  assert.ok(trainAfter > train && validationAfter < 0.5, `${trainAfter} ${validationAfter}`);
});

test("scaling and missing data: raw columns learn nothing, blanks cost rows", async () => {
  await begin("preparation");
  await take();
  await take();
  const raw = await take();
  assert.ok(raw.score < 0.5, `${raw.score}`);
  await take();
  const scaled = await take();
  assert.ok(scaled.score > 0.97, `${scaled.score}`);
  assert.match((await take()).seen, /^11 rows are gone/);
  assert.match((await take()).seen, /All rows are back/);
});

test("why a test set: the best validation score of three overstates", async () => {
  await begin("test");
  await take();
  await take();
  const scores = [(await take()).score, (await take()).score, (await take()).score];
  assert.deepEqual(scores, scores.toSorted((a, b) => a - b));
  const [told] = numbersIn((await take()).seen);
  assert.ok(scores[2] - told > 0.1, `${scores} ${told}`);
});

test("a step done by hand counts, one's own table and settings come back, and undo still knows what was before", async () => {
  await dropAndOpen(page, PENGUINS);
  await typeOver(hook(page, "units-1"), "5");
  await hook(page, "units-1").press("Tab");
  await settled(page);
  await begin("hidden");
  assert.equal(await hook(page, "lesson-next").isDisabled(), true);
  await hook(page, "sample").selectOption("circles");
  await page.waitForFunction(() => document.querySelector('[data-testid="lesson"]')?.getAttribute("data-done") === "true");
  await settled(page);
  await hook(page, "lesson-next").click();
  await settled(page);
  assert.ok(await hook(page, "layer-remove-1").evaluate((one) => one.classList.contains("lesson-target")));
  await hook(page, "lesson-back").click();
  await settled(page);
  assert.equal(await hook(page, "lesson-step").innerText(), "Step 1 of 6");
  await hook(page, "lesson-leave").click();
  await page.waitForFunction(() => document.querySelector('[data-testid="table-name"]')?.textContent === "penguins.csv");
  await settled(page);
  assert.equal(await hook(page, "units-1").inputValue(), "5");
  await hook(page, "undo").click();
  await settled(page);
  assert.equal(await hook(page, "units-1").inputValue(), "8");
});

test("by keyboard, and without a fault in both languages, wide and narrow", async () => {
  for (const [language, width] of [["en", 1440], ["zh", 320]]) {
    await hook(page, "language").selectOption(language);
    await page.setViewportSize({ width, height: 900 });
    await hook(page, "lessons").locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await hook(page, "lesson").waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "H2");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector('[data-testid="lesson"]')?.getAttribute("data-done") === "true");
    await settled(page);
    assert.deepEqual(await violations(page), [], language);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, language);
    await hook(page, "lesson-leave").click();
    await settled(page);
  }
  await hook(page, "language").selectOption("en");
  await page.setViewportSize({ width: 1440, height: 1000 });
  assert.deepEqual(noise(isoline.record), []);
});
