/** Where the tests find the built page, the fixtures and the browser. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join, resolve } from "node:path";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const DIST = resolve(ROOT, process.env.ISOLINE_DIST ?? "dist");
export const DATA = join(ROOT, "tests", "data");
export const GOLDEN = join(ROOT, "tests", "golden");
export const LIBRARY = join(DIST, "library", "isoline.js");
export const CHROMIUM = process.env.ISOLINE_CHROMIUM ?? "/usr/bin/chromium";
export const FIREFOX = process.env.ISOLINE_FIREFOX ?? "/usr/bin/firefox-esr";

/** The built page must be there: a test run without it is a mistake, not a pass. */
export function requireBuild() {
  for (const file of [join(DIST, "index.html"), LIBRARY]) {
    if (!existsSync(file)) throw new Error(`${file} is missing. Run "cargo xtask build" first.`);
  }
}

/** @param {string} path @returns {Promise<any>} */
export async function readJson(path) {
  return JSON.parse(await readFile(path, "utf8"));
}
