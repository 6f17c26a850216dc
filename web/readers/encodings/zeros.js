/** What zeros between letters tell: UTF-16 and UTF-32 without a mark. */

const SAMPLE = 4096;

/**
 * @param {Uint8Array} bytes
 * @returns {"utf-16le"|"utf-16be"|"utf-32"|null}
 */
export function byZeros(bytes) {
  const length = Math.min(bytes.length, SAMPLE) & ~3;
  if (length < 8) return null;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) zeros[at & 3] = (zeros[at & 3] ?? 0) + 1;
  const quarter = length / 4;
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros.map((count) => count / quarter);
  if (third > 0.9 && ((second > 0.7 && fourth > 0.9) || (first > 0.9 && second > 0.7 && fourth < 0.1))) return "utf-32";
  if (first > 0.9 && second > 0.9 && third > 0.7 && fourth < 0.1) return "utf-32";
  const [even, odd] = [(first + third) / 2, (second + fourth) / 2];
  // Ends of line, commas and digits are there in any table, so UTF-16 of any language has zeros, nearly all on one side.
  const label = odd > 0.04 && even < odd / 3 ? "utf-16le" : even > 0.04 && odd < even / 3 ? "utf-16be" : null;
  // Whatever else has zeros has control characters too, or halves of a pair.
  return label === null || CONTROL.test(new TextDecoder(label).decode(bytes.subarray(0, length))) ? null : label;
}

const CONTROL = /[\0-\x08\x0e-\x1f]|\ufffd(?!$)/;
