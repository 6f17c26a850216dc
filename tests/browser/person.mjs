/** What a person does on the page, and what a person reads there. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { BROWSER, LIMIT } from "./start.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} hook */
export function hook(page, hook) {
  return page.locator(`[data-testid="${hook}"]`);
}

/**
 * A drag and drop of a file: in Chromium a real one, as the browser makes it of the system's events; elsewhere the events
 * that it ends in, since no protocol can drag a file there.
 * @param {Page} page
 * @param {string} path
 */
export async function dropFile(page, path) {
  if (BROWSER !== "chromium") {
    const bytes = (await readFile(path)).toString("base64");
    await page.evaluate(dropBytes, { name: basename(path), bytes });
    return;
  }
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
  }
  await session.detach();
}

/** Runs in the page. @param {{ name: string, bytes: string }} file */
export function dropBytes({ name, bytes }) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name));
  for (const type of ["dragenter", "dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, clientX: 200, clientY: 300 }));
  }
}

/** Types over what stands in a field, key by key. @param {import("playwright-core").Locator} field @param {string} value */
export async function typeOver(field, value) {
  await field.focus();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(value);
}

/** Chooses a file in the page's own file field. @param {Page} page @param {string} path */
export async function pickFile(page, path) {
  await page.locator('[data-testid="file"]').setInputFiles(path);
}

/** Copies the file's text and presses Control+V on the page. @param {Page} page @param {string} path */
export async function pasteFile(page, path) {
  const origin = new URL(page.url()).origin;
  // Firefox has no such permission; a preference of its profile stands for it.
  if (BROWSER === "chromium") await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await page.bringToFront();
  await page.evaluate((text) => navigator.clipboard.writeText(text), await readFile(path, "utf8"));
  await page.evaluate(() => /** @type {HTMLElement|null} */ (document.activeElement)?.blur());
  await page.keyboard.press("Control+V");
}

/** The ways in, by name. A pasted table has no file name. */
export const WAYS_IN = { "drag and drop": dropFile, "file picker": pickFile, paste: pasteFile };

/**
 * Waits until the page names this table as the open one and its axes have points.
 * @param {Page} page
 * @param {string} name
 */
export async function opened(page, name) {
  await page.waitForFunction(
    (wanted) => document.querySelector('[data-testid="table-name"]')?.textContent === wanted,
    name,
    { timeout: LIMIT },
  );
  await settled(page);
}

/** What the data panel complains of; empty when all is well. @param {Page} page */
export async function alertText(page) {
  return ((await hook(page, "alert").textContent()) ?? "").trim();
}

/**
 * The file's worker takes the place of the one before: a table of the same name would look open at once.
 * @param {Page} page @param {string} path
 */
export async function dropAndOpen(page, path) {
  await page.evaluate(() => { window.isolineTest.left = [...window.isolineTest.workers]; });
  await dropFile(page, path);
  await page.waitForFunction(() => {
    const { left, workers } = window.isolineTest;
    return left.some((worker) => !workers.includes(worker)) && workers.some((worker) => !left.includes(worker));
  }, null, { timeout: LIMIT });
  await opened(page, basename(path));
}

/** @param {Page} page @param {string} name of the catalog */
export async function openSample(page, name) {
  await hook(page, "sample").selectOption(name);
  await settled(page);
}

/**
 * Waits until the worker has answered what the page asked, and what the page asked on that, and all of it is painted.
 * @param {Page} page
 */
export async function settled(page) {
  await within(LIMIT, "the page did not come to rest", page.evaluate(rest));
}

/** Runs in the page. */
export async function rest() {
  const paint = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const answer = () => new Promise((resolve) => {
    const worker = window.isolineTest.workers.at(-1);
    const id = (window.isolineTest.next += 1);
    worker.addEventListener("message", function heard({ data }) {
      if (data.id !== id) return;
      worker.removeEventListener("message", heard);
      resolve(null);
    });
    // One that only opened a table, or gave way to one, answers no more.
    worker.addEventListener("ended", () => resolve(null));
    worker.postMessage({ id, kind: "hash" });
  });
  for (let round = 0; round < 3; round += 1) {
    // The panels follow one after another.
    while (document.querySelector("main[aria-busy]")) await paint();
    await answer();
    await paint();
  }
  while (document.querySelector("main[aria-busy]")) await paint();
}

/**
 * A browser that hangs answers no call at all: without this the whole run would wait with it.
 * @template Result
 * @param {number} milliseconds
 * @param {string} what
 * @param {Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function within(milliseconds, what, work) {
  /** @type {NodeJS.Timeout|undefined} */ let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`After ${milliseconds / 1000} s ${what}.`)), milliseconds);
  });
  try {
    return /** @type {Result} */ (await Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Page} page @param {string} name */
export async function chooseTarget(page, name) {
  await hook(page, "target").selectOption(name);
  await settled(page);
}

/**
 * Ticks exactly these features.
 * @param {Page} page
 * @param {string[]} names
 */
export async function chooseFeatures(page, names) {
  const boxes = hook(page, "features").locator('input[type="checkbox"]');
  for (let index = 0; index < (await boxes.count()); index += 1) {
    const box = boxes.nth(index);
    if (await box.isDisabled()) continue;
    const name = await box.getAttribute("name");
    await box.setChecked(names.includes(name ?? ""));
    await settled(page);
  }
}

/** The number that stands in a readout; null for a dash. @param {Page} page @param {string} name */
export async function reading(page, name) {
  const shown = (await hook(page, name).textContent()) ?? "";
  const digits = shown.replace(/[\s\u2009\u202f]/g, "").replace("−", "-").match(/-?\d+(\.\d+)?/);
  return digits ? Number(digits[0]) : null;
}

/** @param {Page} page */
export const epoch = (page) => reading(page, "epoch");

/** Waits until the page shows at least this epoch. @param {Page} page @param {number} wanted */
export async function epochReached(page, wanted) {
  await page.waitForFunction(
    (least) => Number(document.querySelector('[data-testid="epoch"]')?.textContent?.replace(/\D/g, "")) >= least,
    wanted,
    { timeout: LIMIT },
  );
}

/** Presses Play, waits for an epoch, presses Pause. @param {Page} page @param {number} epochs */
export async function playUntil(page, epochs) {
  await hook(page, "play").click();
  await epochReached(page, epochs);
  await hook(page, "play").click();
  await settled(page);
}

/** Presses Step so many times: whole epochs, the same run each time. @param {Page} page @param {number} epochs */
export async function stepTimes(page, epochs) {
  const from = (await epoch(page)) ?? 0;
  await hook(page, "step").evaluate((button, times) => {
    for (let done = 0; done < times; done += 1) button.click();
  }, epochs);
  await epochReached(page, from + epochs);
  await settled(page);
}
