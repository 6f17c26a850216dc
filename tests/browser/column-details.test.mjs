/** One column by hand: an order, other names and cells that mean missing, by mouse, by dragging and by keyboard. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { noise, openIsoline } from "./harness.mjs";
import { alertText, dropAndOpen, hook, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string} */
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "isoline-details-"));
  const lines = Array.from({ length: 60 }, (_, row) => `${["low", "high", "medium", "unsure"][(row * 7) % 4]},${["red", "blue", "Red", "green"][row % 4]},${(row * 5) % 13},${row % 2 ? "yes" : "no"}`);
  await writeFile(join(folder, "grades.csv"), `grade,colour,n,passed\n${lines.join("\n")}\n`);
  isoline = await openIsoline();
  ({ page } = isoline);
  await dropAndOpen(page, join(folder, "grades.csv"));
});
after(async () => {
  await isoline?.close();
  await rm(folder, { recursive: true });
});

const order = () => hook(page, "order").locator(".grip").allTextContents();
const focused = () => page.evaluate(() => document.activeElement?.dataset.testid);

test("a level that means missing leaves an order that is known, and the order is one click", async () => {
  await hook(page, "column-grade").click();
  assert.equal(await hook(page, "order-known").count(), 0);
  await hook(page, "level-missing-unsure").click();
  await settled(page);
  assert.equal(await hook(page, "level-unsure").count(), 0);
  assert.match(await hook(page, "order-known").textContent(), /low < medium < high/);
  await hook(page, "order-known").click();
  await settled(page);
  assert.deepEqual(await order(), ["low", "medium", "high"]);
  await stepTimes(page, 1);
  assert.equal(await alertText(page), "");
});

test("levels move by the keyboard and by dragging, and the focus goes along", async () => {
  await hook(page, "order-up-high").focus();
  await page.keyboard.press("Enter");
  await settled(page);
  assert.deepEqual(await order(), ["low", "high", "medium"]);
  assert.equal(await focused(), "order-up-high");
  const grips = hook(page, "order").locator(".grip");
  await grips.first().scrollIntoViewIfNeeded();
  const [from, to] = [await grips.nth(0).boundingBox(), await grips.nth(2).boundingBox()];
  await page.mouse.move(from.x + 8, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 8, to.y + to.height - 1, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  assert.deepEqual(await order(), ["high", "medium", "low"]);
});

test("another name keeps its place in the order, and undo takes each change back", async () => {
  await typeOver(hook(page, "level-medium"), "middling");
  await hook(page, "level-medium").press("Tab");
  await settled(page);
  assert.deepEqual(await order(), ["high", "middling", "low"]);
  await hook(page, "undo").click();
  await settled(page);
  assert.deepEqual(await order(), ["high", "medium", "low"]);
  await hook(page, "order-away").click();
  await settled(page);
  assert.equal(await hook(page, "order").count(), 0);
  await hook(page, "missing-remove-unsure").click();
  await settled(page);
  assert.equal(await hook(page, "level-unsure").count(), 1);
  assert.equal(await hook(page, "details-back").count(), 0);
});

test("with the keyboard alone two levels become one, a typed text means missing, and all goes back", async () => {
  await hook(page, "details-close").focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "column-grade");
  await hook(page, "column-colour").focus();
  await page.keyboard.press("Enter");
  await typeOver(hook(page, "level-Red"), "red");
  await page.keyboard.press("Tab");
  await settled(page);
  await hook(page, "order-begin").focus();
  await page.keyboard.press("Enter");
  await settled(page);
  assert.deepEqual(await order(), ["blue", "green", "red"]);
  await typeOver(hook(page, "missing-token"), "blue");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await alertText(page), "");
  assert.equal(await hook(page, "missing-remove-blue").count(), 1);
  assert.deepEqual(await order(), ["green", "red"]);
  await hook(page, "details-back").click();
  await settled(page);
  assert.equal(await hook(page, "level-Red").inputValue(), "Red");
  assert.equal(await alertText(page), "");
});

test("the panel is accessible, wide and narrow, and numbers have cells that mean missing only", async () => {
  await hook(page, "order-begin").click();
  await settled(page);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    const found = await page.evaluate(async () => (await window.axe.run(document.getElementById("table"))).violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`));
    assert.deepEqual(found, []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  }
  await hook(page, "column-n").click();
  assert.equal(await hook(page, "missing-token").count(), 1);
  assert.equal(await page.locator(".level-table, .level-order").count(), 0);
  assert.deepEqual(noise(isoline.record), []);
});
