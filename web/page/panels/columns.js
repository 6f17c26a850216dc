/** Target, task and features: the columns of the table and what each is for. */
import { formatPlain, formatShare } from "../../shared/format.js";
import { localeTag, text } from "../../shared/text.js";
import { element, field, say, select, setOptions } from "../elements.js";

/**
 * @typedef {import("../../shared/protocol.js").ColumnSummary} ColumnSummary
 * @typedef {import("../../shared/protocol.js").TableSummary} TableSummary
 * @typedef {import("../../shared/protocol.js").Spec} Spec
 * @typedef {import("../../shared/protocol.js").Task} Task
 */

/** What a column holds, in a few words. @param {ColumnSummary} column @param {number} rows */
function described(column, rows) {
  const facts = [];
  if (column.kind === "numeric") {
    facts.push(text("kind.numeric", { minimum: formatPlain(column.minimum, localeTag(), 3), maximum: formatPlain(column.maximum, localeTag(), 3) }));
  } else {
    facts.push(column.kind === "text" ? text("kind.text") : text("kind.categorical", { count: column.distinct }));
  }
  if (column.missing > 0 && rows > 0) facts.push(text("missing.share", { share: formatShare(column.missing / rows, localeTag()) }));
  return facts.join(" · ");
}

/** The features of a spec by name: all usable ones where it names none. @param {Spec} spec @param {TableSummary} table */
function chosenFeatures(spec, table) {
  const usable = table.columns.filter((column) => column.usable && column.name !== spec.data.target).map((column) => column.name);
  return new Set(spec.data.features ?? usable);
}

/** Another target or task leaves the loss to the engine, and smooths no labels where there may be none. @param {Spec} spec */
function forTask({ training }) {
  training.loss = null;
  training.labelSmoothing = 0;
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountColumns(root, { commands }) {
  const target = select([], (value) => commands.changeSpec("data", (spec) => {
    const previous = spec.data.target;
    spec.data.target = value;
    spec.data.task = null;
    forTask(spec);
    if (!spec.data.features) return;
    const swapped = spec.data.features.map((name) => (name === value ? previous : name));
    spec.data.features = swapped.filter((name) => name !== null && name !== value).map(String);
  }), { "data-testid": "target", title: text("target.title") });
  const task = select(
    [{ value: "classification", label: text("task.classification") }, { value: "regression", label: text("task.regression") }],
    (value) => commands.changeSpec("data", (spec) => {
      spec.data.task = /** @type {Task} */ (value);
      forTask(spec);
    }), { "data-testid": "task" });
  const count = element("span", { class: "note" });
  const list = element("ul", { class: "features", "data-testid": "features" });
  root.append(
    element("div", { class: "pair" }, field(text("target"), target), field(text("task"), task)),
    element("fieldset", { class: "feature-set" }, element("legend", {}, text("features"), " ", count), list),
  );
  /** @type {unknown} */ let tableShown = null;
  /** @type {unknown} */ let dataShown = null;
  /** @type {unknown} */ let alertShown = null;

  /** On the features of that moment: two quick ticks must not undo each other. @param {TableSummary} table @param {string} name @param {boolean} ticked */
  function tick(table, name, ticked) {
    commands.changeSpec("data", (spec) => {
      const chosen = chosenFeatures(spec, table);
      if (ticked) chosen.add(name);
      else chosen.delete(name);
      spec.data.features = table.columns.map((column) => column.name).filter((column) => chosen.has(column));
    });
  }

  /** @param {TableSummary} table @param {Spec} spec @param {string} targetName */
  function showFeatures(table, spec, targetName) {
    const chosen = chosenFeatures(spec, table);
    const columns = table.columns.filter((column) => column.name !== targetName);
    say(count, text("features.count", { chosen: chosen.size, usable: columns.filter((column) => column.usable).length }));
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.name : "";
    list.replaceChildren(...columns.map((column) => {
      const box = element("input", { type: "checkbox", name: column.name, disabled: !column.usable });
      box.checked = column.usable && chosen.has(column.name);
      box.addEventListener("change", () => tick(table, column.name, box.checked));
      const facts = column.usable ? described(column, table.rows) : column.reason ?? "";
      return element("li", {}, element("label", { class: column.usable ? "feature" : "feature unusable" },
        box, element("span", { class: "feature-name" }, column.name), element("span", { class: "note" }, facts)));
    }));
    if (focused !== "") [...list.querySelectorAll("input")].find((box) => box.name === focused)?.focus();
  }

  return (state) => {
    const { table, spec, plan, alert } = state;
    if (!table || !spec || !plan) return;
    // A refused choice leaves the spec as it was, but the control shows the choice: an alert sets it back.
    if (table === tableShown && spec.data === dataShown && alert === alertShown) return;
    if (table !== tableShown) setOptions(target, table.columns.map((column) => ({ value: column.name, label: column.name })));
    tableShown = table;
    dataShown = spec.data;
    alertShown = alert;
    target.value = plan.target.name;
    task.value = plan.task;
    showFeatures(table, spec, plan.target.name);
  };
}

