/** The fixtures of tests/data and what their manifest says of each; cases that are made run natively. */
import { join } from "node:path";
import { DATA, readJson } from "./paths.mjs";

/**
 * @typedef {{ ok: boolean, errorKind?: string, messageContains?: string[], hintContains?: string, row?: number, column?: string,
 *   rows?: number, dropped?: number, classes?: string[], remarks?: string[] }} Expectation
 * unpacked: the engine refuses it, the page and `loadFile` unpack it first.
 * @typedef {Expectation & { file: string, unpacked?: boolean, reading?: Record<string, unknown>, columns?: string[], kinds?: string[], delimiter?: string, header?: boolean,
 *   target?: string, task?: string, features?: string[], missing?: Record<string, number>, minimum?: Record<string, number>,
 *   levels?: Record<string, string[]>, unusable?: Record<string, string>, remarkRow?: number, remarkContains?: string[],
 *   spec?: Record<string, unknown>, prepare?: Expectation }} Case
 */

/** @type {Case[]} */
export const CASES = (await readJson(join(DATA, "cases.json"))).filter((/** @type {Case} */ entry) => entry.file !== undefined);

/** Files that the page must refuse as they are; those read in a way that was asked for run natively. */
export const REFUSED = CASES.filter((entry) => !entry.ok && !entry.unpacked && !entry.reading);

/** @param {Case} entry */
export const pathOf = (entry) => join(DATA, entry.file);

/** A file that is refused with a place in it. */
export function brokenFile() {
  const found = REFUSED.find((entry) => entry.row !== undefined);
  if (!found) throw new Error("The manifest has no refused file that names a row.");
  return pathOf(found);
}

/** The expected texts that `shown` lacks. @param {Expectation} expected @param {string} shown */
export function lacking(expected, shown) {
  const wanted = [...(expected.messageContains ?? []), expected.hintContains ?? ""];
  return wanted.filter((part) => !shown.toLowerCase().includes(part.toLowerCase()));
}

/**
 * A suggested spec with the changes of a case laid over its data part.
 * @param {any} suggested @param {Record<string, any>} [change]
 */
export function changed(suggested, change = {}) {
  const spec = structuredClone(suggested);
  const explicit = "target" in change && !("features" in change) ? { features: null, task: null } : {};
  spec.data = {
    ...spec.data, ...explicit, ...change,
    split: { ...spec.data.split, ...change.split },
    missing: { ...spec.data.missing, ...change.missing },
  };
  return spec;
}
