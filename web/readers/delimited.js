/** Writes typed rows as CSV for the engine: every text in quotes, every number as JavaScript reads it back, blank lines kept. */

/** Text is gathered up to this many characters before it becomes bytes. */
const CHUNK = 1 << 20;

/** @typedef {string | number | boolean | null | { written: string }} Cell  written: a number, date or time that is written as it stands */

/** @param {Cell|undefined} cell */
function field(cell) {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell === "" ? "" : `"${cell.includes("\"") ? cell.replaceAll("\"", "\"\"") : cell}"`;
  if (typeof cell === "object") return cell.written;
  return String(cell);
}

/** Gathers rows into UTF-8 bytes. */
export class Delimited {
  constructor() {
    this.encoder = new TextEncoder();
    /** @type {Uint8Array[]} */
    this.parts = [];
    this.text = "";
    this.bytes = 0;
    /** The line that comes next, counted from 1. */
    this.line = 1;
  }

  /**
   * Lines break at records only, so that a line's number is its row's: ends of line inside a cell become blanks.
   * @param {Cell[]} cells
   */
  row(cells) {
    this.text += `${cells.map(field).join(",").replace(/\r\n|[\r\n]/g, " ")}\n`;
    this.line += 1;
    if (this.text.length > CHUNK) this.flush();
  }

  /** Blank lines up to, not including, this one. @param {number} line */
  skipTo(line) {
    if (line <= this.line) return;
    this.text += "\n".repeat(line - this.line);
    this.line = line;
  }

  flush() {
    const part = this.encoder.encode(this.text);
    this.parts.push(part);
    this.bytes += part.length;
    this.text = "";
  }

  finish() {
    this.flush();
    const whole = new Uint8Array(this.bytes);
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}
