/** The bytes of a file, as they come from the disk: all of them, or the first rows where all are too many. */
import { beginning } from "./beginning.js";
import { failure, isFailure } from "./failure.js";
import { MOST_BYTES, tooLarge } from "./read.js";

/**
 * @param {Blob} file
 * @param {Partial<import("../shared/protocol.js").Reading>} asked
 * @param {(share: number) => void} progress
 * @returns {Promise<Uint8Array>}
 */
export async function fromBlob(file, asked, progress) {
  try {
    return await (file.size > MOST_BYTES ? beginning(file, asked, MOST_BYTES, tooLarge(file.size), progress) : whole(file, progress));
  } catch (error) {
    if (isFailure(error)) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw failure("unreadable-file", `The file changed, was moved or may not be read (${detail}).`, "Drop it again.");
  }
}

/** @param {Blob} file @param {(share: number) => void} progress */
async function whole(file, progress) {
  const bytes = new Uint8Array(file.size);
  let at = 0;
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    // More than the file had when it was chosen: it is being written to.
    if (at + value.length > bytes.length) throw new Error("it grew");
    bytes.set(value, at);
    at += value.length;
    progress(at / bytes.length);
  }
  if (at < bytes.length) throw new Error("it shrank");
  return bytes;
}
