/** A second file on the page: a report before any answer, then a table that the browser saves, with nothing sent. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { noise, openIsoline } from "./harness.mjs";
import { hook, openSample, settled, stepTimes } from "./person.mjs";
import { BROWSER } from "./start.mjs";

/** @type {Awaited<ReturnType<typeof openIsoline>>} */
let isoline;
/** @type {import("playwright-core").Page} */
let page;
let folder = "";

const HEADER = "Note,species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year";
const ROWS = [
  "=HYPERLINK(1),Adelie,Torgersen,39.1,18.7,181,3750,male,2007",
  "plain,Gentoo,Biscoe,46.1,13.2,211,4500,female,2007",
  "new,Gentoo,Mainland,46.1,13.2,211,90000,female,2009",
  "gap,Chinstrap,Dream,,17.9,192,3500,female,2007",
];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "isoline-score-"));
  isoline = await openIsoline({ context: { acceptDownloads: true } });
  ({ page } = isoline);
  await openSample(page, "penguins");
  await stepTimes(page, 40);
});
after(async () => {
  await isoline?.close();
  await rm(folder, { recursive: true, force: true });
});

/** @param {string} name @param {string} text */
async function choose(name, text) {
  const path = join(folder, name);
  await writeFile(path, text);
  await hook(page, "score-file").setInputFiles(path);
}

test("a file without the columns is refused with their names, and nothing else changes", async () => {
  await choose("wrong.csv", "a,b\n1,2\n");
  await hook(page, "alert-results").locator("strong").waitFor();
  assert.match((await hook(page, "alert-results").textContent()) ?? "", /wrong\.csv.*lacks 7 of the 7 columns.*bill_length_mm/);
  assert.equal(await hook(page, "table-name").textContent(), "penguins");
  assert.equal(await hook(page, "score-answer").isVisible(), false);
});

/** Saves the scored table and looks into the file. */
async function savedAsShown() {
  const saving = page.waitForEvent("download");
  await hook(page, "score-download").click();
  const download = await saving;
  assert.equal(download.suggestedFilename(), "new birds scored.csv");
  const path = join(folder, "saved.csv");
  await download.saveAs(path);
  const text = await readFile(path, "utf8");
  assert.equal(text.charCodeAt(0), 0xfeff);
  const [head, ...lines] = text.slice(1).trimEnd().split("\r\n");
  assert.equal(head, `${HEADER},species predicted,probability Adelie,probability Chinstrap,probability Gentoo,reliability`);
  assert.ok(lines[0]?.startsWith("'=HYPERLINK(1),Adelie,Torgersen,39.1,"), lines[0]);
  assert.deepEqual(lines.map((line) => line.split(",").at(-1)), ["ok", "ok", "unseen category; extrapolates", "missing filled"]);
  assert.equal(lines[1]?.split(",")[9], "Gentoo");
}

test("the report comes before the answers, and the scored table is saved as it should be opened", async () => {
  const asked = isoline.record.requests.length;
  await choose("new birds.csv", [HEADER, ...ROWS].join("\n"));
  await hook(page, "score-answer").waitFor();
  const report = (await hook(page, "score-report").textContent()) ?? "";
  for (const part of ["island", "Mainland", "Row 4", "90000", "Note"]) assert.ok(report.includes(part), `${part} in ${report}`);
  assert.equal(await hook(page, "score-download").isVisible(), false);
  await hook(page, "score-answer").click();
  await hook(page, "score-download").waitFor();
  await settled(page);
  assert.match((await hook(page, "score-done").textContent()) ?? "", /^4 rows are scored with the weights of epoch 40: .*Accuracy .* on 4 rows/);
  // Playwright learns of downloads in Chromium only.
  if (BROWSER === "chromium") await savedAsShown();
  assert.equal(isoline.record.requests.length, asked);
  assert.deepEqual(await page.evaluate(() => window.isolineTest.violations), []);
  assert.deepEqual(noise(isoline.record), []);
});

test("a JSON file is answered as the same rows of a text are", async () => {
  const names = HEADER.split(",");
  const rows = ROWS.map((row) => Object.fromEntries(row.split(",").map((cell, index) => [names[index], cell === "" ? null : Number.isFinite(Number(cell)) ? Number(cell) : cell])));
  await choose("birds.json", JSON.stringify(rows));
  await page.waitForFunction(() => document.querySelector('[data-testid="score-summary"]')?.textContent?.startsWith("birds.json: 4 rows."));
  await hook(page, "score-answer").click();
  await page.waitForFunction(() => /^4 rows are scored/.test(document.querySelector('[data-testid="score-done"]')?.textContent ?? ""));
});

test("a file that is let go over the part is answered, not opened", async () => {
  await page.evaluate(({ text }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "dropped.csv"));
    const part = document.querySelector('[data-testid="score"] p');
    for (const type of ["dragenter", "dragover", "drop"]) part?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, { text: [HEADER, ...ROWS].join("\n") });
  await page.waitForFunction(() => document.querySelector('[data-testid="score-summary"]')?.textContent?.startsWith("dropped.csv: 4 rows."));
  assert.equal(await hook(page, "table-name").textContent(), "penguins");
  assert.equal(await hook(page, "score-download").isVisible(), false);
});

test("another network forgets the answers of the one before", async () => {
  await hook(page, "new-seed").click();
  await settled(page);
  assert.equal(await hook(page, "score-answer").isVisible(), false);
  assert.equal(await hook(page, "score-summary").textContent(), "");
});
