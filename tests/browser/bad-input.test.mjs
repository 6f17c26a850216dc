/** Bad files: each is named with its cause, and the table, target and weights from before stay. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { CASES, lacking, pathOf, REFUSED } from "./cases.mjs";
import { askWorker, noise, openIsoline } from "./harness.mjs";
import { DATA } from "./paths.mjs";
import { PENGUINS } from "./penguins.mjs";
import { alertText, chooseTarget, dropAndOpen, dropFile, epoch, epochReached, hook, settled, stepTimes } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  page = isoline.page;
});
after(() => isoline?.close());

/** What must survive a bad file. */
async function standing() {
  return {
    table: await hook(page, "table-name").textContent(),
    shape: await hook(page, "table-shape").textContent(),
    preview: await hook(page, "preview").innerText(),
    target: await hook(page, "target").inputValue(),
    axes: [await hook(page, "axis-x").inputValue(), await hook(page, "axis-y").inputValue()],
    epoch: await epoch(page),
    score: await hook(page, "validation-score").textContent(),
    loss: await hook(page, "validation-loss").textContent(),
    hash: await askWorker(page, { kind: "hash" }),
  };
}

/** Waits for a complaint. @param {string} place */
function complaint(place = "alert") {
  return page.waitForFunction((id) => document.querySelector(`[data-testid="${id}"]`)?.textContent !== "", place);
}

test("every refused file has its message, and the state before it is kept", async (context) => {
  await dropAndOpen(page, PENGUINS);
  await stepTimes(page, 5);
  const before = await standing();
  assert.equal(before.epoch, 5);
  assert.ok(REFUSED.length >= 15, `${REFUSED.length} refused files`);

  for (const entry of REFUSED) {
    await context.test(entry.file, async () => {
      await dropFile(page, pathOf(entry));
      await complaint();
      const shown = await alertText(page);
      assert.deepEqual(lacking(entry, shown), [], shown);
      if (entry.row !== undefined) assert.match(shown, new RegExp(`row ${entry.row}\\b`, "i"));
      assert.deepEqual(await standing(), before);
      await page.locator('[data-testid="alert"] button.quiet').click();
      await page.waitForFunction(() => document.querySelector('[data-testid="alert"]')?.textContent === "");
    });
  }

  await hook(page, "play").click();
  await epochReached(page, 12);
  await hook(page, "play").click();
  await settled(page);
  assert.notEqual(await askWorker(page, { kind: "hash" }), before.hash);
});

test("a target of one class is refused, and the target before it is kept", async () => {
  const entry = CASES.find((one) => one.file === "one-class.csv");
  assert.ok(entry?.prepare && typeof entry.spec?.target === "string");
  await dropAndOpen(page, pathOf(entry));
  await stepTimes(page, 2);
  const before = await standing();
  assert.notEqual(before.target, entry.spec.target);
  await hook(page, "target").selectOption(entry.spec.target);
  await complaint();
  assert.deepEqual(lacking(entry.prepare, await alertText(page)), [], await alertText(page));
  await settled(page);
  assert.deepEqual(await standing(), before);
});

test("a column of blanks is named and left out, and the rest trains", async () => {
  await dropAndOpen(page, join(DATA, "blank-column.csv"));
  await stepTimes(page, 2);
  assert.match(await hook(page, "findings").textContent(), /blank/i);
  assert.equal(await alertText(page), "");
});

test("headers like __proto__ and <img onerror> are only text", async () => {
  const entry = CASES.find((one) => one.file === "prototype-headers.csv");
  assert.ok(entry?.columns);
  await page.evaluate(() => { window.alert = () => { window.pwned = true; }; });
  await dropAndOpen(page, pathOf(entry));
  await chooseTarget(page, "label");
  await stepTimes(page, 2);
  const headers = await hook(page, "preview").getByRole("columnheader").allTextContents();
  assert.deepEqual(headers, ["Row", ...entry.columns]);
  const offered = await hook(page, "axis-x").locator("option").evaluateAll((options) => options.map((option) => option.value));
  assert.deepEqual(offered, entry.columns.filter((name) => name !== "label"));
  for (const axis of offered) {
    await hook(page, "axis-x").selectOption(axis);
    await settled(page);
  }
  await checkHarmless();
});

test("classes that look like markup are only text", async () => {
  const entry = CASES.find((one) => one.file === "markup-classes.csv");
  assert.ok(entry?.levels);
  await dropAndOpen(page, pathOf(entry));
  await stepTimes(page, 2);
  const legend = await hook(page, "legend").innerText();
  for (const level of entry.levels.colour) assert.ok(legend.includes(level), `${level} in ${legend}`);
  await checkHarmless();
});

/** No element was made from data, nothing ran, and no prototype was touched. */
async function checkHarmless() {
  const harm = await page.evaluate(() => ({
    ran: "pwned" in window,
    images: document.querySelectorAll("img").length,
    scripts: [...document.querySelectorAll("body script")].filter((one) => one.type !== "application/json").map((one) => one.textContent),
    prototype: Object.keys(Object.prototype).length + Object.getOwnPropertyNames({}).length,
    inherited: [...["0", "kind", "name", "width"]].filter((key) => key in {}),
  }));
  assert.deepEqual(harm, { ran: false, images: 0, scripts: [], prototype: 0, inherited: [] });
  assert.deepEqual(noise(isoline.record), []);
}

test("in Chinese a bad file is refused in Chinese, remarks are Chinese, and a change of the language changes both", async () => {
  await hook(page, "language").selectOption("zh");
  await dropFile(page, join(DATA, "ragged.csv"));
  await complaint();
  assert.match(await alertText(page), /ragged\.csv，第 31 行：100 行中有 15 行的单元格数不是 3；最先一行有 4 个。/);
  await hook(page, "language").selectOption("en");
  await settled(page);
  assert.match(await alertText(page), /15 of 100 rows do not have 3 cells/);
  await hook(page, "language").selectOption("zh");
  await dropAndOpen(page, join(DATA, "stray-words.csv"));
  await settled(page);
  const findings = hook(page, "findings");
  if (!(await findings.evaluate((part) => part.open))) await findings.locator("summary").click();
  assert.match(await findings.innerText(), /x 列有 2 个单元格不是数字，当作缺失：“broken”（第 11 行）、“n.a. today”（第 22 行）。/);
  assert.doesNotMatch(await findings.innerText(), /\b(the|and|are|cells|rows)\b/);
  await hook(page, "language").selectOption("en");
  assert.deepEqual(noise(isoline.record), []);
});
