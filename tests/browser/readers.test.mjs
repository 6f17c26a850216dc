/** Files that are read before the engine sees them, on the sealed page: workbooks, Parquet, gzip, encodings, cancelling. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { encoderOf } from "../web/encoding-texts.mjs";
import { askWorker, noise, openIsoline, PROBE } from "./harness.mjs";
import { DATA } from "./paths.mjs";
import { alertText, dropAndOpen, dropFile, epoch, hook, opened, pickFile, settled, stepTimes } from "./person.mjs";
import { tryFromWorker } from "./probes.mjs";
import { BROWSER } from "./start.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;
/** What the server had been asked when the seal closed. @type {number} */
let loaded;
/** @type {string} */
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "isoline-files-"));
  isoline = await openIsoline({ probe: tryFromWorker });
  page = isoline.page;
  loaded = isoline.server.log.length;
});
after(async () => {
  await isoline?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const fixture = (name) => join(DATA, "readers", name);

/** Waits for a complaint, hands it over and puts it away. */
async function complaint() {
  await page.waitForFunction(() => document.querySelector('[data-testid="alert"]')?.textContent !== "");
  const shown = await alertText(page);
  await page.locator('[data-testid="alert"] button').click();
  await page.waitForFunction(() => document.querySelector('[data-testid="alert"]')?.textContent === "");
  return shown;
}

/** Everything that is said of the table, whether it is unfolded or not. */
async function remarks() {
  await hook(page, "findings-more").evaluate((more) => more.click());
  return hook(page, "findings").textContent();
}

test("the reader is loaded before the seal and started by nobody until a file comes", async () => {
  assert.ok(isoline.server.log.some((line) => line.includes("/readers-")), isoline.server.log.join("\n"));
  assert.equal(await page.evaluate(() => window.isolineTest.readers.length), 0);
});

test("a workbook opens with its first table, another sheet is one choice away, and it trains", async () => {
  await dropAndOpen(page, fixture("orders.xlsx"));
  assert.match(await remarks(), /3 sheets; "Aufträge"/);
  const sheets = hook(page, "read-panel");
  await hook(page, "read-path").click();
  assert.deepEqual(await sheets.locator("label").allTextContents(), ["As found: Aufträge: 16 × 7", "Aufträge: 16 × 7", "数据 2: 13 × 2", "Notes: 1 × 1"]);
  const headers = await hook(page, "preview").getByRole("columnheader").allTextContents();
  assert.ok(headers.includes("Größe Länge (cm)"), headers.join());
  await hook(page, "read-path-数据 2").check();
  await hook(page, "read-preview").filter({ hasText: /y/ }).waitFor();
  await hook(page, "read-use").click();
  await page.waitForFunction(() => [...document.querySelectorAll('[data-testid="preview"] [role="columnheader"]')].some((cell) => cell.textContent === "y"));
  await settled(page);
  assert.match(await hook(page, "read-line").textContent(), /sheet 数据 2 \(chosen\)/);
  await stepTimes(page, 2);
  assert.equal(await epoch(page), 2);
});

test("Parquet and packed tables open and train", async () => {
  for (const name of ["types.parquet", "table.csv.gz"]) {
    await dropAndOpen(page, fixture(name));
    await stepTimes(page, 1);
    assert.equal(await alertText(page), "", name);
  }
  assert.equal(await hook(page, "read-path").count(), 0);
});

test("text of another encoding is read and said; another reading is shown live and taken on demand", async () => {
  const path = join(folder, "chinese.csv");
  const rows = Array.from({ length: 20 }, (_, row) => `王芳,${20 + row},${row % 2 ? "北京" : "上海"}`);
  await writeFile(path, encoderOf("gb18030")(`姓名,年龄,城市\n${rows.join("\n")}\n`));
  await dropAndOpen(page, path);
  assert.match(await remarks(), /GB18030/);
  assert.match(await hook(page, "read-encoding").textContent(), /^GB18030$/);
  await hook(page, "read-encoding").click();
  assert.match(await hook(page, "read-preview").textContent(), /^姓名 .*年龄 .*城市/);
  assert.equal(await hook(page, "read-use").isDisabled(), true);
  await hook(page, "read-encoding-windows-1252").check();
  await hook(page, "read-preview").filter({ hasText: /^ÐÕÃû/ }).waitFor();
  await hook(page, "read-use").click();
  await page.waitForFunction(() => [...document.querySelectorAll('[data-testid="preview"] [role="columnheader"]')].some((cell) => cell.textContent?.startsWith("ÐÕÃû")));
  await settled(page);
  assert.match(await hook(page, "read-encoding").textContent(), /^Windows-1252$/);
});

test("each file that cannot be read is named, and the run before it is kept", async (context) => {
  await dropAndOpen(page, fixture("plain.xlsx"));
  await stepTimes(page, 3);
  const hash = await askWorker(page, { kind: "hash" });
  const refused = { "locked.xlsx": /password/, "old.xls": /\.xls/, "hidden.xlsx": /hidden/, "empty.xlsx": /no table/, "calc.ods": /OpenDocument/, "two.zip": /2 files/, "cut.csv.gz": /cut off/, "bomb.csv.gz": /200 times/, "zstd.parquet": /ZSTD/, "cut.parquet": /cut off/ };
  for (const [name, message] of Object.entries(refused)) {
    await context.test(name, async () => {
      await dropFile(page, fixture(name));
      assert.match(await complaint(), message);
      assert.deepEqual([await epoch(page), await askWorker(page, { kind: "hash" })], [3, hash]);
    });
  }
});

test("files with the same columns are joined, others are named, and a folder is told what to do", async () => {
  const files = ["one.csv", "two.csv"].map((name) => join(folder, name));
  const rows = (from) => Array.from({ length: 15 }, (_, row) => `${from + (row * 7) % 15},${row % 4},${row % 2 ? "yes" : "no"}`).join("\n");
  for (const [at, path] of files.entries()) await writeFile(path, `a,b,label\n${rows(at * 100)}\n`);
  const picker = page.locator('[data-testid="file"]');
  await picker.setInputFiles(files);
  await page.waitForFunction(() => document.querySelector('[data-testid="table-shape"]')?.textContent?.startsWith("30 rows"));
  await settled(page);
  await stepTimes(page, 1);
  await picker.setInputFiles([files[0], fixture("table.csv.gz")]);
  assert.match(await complaint(), /table\.csv/);
  // Elsewhere the drop is made of a file's bytes, and a folder has none.
  if (BROWSER !== "chromium") return;
  await dropFile(page, DATA);
  assert.match(await complaint(), /folder/);
});

test("a large file shows how far it is, and a cancel leaves table and run as they were", async () => {
  await dropAndOpen(page, fixture("plain.xlsx"));
  await stepTimes(page, 3);
  const hash = await askWorker(page, { kind: "hash" });
  const path = join(folder, "large.csv");
  const block = Array.from({ length: 50_000 }, (_, row) => `${row},${row * 0.37},${row % 7},some words ${row % 11},${row % 2 ? "yes" : "no"}`).join("\n");
  await writeFile(path, `a,b,c,d,label\n${Array.from({ length: 40 }, () => block).join("\n")}\n`);
  await pickFile(page, path);
  await hook(page, "reading").filter({ hasText: /Reading large\.csv, \d+ %/ }).waitFor({ state: "visible" });
  await hook(page, "reading-cancel").click();
  await hook(page, "reading").waitFor({ state: "hidden" });
  assert.equal(await alertText(page), "");
  assert.equal(await hook(page, "table-name").textContent(), "plain.xlsx");
  assert.deepEqual([await epoch(page), await askWorker(page, { kind: "hash" })], [3, hash]);
  await stepTimes(page, 1);
  assert.equal(await epoch(page), 4);
});

test("the last of two files that are dropped at once is the one that is open", async () => {
  await pickFile(page, join(folder, "large.csv"));
  await pickFile(page, fixture("types.parquet"));
  await opened(page, "types.parquet");
  assert.equal(await alertText(page), "");
});

test("the reading worker can send nothing, and nothing was asked of the server since the seal", async () => {
  await page.evaluate(() => { window.isolineTest.keepReaders = true; });
  await dropAndOpen(page, fixture("table.csv.gz"));
  assert.deepEqual(isoline.record.errors, []);
  const outcomes = await askWorker(page, { kind: PROBE, origins: [isoline.server.origin] }, "readers");
  assert.ok(outcomes.length >= 4, outcomes.join("\n"));
  assert.deepEqual(outcomes.filter((outcome) => outcome.endsWith("sent")), []);
  // Firefox reports what its policy stopped as an error of the page.
  if (BROWSER === "chromium") assert.deepEqual(isoline.record.errors, []);
  assert.deepEqual(isoline.server.log.slice(loaded), []);
});

test("what the page says of itself before the probes is nothing", async () => {
  const fresh = await openIsoline();
  try {
    await dropAndOpen(fresh.page, fixture("orders.xlsx"));
    await stepTimes(fresh.page, 1);
    assert.deepEqual(noise(fresh.record), []);
  } finally {
    await fresh.close();
  }
});
