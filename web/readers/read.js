/**
 * What is done with a file before the engine sees it: unpacked, taken out of its workbook or Parquet file, decoded.
 * The page's reading worker and the library share it.
 */
import { choices, detect, named } from "./encodings/detect.js";
import { recode } from "./encodings/recode.js";
import { byZeros } from "./encodings/zeros.js";
import { LACKING } from "../shared/file.js";
import { failure, isFailure } from "./failure.js";
import { gunzip, isGzip } from "./gzip.js";
import { isParquet, readParquetTable } from "./parquet.js";
import { readWorkbookTable } from "./workbook/read.js";
import { NOTHING_ASKED } from "./subsample.js";
import { isZip } from "./zip.js";

/**
 * @typedef {import("../shared/protocol.js").FileReading} FileReading
 * @typedef {import("../shared/protocol.js").Reading} Reading
 * @typedef {import("../shared/protocol.js").Remark} Remark
 * @typedef {{ name: string, bytes: Uint8Array, reading: FileReading, remarks: Remark[], of: number|null }} Plain
 *   bytes the engine reads by itself, and the name without what was taken off. of: how many rows the file has, where those
 *   asked for were picked here
 */

/** The most bytes of a table: page and engine hold it once each. */
export const MOST_BYTES = 256e6;

/** How the old Excel format and encrypted workbooks begin. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** How binary files begin that the engine knows by name, to read or to refuse them. */
const BINARY = ["%PDF-", "\x89PNG", "\xff\xd8\xff", "GIF8", "ARROW1", "\x93NUMPY", "\x89HDF", "SQLite format 3", "7z\xbc\xaf", "BZh", "\xfd7zXZ", "\0asm", "\x7fELF"]
  .map((text) => [...text].map((one) => one.charCodeAt(0)));

/**
 * Throws what names the file, the cause and the next step.
 * @param {{ name: string, bytes: Uint8Array }} file
 * @param {Partial<Reading>} asked what is left out is found
 * @param {(share: number) => void} [progress]
 * @returns {Promise<Plain>}
 */
export async function readPlain(file, asked, progress = () => {}) {
  try {
    return await read(file, asked, progress);
  } catch (error) {
    throw isFailure(error) ? { ...error, message: `${file.name}: ${error.message}` } : error;
  }
}

/** @param {{ name: string, bytes: Uint8Array }} file @param {Partial<Reading>} asked @param {(share: number) => void} progress @returns {Promise<Plain>} */
async function read({ name, bytes }, asked, progress) {
  if (bytes.length > MOST_BYTES) throw tooLarge(bytes.length);
  const packed = isGzip(bytes);
  const inner = packed ? await gunzip(bytes, MOST_BYTES, asked, progress) : bytes;
  const plain = packed ? name.replace(/\.gz$/i, "") : name;
  /** @type {FileReading} */
  const reading = { kind: "text", packed, sheet: null, sheets: [], encoding: null };
  if (begins(inner, COMPOUND)) throw compound(inner);
  if (isZip(inner)) {
    refuse(asked, "A workbook", LACKING.workbook);
    const { bytes: table, sheets, sheet, remarks, of } = await readWorkbookTable(inner, asked, progress);
    return { name: plain, bytes: table, reading: { ...reading, kind: "workbook", sheet, sheets }, remarks, of };
  }
  if (isParquet(inner)) {
    refuse(asked, "A Parquet file", LACKING.parquet);
    const { bytes: table, remarks, of } = await readParquetTable(inner, asked, progress);
    return { name: plain, bytes: table, reading: { ...reading, kind: "parquet" }, remarks, of };
  }
  if (inner.length === 0 || BINARY.some((mark) => begins(inner, mark))) return { name: plain, bytes: inner, reading, remarks: [], of: null };
  const { bytes: table, encoding, remarks } = readText(inner, asked);
  return { name: plain, bytes: table, reading: { ...reading, encoding }, remarks, of: null };
}

/** @param {Partial<Reading>} asked @param {string} what @param {(keyof Reading)[]} lacking what it has not */
function refuse(asked, what, lacking) {
  const name = lacking.find((one) => (asked[one] ?? null) !== null);
  if (name) throw failure("reading", `${what} has no ${name} that could be chosen.`, `Leave reading.${name} out.`);
}

/** @param {Uint8Array} bytes @param {Partial<Reading>} reading */
function readText(bytes, reading) {
  const asked = reading.encoding ?? null;
  // In UTF-16 any byte may be half of a letter.
  if (asked === null && byZeros(bytes) === null && isMostlyControl(bytes)) return { bytes, encoding: null, remarks: [] };
  const found = asked === null ? detect(bytes) : named(asked);
  if (found.left && found.label !== "windows-1252") return { bytes, encoding: offered(found, bytes), remarks: [] };
  const { bytes: table, damaged, row } = found.left ? { bytes, damaged: 0, row: null } : recode(found.label, bytes);
  /** @type {Remark[]} */
  const remarks = [];
  if (!found.left) {
    const message = asked === null ? `The file is not UTF-8 and was read as ${found.name}.` : `The file was read as ${found.name}, as asked.`;
    remarks.push({ code: "encoding", message, row: found.row, column: null, hint: "If letters look wrong, choose another encoding.", choices: [] });
  }
  if (found.rivals.length > 0) {
    const message = `The encoding is not certain: ${found.name} is the likeliest, ${found.rivals.join(", ")} may be meant.`;
    const close = offered(found, bytes).choices.filter(({ name }) => name === found.name || found.rivals.includes(name));
    remarks.push({
      code: "encoding-uncertain", message, row: found.row, column: null, hint: "Look at the letters and choose the encoding.",
      choices: close.map(({ label, name, preview }) => ({ label: name, reading: { ...NOTHING_ASKED, ...reading, encoding: label }, preview: preview.split("\n").slice(0, 3).map((line) => [line]) })),
    });
  }
  if (damaged > 0) {
    remarks.push({ code: "damaged-text", message: `${damaged === 1 ? "1 place is" : `${damaged} places are`} not valid ${found.name}; each shows as \ufffd.`, row, column: null, hint: "Choose another encoding, or save the file again as UTF-8.", choices: [] });
  }
  return { bytes: table, encoding: offered(found, bytes), remarks };
}

/** @param {import("./encodings/detect.js").Found} found @param {Uint8Array} bytes */
const offered = (found, bytes) => ({ label: found.label, confident: found.rivals.length === 0, choices: choices(found, bytes) });

/** @param {Uint8Array} bytes @param {number[]} mark */
const begins = (bytes, mark) => mark.every((byte, at) => bytes[at] === byte);

/** What is no text at all the engine refuses with a count. @param {Uint8Array} bytes */
function isMostlyControl(bytes) {
  const sample = bytes.subarray(0, 65_536);
  let control = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) control += byte === 0 ? 0 : 1;
  return control > sample.length / 20;
}

/** @param {Uint8Array} bytes */
function compound(bytes) {
  const names = new TextDecoder("utf-16le").decode(bytes.subarray(0, Math.min(bytes.length, 1 << 20) & ~1));
  return names.includes("EncryptedPackage")
    ? failure("encrypted", "The workbook is protected by a password.", "Save it without a password and drop it again.")
    : failure("not-text", "This is an old Excel workbook (.xls).", "Save it as .xlsx or CSV and drop that.");
}

/** @param {number} bytes */
export function tooLarge(bytes) {
  return failure("large-file", `The file has ${Math.ceil(bytes / 1e6)} MB; a table may have ${MOST_BYTES / 1e6} MB.`, "Keep fewer rows or columns.");
}
