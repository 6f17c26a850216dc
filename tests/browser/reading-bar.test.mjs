/** The reading bar: how a file was read is shown, looked at otherwise, changed, and taken back, by mouse and by keyboard. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { noise, openIsoline } from "./harness.mjs";
import { DATA } from "./paths.mjs";
import { alertText, chooseTarget, dropAndOpen, epoch, hook, openSample, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string} */
let folder;

const ROWS = Array.from({ length: 30 }, (_, row) => `${row % 7};${(row * 3) % 11},5;${(row % 12) + 1}/${13 + (row % 9)}/2024;${row % 2 ? "yes" : "no"}`);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "isoline-bar-"));
  await writeFile(join(folder, "office.csv"), `visits;price;day;bought\n${ROWS.join("\n")}\n`);
  isoline = await openIsoline();
  ({ page } = isoline);
});
after(async () => {
  await isoline?.close();
  await rm(folder, { recursive: true });
});

const line = async () => ((await hook(page, "read-line").textContent()) ?? "").trim();
const columns = () => hook(page, "preview").getByRole("columnheader").allTextContents();
/** Waits until the first rows are shown as they would be. @param {RegExp} wanted */
const previewed = (wanted) => hook(page, "read-preview").filter({ hasText: wanted }).waitFor();
/** Waits until the line says so. @param {RegExp} wanted */
const says = (wanted) => hook(page, "read-line").filter({ hasText: wanted }).waitFor();

test("a sample has no bar; a file says in one line how it was read", async () => {
  assert.equal(await hook(page, "read-line").isVisible(), false);
  await dropAndOpen(page, join(folder, "office.csv"));
  assert.equal(await line(), "Read as: UTF-8 · semicolon · first row names the columns · decimal comma · 0 lines skipped · 0 last rows left out · month-first dates");
  assert.equal(await hook(page, "read-delimiter").getAttribute("aria-label"), "Cells are separated by: semicolon, as found");
});

test("another way is shown before it is taken, and what was settled goes on where it fits", async () => {
  await chooseTarget(page, "bought");
  await typeOver(hook(page, "units-1"), "5");
  await hook(page, "units-1").press("Tab");
  await settled(page);
  await stepTimes(page, 2);
  await hook(page, "read-header").click();
  assert.ok(await hook(page, "read-use").isDisabled());
  await hook(page, "read-header-false").check();
  await previewed(/visits.*price/);
  assert.equal(await epoch(page), 2);
  assert.equal((await columns())[1], "visits");
  await hook(page, "read-use").click();
  await says(/no row of names \(chosen\)/);
  await settled(page);
  assert.ok(!(await columns()).includes("visits"));
  assert.equal(await hook(page, "units-1").inputValue(), "5");
  assert.equal(await hook(page, "read-panel").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.testid), "read-header");
});

test("undo, redo and one click back to what was found", async () => {
  await page.keyboard.press("ControlOrMeta+z");
  await says(/first row names the columns ·/);
  await settled(page);
  assert.equal(await hook(page, "target").inputValue(), "bought");
  assert.equal(await hook(page, "units-1").inputValue(), "5");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await says(/no row of names \(chosen\)/);
  await settled(page);
  await hook(page, "read-back").click();
  await says(/first row names the columns ·/);
  await settled(page);
  assert.doesNotMatch(await line(), /chosen|Back/);
  assert.equal(await hook(page, "units-1").inputValue(), "5");
  await hook(page, "undo").click();
  await says(/no row of names \(chosen\)/);
  await page.keyboard.press("ControlOrMeta+z");
  await says(/first row names the columns ·/);
  await settled(page);
});

test("with the keyboard alone: a way that cannot be is told and not offered, one that can is taken", async () => {
  await hook(page, "read-delimiter").focus();
  await page.keyboard.press("Enter");
  await hook(page, "read-delimiter-found").focus();
  await page.keyboard.press("ArrowDown");
  await hook(page, "read-status").filter({ hasText: /does not occur/ }).waitFor();
  assert.ok(await hook(page, "read-use").isDisabled());
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowDown");
  assert.ok(await hook(page, "read-delimiter-,").isChecked());
  await hook(page, "read-status").filter({ hasText: /\S/ }).filter({ hasNotText: "Looking" }).waitFor();
  await hook(page, "read-close").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.testid), "read-delimiter");
  assert.match(await line(), /semicolon ·/);
  assert.equal(await alertText(page), "");
});

test("decimal sign and dates are taken at once, and nothing else closes", async () => {
  await hook(page, "read-decimal").click();
  await hook(page, "read-decimal-point").check();
  await says(/decimal point \(chosen\)/);
  await settled(page);
  assert.ok(await hook(page, "read-decimal-point").isChecked());
  await hook(page, "read-decimal-found").check();
  await says(/decimal comma ·/);
  await settled(page);
  await hook(page, "read-close").click();
});

test("lines at the top are left out by a typed number, with a look first", async () => {
  await hook(page, "read-skip").click();
  await typeOver(hook(page, "read-skip-typed"), "1");
  await previewed(/0,5|3,5/);
  await hook(page, "read-use").click();
  await says(/1 line skipped \(chosen\)/);
  await settled(page);
  await hook(page, "read-back").click();
  await says(/0 lines skipped ·/);
  await settled(page);
});

test("a sheet that holds no table says so before it is taken; joined files have one bar", async () => {
  await dropAndOpen(page, join(DATA, "readers", "orders.xlsx"));
  assert.match(await line(), /sheet Aufträge$/);
  assert.doesNotMatch(await line(), /UTF-8|comma ·/);
  await hook(page, "read-path").click();
  await hook(page, "read-path-Notes").check();
  await hook(page, "read-status").filter({ hasText: /row|column/i }).filter({ hasNotText: "Looking" }).waitFor();
  assert.ok(await hook(page, "read-use").isDisabled());
  await hook(page, "read-path-数据 2").check();
  await previewed(/y/);
  await hook(page, "read-use").click();
  await says(/sheet 数据 2 \(chosen\)/);
  await settled(page);

  const files = ["one.csv", "two.csv"].map((name) => join(folder, name));
  for (const path of files) await writeFile(path, `visits;price;day;bought\n${ROWS.join("\n")}\n`);
  await hook(page, "file").setInputFiles(files);
  await says(/semicolon/);
  await settled(page);
  assert.match(await line(), /^Read as: UTF-8 · semicolon/);
  await hook(page, "read-dates").click();
  await hook(page, "read-dates-day-first").check();
  await says(/day-first dates \(chosen\)/);
  await settled(page);
});

test("the bar is accessible, open and closed, in both languages and narrow", async () => {
  await dropAndOpen(page, join(folder, "office.csv"));
  for (const [language, width] of [["en", 1440], ["zh", 390], ["zh", 320]]) {
    await page.setViewportSize({ width, height: 900 });
    await hook(page, "language").selectOption(language);
    await settled(page);
    await hook(page, "read-encoding").click();
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
    const found = await page.evaluate(async () => (await window.axe.run(document.querySelector(".reading-bar"))).violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`));
    assert.deepEqual(found, []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  }
  await hook(page, "language").selectOption("en");
  await openSample(page, "moons");
  assert.equal(await hook(page, "read-line").isVisible(), false);
  assert.deepEqual(noise(isoline.record), []);
});
