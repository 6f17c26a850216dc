/** Derived features: what there is with its formula and its values, and the ways to add more. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { button, element, say } from "../elements.js";
import { columnsNow, describedColumn } from "../facts.js";
import { removeDerived, renameDerived } from "../derived.js";
import { distribution } from "../views/distribution.js";
import { classicTicks, derivedAdder } from "./derived-add.js";
import { formulaField } from "./derived-formula.js";

/** @typedef {import("../../shared/protocol.js").DerivedSummary} DerivedSummary */

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountDerived(root, app) {
  const { store, commands } = app;
  /** What can be derived from. @param {boolean} dates */
  const sources = (dates) => {
    const { table, spec, plan } = store.state;
    if (!table || !spec || !plan) return [];
    const taken = [plan.target.name, spec.data.weight, spec.data.group];
    const fits = columnsNow(table, plan).filter(({ name, kind }) => !taken.includes(name) && (kind === "date" || (kind === "numeric" && !dates)));
    return [...(dates ? [] : plan.derived.map(({ column }) => column.name)), ...fits.map((column) => column.name)];
  };
  /** On what is derived at that moment: two quick changes must not meet each other's places. @param {string} name @param {(data: import("../derived.js").Data, all: DerivedSummary[], made: DerivedSummary) => void} change */
  const change = (name, change) => commands.changeSpec("data", ({ data }) => {
    const all = store.state.plan?.derived ?? [];
    const made = all.find((one) => one.column.name === name);
    if (made) change(data, all, made);
  });
  const now = element("span", { class: "note" });
  const list = element("ul", { class: "derived-list", "data-testid": "derived-list" });
  const classic = classicTicks(app);
  root.append(element("details", { class: "more", "data-testid": "derived" },
    element("summary", { "data-testid": "derived-summary" }, text("derived"), " ", now),
    element("div", { class: "derived" }, list, classic.root, derivedAdder(app, sources), formulaField(app, () => sources(false)))));

  /** @param {DerivedSummary} made @param {number} rows */
  function item({ column, formula }, rows) {
    const { name } = column;
    const input = element("input", { type: "text", class: "plain", value: name, spellcheck: "false", autocomplete: "off", "aria-label": text("derived.rename", { name }), "data-testid": `derived-name-${name}` });
    input.addEventListener("change", async () => {
      const wanted = input.value.trim();
      if (wanted === "" || !(await change(name, (data, _, made) => renameDerived(data, made, wanted)))) input.value = name;
    });
    const remove = button(text("layer.remove"), async () => {
      if (await change(name, removeDerived)) list.closest("details")?.querySelector("summary")?.focus();
    }, { class: "link", "aria-label": text("derived.remove", { name }), "data-testid": `derived-remove-${name}` });
    return element("li", {},
      element("div", { class: "with-action" }, input, remove),
      element("code", { title: formula }, formula),
      element("div", { class: "derived-facts" }, distribution(column), element("span", { class: "note" }, describedColumn(column, rows))));
  }

  /** @type {unknown} */ let planShown = null;
  return (state) => {
    const { plan, table } = state;
    if (!plan || !table) return;
    classic.update(state);
    if (plan === planShown) return;
    planShown = plan;
    say(now, plan.derived.length === 0 ? "" : formatCount(plan.derived.length));
    list.hidden = plan.derived.length === 0;
    list.replaceChildren(...plan.derived.map((made) => item(made, table.rows)));
  };
}
