/** Excel's dates: which number formats show one, and the text of a serial number. */
import { attribute, walk } from "../xml.js";

/** @typedef {"date"|"time"|null} Shown  null: an ordinary number */

/** Built-in formats that show a date or a time, by number; 27 to 58 are those of East Asia. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const BUILT_IN_TIMES = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 47]);

/**
 * What a format code shows: literal text, colours and languages do not count, elapsed time ([h]:mm) is a number of days.
 * @param {string} code
 * @returns {Shown}
 */
export function shownBy(code) {
  const [positive = ""] = code.split(";");
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*./g, "");
  if (/\[(h+|m+|s+)\]/i.test(bare)) return null;
  const letters = bare.replace(/\[[^\]]*\]/g, "").toLowerCase();
  if (/general|[#?@]|0(?!\.)|0\.0*e/.test(letters.replace(/s\.0+/g, "s"))) return null;
  if (/[ydge年月日]/.test(letters)) return "date";
  if (/[hs]/.test(letters)) return "time";
  return letters.includes("m") ? "date" : null;
}

/**
 * What each cell style shows, by its index.
 * @param {string} styles styles.xml
 * @returns {Shown[]}
 */
export function shownByStyles(styles) {
  /** @type {Map<number, Shown>} */
  const formats = new Map();
  /** @type {Shown[]} */
  const shown = [];
  let inCells = false;
  walk(styles, {
    open(name, attributes) {
      const number = Number(attribute(attributes, "numFmtId"));
      if (name === "numFmt") formats.set(number, shownBy(attribute(attributes, "formatCode") ?? ""));
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const builtIn = BUILT_IN_DATES.has(number) ? "date" : BUILT_IN_TIMES.has(number) ? "time" : null;
        shown.push(formats.get(number) ?? builtIn);
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return shown;
}

const DAY = 86_400_000;
/** Days from Excel's day 0 to 1970. Its calendar has a 29 February 1900, so days before that are one nearer. */
const DAYS_TO_1970 = 25_569;
const DAYS_1904 = 1462;
const LAST_SERIAL = 2_958_465;

/**
 * The ISO text of a serial number; null where it is no date of Excel's calendar.
 * @param {number} serial @param {Exclude<Shown, null>} shown @param {boolean} since1904
 */
export function dateText(serial, shown, since1904) {
  const days = serial + (since1904 ? DAYS_1904 : 0);
  if (!(days >= 0) || days >= LAST_SERIAL + 1) return null;
  // Excel counts in days; a time of day comes back to its millisecond only when it is rounded.
  const milliseconds = Math.round(days * DAY);
  if (shown === "time" && milliseconds < DAY) return clock(milliseconds);
  if (days >= 60 && days < 61) return null;
  const date = new Date(milliseconds - (days < 60 ? DAYS_TO_1970 - 1 : DAYS_TO_1970) * DAY).toISOString();
  return milliseconds % DAY === 0 ? date.slice(0, 10) : `${date.slice(0, 11)}${clock(milliseconds % DAY)}`;
}

/** @param {number} milliseconds of a day */
function clock(milliseconds) {
  return new Date(milliseconds).toISOString().slice(11, 23).replace(/\.000$/, "");
}
