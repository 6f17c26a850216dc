/** gzip: one table in one archive, one level deep. */
import { failure } from "./failure.js";
import { inflate } from "./inflate.js";

/** @param {Uint8Array} bytes */
export const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Where a tar archive has its mark. */
const TAR_MARK = 257;

/**
 * @param {Uint8Array} bytes
 * @param {number} most bytes the table may have
 * @param {(share: number) => void} [progress]
 * @returns {Promise<Uint8Array>}
 */
export async function gunzip(bytes, most, progress = () => {}) {
  const table = await inflate("gzip", bytes, {
    what: "The gzip archive", most, mostHint: "Keep fewer rows or columns, then pack it again.", progress,
  });
  const mark = new TextDecoder("latin1").decode(table.subarray(TAR_MARK, TAR_MARK + 5));
  if (isGzip(table) || mark === "ustar") {
    throw failure("nested-archive", `The gzip archive holds another archive${mark === "ustar" ? " (tar)" : ""}.`,
      "Unpack it and drop the table inside.");
  }
  return table;
}
