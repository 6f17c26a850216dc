/** The rows of the table as they were read: only those in sight, in both directions, asked of the worker as they come. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { element, field, numberField, say } from "../elements.js";
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
/** Rows and columns asked for beyond those in sight. */
const AHEAD = 60;
const COLUMNS_AHEAD = 12;

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
export function mountRowTable(root, { store, commands }) {
  const caption = element("p", { class: "caption" });
  const jump = element("div", { class: "jump" });
  const names = element("div", { role: "row", class: "data-row", "aria-rowindex": 1 });
  const head = element("div", { role: "rowgroup", class: "long-head" }, names);
  const scroller = element("div", { class: "long-scroller rows", role: "table", tabindex: 0, "data-testid": "preview" }, head);
  const list = new LongList(scroller, (index) => row(index), head);
  list.body.setAttribute("role", "rowgroup");
  scroller.append(list.body);
  root.append(element("div", { class: "part-line" }, caption, jump), scroller);
  let edges = new Float64Array(1);
  let sight = { first: 0, end: 0 };
  /** @type {unknown} */ let tableShown = null;
  /** @type {unknown} */ let rowsShown = null;
  /** @type {unknown} */ let lookShown = null;
  /** @type {import("../../shared/protocol.js").ColumnSummary["kind"][]} */ let kinds = [];
  let asking = false;

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
    const cells = rows?.cells[index - rows.row];
    const made = element("div", { role: "row", class: "data-row", "aria-rowindex": index + 2 },
      element("span", { role: "rowheader", class: "row-number" }, formatCount(index + 1)));
    for (let column = sight.first; cells && column < sight.end; column += 1) {
      const shown = cells[column - (rows?.column ?? 0)] ?? "";
      const missing = shown === "" && kinds[column] !== "text";
      made.append(place(element("span", {
        role: "cell", "aria-colindex": column + 2, class: missing ? "missing" : kinds[column] === "numeric" ? "number" : null, title: shown.length > 24 ? shown : null,
      }, missing ? text("rows.missing") : shown), column));
    }
    return made;
  }

  /** @param {TableSummary} table */
  function nameColumns(table) {
    names.replaceChildren(element("span", { role: "columnheader", class: "row-number", "aria-colindex": 1 }, text("rows.number")));
    for (let column = sight.first; column < sight.end; column += 1) {
      const { name } = /** @type {import("../../shared/protocol.js").ColumnSummary} */ (table.columns[column]);
      names.append(place(element("span", { role: "columnheader", "aria-colindex": column + 2, class: kinds[column] === "numeric" ? "number" : null, title: name }, name), column));
    }
  }

  /** Asks for what is in sight and around it, one request at a time. */
  async function ask() {
    const { rows } = store.state;
    const { first, end } = list.window;
    const had = rows && rows.row <= first && rows.row + rows.cells.length >= end && rows.column <= sight.first && rows.column + rows.columns >= sight.end;
    if (asking || had || end === 0) return;
    asking = true;
    const asked = sight;
    const row = Math.max(0, first - AHEAD);
    const column = Math.max(0, sight.first - COLUMNS_AHEAD);
    await commands.fetchRows({ row, rows: end + AHEAD - row, column, columns: sight.end + COLUMNS_AHEAD - column });
    asking = false;
    // Scrolled on in the meantime: what is in sight now was not asked for.
    if (sight !== asked || list.window.first !== first || list.window.end !== end) ask();
  }

  list.onScroll = () => {
    const { table } = store.state;
    if (!table || table !== tableShown) return;
    const now = columnsOf(edges, scroller.scrollLeft, scroller.clientWidth);
    if (now.first !== sight.first || now.end !== sight.end) {
      sight = now;
      nameColumns(table);
      list.renew();
    }
    ask();
  };

  /** @param {TableSummary} table */
  function begin(table) {
    kinds = table.columns.map((column) => column.kind);
    edges = edgesOf(table);
    sight = { first: 0, end: 0 };
    const width = `${NUMBER_WIDTH + (edges.at(-1) ?? 0)}px`;
    for (const part of [head, list.body]) part.style.width = width;
    scroller.scrollTop = 0;
    scroller.scrollLeft = 0;
    const said = text("table.rows", { rows: formatCount(table.rows), name: table.name });
    say(caption, said);
    scroller.setAttribute("aria-label", said);
    scroller.setAttribute("aria-rowcount", String(table.rows + 1));
    const wanted = numberField({ minimum: 1, maximum: table.rows, whole: true }, async (value) => {
      list.reveal(value - 1);
      return true;
    }, { "data-testid": "row-jump" });
    jump.replaceChildren(field(text("rows.go"), wanted));
    scroller.setAttribute("aria-colcount", String(table.columns.length + 1));
    list.show(table.rows);
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
