/** Files over the budget on the sealed page: progress, cancel, the offer of some rows, and that the page never stalls. */
import assert from "node:assert/strict";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { askWorker, noise, openIsoline } from "./harness.mjs";
import { rowsOfMany } from "./many-rows.mjs";
import { alertText, epoch, hook, openSample, opened, pickFile, settled, stepTimes } from "./person.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string} */
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "isoline-large-"));
  isoline = await openIsoline();
  page = isoline.page;
});
after(async () => {
  await isoline?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test("two hundred megabytes show how far they are, are cancelled without a trace, and are offered in part", async () => {
  await openSample(page, "moons");
  await stepTimes(page, 3);
  const hash = await askWorker(page, { kind: "hash" });
  const path = join(folder, "rows.csv");
  // 25 million rows of 8 bytes: more than the budget.
  await writeFile(path, rowsOfMany(25_000_000));
  await pickFile(page, path);
  await hook(page, "reading").filter({ hasText: /Reading rows\.csv, \d+ %/ }).waitFor({ state: "visible" });
  await hook(page, "reading-cancel").click();
  await hook(page, "reading").waitFor({ state: "hidden" });
  assert.equal(await alertText(page), "");
  assert.deepEqual([await epoch(page), await askWorker(page, { kind: "hash" })], [3, hash]);

  await pickFile(page, path);
  // Its first rows are there long before it is counted.
  await hook(page, "reading-first").locator("tbody tr").nth(3).waitFor();
  assert.equal(await hook(page, "reading-choice").count(), 0);
  await hook(page, "reading-choice").first().waitFor();
  assert.equal(await hook(page, "reading-first").isVisible(), false);
  assert.match(await alertText(page), /25,000,000 rows of 3 columns; 6,400,000 of them fit/);
  assert.deepEqual(await hook(page, "reading-choice").allTextContents(), ["6\u2009400\u2009000 rows at random", "The first 6\u2009400\u2009000 rows"]);
  assert.deepEqual([await epoch(page), await askWorker(page, { kind: "hash" })], [3, hash]);
});

test("a sample of a large table is said wherever a metric stands", async () => {
  const path = join(folder, "some.csv");
  await writeFile(path, rowsOfMany(7_000_000));
  await pickFile(page, path);
  await hook(page, "reading-choice").last().click();
  await opened(page, "some.csv");
  const said = /Of the file: the first 6\s400\s000 rows\./;
  assert.match(await hook(page, "table-shape").textContent(), said);
  assert.match(await hook(page, "subsample").textContent(), said);
  await settled(page);
  for (const name of ["results", "loss-curve-sentence", "score-curve-sentence"]) {
    await hook(page, name).filter({ hasText: said }).waitFor();
  }
});

test("three gigabytes are refused at once, and their first rows are one click away", async () => {
  const path = join(folder, "huge.csv");
  await writeFile(path, rowsOfMany(1_000_000));
  // Nothing stands in the rest of it: nobody reads so far.
  await truncate(path, 3e9);
  await pickFile(page, path);
  await page.waitForFunction(() => document.querySelector('[data-testid="alert"]')?.textContent?.includes("huge.csv"));
  assert.match(await alertText(page), /huge\.csv has 3000 MB; the tab can hold 256 MB/);
  assert.equal(await hook(page, "reading-choice").count(), 1);
  assert.match(await hook(page, "reading-choice").textContent(), /^The first [\d\u2009]+ rows$/);
  assert.deepEqual(noise(isoline.record), []);
});
