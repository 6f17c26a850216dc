/** gzip: one table in one archive, one level deep. */
import { CAUTION, records, SPARE } from "./beginning.js";
import { failure, isFailure } from "./failure.js";
import { inflate } from "./inflate.js";
import { offers } from "./subsample.js";

/** @param {Uint8Array} bytes */
export const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Where a tar archive has its mark. */
const TAR_MARK = 257;

/**
 * @param {Uint8Array} bytes
 * @param {number} most bytes the table may have
 * @param {Partial<import("../shared/protocol.js").Reading>} asked of its first rows no more is unpacked than these
 * @param {(share: number) => void} [progress]
 * @returns {Promise<Uint8Array>}
 */
export async function gunzip(bytes, most, asked, progress = () => {}) {
  const wanted = asked.rows?.kind === "first" ? asked.rows.count + SPARE : Infinity;
  /** @type {import("./beginning.js").Records|null|undefined} */
  let found;
  const until = (/** @type {Uint8Array} */ piece) => {
    if (found === undefined) found = records(piece);
    return found?.pass(piece, wanted) ?? false;
  };
  let table;
  try {
    table = await inflate("gzip", bytes, { what: "The gzip archive", most, mostHint: "Keep fewer rows or columns, then pack it again.", until, progress });
  } catch (error) {
    if (found && isFailure(error) && error.kind === "archive-too-large") throw { ...error, choices: offers(CAUTION * found.count, asked, ["first"]) };
    throw error;
  }
  if (found && found.count >= wanted) table = table.subarray(0, found.end);
  const mark = new TextDecoder("latin1").decode(table.subarray(TAR_MARK, TAR_MARK + 5));
  if (isGzip(table) || mark === "ustar") {
    throw failure("nested-archive", `The gzip archive holds another archive${mark === "ustar" ? " (tar)" : ""}.`,
      "Unpack it and drop the table inside.");
  }
  return table;
}
