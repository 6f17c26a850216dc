/** Where the step of a weight comes from, as a person reads it, and that looking leaves the run as it was. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { askWorker, noise, openIsoline } from "./harness.mjs";
import { hook, openSample, settled, stepTimes } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
let page;

before(async () => {
  isoline = await openIsoline();
  page = isoline.page;
});
after(() => isoline?.close());

/** The last number of the row of the ledger that begins with a text. @param {string} name */
const told = (name) => page.evaluate((wanted) => {
  const row = [...document.querySelectorAll('[data-testid="explanation"] tr')].find((one) => one.querySelector("th")?.textContent === wanted);
  return Number(row?.lastElementChild?.textContent?.replace("−", "-").replace(/\s*×\s*10/, "e").replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/, (power) => [...power].map((sign) => (sign === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign))).join("")).replace(/[^-\d.e]/g, ""));
}, name);

test("the ledger of a weight: rows, mean, measured gradient, and the step that is then taken", async () => {
  await openSample(page, "moons");
  await stepTimes(page, 3);
  await hook(page, "unit-1-0").click();
  const before = await askWorker(page, { kind: "hash" });
  await hook(page, "explain-weight-0").click();
  await page.waitForFunction(() => document.querySelector('[data-testid="explanation"]')?.getAttribute("data-step"));
  assert.match(await hook(page, "explanation").innerText(), /Step 25 of this run, with the numbers of its batch of 32 rows/);
  assert.equal(await askWorker(page, { kind: "hash" }), before);

  const found = await askWorker(page, { kind: "explain", layer: 0, name: "weight", index: 0 });
  assert.equal(found.rows.length, 5);
  assert.equal(await told("Mean of 32 rows"), Number(found.mean.toPrecision(3)));
  assert.equal(await told("By the chain rule"), Number(found.gradient.toPrecision(3)));
  assert.ok(Math.abs((await told("Measured")) - found.gradient) < 0.01 * Math.abs(found.gradient) + 1e-5);
  assert.ok(Math.abs(found.before - found.quantities.at(-1).value - found.after) < 1e-6);
  const shown = await told("Weight after");
  assert.notEqual(shown, await told("Weight before"));

  // One batch is a step of the engine, an epoch many: the same weights are explained after an epoch, from its end.
  const step = await page.getAttribute('[data-testid="explanation"]', "data-step");
  await stepTimes(page, 1);
  await page.waitForFunction((old) => document.querySelector('[data-testid="explanation"]')?.getAttribute("data-step") !== old, step);
  assert.equal(await page.getAttribute('[data-testid="explanation"]', "data-step"), "33");
});

test("formulas are MathML, and Escape gives the focus back", async () => {
  const namespaces = await page.evaluate(() => [...document.querySelectorAll('[data-testid="explanation"] math')].map((math) => math.namespaceURI));
  assert.ok(namespaces.length > 10);
  assert.deepEqual([...new Set(namespaces)], ["http://www.w3.org/1998/Math/MathML"]);
  await page.keyboard.press("Escape");
  await hook(page, "explanation").waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-testid")), "explain-weight-0");
});

test("an output's δ comes from the loss, and the page has no fault in either language with it open", async () => {
  for (const language of ["en", "zh"]) {
    await hook(page, "language").selectOption(language);
    await settled(page);
    await hook(page, "unit-3-0").click();
    await hook(page, "explain-bias").click();
    await page.waitForFunction(() => document.querySelector('[data-testid="explanation"]:not([hidden])'));
    assert.match(await hook(page, "explanation").innerText(), language === "en" ? /derivative of the loss/ : /损失/);
    assert.deepEqual(await violations(page), []);
  }
  await hook(page, "language").selectOption("en");
  assert.deepEqual(noise(isoline.record), []);
});

test("a control's longer words: by its \"?\", by F1, for its chosen member and the others; Escape gives the focus back", async () => {
  await hook(page, "why-optimizer").click();
  const box = hook(page, "why");
  assert.match(await box.innerText(), /How the gradient becomes a step[^]*Chosen: Adam[^]*Kingma, Ba \(2015\)/);
  assert.ok((await box.locator("math").count()) >= 3);
  await box.locator("summary").click();
  assert.equal(await box.locator("dt").count(), 8);
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-testid")), "why-optimizer");

  await hook(page, "activation-1").focus();
  await page.keyboard.press("F1");
  assert.match(await box.innerText(), /The bend after the sum/);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-testid")), "activation-1");
  assert.match((await page.locator(".field", { has: hook(page, "weight-seed") }).getAttribute("title")) ?? "", /The number the random weights start from/);
});

test("with its words open the page has no fault, in either language and at 320 px", async () => {
  for (const [language, width] of [["en", 1440], ["zh", 320]]) {
    await page.setViewportSize({ width, height: 900 });
    await hook(page, "language").selectOption(language);
    await settled(page);
    await hook(page, "why-loss").click();
    await hook(page, "why").locator("summary").click();
    assert.deepEqual(await violations(page), [], language);
    assert.ok(await hook(page, "why").evaluate((one) => one.getBoundingClientRect().right <= innerWidth && one.getBoundingClientRect().left >= 0));
    await hook(page, "why-close").click();
  }
  await hook(page, "language").selectOption("en");
  await page.setViewportSize({ width: 1440, height: 1000 });
  assert.deepEqual(noise(isoline.record), []);
});
