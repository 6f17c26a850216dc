/** Some of a file's rows instead of all: what is offered where all are too many, and which ones are picked. */
import { failure } from "./failure.js";

/**
 * @typedef {import("../shared/protocol.js").Reading} Reading
 * @typedef {import("../shared/protocol.js").ReadingChoice} ReadingChoice
 * @typedef {import("../shared/protocol.js").RowChoice} RowChoice
 */

/** A reading that has everything found. @type {Reading} */
export const NOTHING_ASKED = { encoding: null, delimiter: null, header: null, skip: null, comments: null, units: null, footer: null, decimal: null, dates: null, path: null, rows: null };

/**
 * The first rows, and where they can be picked among all as many at random; the label is an English one, the page has its own.
 * @param {number} most how many rows fit
 * @param {Partial<Reading>} asked
 * @param {RowChoice["kind"][]} kinds
 * @returns {ReadingChoice[]}
 */
export function offers(most, asked, kinds) {
  // Down to two digits: a number that is easily said.
  const step = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1);
  const count = Math.floor(most / step) * step;
  const said = count.toLocaleString("en");
  return kinds.map((kind) => ({
    label: kind === "first" ? `The first ${said} rows` : `${said} rows at random`,
    reading: { ...NOTHING_ASKED, ...asked, rows: kind === "first" ? { kind, count } : { kind, count, seed: 1 } },
    preview: [],
  }));
}

/**
 * Which rows of a table of `total` rows and `columns` columns are read: a question per row, in their order.
 * @param {{ what: string, total: number, columns: number, most: number }} table what: its name in the message. most: cells
 * @param {Partial<Reading>} asked
 * @returns {{ takes: () => boolean, of: number|null }} of: the total, where not all are taken
 */
export function picker({ what, total, columns, most }, asked) {
  const rows = asked.rows ?? null;
  let wanted = Math.min(rows?.count ?? total, total);
  if (wanted * columns > most) {
    const fitting = Math.floor(most / columns);
    const error = failure("too-many-rows", `${what} has ${total} rows of ${columns} columns; ${fitting} of them fit into the ${most / 1e6} million cells that the tab can hold.`, "Take some of the rows, or keep fewer columns.");
    throw { ...error, choices: offers(fitting, asked, ["random", "first"]) };
  }
  const of = wanted < total ? total : null;
  if (rows?.kind !== "random") return { takes: () => wanted-- > 0, of };
  const uniform = generator(rows.seed ?? 1);
  let left = total;
  // Selection sampling, as the engine does it: every set of rows is equally likely.
  return { takes: () => {
    const taken = uniform() * left < wanted;
    left -= 1;
    if (taken) wanted -= 1;
    return taken;
  }, of };
}

/** Uniform numbers from 0 to 1 by the small fast counting generator (sfc32, Doty-Humphrey). @param {number} seed */
function generator(seed) {
  let [a, b, c, counter] = [seed | 0, (seed / 2 ** 32) | 0, 0x9e3779b9, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let turn = 0; turn < 15; turn += 1) next();
  return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
}
