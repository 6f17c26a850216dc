/** The first rows of the table as they were read. */
import { text } from "../../shared/text.js";
import { element, say } from "../elements.js";

/** @type {import("../panels/all.js").Mount} */
export function mountPreview(root) {
  const table = element("table", { class: "rows" });
  const scroll = element("div", { class: "scroll", tabindex: 0, role: "region", "data-testid": "preview" }, table);
  const caption = element("p", { class: "caption" });
  root.append(scroll, caption);
  /** @type {unknown} */ let shown = null;
  return (state) => {
    if (state.table === shown || !state.table) return;
    shown = state.table;
    const { columns, preview, name } = state.table;
    const said = `${text("table.preview")} ${text("preview", { rows: preview.length, name })}`;
    say(caption, said);
    scroll.setAttribute("aria-label", said);
    const numeric = columns.map((column) => (column.kind === "numeric" ? "number" : null));
    table.replaceChildren(
      element("thead", {}, element("tr", {}, ...columns.map((column, index) => element("th", { scope: "col", class: numeric[index] }, column.name)))),
      element("tbody", {}, ...preview.map((row) => element("tr", {}, ...row.map((cell, index) => element("td", { class: numeric[index] }, cell))))),
    );
  };
}
