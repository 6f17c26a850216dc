/** The reading worker's wiring: files in, progress and plain bytes out. It reads once and is ended by whoever made it. */
import { isFailure } from "./failure.js";
import { fromBlob } from "./blob.js";
import { beginningOf, headOf } from "./head.js";
import { readPlain } from "./read.js";

/** @typedef {import("../shared/messages.js").ReadRequest} ReadRequest */
/** @typedef {import("../shared/messages.js").ReadReply} ReadReply */

const scope = /** @type {{ postMessage(message: ReadReply, transfer?: Transferable[]): void, onmessage: unknown }} */ (
  /** @type {unknown} */ (globalThis)
);

/** The share of the work that is bringing the bytes in. */
const BRINGING = 0.4;

scope.onmessage = async (/** @type {MessageEvent<ReadRequest>} */ { data: { name, file, asked, head = false } }) => {
  const progress = paced((share) => scope.postMessage({ kind: "progress", share }));
  try {
    const part = head ? await beginningOf(file) : file;
    const brought = await fromBlob(part, asked, (share) => progress(share * BRINGING));
    const bytes = part === file ? brought : headOf(brought);
    const read = await readPlain({ name, bytes }, asked, (share) => progress(BRINGING + share * (1 - BRINGING)));
    const plain = head ? { ...read, bytes: headOf(read.bytes) } : read;
    const whole = /** @type {ArrayBuffer} */ (plain.bytes.length === plain.bytes.buffer.byteLength ? plain.bytes.buffer : plain.bytes.slice().buffer);
    // One for the engine and one for the page to keep: copied here, where nobody waits.
    const copy = head ? undefined : whole.slice(0);
    scope.postMessage({ kind: "plain", name: plain.name, bytes: whole, copy, reading: plain.reading, remarks: plain.remarks, of: plain.of }, copy ? [whole, copy] : [whole]);
  } catch (error) {
    scope.postMessage({ kind: "failure", error: isFailure(error) ? error : stopped(error) });
  }
};

/** Milliseconds between two words about progress. */
const PACE = 50;

/** @param {(share: number) => void} tell @returns {(share: number) => void} */
function paced(tell) {
  let last = 0;
  return (share) => {
    const now = performance.now();
    if (now - last < PACE) return;
    last = now;
    tell(share);
  };
}

/** Memory that ran out, or a fault of ours: both end the reading and nothing else. @param {unknown} error */
function stopped(error) {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "reading-stopped", message: `The file could not be read (${message}).`, row: null, column: null, hint: "Export the table as CSV, with fewer rows if it is large.", choices: [] };
}
