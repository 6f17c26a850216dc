/** A row per column of the table: what it is for, what it holds, what is missing, how its values are spread. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { edit } from "../column-edit.js";
import { button, element, say, select } from "../elements.js";
import { entriesOf } from "../findings.js";
import { columnsNow, missingShare, valuesOf } from "../facts.js";
import { LongList } from "../long-list.js";
import { giveRole, possibleRoles, rolesOf } from "../roles.js";
import { distribution } from "../views/distribution.js";
import { mountColumnDetails } from "./column-details.js";
import { columnFilter } from "./column-filter.js";

/**
 * @typedef {import("../../shared/protocol.js").ColumnSummary} ColumnSummary
 * @typedef {import("../store.js").State} State
 * @typedef {import("../roles.js").Role} Role
 */

/** @typedef {ColumnSummary["kind"]} Kind */

/** @type {readonly Kind[]} */
const KINDS = ["numeric", "categorical", "date", "text"];
/** The menu's value that leaves the kind as it was found. */
const FOUND = "";
const HEADS = /** @type {const} */ (["name", "role", "kind", "missing", "distinct", "spread", "values", "remarks"]);

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: State) => void}
 */
export function mountColumnTable(root, app) {
  const { store, commands } = app;
  const caption = element("p", { class: "caption" });
  const filter = columnFilter("column-filter", () => showColumns());
  const head = element("div", { role: "rowgroup", class: "long-head" }, element("div", { role: "row", class: "column-row", "aria-rowindex": 1 },
    ...HEADS.map((key) => element("span", { role: "columnheader", class: `c-${key}` }, text(`column.${key}`)))));
  const scroller = element("div", { class: "long-scroller", role: "table", tabindex: 0, "data-testid": "columns" }, head);
  const list = new LongList(scroller, (index) => row(index), head);
  list.body.setAttribute("role", "rowgroup");
  scroller.append(list.body);
  const none = element("p", { class: "note", hidden: true }, text("columns.none"));
  root.append(element("div", { class: "part-line" }, caption, filter.root), scroller, none);
  const details = mountColumnDetails(root, app);
  /** @type {ColumnSummary[]} */ let columns = [];
  /** @type {Map<string, Role>} */ let roles = new Map();
  /** @type {Map<string, string[]>} */ let remarks = new Map();
  /** @type {Set<string>} */ let derivedNames = new Set();
  /** @type {unknown[]} */ let shown = [];

  /** @param {string} name @param {Role} role */
  const give = (name, role) => commands.changeSpec("data", (spec) => {
    const { table, plan } = store.state;
    if (table && plan) giveRole(spec, columnsNow(table, plan), plan.target.name, name, role);
  });

  /** The role by a menu, and a feature by one tick. @param {ColumnSummary} column @param {Role} role */
  function roleCell(column, role) {
    const { name } = column;
    const tick = element("input", { type: "checkbox", disabled: role === "target" || !column.usable, "aria-label": text("column.tick", { name }), "data-testid": `tick-${name}` });
    tick.checked = role === "feature";
    tick.addEventListener("change", () => give(name, tick.checked ? "feature" : "ignore"));
    const roles = role === "target" ? [role] : possibleRoles(column);
    const menu = select(roles.map((one) => ({ value: one, label: text(`role.${one}`) })), (value) => give(name, /** @type {Role} */ (value)), {
      "aria-label": text("column.role.label", { name }), disabled: role === "target", "data-testid": `role-${name}`,
      title: role === "target" ? text("role.target.title") : null, class: role === "ignore" ? "quiet" : null,
    });
    menu.value = role;
    return element("span", { role: "cell", class: "c-role" }, tick, menu);
  }

  /** What it holds: as found, or as the person says. @param {ColumnSummary} column */
  function kindCell(column) {
    const { name } = column;
    const said = store.state.spec?.data.columns[name]?.kind ?? FOUND;
    const found = store.state.table?.columns.find((one) => one.name === name)?.kind ?? column.kind;
    const menu = select(KINDS.map((kind) => ({ value: kind === found ? FOUND : kind, label: text(`kind.name.${kind}`) })),
      (value) => commands.changeSpec("data", (spec) => edit(spec, name, { kind: value === FOUND ? null : /** @type {Kind} */ (value) })),
      { "aria-label": text("column.kind.label", { name }), "data-testid": `kind-of-${name}`, class: said === FOUND ? "quiet" : null });
    menu.value = said;
    return element("span", { role: "cell", class: "c-kind" }, menu);
  }

  /** @param {number} index */
  function row(index) {
    const column = /** @type {ColumnSummary} */ (columns[index]);
    const { name } = column;
    const role = roles.get(name) ?? "ignore";
    const said = remarks.get(name) ?? [];
    /** @param {string} key @param {...import("../elements.js").Child} children */
    const cell = (key, ...children) => element("span", { role: "cell", class: `c-${key}` }, ...children);
    const values = valuesOf(column);
    return element("div", { role: "row", class: `column-row role-${role}`, "aria-rowindex": index + 2 },
      element("span", { role: "rowheader", class: "c-name", title: name },
        derivedNames.has(name) ? name : button(name, () => details.open(name), { class: "link", title: text("details.open", { name }), "data-testid": `column-${name}` })),
      ...(derivedNames.has(name) ? [cell("role", text("role.derived")), cell("kind", text(`kind.name.${column.kind}`))] : [roleCell(column, role), kindCell(column)]),
      cell("missing", missingShare(column, store.state.table?.rows ?? 0)),
      cell("distinct", formatCount(column.distinct)),
      cell("spread", distribution(column)),
      element("span", { role: "cell", class: "c-values", title: values }, values),
      element("span", { role: "cell", class: "c-remarks", title: said.join("\n") }, said.length === 0 ? "" : String(said.length)));
  }

  function showColumns() {
    const { table, spec, plan } = store.state;
    if (!table || !spec || !plan) return;
    const derived = plan.derived.map((made) => made.column);
    derivedNames = new Set(derived.map((column) => column.name));
    const all = [...columnsNow(table, plan), ...derived];
    roles = rolesOf(spec, all, plan.target.name);
    columns = filter.apply(all);
    const said = text("table.columns", { columns: formatCount(table.columns.length), name: table.name });
    say(caption, said);
    scroller.setAttribute("aria-label", said);
    scroller.setAttribute("aria-rowcount", String(columns.length + 1));
    none.hidden = columns.length > 0;
    list.show(columns.length);
  }

  return (state) => {
    details.update(state);
    const { table, spec, plan, alert, findings, dismissed } = state;
    if (!table || !spec || !plan) return;
    const now = [table, spec.data, plan, alert, findings, dismissed];
    if (now.every((one, index) => one === shown[index])) return;
    if (table !== shown[0]) {
      filter.offer(table.columns.length);
      scroller.scrollTop = 0;
    }
    shown = now;
    remarks = new Map();
    for (const { column, message, hint } of entriesOf(state)) {
      if (column === null) continue;
      remarks.set(column, [...(remarks.get(column) ?? []), hint === null ? message : `${message} ${hint}`]);
    }
    showColumns();
  };
}
