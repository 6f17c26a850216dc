/** One column by hand: cells that mean missing, other names for levels, and their order. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { edit, editOf, levelsOf, rename, sayMissing } from "../column-edit.js";
import { button, element, field, say } from "../elements.js";
import { columnsNow, describedColumn } from "../facts.js";
import { levelOrder } from "./level-order.js";

/**
 * @typedef {import("../../shared/protocol.js").ColumnSummary} ColumnSummary
 * @typedef {import("../../shared/protocol.js").Spec} Spec
 * @typedef {import("../column-edit.js").Level} Level
 */

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 */
export function mountColumnDetails(root, { store, commands }) {
  const title = element("h3", { tabindex: -1 });
  const facts = element("p", { class: "note" });
  const body = element("div", { class: "column-details-body" });
  const part = element("section", { class: "column-details", hidden: true, "aria-label": text("details"), "data-testid": "column-details" },
    element("div", { class: "part-line" }, title, button(text("details.close"), () => close(), { class: "link", "data-testid": "details-close" })), facts, body);
  root.append(part);
  let name = "";
  /** @type {unknown[]} */ let shown = [];

  function close() {
    const opened = document.querySelector(`[data-testid="${CSS.escape(`column-${name}`)}"]`);
    name = "";
    part.hidden = true;
    if (opened instanceof HTMLElement) opened.focus();
  }

  /** @param {(spec: Spec) => void} act */
  const change = (act) => commands.changeSpec("data", act);

  /** @param {Level[]} levels @param {string[]} missing */
  function missingPart(levels, missing) {
    const give = (/** @type {string[]} */ tokens) => change((spec) => sayMissing(spec, name, levels, tokens));
    const typed = element("input", { type: "text", "data-testid": "missing-token", autocomplete: "off" });
    const add = () => {
      const token = typed.value.trim();
      if (token !== "" && !missing.includes(token)) give([...missing, token]);
    };
    typed.addEventListener("keydown", ({ key }) => { if (key === "Enter") add(); });
    return element("div", {}, element("h4", {}, text("details.missing")),
      element("ul", { class: "tokens" }, ...missing.map((token) => element("li", {}, `"${token}" `,
        button(text("details.missing.remove"), () => give(missing.filter((one) => one !== token)), { class: "link", "aria-label": text("details.missing.remove.label", { token }), "data-testid": `missing-remove-${token}` })))),
      element("div", { class: "with-action" }, field(text("details.missing.add"), typed), button(text("details.missing.add.now"), add, { "data-testid": "missing-add" })));
  }

  /** @param {Level[]} levels @param {ColumnSummary} now @param {string[]} missing */
  function levelsPart(levels, now, missing) {
    const rows = levels.filter((level) => !missing.includes(level.name)).map(({ name: level, count, to }) => {
      const typed = element("input", { type: "text", value: to, "aria-label": text("details.level.label", { level }), "data-testid": `level-${level}`, autocomplete: "off" });
      typed.addEventListener("change", () => change((spec) => rename(spec, name, levels, level, typed.value)));
      return element("tr", {}, element("th", { scope: "row" }, level), element("td", {}, count === null ? "" : formatCount(count)), element("td", {}, typed),
        element("td", {}, button(text("details.level.missing"), () => change((spec) => sayMissing(spec, name, levels, [...missing, level])),
          { class: "link", "aria-label": text("details.level.missing.label", { level }), "data-testid": `level-missing-${level}` })));
    });
    const more = now.distinct - now.levels.length;
    return element("div", { class: "scroll" }, element("h4", {}, text("details.levels")),
      element("table", { class: "level-table" },
        element("thead", {}, element("tr", {}, ...["name", "rows", "called", "missing"].map((key) => element("th", { scope: "col" }, text(/** @type {"details.level.name"} */ (`details.level.${key}`)))))),
        element("tbody", {}, ...rows)),
      more > 0 ? element("p", { class: "note" }, text("details.levels.more", { count: formatCount(more) })) : "");
  }

  return {
    /** Opens with a column. @param {string} wanted */
    open(wanted) {
      name = wanted;
      shown = [];
      this.update(store.state);
      title.focus({ preventScroll: true });
      part.scrollIntoView({ block: "nearest" });
    },
    /** @param {import("../store.js").State} state */
    update({ table, spec, plan, alert }) {
      if (name === "" || !table || !spec || !plan) return;
      const found = table.columns.find((column) => column.name === name);
      part.hidden = !found;
      // A refused change leaves the spec as it was, but a field shows it: an alert sets it back.
      const now = [table, spec.data, plan, alert];
      if (!found || now.every((one, index) => one === shown[index])) return;
      shown = now;
      const column = columnsNow(table, plan).find((one) => one.name === name) ?? found;
      const { missing = [], order = [], ...rest } = editOf(spec, name);
      const levels = levelsOf(found, column, rest);
      const named = column.kind === "categorical" || column.kind === "text" && column.levels.length > 0;
      say(title, text("details.title", { name }));
      say(facts, `${text(`kind.name.${column.kind}`)} · ${describedColumn(column, table.rows)}`);
      const away = Object.keys(editOf(spec, name)).length > 0
        && button(text("details.back"), () => change((one) => edit(one, name, { kind: null, missing: [], merge: {}, order: [] })), { class: "link", "data-testid": "details-back" });
      body.replaceChildren(missingPart(levels, missing), ...(named ? [levelsPart(levels, column, missing)] : []),
        ...(column.kind === "categorical" ? [levelOrder(column, order, change)] : []), ...(away ? [away] : []));
    },
  };
}
