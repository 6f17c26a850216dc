/** The curves under the stage as a person draws and saves them, and a confusion's cells. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
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

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "isoline-curves-"));
  isoline = await openIsoline({ context: { acceptDownloads: true } });
  ({ page } = isoline);
  await openSample(page, "penguins");
  await stepTimes(page, 30);
});
after(async () => {
  await isoline?.close();
  await rm(folder, { recursive: true, force: true });
});

/** @param {string} figure */
const lines = (figure) => hook(page, figure).locator("path.chart-line").evaluateAll((paths) => paths.map((path) => path.getAttribute("d") ?? ""));
/** @param {string} figure */
const ticks = (figure) => hook(page, figure).locator(".chart-tick.end").allTextContents();

test("a logarithmic axis has powers of ten, and the even one comes back", async () => {
  const [even, evenTicks] = [await lines("loss-curve"), await ticks("loss-curve")];
  await hook(page, "curve-log").check();
  const values = (await ticks("loss-curve")).map(Number);
  assert.ok(values.length >= 3 && values.every((value) => value > 0 && /^[125]$/.test(String(value).replace(/[0.]/g, ""))), String(values));
  assert.notDeepEqual(await lines("loss-curve"), even);
  await hook(page, "curve-log").uncheck();
  assert.deepEqual([await lines("loss-curve"), await ticks("loss-curve")], [even, evenTicks]);
});

test("smoothing draws a calmer line and leaves the curve itself faint behind it", async () => {
  const plain = await lines("score-curve");
  assert.equal(plain.length, 2);
  await hook(page, "curve-smoothing").fill("0.9");
  assert.equal((await lines("score-curve")).length, 4);
  const faint = await hook(page, "score-curve").locator("path.faint").evaluateAll((paths) => paths.map((path) => path.getAttribute("d") ?? ""));
  assert.deepEqual(faint, plain);
  await hook(page, "curve-smoothing").fill("0");
  assert.deepEqual(await lines("score-curve"), plain);
});

/** @param {string} kind @returns {Promise<{ name: string, bytes: Buffer }>} */
async function saved(kind) {
  const saving = page.waitForEvent("download");
  await hook(page, `loss-curve-${kind}`).click();
  const download = await saving;
  const path = join(folder, `curve.${kind}`);
  await download.saveAs(path);
  return { name: download.suggestedFilename(), bytes: await readFile(path) };
}

test("a curve is saved as a picture that stands by itself, and as numbers", { skip: BROWSER !== "chromium" && "Playwright learns of downloads in Chromium only" }, async () => {
  const asked = isoline.record.requests.length;
  const csv = await saved("csv");
  assert.equal(csv.name, "penguins loss.csv");
  const [head, first, ...more] = csv.bytes.toString("utf8").trimEnd().split("\n");
  assert.equal(head, "epoch,training,validation");
  assert.equal(more.length, 30);
  assert.match(first ?? "", /^0,\d\.\d{8,},\d\.\d{8,}$/);

  const svg = await saved("svg");
  const drawn = svg.bytes.toString("utf8");
  assert.match(drawn, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(drawn, /<title>Figure 2\. .+ on training and validation rows\.<\/title>/);
  assert.ok([...drawn.matchAll(/<path [^>]*stroke="rgb/g)].length >= 4, "colours stand in the file itself");
  for (const word of ["Epoch", "training", "validation", "10", "20"]) assert.ok(drawn.includes(`>${word}</text>`), word);
  assert.doesNotMatch(drawn, /var\(--| class="/);

  const png = await saved("png");
  assert.equal(png.bytes.subarray(1, 4).toString("latin1"), "PNG");
  assert.ok(png.bytes.readUInt32BE(16) > 1000, "sharp enough for print");
  assert.equal(isoline.record.requests.length, asked);
});

test("a cell of the confusion lights its rows in the boundary, tells their numbers, and stays lit when pressed", async () => {
  const picture = () => hook(page, "boundary").evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  await settled(page);
  const all = await picture();
  const cell = hook(page, "confusion-0-0");
  const count = Number(await cell.textContent());
  assert.ok(count > 10);
  await cell.focus();
  await settled(page);
  assert.match((await hook(page, "lit").textContent()) ?? "", new RegExp(`^${count} rows are Adelie and were answered as Adelie, the first of them \\d+(, \\d+){9}\\.$`));
  assert.notEqual(await picture(), all);
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await cell.getAttribute("aria-pressed"), "true");
  await hook(page, "step").focus();
  await settled(page);
  assert.notEqual(await hook(page, "lit").textContent(), "");
  await cell.click();
  await page.mouse.move(2, 2);
  await hook(page, "step").focus();
  await settled(page);
  assert.equal(await hook(page, "lit").textContent(), "");
  assert.equal(await picture(), all);
});

test("every metric stands beside that of the baseline", async () => {
  await hook(page, "metrics").locator("summary").click();
  const rows = hook(page, "metrics").locator("tbody tr");
  const [accuracy] = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  assert.equal(accuracy?.[0], "Accuracy");
  const always = /gives (0\.\d+)/.exec((await hook(page, "results").textContent()) ?? "")?.[1];
  assert.equal(accuracy?.[3], always);
  assert.deepEqual(noise(isoline.record), []);
});
