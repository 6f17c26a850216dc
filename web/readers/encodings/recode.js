/** Text of any encoding to UTF-8, a piece at a time, with a count of what is no character. */
import { decode } from "./tables.js";

const CHUNK = 1 << 20;

/**
 * @param {string} label
 * @param {Uint8Array} bytes
 * @returns {{ bytes: Uint8Array, damaged: number, row: number|null }} row: the first with damage
 */
export function recode(label, bytes) {
  const decoder = label === "windows-1252" ? null : new TextDecoder(label);
  const encoder = new TextEncoder();
  /** @type {Uint8Array[]} */
  const parts = [];
  let [total, damaged, line] = [0, 0, 1];
  /** @type {number|null} */
  let row = null;
  for (let at = 0; at < bytes.length || at === 0; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    const text = decoder === null ? decode(label, piece) : decoder.decode(piece, { stream: at + CHUNK < bytes.length });
    const part = encoder.encode(text);
    parts.push(part);
    total += part.length;
    const found = text.split("\ufffd").length - 1;
    if (found > 0 && row === null) row = line + ends(text.slice(0, text.indexOf("\ufffd")));
    damaged += found;
    line += ends(text);
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { bytes: whole, damaged, row };
}

/** @param {string} text */
const ends = (text) => text.split("\n").length - 1;
