/** Unpacks deflated bytes with the platform's own decompressor, and stops before what comes out is too much. */
import { failure } from "./failure.js";

/** An archive that grows more than this is made to fill the memory; tables stay far below. */
export const MOST_RATIO = 200;

/** Below this many bytes no ratio is asked: a small table of one repeated row may pack very well. */
const SMALL = 1 << 22;

/** Bytes per write: what the decompressor makes of one write is bounded by about a thousand times this. */
const SLICE = 1 << 14;

/**
 * @typedef {{ what: string, most: number, mostHint: string, stopAt?: number, until?: (piece: Uint8Array) => boolean, progress?: (share: number) => void }} Bounds
 *   what: the archive in messages. stopAt: enough bytes, the rest is not unpacked. until: says of each piece whether it is enough.
 */

/**
 * @param {"gzip"|"deflate-raw"} format
 * @param {Uint8Array} bytes
 * @param {Bounds} bounds
 * @returns {Promise<Uint8Array>}
 */
export async function inflate(format, bytes, { what, most, mostHint, stopAt = Infinity, until, progress }) {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  let fed = 0;
  const feeding = (async () => {
    while (fed < bytes.length) {
      const slice = /** @type {Uint8Array<ArrayBuffer>} */ (bytes.subarray(fed, fed + SLICE));
      fed += slice.length;
      await writer.write(slice);
    }
    await writer.close();
  })();
  // The reader fails with the writer; this only keeps the second report of it from being called unhandled.
  feeding.catch(() => {});
  /** @type {Uint8Array[]} */
  const parts = [];
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      total += value.length;
      if (total >= stopAt || until?.(value)) break;
      if (total > most) throw failure("archive-too-large", `${what} holds more than ${megabytes(most)} MB.`, mostHint);
      if (total > SMALL && total > MOST_RATIO * fed) {
        throw failure("archive-bomb", `${what} grows to more than ${MOST_RATIO} times its size, as no table does.`,
          "Unpack it yourself, look at what is inside, and drop the table.");
      }
      progress?.(fed / bytes.length);
    }
  } catch (error) {
    if (error !== null && typeof error === "object" && "hint" in error) throw error;
    throw failure("damaged-archive", `${what} is damaged or cut off (${megabytes(total)} MB could be unpacked).`,
      "Fetch or pack the file again.");
  } finally {
    // Ends what is still under way; after a normal end it does nothing.
    reader.cancel().catch(() => {});
    writer.abort().catch(() => {});
  }
  return joined(parts, total);
}

/** @param {Uint8Array[]} parts @param {number} total */
export function joined(parts, total) {
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {number} bytes */
export const megabytes = (bytes) => (bytes < 1e6 ? (bytes / 1e6).toFixed(2) : String(Math.round(bytes / 1e6)));
