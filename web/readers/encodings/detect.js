/**
 * Which encoding a text file is in: by its mark, by its zeros, by strict UTF-8, and else by which reading surprises least.
 * What the engine reads itself (UTF-8, UTF-16, Windows-1252) is left to it; the rest is decoded here.
 */
import { failure } from "../failure.js";
import { candidates, ENCODINGS } from "./candidates.js";
import { decode } from "./tables.js";
import { countUtf8, isDamagedUtf8, isUtf8 } from "./utf8.js";
import { byZeros } from "./zeros.js";

/** What is known of the encoding before anything is decoded. `row`: the first that is not UTF-8. */
/** @typedef {{ label: string, name: string, rivals: string[], row: number|null, left: boolean }} Found
 *   left: the engine comes to the same by itself. rivals: names of what is almost as likely, none where it is sure.
 */

/** Marks that name an encoding which is not read. @type {[number[], string][]} */
const REFUSED_MARKS = [
  [[0xff, 0xfe, 0, 0], "UTF-32"], [[0, 0, 0xfe, 0xff], "UTF-32"],
  [[0x2b, 0x2f, 0x76, 0x38], "UTF-7"], [[0x2b, 0x2f, 0x76, 0x39], "UTF-7"], [[0x2b, 0x2f, 0x76, 0x2b], "UTF-7"], [[0x2b, 0x2f, 0x76, 0x2f], "UTF-7"],
];

/** @param {Uint8Array} bytes @param {number[]} mark */
const starts = (bytes, mark) => mark.every((byte, at) => bytes[at] === byte);

/** @param {string} name */
const notRead = (name) => failure("encoding", `The text is ${name}, which is not read.`, "Save it as UTF-8.");

/** @param {string} label @param {string} name @returns {Found} */
const left = (label, name) => ({ label, name, rivals: [], row: null, left: true });

/**
 * @param {Uint8Array} bytes
 * @returns {Found}
 */
export function detect(bytes) {
  for (const [mark, name] of REFUSED_MARKS) if (starts(bytes, mark)) throw notRead(name);
  if (starts(bytes, [0xff, 0xfe])) return left("utf-16le", "UTF-16");
  if (starts(bytes, [0xfe, 0xff])) return left("utf-16be", "UTF-16");
  const zeros = byZeros(bytes);
  if (zeros === "utf-32") throw notRead("UTF-32");
  if (zeros !== null) return wide(bytes, zeros);
  if (isUtf8(bytes)) {
    if (isUtf7(bytes)) throw notRead("UTF-7");
    return left("utf-8", "UTF-8");
  }
  const counts = countUtf8(bytes);
  if (isDamagedUtf8(counts)) return left("utf-8", "UTF-8");
  const [best, ...others] = candidates(bytes);
  if (!best) throw new TypeError("There is no encoding to choose from.");
  if (best.label === "ibm437" && best.rivals.length === 0) throw notRead("IBM437 (DOS)");
  const { label, name } = best.label === "ibm437" ? others[0] ?? best : best;
  return { label, name, rivals: [...(best.label === label ? [] : [best.name]), ...best.rivals.filter((rival) => rival !== name)], row: counts.row, left: label === "windows-1252" };
}

/** The engine knows UTF-16 without a mark by more zeros than a Chinese table has. */
const ENGINE_SHARE = 0.7;

/** @param {Uint8Array} bytes @param {"utf-16le"|"utf-16be"} label @returns {Found} */
function wide(bytes, label) {
  const sample = bytes.subarray(0, Math.min(bytes.length, 4096) & ~1);
  let zeros = 0;
  for (let at = label === "utf-16le" ? 1 : 0; at < sample.length; at += 2) if (sample[at] === 0) zeros += 1;
  return { ...left(label, "UTF-16"), left: zeros >= (sample.length / 2) * ENGINE_SHARE };
}

/** Runs of +…- that all decode to letters beyond ASCII are no chance in a file of nothing but ASCII. @param {Uint8Array} bytes */
function isUtf7(bytes) {
  const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
  const runs = [...text.matchAll(/\+([A-Za-z0-9+/]{3,})-/g)].map((found) => found[1] ?? "");
  return runs.length >= 2 && runs.every((run) => {
    const spare = (run.length * 6) % 16;
    if (spare >= 6) return false;
    const packed = Uint8Array.from(atob(run.padEnd(Math.ceil(run.length / 4) * 4, "A")), (one) => one.charCodeAt(0));
    return /^[\u0080-\ud7ff]+$/.test(new TextDecoder("utf-16be").decode(packed.subarray(0, Math.floor((run.length * 6) / 16) * 2)));
  });
}

/** What tells itself by its marks and its rules. */
const WIDE = [{ label: "utf-8", name: "UTF-8" }, { label: "utf-16le", name: "UTF-16" }];

/** Lines and characters of a preview. */
const PREVIEW_LINES = 5;
const PREVIEW_WIDTH = 120;
/** Bytes that certainly hold so many lines, or more than anybody looks at. */
const PREVIEW_BYTES = 4096;

/**
 * Every encoding that can be chosen, the likeliest first, each with the first rows as it reads them. Where the bytes were
 * valid in one that says so, the others are not compared.
 * @param {Found} found
 * @param {Uint8Array} bytes
 * @returns {import("../../shared/protocol.js").EncodingChoice[]}
 */
export function choices(found, bytes) {
  const head = bytes.subarray(0, PREVIEW_BYTES);
  const sure = found.left && found.label !== "windows-1252";
  const ranked = (sure ? ENCODINGS : candidates(bytes)).filter(({ label }) => label !== "ibm437");
  const own = [...ranked, ...WIDE].some(({ label }) => label === found.label) ? [] : [found];
  return [...own, ...(sure ? [...WIDE, ...ranked] : [...ranked, ...WIDE])].map(({ label, name }) => ({ label, name, preview: preview(decode(label, head)) }));
}

/** @param {string} text */
function preview(text) {
  return text.split(/\r\n|\r|\n/).slice(0, PREVIEW_LINES).map((line) => line.slice(0, PREVIEW_WIDTH)).join("\n");
}

/** Labels that may be asked for, and their names. @type {Map<string, string>} */
const NAMES = new Map([...ENCODINGS.filter(({ label }) => label !== "ibm437"), { label: "utf-8", name: "UTF-8" },
  { label: "utf-16le", name: "UTF-16" }, { label: "utf-16be", name: "UTF-16" }].map(({ label, name }) => [label, name]));

/** What the engine decodes when it is asked for it. */
const ENGINE_LABELS = new Set(["utf-8", "utf-16le", "utf-16be", "windows-1252"]);

/** What was asked for by its label; throws on one that no decoder knows. @param {string} asked @returns {Found} */
export function named(asked) {
  const wanted = asked.toLowerCase();
  let label = wanted;
  try {
    label = new TextDecoder(wanted).encoding;
  } catch {
    throw notRead(asked);
  }
  return { label, name: NAMES.get(label) ?? label, rivals: [], row: null, left: ENGINE_LABELS.has(label) };
}

