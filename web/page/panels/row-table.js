/** The rows of the table as they were read: only those in sight, in both directions, stand in the document. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { element, say } from "../elements.js";
import { LongList } from "../long-list.js";
import { columnsOf } from "../virtual.js";

/**
 * @typedef {import("../../shared/protocol.js").TableSummary} TableSummary
 * @typedef {import("../store.js").State} State
 */

/** Widths in pixels, by letters: there is no need to measure ten thousand columns. */
const LETTER = 7.2;
const WIDE_LETTER = 13;
const NARROWEST = 56;
const WIDEST = 224;
const PADDING = 20;
const NUMBER_WIDTH = 88;

/** @param {string} shown */
function widthOf(shown) {
  let width = PADDING;
  for (const letter of shown.slice(0, 40)) width += letter.charCodeAt(0) > 0x2e80 ? WIDE_LETTER : LETTER;
  return width;
}

/** Where each column begins, after that of the row numbers. @param {TableSummary} table */
function edgesOf({ columns, preview }) {
  const edges = new Float64Array(columns.length + 1);
  columns.forEach(({ name }, index) => {
    const widest = Math.max(widthOf(name), ...preview.map((row) => widthOf(row[index] ?? "")));
    edges[index + 1] = (edges[index] ?? 0) + Math.min(WIDEST, Math.max(NARROWEST, widest));
  });
  return edges;
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: State) => void}
 */
export function mountRowTable(root, { store }) {
  const caption = element("p", { class: "caption" });
  const names = element("div", { role: "row", class: "data-row", "aria-rowindex": 1 });
  const head = element("div", { role: "rowgroup", class: "long-head" }, names);
  const scroller = element("div", { class: "long-scroller rows", role: "table", tabindex: 0, "data-testid": "preview" }, head);
  const list = new LongList(scroller, (index) => row(index), head);
  list.body.setAttribute("role", "rowgroup");
  scroller.append(list.body);
  root.append(element("div", { class: "part-line" }, caption), scroller);
  let edges = new Float64Array(1);
  let sight = { first: 0, end: 0 };
  /** @type {unknown} */ let tableShown = null;
  /** @type {unknown} */ let rowsShown = null;
  /** @type {unknown} */ let lookShown = null;
  /** @type {boolean[]} */ let numeric = [];

  /** @param {HTMLElement} cell @param {number} index of the column */
  function place(cell, index) {
    const left = edges[index] ?? 0;
    cell.style.left = `${NUMBER_WIDTH + left}px`;
    cell.style.width = `${(edges[index + 1] ?? left) - left}px`;
    return cell;
  }

  /** @param {number} index */
  function row(index) {
    const { rows } = store.state;
    const cells = rows?.cells[index - rows.first];
    const made = element("div", { role: "row", class: "data-row", "aria-rowindex": index + 2 },
      element("span", { role: "rowheader", class: "row-number" }, formatCount(index + 1)));
    for (let column = sight.first; cells && column < sight.end; column += 1) {
      const shown = cells[column] ?? "";
      const missing = shown === "";
      made.append(place(element("span", {
        role: "cell", "aria-colindex": column + 2, class: missing ? "missing" : numeric[column] ? "number" : null, title: shown.length > 24 ? shown : null,
      }, missing ? text("rows.missing") : shown), column));
    }
    return made;
  }

  /** @param {TableSummary} table */
  function nameColumns(table) {
    names.replaceChildren(element("span", { role: "columnheader", class: "row-number", "aria-colindex": 1 }, text("rows.number")));
    for (let column = sight.first; column < sight.end; column += 1) {
      const { name } = /** @type {import("../../shared/protocol.js").ColumnSummary} */ (table.columns[column]);
      names.append(place(element("span", { role: "columnheader", "aria-colindex": column + 2, class: numeric[column] ? "number" : null, title: name }, name), column));
    }
  }

  list.onScroll = () => {
    const { table } = store.state;
    if (!table || table !== tableShown) return;
    const now = columnsOf(edges, scroller.scrollLeft, scroller.clientWidth);
    if (now.first === sight.first && now.end === sight.end) return;
    sight = now;
    nameColumns(table);
    list.renew();
  };

  /** @param {TableSummary} table */
  function begin(table) {
    numeric = table.columns.map((column) => column.kind === "numeric");
    edges = edgesOf(table);
    sight = { first: 0, end: 0 };
    const width = `${NUMBER_WIDTH + (edges.at(-1) ?? 0)}px`;
    for (const part of [head, list.body]) part.style.width = width;
    scroller.scrollTop = 0;
    scroller.scrollLeft = 0;
    const read = store.state.rows?.cells.length ?? 0;
    const said = text("table.rows", { shown: formatCount(read), rows: formatCount(table.rows), name: table.name });
    say(caption, said);
    scroller.setAttribute("aria-label", said);
    scroller.setAttribute("aria-rowcount", String(read + 1));
    scroller.setAttribute("aria-colcount", String(table.columns.length + 1));
    list.show(read);
  }

  return ({ table, rows, look }) => {
    if (!table) return;
    if (table !== tableShown) {
      tableShown = table;
      begin(table);
    } else if (rows !== rowsShown) list.renew();
    rowsShown = rows;
    if (look !== lookShown && look && look.row !== null) list.reveal(look.row);
    lookShown = look;
  };
}
