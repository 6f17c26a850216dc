/** Excel workbooks (.xlsx, .xlsm): the first shown sheet with a table, or the one asked for, as rows for the engine. */
import { Delimited } from "../delimited.js";
import { failure } from "../failure.js";
import { NOTHING_ASKED, picker } from "../subsample.js";
import { Zip } from "../zip.js";
import { readGrid, sharedStrings } from "./cells.js";
import { shownByStyles } from "./dates.js";
import { settle } from "./layout.js";
import { readWorkbook, statedSize } from "./sheets.js";

/** More cells than this the tab can't hold as values and as text at the same time. */
const MOST_CELLS = 20_000_000;

/**
 * @typedef {import("../../shared/protocol.js").Remark} Remark
 * @typedef {import("../../shared/protocol.js").SheetChoice} SheetChoice
 * @typedef {import("./cells.js").Grid} Grid
 * @typedef {import("./sheets.js").Sheet} Sheet
 *
 * @param {Uint8Array} bytes
 * @param {Partial<import("../../shared/protocol.js").Reading>} reading its path is the name of a sheet
 * @param {(share: number) => void} progress
 * @returns {Promise<{ bytes: Uint8Array, sheets: SheetChoice[], sheet: string, remarks: Remark[], of: number|null }>}  of: all rows,
 *   where not all are read
 */
export async function readWorkbookTable(bytes, reading, progress) {
  const asked = reading.path ?? null;
  const zip = new Zip(bytes);
  const book = await readWorkbook(zip);
  if (book === null) throw await foreign(zip);
  const styles = book.styles === null ? null : await zip.text(book.styles);
  const strings = book.strings === null ? null : await zip.text(book.strings);
  const context = {
    strings: strings === null ? [] : sharedStrings(strings),
    shown: styles === null ? [] : shownByStyles(styles),
    since1904: book.since1904,
  };
  progress(0.2);

  const shown = book.sheets.filter((sheet) => !sheet.hidden);
  const candidates = asked === null ? shown : [chosen(book.sheets, asked)];
  for (const sheet of candidates) {
    const xml = await zip.text(sheet.part);
    progress(0.5);
    const grid = xml === null ? null : readGrid(xml, context);
    if (grid === null || (asked === null && !isTable(grid))) continue;
    const remarks = shown.length > 1 && asked === null
      ? [{ ...remark("sheet", `The workbook has ${shown.length} sheets; "${sheet.name}" is the first with a table and was read.`, "Choose another sheet if you meant one."), choices: others(shown, sheet, reading) }]
      : [];
    const { bytes: table, of } = write(grid, sheet, reading, remarks);
    progress(1);
    return { bytes: table, sheets: await choices(zip, shown), sheet: sheet.name, remarks, of };
  }
  throw nothing(book.sheets, asked);
}

/** @param {Sheet[]} sheets @param {Sheet} taken @param {Partial<import("../../shared/protocol.js").Reading>} reading */
function others(sheets, taken, reading) {
  return sheets.filter((sheet) => sheet !== taken).map(({ name }) => ({ label: name, reading: { ...NOTHING_ASKED, ...reading, path: name }, preview: [] }));
}

/** A header and one row of at least two columns. @param {Grid} grid */
const isTable = (grid) => grid.rows.size >= 2 && grid.columns >= 2;

/** @param {Sheet[]} sheets @param {string} asked */
function chosen(sheets, asked) {
  const sheet = sheets.find((one) => one.name === asked);
  const names = sheets.filter((one) => !one.hidden).map((one) => `"${one.name}"`).join(", ");
  if (!sheet) throw failure("no-sheet", `The workbook has no sheet "${asked}".`, `Its sheets are ${names}.`);
  if (sheet.hidden) throw failure("hidden-sheet", `The sheet "${asked}" is hidden.`, "Unhide it in a spreadsheet program, save, and drop the workbook again.");
  return sheet;
}

/** @param {Sheet[]} sheets @param {string|null} asked */
function nothing(sheets, asked) {
  if (asked !== null) return failure("empty-sheet", `The sheet "${asked}" is empty.`, "Choose another sheet.");
  const hidden = sheets.filter((sheet) => sheet.hidden).map((sheet) => `"${sheet.name}"`);
  if (hidden.length > 0) {
    return failure("hidden-sheet", `No shown sheet of the workbook holds a table; hidden ones are ${hidden.join(", ")}.`, "Unhide the sheet you mean, save, and drop the workbook again.");
  }
  return failure("empty-workbook", "The workbook holds no table: no sheet has a header, a row and two columns.", "Put one table into a sheet, the column names first.");
}

