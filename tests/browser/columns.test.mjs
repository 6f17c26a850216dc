/** Columns and rows: roles, kinds and a weight by one click each, ten thousand columns and many rows without a stall. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { PENGUINS } from "./penguins.mjs";
import { dropAndOpen, hook, reading, settled, stepTimes, typeOver } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string} */
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "isoline-tables-"));
  isoline = await openIsoline();
  ({ page } = isoline);
});
after(async () => {
  await isoline?.close();
  await rm(folder, { recursive: true });
});

/** @param {string} name @param {string[]} lines */
async function file(name, lines) {
  const path = join(folder, name);
  await writeFile(path, lines.join("\n"));
  return path;
}

const ticked = () => hook(page, "features").locator("input:checked").evaluateAll((boxes) => boxes.map((box) => box.name));
const columnRow = (/** @type {string} */ name) => hook(page, "columns").locator('[role="row"]').filter({ has: page.getByRole("rowheader", { name, exact: true }) });

test("every column has its row with kind, share missing, distinct values and the most frequent ones", async () => {
  await dropAndOpen(page, PENGUINS);
  await hook(page, "look").click();
  await page.waitForFunction(() => document.getElementById("table").getBoundingClientRect().top < innerHeight / 2);
  assert.equal(await hook(page, "columns").getAttribute("aria-rowcount"), "9");
  const sex = await columnRow("sex").innerText();
  // Whether the text of a menu counts as text of the row differs between engines.
  assert.match(await hook(page, "kind-of-sex").locator("option:checked").innerText(), /Categories/);
  assert.match(sex, /3\s*%/);
  assert.match(sex, /male 168, female 165/);
  assert.ok((await columnRow("sex").locator("svg rect").count()) >= 2);
});

test("a tick, a role and a target set here are set everywhere, and train", async () => {
  await hook(page, "tick-island").uncheck();
  await settled(page);
  assert.ok(!(await ticked()).includes("island"));
  await hook(page, "role-island").selectOption("target");
  await settled(page);
  assert.equal(await hook(page, "target").inputValue(), "island");
  assert.equal(await hook(page, "role-species").inputValue(), "ignore");
  assert.ok(await hook(page, "role-island").isDisabled());
  await stepTimes(page, 2);
  assert.ok((await reading(page, "validation-loss")) !== null);
});

test("a weight counts rows and is no feature", async () => {
  await dropAndOpen(page, PENGUINS);
  await stepTimes(page, 1);
  const plain = await hook(page, "validation-loss").textContent();
  await hook(page, "role-year").selectOption("weight");
  await settled(page);
  await page.waitForFunction(() => document.querySelector('[data-testid="epoch"]')?.textContent === "0");
  assert.ok(!(await ticked()).includes("year"));
  await stepTimes(page, 1);
  assert.notEqual(await hook(page, "validation-loss").textContent(), plain);
  assert.equal(await hook(page, "role-year").inputValue(), "weight");
  await hook(page, "role-year").selectOption("feature");
  await settled(page);
  assert.ok((await ticked()).includes("year"));
});

test("another kind is taken by the engine, and goes back to what was found", async () => {
  await dropAndOpen(page, PENGUINS);
  await hook(page, "kind-of-year").selectOption("categorical");
  await settled(page);
  assert.match(await columnRow("year").innerText(), /2009 120/);
  await stepTimes(page, 1);
  await hook(page, "kind-of-year").selectOption("");
  await settled(page);
  assert.match(await columnRow("year").innerText(), /2007 to 2009/);
  assert.equal((await page.locator('[role="alert"]').allTextContents()).join(""), "");
});

test("any row of many is reached by its number, with missing cells marked", async () => {
  const lines = Array.from({ length: 30_000 }, (_, row) => `${row + 1},${row % 10 === 9 ? "" : row % 7},${row % 2 ? "odd" : "even"}`);
  await dropAndOpen(page, await file("long.csv", ["number,rest,parity", ...lines]));
  assert.equal(await hook(page, "preview").getAttribute("aria-rowcount"), "30001");
  await typeOver(hook(page, "row-jump"), "20000");
  await hook(page, "row-jump").press("Enter");
  const wanted = hook(page, "preview").locator('[aria-rowindex="20001"]');
  await wanted.filter({ hasText: "odd" }).waitFor();
  assert.match(await wanted.innerText(), /20000\s+missing\s+odd/);
  assert.ok((await hook(page, "preview").getByRole("row").count()) < 80);
  assert.ok((await columnRow("number").locator("svg rect").count()) === 12);
});

test("a thousand columns: few stand in the document, a filter finds one, the keyboard keeps its place", async () => {
  const names = Array.from({ length: 1000 }, (_, index) => `gene_${index}`);
  const lines = Array.from({ length: 40 }, (_, row) => [...names.map((_, index) => ((row * 7 + index * 13) % 101) / 10), row % 2 ? "ill" : "well"].join(","));
  await dropAndOpen(page, await file("genes.csv", [[...names, "state"].join(","), ...lines]));
  assert.equal(await hook(page, "columns").getAttribute("aria-rowcount"), "1002");
  const standing = () => page.locator('[data-testid="columns"] [role="row"], [data-testid="features"] label').count();
  assert.ok((await standing()) < 160, `${await standing()} rows stand in the document`);

  await hook(page, "columns").evaluate((scroller) => { scroller.scrollTop = scroller.scrollHeight; });
  await columnRow("state").waitFor();
  assert.equal(await columnRow("state").getAttribute("aria-rowindex"), "1002");
  await hook(page, "tick-gene_999").focus();
  await hook(page, "columns").evaluate((scroller) => { scroller.scrollTop = 0; });
  await columnRow("gene_0").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "tick-gene_999");

  await hook(page, "column-filter").fill("gene_50");
  assert.deepEqual(await hook(page, "columns").getByRole("rowheader").allTextContents(), ["gene_50", ...Array.from({ length: 10 }, (_, index) => `gene_50${index}`)]);
  await hook(page, "tick-gene_507").uncheck();
  await settled(page);
  await hook(page, "feature-filter").fill("507");
  assert.deepEqual(await ticked(), []);
  await hook(page, "feature-filter").fill("nothing like this");
  await hook(page, "column-filter").fill("nothing like this");
  assert.equal(await hook(page, "columns").getByRole("rowheader").count(), 0);
  assert.deepEqual(noise(isoline.record), []);
});

test("among a thousand columns an axis and the target are typed, with the names that fit below; an unknown one is refused by name", async () => {
  const axis = hook(page, "axis-x");
  assert.equal(await axis.evaluate((control) => control.localName), "input");
  await typeOver(axis, "gene_99");
  const offered = await axis.evaluate((control) => [...control.list.options].map(({ value }) => value));
  assert.deepEqual(offered, ["gene_99", ...Array.from({ length: 10 }, (_, index) => `gene_99${index}`)]);
  await typeOver(axis, "gene_997");
  await axis.press("Tab");
  await settled(page);
  assert.match(await hook(page, "boundary-caption").innerText(), /over gene_997 and /);
  await typeOver(axis, "protein");
  await axis.press("Tab");
  assert.equal(await axis.evaluate((control) => control.validationMessage), 'There is no fitting column "protein". Choose one of the list.');
  await typeOver(hook(page, "target"), "gene_3");
  await hook(page, "target").press("Tab");
  await settled(page);
  assert.equal(await hook(page, "task").inputValue(), "regression");
  assert.equal(await axis.inputValue(), "gene_997");
  assert.deepEqual(noise(isoline.record), []);
});
