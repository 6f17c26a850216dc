/** The open table at full width: all its columns with their roles, and its rows. */
import { text } from "../../shared/text.js";
import { element } from "../elements.js";
import { mountColumnTable } from "./column-table.js";
import { mountPreparedTable } from "./prepared-table.js";
import { mountRowTable } from "./row-table.js";

/** @type {import("./all.js").Mount} */
export function mountTable(root, app) {
  const title = element("h2", { tabindex: -1 }, text("table"));
  const columns = element("div", { class: "part" });
  const rows = element("div", { class: "part" });
  const prepared = element("div", { class: "part" });
  root.append(title, columns, rows, prepared);
  const parts = [mountColumnTable(columns, app), mountRowTable(rows, app), mountPreparedTable(prepared, app)];
  let lookShown = app.store.state.look;

  return (state) => {
    for (const update of parts) update(state);
    if (state.look === lookShown) return;
    lookShown = state.look;
    const place = state.look?.row === null ? title : rows;
    place.scrollIntoView({ block: state.look?.row === null ? "start" : "center" });
    title.focus({ preventScroll: true });
  };
}
