/** The first rows of a file as they are read: names with kinds, and cells. */
import { text } from "../../shared/text.js";
import { element } from "../elements.js";

/** Rows and columns of the look at another way. */
const ROWS = 4;
const COLUMNS = 8;

/** @param {HTMLElement} root @param {import("../../shared/protocol.js").Preview} found */
export function showFirstRows(root, { columns, rows }) {
  const more = columns.length - COLUMNS;
  const cells = (/** @type {string[]} */ row) => [...row.slice(0, COLUMNS), ...(more > 0 ? ["…"] : [])];
  root.replaceChildren(element("table", { class: "reading-rows" },
    element("thead", {}, element("tr", {}, ...columns.slice(0, COLUMNS).map(({ name, kind }) =>
      element("th", { scope: "col" }, name, " ", element("span", { class: "note" }, text(`kind.name.${kind}`)))))),
    element("tbody", {}, ...rows.slice(0, ROWS).map((row) => element("tr", {}, ...cells(row).map((cell) => element("td", {}, cell)))))));
}
