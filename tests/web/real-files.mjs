/**
 * What the engine makes of a real file with no word from a person: what was read and guessed, what is remarked, and whether a
 * network learns. Run by itself it writes what it finds into the list of files, to be read over before it is kept.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DATA, LIBRARY, readJson } from "../browser/paths.mjs";

export const FOLDER = join(DATA, "real");
const LIST = join(FOLDER, "files.json");

/** Enough for a network to learn what is there to learn, few enough for forty files. */
const EPOCHS = 30;

/** By so much a score stands above its baseline before that is expected of a file. */
const CLEARLY = 0.1;

/**
 * `rows`, `columns`, `target` and `task` or the kind of the refusal; codes of findings with their severity, and of remarks.
 * @typedef {{ refused: string } | { rows: number, columns: number, target: string, task: string, features: number,
 *   findings: string[], remarks: string[], beatsBaseline: boolean }} Outcome
 * @typedef {{ file: string, package: string, path: string, licence: string, about: string, expected: Outcome }} RealFile
 */

/** @type {RealFile[]} */
export const FILES = await readJson(LIST);

const sorted = (values) => [...new Set(values)].sort();

/**
 * @param {string} file
 * @returns {Promise<{ outcome: Outcome, losses: number[], sentence: string, error: Error|null }>}
 */
export async function lookAt(file) {
  const { createEngine } = await import(LIBRARY);
  const engine = await createEngine();
  try {
    const { table } = await engine.loadFile({ name: file, bytes: new Uint8Array(await readFile(join(FOLDER, file))) });
    const plan = engine.configure(table.suggested);
    const { target, task, features } = table.suggested.data;
    const findings = sorted(engine.diagnose(table.suggested).map(({ severity, code }) => `${severity} ${code}`));
    const remarks = sorted([...table.remarks, ...plan.remarks].map(({ code }) => code));
    engine.train({ epochs: EPOCHS });
    const { validation, baseline, sentence } = engine.evaluate();
    const beatsBaseline = validation[0].value > baseline.score + CLEARLY;
    const losses = [...engine.history().trainLoss];
    return { outcome: { rows: table.rows, columns: table.columns.length, target, task, features: features.length, findings, remarks, beatsBaseline }, losses, sentence, error: null };
  } catch (error) {
    if (error.name !== "IsolineError") throw error;
    return { outcome: { refused: error.kind }, losses: [], sentence: "", error };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const renewed = [];
  for (const file of FILES) renewed.push({ ...file, expected: (await lookAt(file.file)).outcome });
  await writeFile(LIST, `${JSON.stringify(renewed, null, 1)}\n`);
}
