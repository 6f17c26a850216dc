// @ts-check
/** Files as the engine reads them by itself. */
import { asNamed } from "./errors.js";

/** @import { FileReading, Reading, Remark } from "../shared/protocol.js" */
/** @typedef {{ name: string, bytes: Uint8Array, reading: FileReading, remarks: Remark[], of: number|null }} Plain *

/**
 * What the engine reads by itself of a file; the code for it is loaded when it is first needed.
 * @param {{ name: string, bytes: Uint8Array | ArrayBuffer }} file
 * @param {Partial<Reading>} reading
 * @param {(share: number) => void} progress
 * @returns {Promise<Plain>}
 */
export async function readPlain({ name, bytes }, reading, progress) {
  const readers = await import("../readers/read.js");
  try {
    return await readers.readPlain({ name, bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes) }, reading, progress);
  } catch (error) {
    throw asNamed(error);
  }
}
