/** Dates as offices write them, and groups by names that are too many to be kept. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { chooseTarget, dropAndOpen, hook, settled } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string} */
let folder;

const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

/** Orders, two of each of 1,200 customers: months, quarters, years of two digits, and days without marks. */
function orders() {
  const lines = ["month,quarter,due,day,customer,amount,kept"];
  for (let row = 0; row < 2400; row += 1) {
    const month = (row * 7) % 24;
    const [year, of] = [2023 + Math.floor(month / 12), (month % 12) + 1];
    const amount = (row * 7919) % 997;
    lines.push([`${year}-${two(of)}`, `Q${Math.ceil(of / 3)} ${year}`, `${two((row % 28) + 1)}/${two(of)}/${year % 100}`, `${year}${two(of)}${two((row % 28) + 1)}`,
      `customer ${row % 1200}`, amount, amount + 20 * month > 700 ? "yes" : "no"].join(","));
  }
  return lines.join("\n");
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "isoline-dates-"));
  await writeFile(join(folder, "orders.csv"), orders());
  isoline = await openIsoline();
  ({ page } = isoline);
  await dropAndOpen(page, join(folder, "orders.csv"));
  await chooseTarget(page, "kept");
});
after(async () => {
  await isoline?.close();
  await rm(folder, { recursive: true });
});

const findings = async () => (await hook(page, "findings").locator("li").allTextContents()).join("\n");
const row = (/** @type {string} */ name) => page.locator('[data-testid="columns"] [role="row"]').filter({ hasText: name }).first();

test("months and quarters are dates that are shown as months and quarters", async () => {
  assert.match((await row("month").textContent()) ?? "", /2023-01\D+2024-12/);
  assert.match((await row("quarter").textContent()) ?? "", /2023-Q1\D+2024-Q4/);
  assert.match((await row("due").textContent()) ?? "", /2023-01-01\D+2024-12-26/);
});

test("days without marks are numbers until a click makes them dates, and again after undo", async () => {
  assert.match(await findings(), /day looks like dates written without marks: 20230101 to 20241226/);
  if (!(await hook(page, "findings").evaluate((part) => part.open))) await hook(page, "findings").locator("summary").first().click();
  await hook(page, "fix-compact-dates").click();
  await settled(page);
  assert.doesNotMatch(await findings(), /without marks/);
  assert.match((await row("day").textContent()) ?? "", /2023-01-01\D+2024-12-26/);
  await page.keyboard.press("ControlOrMeta+z");
  await settled(page);
  assert.match(await findings(), /without marks/);
  await hook(page, "fix-compact-dates").click();
  await settled(page);
});

test("a text of 1,200 different names can hold rows together", async () => {
  await hook(page, "split").locator("summary").click();
  await hook(page, "split-method").selectOption("group");
  await settled(page);
  assert.match((await hook(page, "group-column").inputValue()) ?? "", /customer/);
  assert.equal((await page.locator('[role="alert"]').allTextContents()).join(""), "");
  assert.deepEqual(noise(isoline.record), []);
});
