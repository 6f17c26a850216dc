/** The zip archive around a workbook: its directory, and one part at a time, never more than is asked for. */
import { failure } from "./failure.js";
import { inflate } from "./inflate.js";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record without its comment, and the longest comment. */
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

/** The most bytes one part may unpack to: a text longer than this no engine holds as one string. */
const MOST_PART = 400e6;

/** @typedef {{ name: string, method: number, encrypted: boolean, packed: number, size: number, offset: number }} Entry */

/** @param {Uint8Array} bytes */
export const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** A workbook is a zip archive whose first entries carry such names. */
const WORKBOOK_PARTS = /\[Content_Types\]\.xml|xl\//;

export class Zip {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    try {
      this.readDirectory();
    } catch (error) {
      // A place outside the file: DataView says so with a RangeError.
      throw error instanceof RangeError ? this.damaged() : error;
    }
  }

  damaged() {
    const workbook = WORKBOOK_PARTS.test(new TextDecoder("latin1").decode(this.bytes.subarray(0, 4096)));
    return workbook
      ? failure("damaged-archive", "The Excel workbook is damaged or cut off.", "Open it in a spreadsheet program and export it as CSV, or fetch the file again.")
      : failure("damaged-archive", "The zip archive is damaged or cut off.", "Fetch it again, unpack it, and drop the table inside.");
  }

  readDirectory() {
    const { view } = this;
    const end = this.findEnd();
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count === 0xffff || at === 0xffffffff) {
      throw failure("zip64", "The archive is of the zip64 kind, which is not read.", "Save the table as CSV, or as a smaller workbook.");
    }
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== ENTRY) throw this.damaged();
      const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const entry = {
        name: new TextDecoder().decode(this.bytes.subarray(at + 46, at + 46 + (name ?? 0))),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), offset: view.getUint32(at + 42, true),
      };
      this.entries.set(entry.name, entry);
      at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
  }

  findEnd() {
    const { view } = this;
    const last = view.byteLength - END_SIZE;
    for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
      if (view.getUint32(at, true) === END) return at;
    }
    throw this.damaged();
  }

  /**
   * A part as bytes; null when there is none of this name.
   * @param {string} name
   * @param {{ stopAt?: number, progress?: (share: number) => void }} [options] stopAt: enough bytes, for a look at the beginning
   * @returns {Promise<Uint8Array|null>}
   */
  async part(name, options = {}) {
    const entry = this.entries.get(name);
    if (!entry) return null;
    if (entry.encrypted) throw failure("encrypted", "The archive is protected by a password.", "Save it without a password and drop it again.");
    let start;
    try {
      if (this.view.getUint32(entry.offset, true) !== LOCAL) throw this.damaged();
      start = entry.offset + 30 + this.view.getUint16(entry.offset + 26, true) + this.view.getUint16(entry.offset + 28, true);
    } catch (error) {
      throw error instanceof RangeError ? this.damaged() : error;
    }
    const packed = this.bytes.subarray(start, start + entry.packed);
    if (packed.length < entry.packed) throw this.damaged();
    if (entry.method === 0) return packed;
    if (entry.method !== 8) throw failure("compression", `The archive is packed by method ${entry.method}, which is not read.`, "Save it again from the program it came from.");
    return inflate("deflate-raw", packed, {
      what: `The part ${name} of the archive`, most: MOST_PART, mostHint: "Save the sheet as CSV.", ...options,
    });
  }

  /** A part as text; null when there is none of this name. @param {string} name @param {Parameters<Zip["part"]>[1]} [options] */
  async text(name, options) {
    const bytes = await this.part(name, options);
    if (bytes === null) return null;
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) ? "utf-16le" : (bytes[0] === 0xfe && bytes[1] === 0xff) ? "utf-16be" : "utf-8";
    return new TextDecoder(wide).decode(bytes);
  }
}
