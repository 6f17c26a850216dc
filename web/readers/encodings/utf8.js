/** Whether bytes are UTF-8, and where they are not; the counts are those of the engine, so that both decide alike. */

const CHUNK = 1 << 20;

/** @param {Uint8Array} bytes */
export function isUtf8(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The second byte that may follow a first one of three or four. @param {number} lead @returns {[number, number]} */
function seconds(lead) {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

/**
 * Characters of two bytes and more, places that are no UTF-8 and the row of the first.
 * @param {Uint8Array} bytes
 */
export function countUtf8(bytes) {
  let [valid, invalid, row, line] = [0, 0, 0, 1];
  for (let at = 0; at < bytes.length;) {
    const lead = /** @type {number} */ (bytes[at]);
    at += 1;
    if (lead < 0x80) {
      if (lead === 0x0a) line += 1;
      continue;
    }
    const more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    let got = 0;
    let [low, high] = seconds(lead);
    while (got < more) {
      const next = bytes[at] ?? 0;
      if (next < low || next > high) break;
      [low, high] = [0x80, 0xbf];
      at += 1;
      got += 1;
    }
    if (more > 0 && got === more) valid += 1;
    else {
      invalid += 1;
      row ||= line;
    }
  }
  return { valid, invalid, row };
}

/** Damaged UTF-8, as the engine sees it: what is whole outweighs what is not. @param {{ valid: number, invalid: number }} counts */
export const isDamagedUtf8 = ({ valid, invalid }) => valid >= 4 * invalid;
