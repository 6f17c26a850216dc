/** The penguins file as the tests read it: with a reader of their own, so that the engine's is not its own witness. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DATA } from "./paths.mjs";

export const PENGUINS = join(DATA, "penguins.csv");

/** Every row as an object of texts by column name. The file has no quoted cells. */
export function penguinRows() {
  const [header, ...lines] = readFileSync(PENGUINS, "utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index], cell])));
}

/** The columns whose every known cell is a measurement: millimetres and grams. */
export function measurements() {
  const names = Object.keys(penguinRows()[0]).filter((name) => /_(mm|g)$/.test(name));
  if (names.length !== 4) throw new Error(`The penguins file has ${names.length} measurements instead of 4.`);
  return names;
}
