/** Target, task and features: the columns of the table in short, and the way to all about them. */
import { formatCount } from "../../shared/format.js";
import { text, translated } from "../../shared/text.js";
import { ColumnMenu } from "../column-menu.js";
import { button, element, field, say, select } from "../elements.js";
import { columnsNow, describedColumn } from "../facts.js";
import { LongList } from "../long-list.js";
import { featuresOf, forTask, giveRole } from "../roles.js";
import { columnFilter } from "./column-filter.js";

/**
 * @typedef {import("../../shared/protocol.js").ColumnSummary} ColumnSummary
 * @typedef {import("../../shared/protocol.js").Task} Task
 * @typedef {import("../store.js").State} State
 */

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: State) => void}
 */
export function mountColumns(root, { store, commands }) {
  /** On the roles of that moment: two quick ticks must not undo each other. @param {string} name @param {import("../roles.js").Role} role */
  const give = (name, role) => commands.changeSpec("data", (spec) => {
    const { table, plan } = store.state;
    if (table && plan) giveRole(spec, columnsNow(table, plan), plan.target.name, name, role);
  });
  const target = new ColumnMenu((name) => give(name, "target"), { "data-testid": "target", title: text("target.title") });
  const task = select(
    [{ value: "classification", label: text("task.classification") }, { value: "regression", label: text("task.regression") }],
    (value) => commands.changeSpec("data", (spec) => {
      spec.data.task = /** @type {Task} */ (value);
      forTask(spec);
    }), { "data-testid": "task" });
  const count = element("span", { class: "note" });
  const scroller = element("div", { class: "features", "data-testid": "features" });
  const list = new LongList(scroller, (index) => row(index));
  scroller.append(list.body);
  const filter = columnFilter("feature-filter", () => showFeatures());
  root.append(
    element("div", { class: "pair" }, field(text("target"), target.root), field(text("task"), task)),
    element("fieldset", { class: "feature-set" }, element("legend", {}, text("features"), " ", count), filter.root, scroller),
    button(text("table.look"), () => store.dispatch({ kind: "look", look: { row: null } }), { class: "link look", "data-testid": "look" }),
  );
  /** @type {ColumnSummary[]} */ let columns = [];
  /** @type {Set<string>} */ let chosen = new Set();
  /** @type {unknown} */ let tableShown = null;
  /** @type {unknown} */ let planShown = null;
  /** @type {unknown} */ let alertShown = null;

  /** @param {number} index */
  function row(index) {
    const column = /** @type {ColumnSummary} */ (columns[index]);
    const box = element("input", { type: "checkbox", name: column.name, disabled: !column.usable });
    box.checked = column.usable && chosen.has(column.name);
    box.addEventListener("change", () => give(column.name, box.checked ? "feature" : "ignore"));
    const facts = column.usable ? describedColumn(column, store.state.table?.rows ?? 0) : translated(column.reason) ?? "";
    return element("label", { class: column.usable ? "feature" : "feature unusable", title: column.usable ? null : facts },
      box, element("span", { class: "feature-name" }, column.name), element("span", { class: "note" }, facts));
  }

  function showFeatures() {
    const { table, spec, plan } = store.state;
    if (!table || !spec || !plan) return;
    const now = columnsNow(table, plan);
    chosen = featuresOf(spec, now, plan.target.name);
    const all = now.filter((column) => column.name !== plan.target.name);
    say(count, text("features.count", { chosen: formatCount(chosen.size), usable: formatCount(all.filter((column) => column.usable).length) }));
    columns = filter.apply(all);
    const focused = document.activeElement instanceof HTMLInputElement && scroller.contains(document.activeElement) ? document.activeElement.name : "";
    list.show(columns.length);
    if (focused !== "") [...scroller.querySelectorAll("input")].find((box) => box.name === focused)?.focus({ preventScroll: true });
  }

  return ({ table, spec, plan, alert }) => {
    if (!table || !spec || !plan) return;
    // A refused choice leaves the spec as it was, but the control shows the choice: an alert sets it back.
    if (table === tableShown && plan === planShown && alert === alertShown) return;
    if (table !== tableShown) {
      target.offer(table.columns.map((column) => ({ value: column.name, label: column.name })));
      filter.offer(table.columns.length);
      scroller.scrollTop = 0;
    }
    [tableShown, planShown, alertShown] = [table, plan, alert];
    target.show(plan.target.name);
    task.value = plan.task;
    showFeatures();
  };
}
