/** The first rows of a text that is too large to be held whole. */
import { failure } from "./failure.js";
import { offers } from "./subsample.js";

/** @typedef {import("../shared/protocol.js").Reading} Reading */

/** Lines that may stand above the rows, and blank ones between them. */
export const SPARE = 1000;

/** Bytes that tell what kind of text it is and how long its rows are. */
const SAMPLE = 1 << 16;

/** What a table and its run take, as the engine has it (crates/dataset/src/formats/subsample.rs). */
const [BUDGET, PER_ROW, PER_CELL] = [640e6, 64, 12];

/** What makes a row too many is not known before it is read: so much less is offered. */
export const CAUTION = 0.9;

const [QUOTE, NEWLINE, RETURN, BRACE, BRACKET] = [0x22, 10, 13, 0x7b, 0x5b];
const SEPARATORS = [44, 59, 9, 124, 32];

/** Counts the records that go by, in as many pieces as they come. Quotes open at the beginning of a cell, as in the engine. */
export class Records {
  /** @param {boolean} quotes whether a cell in quotes may hold ends of lines */
  constructor(quotes) {
    this.quotes = quotes;
    this.count = 0;
    /** Bytes that went by. */
    this.bytes = 0;
    /** Bytes up to the end of the last record. */
    this.end = 0;
    this.inside = false;
    this.start = true;
  }

  /** @param {Uint8Array} piece @param {number} most ends at so many records @returns {boolean} whether there were so many */
  pass(piece, most) {
    for (let at = 0; at < piece.length; at += 1) {
      const byte = /** @type {number} */ (piece[at]);
      if (byte === QUOTE && this.quotes) {
        // Of two quotes inside, the first ends the cell and the second opens it again.
        if (this.inside || this.start) [this.inside, this.start] = [!this.inside, true];
      } else if (byte === NEWLINE && !this.inside) {
        this.count += 1;
        this.end = this.bytes + at + 1;
        this.start = true;
        if (this.count >= most) return true;
      } else {
        this.start = SEPARATORS.includes(byte);
      }
    }
    this.bytes += piece.length;
    return false;
  }
}

/**
 * How a text can be cut into rows; null where it cannot: binary files, UTF-16, and JSON that is one value.
 * @param {Uint8Array} head its first bytes
 */
export function records(head) {
  if (head.some((byte) => byte < 9 || (byte > RETURN && byte < 32))) return null;
  const opened = head.find((byte) => byte > 32 && byte < 128);
  const line = new TextDecoder().decode(head.subarray(0, head.indexOf(NEWLINE)));
  if (opened === BRACKET || (opened === BRACE && !line.trimEnd().endsWith("}"))) return null;
  return new Records(opened !== BRACE);
}

/**
 * The first rows of a file, where they are asked for; nobody reads more of it than these, or than the beginning that tells
 * what can be offered instead.
 * @param {Blob} file
 * @param {Partial<Reading>} asked
 * @param {number} most bytes
 * @param {import("../shared/protocol.js").EngineError} refusal of the whole file
 * @param {(share: number) => void} progress
 */
export async function beginning(file, asked, most, refusal, progress) {
  const head = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  const found = records(head);
  if (found === null) throw refusal;
  if (asked.rows?.kind !== "first") {
    throw { ...refusal, choices: offers(fitting(head, most), asked, ["first"]) };
  }
  const wanted = asked.rows.count + SPARE;
  /** @type {BlobPart[]} */
  const parts = [];
  const reader = file.stream().getReader();
  for (let done = false; !done;) {
    const piece = await reader.read();
    if (piece.done) break;
    done = found.pass(piece.value, wanted);
    parts.push(piece.value);
    if (found.end > most || (!done && found.bytes > most)) {
      await reader.cancel();
      throw { ...failure("large-part", `The first ${found.count} rows have more than ${most / 1e6} MB.`, "Take fewer rows."), choices: offers(CAUTION * found.count, asked, ["first"]) };
    }
    progress(Math.min(1, found.count / wanted));
  }
  await reader.cancel();
  return new Uint8Array(await new Blob(parts).slice(0, found.end).arrayBuffer());
}

/** How many rows like the first ones fit. @param {Uint8Array} head @param {number} most bytes */
function fitting(head, most) {
  const sample = /** @type {Records} */ (records(head));
  sample.pass(head, Infinity);
  const length = Math.max(1, sample.end) / Math.max(1, sample.count);
  const line = head.subarray(0, sample.end);
  const cells = Math.max(...SEPARATORS.map((separator) => line.reduce((count, byte) => count + (byte === separator ? 1 : 0), 0))) / Math.max(1, sample.count) + 1;
  return CAUTION * Math.min(most / length, BUDGET / (PER_ROW + PER_CELL * cells));
}
