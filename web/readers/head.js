/** The beginning of a file: enough to show how its first rows would be read, without reading all of it. */
import { isGzip } from "./gzip.js";
import { isParquet } from "./parquet.js";
import { byZeros } from "./encodings/zeros.js";
import { isZip } from "./zip.js";

/** Bytes that hold more rows than anybody looks at. */
export const HEAD = 1 << 20;

const NUMPY = 0x93;
const LINE_FEED = 0x0a;

/** A bracket or a brace must be closed at the end, and an array states its length. @param {Uint8Array} bytes */
function isOnePiece(bytes) {
  const blank = (/** @type {number} */ byte) => byte <= 0x20 || [0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(byte);
  const first = bytes.subarray(0, 4096).find((byte) => !blank(byte));
  return first === NUMPY || first === 0x7b || first === 0x5b;
}

/** What a reader needs of a file for its beginning: a slice of plain text, the whole of anything else. @param {Blob} file @returns {Promise<Blob>} */
export async function beginningOf(file) {
  const first = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  const whole = isGzip(first) || isZip(first) || isParquet(first) || isOnePiece(first);
  return whole ? file : file.slice(0, HEAD);
}

/** Whole lines of a text at its beginning. @param {Uint8Array} bytes */
export function headOf(bytes) {
  if (bytes.length < HEAD || isOnePiece(bytes)) return bytes;
  const end = bytes.subarray(0, HEAD).lastIndexOf(LINE_FEED) + 1;
  const wide = byZeros(bytes) !== null || (bytes[0] ?? 0) >= 0xfe;
  // In UTF-16 a line end has two bytes.
  return end === 0 ? bytes : bytes.subarray(0, wide ? end + (end % 2) : end);
}
