/** The doctor: a file as it left the office is read, its findings are told, each fix is one click, and what is left trains. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { chooseTarget, dropAndOpen, hook, reading, settled, stepTimes } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string} */
let folder;

/** Customers: a number per row, a column that gives the answer away, -999 for no income, one region spelt two ways. */
function customers() {
  const lines = ["id;region;income;visits;currency;plan;churned"];
  for (let row = 0; row < 240; row += 1) {
    const income = 2000 + ((row * 7919) % 2003);
    const visits = (row * 31) % 13;
    const churned = income + 90 * visits > 3500;
    const region = ["North", "South", "north ", "East"][(row * 5) % 4];
    lines.push([row + 1, region, row % 17 === 3 ? -999 : income, row % 23 === 4 ? "" : visits, "EUR", churned ? "gold" : "basic", row % 40 === 9 ? "" : churned ? "yes" : "no"].join(";"));
  }
  return lines.join("\n");
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "isoline-doctor-"));
  await writeFile(join(folder, "customers.csv"), customers());
  isoline = await openIsoline();
  ({ page } = isoline);
  await dropAndOpen(page, join(folder, "customers.csv"));
  await chooseTarget(page, "churned");
});
after(async () => {
  await isoline?.close();
  await rm(folder, { recursive: true });
});

const findings = async () => (await hook(page, "findings").locator("li").allTextContents()).join("\n");

/** Lists all that was found. */
async function unfold() {
  if (await hook(page, "findings-more").isVisible()) await hook(page, "findings-more").click();
}

test("what would mislead is told by itself, with its severity, place and cause", async () => {
  assert.ok(await hook(page, "findings").evaluate((part) => part.open));
  assert.match((await hook(page, "finding-counts").textContent()) ?? "", /\d warnings?/);
  await unfold();
  const said = await findings();
  assert.match(said, /Warning\. plan predicts churned alone/);
  assert.match(said, /-999 stands in 1\d cells of income/);
  assert.match(said, /region differ only by case or blanks/);
});

test("a fix is one click: the cells become missing, the finding goes, and undo brings it back", async () => {
  const missing = () => page.locator('[data-testid="columns"] [role="row"]').filter({ hasText: "income" }).locator(".c-missing").textContent();
  const before = await missing();
  await hook(page, "fix-sentinel").click();
  await settled(page);
  assert.doesNotMatch(await findings(), /-999/);
  assert.notEqual(await missing(), before);
  await page.keyboard.press("ControlOrMeta+z");
  await settled(page);
  await unfold();
  assert.match(await findings(), /-999/);
  await hook(page, "fix-sentinel").click();
  await settled(page);
});

test("the leak is left out, the regions become one, and what is left trains", async () => {
  await unfold();
  await hook(page, "fix-leak").first().click();
  await settled(page);
  await unfold();
  await hook(page, "fix-spelling").click();
  await settled(page);
  const ticked = await hook(page, "features").locator("input:checked").evaluateAll((boxes) => boxes.map((box) => box.name));
  assert.ok(!ticked.includes("plan"), ticked.join(", "));
  assert.doesNotMatch(await findings(), /predicts churned alone|case or blanks/);
  await stepTimes(page, 40);
  const score = await reading(page, "validation-score");
  assert.ok(score !== null && score > 0.7 && score < 1, `validation accuracy ${score}`);
  assert.equal((await page.locator('[role="alert"]').allTextContents()).join(""), "");
});

test("a finding can be dismissed, and comes back when it is asked for", async () => {
  await unfold();
  const before = await hook(page, "findings").locator("li").count();
  const first = await hook(page, "findings").locator("li p").first().textContent();
  await hook(page, "finding-dismiss").first().click();
  await settled(page);
  assert.equal(await hook(page, "findings").locator("li").count(), before - 1);
  assert.ok(!(await findings()).includes(first ?? "?"));
  await hook(page, "findings-again").click();
  await settled(page);
  assert.ok((await findings()).includes(first ?? "?"));
});

test("in Chinese the findings and their fixes are Chinese", async () => {
  await page.keyboard.press("ControlOrMeta+z");
  await settled(page);
  await hook(page, "language").selectOption("zh");
  await settled(page);
  await unfold();
  assert.match(await findings(), /只有大小写或空格不同/);
  assert.match((await hook(page, "fix-spelling").textContent()) ?? "", /合并/);
  await hook(page, "language").selectOption("en");
  await settled(page);
  assert.deepEqual(noise(isoline.record), []);
});
