/** Derived features, the fitted preparation and the preparation of one column, as a person uses them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { noise, openIsoline } from "./harness.mjs";
import { PENGUINS } from "./penguins.mjs";
import { alertText, dropAndOpen, hook, openSample, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  ({ page } = isoline);
});
after(() => isoline?.close());

const names = () => hook(page, "derived-list").locator("input").evaluateAll((inputs) => inputs.map((input) => input.value));
const columns = () => hook(page, "columns").getByRole("rowheader").allTextContents();

test("the classic seven by one tick each, undone and made again", async () => {
  await openSample(page, "moons");
  await hook(page, "derived-summary").click();
  assert.equal(await hook(page, "classic").locator("input").count(), 7);
  for (const name of ["x^2", "sin(y)"]) {
    await hook(page, `classic-${name}`).check();
    await settled(page);
  }
  assert.deepEqual(await names(), ["x^2", "sin(y)"]);
  await stepTimes(page, 2);
  assert.ok((await columns()).includes("sin(y)"));
  await hook(page, "undo").click();
  await settled(page);
  assert.deepEqual(await names(), ["x^2"]);
  assert.ok(!(await hook(page, "classic-sin(y)").isChecked()));
  await hook(page, "redo").click();
  await settled(page);
  assert.deepEqual(await names(), ["x^2", "sin(y)"]);
});

test("a member of the catalog is derived from typed columns, renamed and taken away", async () => {
  await dropAndOpen(page, PENGUINS);
  await hook(page, "derive").selectOption("ratio");
  await typeOver(hook(page, "derive-first"), "bill_length_mm");
  await typeOver(hook(page, "derive-second"), "nothing");
  await hook(page, "derive-add").click();
  assert.ok(await hook(page, "derive-second").evaluate((input) => !input.validity.valid), "an unknown column is not sent");
  await typeOver(hook(page, "derive-second"), "bill_depth_mm");
  await hook(page, "derive-add").click();
  await settled(page);
  assert.deepEqual(await names(), ["bill_length_mm / bill_depth_mm"]);
  const name = hook(page, "derived-name-bill_length_mm / bill_depth_mm");
  await typeOver(name, "slenderness");
  await name.press("Enter");
  await settled(page);
  assert.deepEqual(await names(), ["slenderness"]);
  assert.ok((await columns()).includes("slenderness"));
  await stepTimes(page, 1);
  assert.equal(await alertText(page), "");
});

test("a formula is completed, checked with the place of a mistake, seen first and added", async () => {
  const formula = hook(page, "formula");
  await typeOver(formula, "lo");
  await hook(page, "formula-words").getByRole("option").filter({ hasText: "log(" }).first().waitFor();
  await formula.press("ArrowDown");
  const chosen = await hook(page, "formula-words").locator('[aria-selected="true"]').textContent();
  await formula.press("Escape");
  assert.ok(chosen);
  await typeOver(formula, "log(body_mas_g) / 2");
  await hook(page, "formula-place").locator("mark").filter({ hasText: "b" }).waitFor();
  assert.match((await hook(page, "formula-sentence").textContent()) ?? "", /no column body_mas_g.*body_mass_g/);
  assert.equal(await formula.getAttribute("aria-invalid"), "true");
  await typeOver(formula, "log(body_mass_g) / slenderness");
  await hook(page, "formula-sentence").filter({ hasText: "First rows: 3.9" }).waitFor();
  await typeOver(hook(page, "formula-name"), "mass");
  await hook(page, "formula-add").click();
  await settled(page);
  assert.deepEqual(await names(), ["slenderness", "mass"]);
  // What another feature needs is not taken away.
  await hook(page, "derived-remove-slenderness").click();
  await settled(page);
  assert.match(await alertText(page), /slenderness/);
  await hook(page, "derived-remove-mass").click();
  await settled(page);
  assert.deepEqual(await names(), ["slenderness"]);
  assert.equal((await hook(page, "formula-help").locator("dt").count()) > 15, true);
});

test("one column is prepared otherwise, and the table of what was fitted says so", async () => {
  await hook(page, "preparation").locator("summary").first().click();
  await hook(page, "own").locator("summary").click();
  await typeOver(hook(page, "own-column"), "body_mass_g");
  await hook(page, "own-column").blur();
  await hook(page, "own-scaling").selectOption("min-max");
  await settled(page);
  await hook(page, "own-outliers").selectOption("iqr");
  await settled(page);
  assert.match((await hook(page, "own-said").textContent()) ?? "", /body_mass_g: Outliers, Scaling/);
  await hook(page, "fitted-box").locator("summary").first().click();
  const fitted = hook(page, "fitted");
  await fitted.getByRole("row").filter({ hasText: "body_mass_g" }).waitFor();
  const steps = (/** @type {string} */ name) => fitted.getByRole("row").filter({ has: hook(page, `fitted-${name}`) }).locator(".f-steps").textContent();
  assert.match((await steps("body_mass_g")) ?? "", /the limit is taken.*missing cell becomes.*0/);
  assert.match((await steps("bill_length_mm")) ?? "", /\(x − 4/);
  assert.match((await steps("island")) ?? "", /3 inputs, for Biscoe, Dream, Torgersen/);
  await hook(page, "fitted-island").click();
  assert.match((await hook(page, "fitted-detail").textContent()) ?? "", /Inputs \d+ to \d+/);
  await typeOver(hook(page, "fitted-jump"), "4");
  await hook(page, "fitted-jump").press("Enter");
  await settled(page);
  // Row 4 of the penguins has no measurement.
  await fitted.getByRole("row").filter({ hasText: "bill_depth_mm" }).filter({ hasText: "missing" }).first().waitFor();
  await hook(page, "own-scaling").selectOption("");
  await settled(page);
  assert.match((await hook(page, "own-said").textContent()) ?? "", /body_mass_g: Outliers\./);
});

test("nothing of it hinders a screen reader, and nobody complained", async () => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`), []);
  assert.deepEqual(noise(isoline.record), []);
});
