/** The sheet of the keys by keyboard alone, and what stands on paper when the page is printed. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { noise, openIsoline } from "./harness.mjs";
import { epoch, hook, settled, stepTimes } from "./person.mjs";
import { BROWSER } from "./start.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  isoline = await openIsoline();
  page = isoline.page;
});
after(() => isoline?.close());

test("a question mark opens the sheet of the keys, Escape closes it, and the focus is where it was", async () => {
  await hook(page, "help-open").focus();
  await page.keyboard.press("Enter");
  const sheet = hook(page, "help");
  await sheet.waitFor();
  const lines = await sheet.locator("dl > div").allInnerTexts();
  assert.ok(lines.length >= 12);
  assert.ok(lines.some((line) => line.replace(/\s+/g, " ").trim() === "Space play or rest"), lines.join("; "));
  await page.keyboard.press("s");
  await settled(page);
  assert.equal(await epoch(page), 0, "the page behind rests");
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-testid")), "help-open");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.keyboard.press("?");
  await sheet.waitFor();
  await page.keyboard.press("?");
  assert.equal(await sheet.count(), 1);
  await hook(page, "help-close").click();
  await sheet.waitFor({ state: "detached" });
});

test("axe finds nothing on the sheet, wide and narrow, in both languages", async () => {
  for (const [width, language] of [[1440, "en"], [320, "zh"]]) {
    await page.setViewportSize({ width, height: 800 });
    await hook(page, "language").selectOption(language);
    await hook(page, "help-open").click();
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
    const found = await page.evaluate(async () => (await window.axe.run(document)).violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)));
    assert.deepEqual(found, [], `${width} ${language}`);
    assert.ok(await hook(page, "help").evaluate((sheet) => sheet.scrollWidth <= sheet.clientWidth), `${width} px wide, the sheet scrolls sideways`);
    await hook(page, "help-close").click();
  }
  await hook(page, "language").selectOption("en");
  await page.setViewportSize({ width: 1440, height: 1000 });
});

test("printed: the boundary, the network, the curves and the results, without a control", { skip: BROWSER === "firefox" && "WebDriver BiDi cannot ask Firefox for the look on paper" }, async () => {
  await stepTimes(page, 3);
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => [...document.querySelectorAll("button, select, input, textarea")]
    .filter((control) => control.checkVisibility() && !control.closest(".unit-buttons")).map((control) => control.getAttribute("data-testid") ?? control.outerHTML));
  assert.deepEqual(seen, []);
  for (const name of ["boundary", "boundary-caption", "epoch", "results", "confusion"]) assert.ok(await hook(page, name).isVisible(), name);
  assert.ok(await page.locator(".diagram").isVisible());
  assert.equal(await page.locator(".curve:visible").count(), 2);
  await page.emulateMedia({ media: "screen" });
  assert.ok(await hook(page, "play").isVisible());
  assert.deepEqual(noise(isoline.record), []);
});
