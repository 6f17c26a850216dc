/** One sheet's cells: values as Excel saved them, with what had to be decided about errors, formulas and merged cells. */
import { failure } from "../failure.js";
import { attribute, walk } from "../xml.js";
import { dateText } from "./dates.js";
import { columnNumber } from "./sheets.js";

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** A missing value to every reader of tables; which error it was is said in a remark. */
const ERROR = "#N/A";

/**
 * @typedef {import("../delimited.js").Cell} Cell
 * @typedef {{ top: number, left: number, bottom: number, right: number }} Area
 * @typedef {{ rows: Map<number, Cell[]>, columns: number, merged: Area[],
 *   errors: { count: number, kinds: Set<string>, row: number }, unsaved: { count: number, row: number } }} Grid
 *   rows: by number from 1, only those with a value. errors: cells that hold one. unsaved: formulas without a saved value.
 */

/** The strings that cells name by number: runs of formatted text joined, readings of Japanese left out. @param {string} xml */
export function sharedStrings(xml) {
  /** @type {string[]} */
  const strings = [];
  let current = "";
  let reading = false;
  let inText = false;
  walk(xml, {
    open(name) {
      if (name === "si") current = "";
      else if (name === "rPh") reading = true;
      else if (name === "t") inText = !reading;
    },
    close(name) {
      if (name === "si") strings.push(plain(current));
      else if (name === "rPh") reading = false;
      else if (name === "t") inText = false;
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return strings;
}

/** Excel writes control characters as _x000D_. @param {string} text */
function plain(text) {
  return text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code) => String.fromCharCode(parseInt(code, 16))) : text;
}

/**
 * @param {string} xml
 * @param {{ strings: string[], shown: import("./dates.js").Shown[], since1904: boolean }} book
 * @returns {Grid}
 */
export function readGrid(xml, { strings, shown, since1904 }) {
  /** @type {Grid} */
  const grid = { rows: new Map(), columns: 0, merged: [], errors: { count: 0, kinds: new Set(), row: 0 }, unsaved: { count: 0, row: 0 } };
  let row = 0;
  let column = 0;
  let [type, style] = ["n", 0];
  /** What text belongs to: the value, an inline string, a formula, or nothing. */
  let within = "";
  let value = "";
  let formula = false;
  let reading = false;

  /** @returns {Cell} */
  const cell = () => {
    if (value === "") return null;
    switch (type) {
      case "s": return strings[Number(value)] ?? null;
      case "str": case "inlineStr": return plain(value);
      case "b": return value === "1" || value === "true";
      case "e":
        grid.errors.count += 1;
        grid.errors.kinds.add(value);
        grid.errors.row ||= row;
        return ERROR;
      case "d": return { written: value.replace(/T00:00:00(\.0+)?$/, "") };
      default: return number(value, shown[style] ?? null);
    }
  };
  /** @param {string} text @param {import("./dates.js").Shown} as @returns {Cell} */
  const number = (text, as) => {
    const parsed = Number(text);
    if (!Number.isFinite(parsed)) return text;
    const date = as === null ? null : dateText(parsed, as, since1904);
    return date === null ? parsed : { written: date };
  };

  walk(xml, {
    open(name, attributes) {
      switch (name) {
        case "row":
          row = Number(attribute(attributes, "r") ?? row + 1);
          column = 0;
          if (!(row >= 1 && row <= MOST_ROWS)) throw damaged();
          return;
        case "c": {
          const place = /^([A-Z]{1,3})(\d{1,7})$/.exec(attribute(attributes, "r") ?? "");
          column = place?.[1] ? columnNumber(place[1]) : column + 1;
          if (place) row = Number(place[2]);
          if (column > MOST_COLUMNS || !(row >= 1 && row <= MOST_ROWS)) throw damaged();
          type = attribute(attributes, "t") ?? "n";
          style = Number(attribute(attributes, "s") ?? 0);
          value = "";
          formula = false;
          return;
        }
        case "v": within = "v"; return;
        case "is": within = "is"; return;
        case "f": formula = true; within = "f"; return;
        case "rPh": reading = true; return;
        case "mergeCell": {
          const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attribute(attributes, "ref") ?? "");
          if (found) grid.merged.push({ left: columnNumber(found[1] ?? ""), top: Number(found[2]), right: columnNumber(found[3] ?? ""), bottom: Number(found[4]) });
        }
      }
    },
    close(name) {
      if (name === "v" || name === "is" || name === "f") within = "";
      else if (name === "rPh") reading = false;
      else if (name === "c") {
        const found = cell();
        if (found === null && formula) {
          grid.unsaved.count += 1;
          grid.unsaved.row ||= row;
        }
        if (found === null || found === "") return;
        let cells = grid.rows.get(row);
        if (!cells) grid.rows.set(row, cells = []);
        while (cells.length < column - 1) cells.push(null);
        cells[column - 1] = found;
        grid.columns = Math.max(grid.columns, column);
      }
    },
    text(text) {
      if (within === "v" || (within === "is" && !reading)) value += text;
    },
  });
  return grid;
}

const damaged = () => failure("damaged-workbook", "The workbook is damaged: a cell lies outside the sheet.", "Save it again from a spreadsheet program.");