/** Why an archive is no workbook, by what lies in it. @param {Zip} zip */
async function foreign(zip) {
  const names = [...zip.entries.keys()];
  const has = (/** @type {string} */ start) => names.some((name) => name.startsWith(start));
  if (has("xl/workbook.bin")) return failure("not-text", "This is a binary Excel workbook (.xlsb).", "Save it as .xlsx or CSV.");
  const kind = await zip.text("mimetype");
  if (kind?.includes("opendocument.spreadsheet")) return failure("not-text", "This is an OpenDocument spreadsheet (.ods).", "Save it as .xlsx or CSV.");
  if (kind?.includes("opendocument") || has("word/") || has("ppt/")) return failure("not-text", "This is a text document or a presentation, not a table.", "Copy the table into a spreadsheet and save it as .xlsx or CSV.");
  if (names.length === 0) return failure("not-text", "This is an empty zip archive.", "Unpack it and drop the table inside.");
  return failure("not-text", `This is a zip archive of ${names.length === 1 ? "one file" : `${names.length} files`}, not a workbook.`, "Unpack it and drop the table inside.");
}

/** @param {Zip} zip @param {Sheet[]} sheets @returns {Promise<SheetChoice[]>} */
async function choices(zip, sheets) {
  /** @type {SheetChoice[]} */
  const found = [];
  for (const sheet of sheets) {
    const size = await statedSize(zip, sheet);
    found.push({ name: sheet.name, rows: size?.rows ?? null, columns: size?.columns ?? null });
  }
  return found;
}

/**
 * Line n is row n of the sheet, so that messages name the row a person sees.
 * @param {Grid} grid @param {Sheet} sheet @param {Partial<import("../../shared/protocol.js").Reading>} reading @param {Remark[]} remarks
 */
function write(grid, sheet, reading, remarks) {
  const { header, depth, top, filled } = settle(grid);
  const titles = [...grid.rows.keys()].filter((row) => row < header - depth + 1).sort((one, other) => one - other);
  if (titles.length > 0) remarks.push(remark("title", titles.length === 1 ? `Row ${titles[0]} above the table is a title and was left out.` : `Rows ${titles.join(", ")} above the table are titles and were left out.`, null, top));
  if (depth > 1) remarks.push(remark("joined-header", `The column names stand in ${depth} rows and were joined.`, null, header - depth + 1));
  if (filled > 0) remarks.push(remark("merged-cells", `${filled === 1 ? "One merged cell was" : `${filled} merged cells were`} filled into each of their rows.`, null));
  const { errors, unsaved } = grid;
  if (errors.count > 0) remarks.push(remark("cell-errors", `${errors.count === 1 ? "One cell holds" : `${errors.count} cells hold`} an error (${[...errors.kinds].sort().join(", ")}) and ${errors.count === 1 ? "counts" : "count"} as missing.`, "Mend the formulas in the spreadsheet.", errors.row));
  if (unsaved.count > 0) remarks.push(remark("unsaved-formulas", `${unsaved.count === 1 ? "One formula has no saved value and counts" : `${unsaved.count} formulas have no saved value and count`} as missing.`, "Open the workbook in a spreadsheet program, save it, and drop it again.", unsaved.row));
  const out = new Delimited();
  // A table that does not begin in column A has nothing to the left of it.
  let left = grid.columns;
  for (const cells of grid.rows.values()) left = Math.min(left, cells.findIndex((cell) => cell !== null && cell !== undefined));
  const [names, ...rows] = [...grid.rows.keys()].filter((one) => one >= header).sort((one, other) => one - other);
  const { takes, of } = picker({ what: `The sheet "${sheet.name}"`, total: rows.length, columns: grid.columns, most: MOST_CELLS }, reading);
  for (const row of names === undefined ? [] : [names, ...rows.filter(takes)]) {
    out.skipTo(row);
    const cells = grid.rows.get(row) ?? [];
    while (cells.length < grid.columns) cells.push(null);
    out.row(cells.slice(left));
  }
  return { bytes: out.finish(), of };
}

/** @param {string} code @param {string} message @param {string|null} hint @param {number} [row] @returns {Remark} */
function remark(code, message, hint, row) {
  return { code, message, row: row ?? null, column: null, hint, choices: [] };
}
