/**
 * Reads a text table of a million rows and 12 columns beside PapaParse: parsing and memory in Node; in Chromium on the built
 * page the time until the table is open, the longest task of the page's thread meanwhile, and how fast a cancel is.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { createEngine } from "./engine.mjs";

const ROWS = 1_000_000;
const COLUMNS = 12;

/** Ten columns of numbers, a category and a class, the same for every run: about 100 MB. */
export function millionRows() {
  let state = 1;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const parts = [`${Array.from({ length: COLUMNS - 2 }, (_, at) => `x${at}`).join()},colour,class\n`];
  for (let row = 0; row < ROWS; row += 1) {
    let line = "";
    let sum = 0;
    for (let at = 0; at < COLUMNS - 2; at += 1) {
      const value = random() * 100;
      sum += value;
      line += `${value.toFixed(6)},`;
    }
    parts.push(`${line}${["red", "green", "blue"][row % 3]},${sum > 500 ? "high" : "low"}\n`);
  }
  return Buffer.from(parts.join(""));
}

/** Milliseconds of `load`, the table's bytes and the most memory that the module had. @param {Buffer} bytes */
async function inEngine(bytes) {
  /** @type {WebAssembly.Memory[]} */ const memories = [];
  const Native = WebAssembly.Instance;
  WebAssembly.Instance = /** @type {any} */ (function (/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
    const made = new Native(module, imports);
    memories.push(/** @type {WebAssembly.Memory} */ (made.exports.memory));
    return made;
  });
  const engine = await createEngine();
  WebAssembly.Instance = Native;
  const begun = performance.now();
  const table = engine.load({ name: "million.csv", bytes });
  const milliseconds = performance.now() - begun;
  if (table.rows !== ROWS || table.columns.length !== COLUMNS) throw new Error(`${table.rows} rows of ${table.columns.length} columns were read.`);
  const kept = table.columns.reduce((/** @type {number} */ sum, /** @type {any} */ column) => sum + ROWS * (column.kind === "numeric" ? 8 : 4), 0);
  return { milliseconds, kept, peak: memories[0]?.buffer.byteLength ?? NaN };
}

/** Milliseconds of PapaParse in a worker thread; it gives rows of texts and numbers. @param {Buffer} bytes @param {string} modules */
function inPapaParse(bytes, modules) {
  const source = `const { parentPort, workerData } = require("node:worker_threads");
    const Papa = require(workerData.papa);
    parentPort.on("message", (bytes) => {
      const begun = performance.now();
      const { data } = Papa.parse(Buffer.from(bytes).toString(), { header: false, dynamicTyping: true, skipEmptyLines: true });
      parentPort.postMessage({ milliseconds: performance.now() - begun, rows: data.length - 1 });
    });`;
  const worker = new Worker(source, { eval: true, workerData: { papa: join(modules, "papaparse") }, resourceLimits: { maxOldGenerationSizeMb: 4096 } });
  return new Promise((resolve, reject) => {
    worker.on("error", reject);
    worker.on("message", ({ milliseconds, rows }) => {
      worker.terminate();
      if (rows === ROWS) resolve(milliseconds);
      else reject(new Error(`PapaParse read ${rows} rows.`));
    });
    worker.postMessage(bytes);
  });
}

/** Milliseconds until the table is open, of the longest task, and from a cancel to the end of the reading. @param {Buffer} bytes */
async function onPage(bytes) {
  const { openIsoline } = await import("../browser/harness.mjs");
  const { hook, opened, pickFile } = await import("../browser/person.mjs");
  const folder = mkdtempSync(join(tmpdir(), "isoline-million-"));
  const isoline = await openIsoline();
  try {
    const { page } = isoline;
    const path = join(folder, "million.csv");
    writeFileSync(path, bytes);
    await pickFile(page, path);
    await hook(page, "reading").waitFor({ state: "visible" });
    const cancel = await page.evaluate(() => new Promise((resolve) => {
      const line = /** @type {HTMLElement} */ (document.querySelector('[data-testid="reading"]'));
      const begun = performance.now();
      new MutationObserver(() => { if (line.hidden) resolve(performance.now() - begun); }).observe(line, { attributes: true });
      /** @type {HTMLElement} */ (line.querySelector("button")).click();
    }));
    await page.evaluate(() => {
      const seen = /** @type {any} */ (window);
      seen.longest = 0;
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration); }).observe({ type: "longtask" });
    });
    const begun = performance.now();
    await pickFile(page, path);
    await page.waitForFunction(() => document.querySelector('[data-testid="table-name"]')?.textContent === "million.csv", null, { timeout: 120_000 });
    const open = performance.now() - begun;
    await opened(page, "million.csv");
    return { open, cancel, longest: await page.evaluate(() => /** @type {any} */ (window).longest) };
  } finally {
    await isoline.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All figures; a part that cannot be had says why. @param {string} modules where the peers are installed */
export async function reading(modules) {
  const bytes = millionRows();
  /** @type {Record<string, unknown>} */
  const figures = { bytes: bytes.length, engine: await inEngine(bytes) };
  for (const [name, measure] of Object.entries({ papaparse: () => inPapaParse(bytes, modules), page: () => onPage(bytes) })) {
    figures[name] = await measure().catch((/** @type {Error} */ error) => ({ skipped: error.message.split("\n")[0] }));
  }
  return figures;
}
