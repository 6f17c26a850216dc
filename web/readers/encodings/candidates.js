/** Reads a sample of bytes in every encoding that offices use and puts the readings in order of how little they surprise. */
import { surprise } from "./score.js";
import { decode } from "./tables.js";

/**
 * In order of preference where two say the same. `ibm437` is here to be refused by its name.
 * @type {{ label: string, name: string }[]}
 */
export const ENCODINGS = [
  { label: "windows-1252", name: "Windows-1252" },
  { label: "gb18030", name: "GB18030" },
  { label: "big5", name: "Big5" },
  { label: "shift_jis", name: "Shift_JIS" },
  { label: "euc-kr", name: "EUC-KR" },
  { label: "euc-jp", name: "EUC-JP" },
  { label: "windows-1251", name: "Windows-1251" },
  { label: "windows-1250", name: "Windows-1250" },
  { label: "windows-1254", name: "Windows-1254" },
  { label: "koi8-r", name: "KOI8-R" },
  { label: "ibm437", name: "IBM437" },
];

/** Most bytes that are judged: enough for any language, and quick in all encodings. */
const SAMPLE = 16_384;

/** A reading is sure when the next best is this many bits less likely. */
const SURE = 8;

/** The lines with bytes beyond ASCII, up to the sample's size: the rest says nothing. @param {Uint8Array} bytes */
export function telling(bytes) {
  const sample = new Uint8Array(SAMPLE);
  let filled = 0;
  let start = 0;
  let high = false;
  for (let at = 0; at <= bytes.length && filled < SAMPLE; at += 1) {
    const byte = bytes[at] ?? 0x0a;
    if (byte >= 0x80) high = true;
    if (byte !== 0x0a && at - start < SAMPLE / 2) continue;
    if (high) {
      const line = bytes.subarray(start, Math.min(at + 1, start + SAMPLE - filled));
      sample.set(line, filled);
      filled += line.length;
    }
    start = at + 1;
    high = false;
  }
  return sample.subarray(0, filled);
}

/**
 * @param {Uint8Array} bytes
 * @returns {{ label: string, name: string, bits: number, rivals: string[] }[]} the likeliest first, with the names of those that
 *   read something else and are almost as likely
 */
export function candidates(bytes) {
  const sample = telling(bytes);
  const readings = ENCODINGS.map(({ label, name }) => {
    const text = decode(label, sample);
    return { label, name, text, bits: surprise(label, text) };
  });
  readings.sort((one, other) => one.bits - other.bits);
  return readings.map(({ label, name, bits, text }) => ({
    label, name, bits,
    rivals: readings.filter((other) => other.text !== text && other.bits - bits < SURE && other.bits >= bits).map((other) => other.name),
  }));
}
