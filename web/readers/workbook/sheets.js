/** The sheets of a workbook: their names, whether they are shown, where they lie in the archive, and how large they say they are. */
import { attribute, walk } from "../xml.js";

/** Enough of a sheet's beginning to hold the dimension it states. */
const HEAD = 8192;

/**
 * @typedef {import("../zip.js").Zip} Zip
 * @typedef {{ name: string, hidden: boolean, part: string }} Sheet
 * @typedef {{ sheets: Sheet[], since1904: boolean, styles: string|null, strings: string|null }} Workbook
 */

/** @param {Zip} zip @returns {Promise<Workbook|null>} null when the archive is no workbook */
export async function readWorkbook(zip) {
  const book = await zip.text("xl/workbook.xml");
  const relations = await zip.text("xl/_rels/workbook.xml.rels");
  if (book === null || relations === null) return null;
  /** @type {Map<string, { type: string, part: string }>} */
  const targets = new Map();
  walk(relations, {
    open(name, attributes) {
      const [id, type, target] = ["Id", "Type", "Target"].map((key) => attribute(attributes, key));
      if (name !== "Relationship" || !id || !type || !target) return;
      targets.set(id, { type: type.slice(type.lastIndexOf("/") + 1), part: target.startsWith("/") ? target.slice(1) : `xl/${target}` });
    },
  });
  const named = (/** @type {string} */ type) => [...targets.values()].find((target) => target.type === type)?.part ?? null;
  /** @type {Workbook} */
  const workbook = { sheets: [], since1904: false, styles: named("styles"), strings: named("sharedStrings") };
  walk(book, {
    open(name, attributes) {
      if (name === "workbookPr") workbook.since1904 = ["1", "true"].includes(attribute(attributes, "date1904") ?? "");
      if (name !== "sheet") return;
      const target = targets.get(attribute(attributes, "id") ?? "");
      // Sheets of a chart or a macro hold no cells.
      if (target?.type !== "worksheet") return;
      const state = attribute(attributes, "state");
      workbook.sheets.push({ name: attribute(attributes, "name") ?? "", hidden: state === "hidden" || state === "veryHidden", part: target.part });
    },
  });
  return workbook;
}

/**
 * What a sheet says of its size at its beginning; null when it says nothing.
 * @param {Zip} zip @param {Sheet} sheet
 * @returns {Promise<{ rows: number, columns: number }|null>}
 */
export async function statedSize(zip, sheet) {
  const head = await zip.text(sheet.part, { stopAt: HEAD });
  const found = /<(?:\w+:)?dimension\s[^>]*ref="([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"/.exec(head ?? "");
  if (!found || found[3] === undefined) return null;
  return { rows: Number(found[4]) - Number(found[2]) + 1, columns: columnNumber(found[3]) - columnNumber(found[1] ?? "A") + 1 };
}

/** 1 of A, 27 of AA. @param {string} letters */
export function columnNumber(letters) {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
