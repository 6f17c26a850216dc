/** One unit in numbers: its bias and the weight of each link that leads to it, to be read and to be changed. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { button, element, field, numberField, say, show } from "../elements.js";
import { told } from "../../shared/guide.js";
import { unitName } from "../sentences.js";
import { makeExplanation } from "./explanation.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../../shared/protocol.js").Unit} Unit
 */

/** Weights that are listed at the most. */
const LISTED = 64;
const RANGE = { minimum: -1e6, maximum: 1e6 };
/** Digits that are shown of a weight; the whole number is kept unless it is typed over. */
const DIGITS = 4;

/** @param {HTMLElement} root @param {import("./all.js").App} app */
export function mountUnit(root, app) {
  const { store, commands } = app;
  const title = element("h3", { class: "unit-title" });
  const close = button(text("close"), () => store.dispatch({ kind: "choose-unit", unit: null }), { class: "link", "data-testid": "unit-close" });
  const list = element("div", { class: "unit-weights" });
  const note = element("p", { class: "note" });
  /** @type {HTMLElement|null} */ let asker = null;
  const explanation = makeExplanation(app, () => asker?.focus());
  const box = element("section", { class: "unit-details", hidden: true, "data-testid": "unit-details" }, element("div", { class: "unit-head" }, title, close), list, note, explanation.root);
  root.append(box);
  let shownFor = "";
  /** @type {number|null} */ let wanted = null;
  /** @type {{ name: "weight"|"bias", index: number, control: HTMLInputElement }[]} */ let fields = [];

  /** @param {PlanSummary} plan @param {Unit} unit */
  function build(plan, { layer, unit }) {
    const units = plan.architecture[layer] ?? 0;
    const below = plan.architecture[layer - 1] ?? 0;
    /** @param {"weight"|"bias"} name @param {number} index @param {string} shown @param {string} hook */
    const entry = (name, index, shown, hook) => {
      const control = numberField(RANGE, (value) => commands.setWeight(layer - 1, name, index, value), { "data-testid": hook });
      fields.push({ name, index, control });
      const ask = button("∂", () => {
        asker = ask;
        explanation.show({ layer: layer - 1, name, index }, shown);
      }, { class: "why-step", title: told("explain.button"), "aria-label": told("explain.button.label", { name: shown }), "data-testid": `explain-${hook}` });
      return element("div", { class: "with-action" }, field(shown, control), ask);
    };
    fields = [];
    const listed = Math.min(LISTED, below);
    list.replaceChildren(
      entry("bias", unit, text("bias"), "bias"),
      ...Array.from({ length: listed }, (_, input) => entry("weight", input * units + unit, unitName(plan, { layer: layer - 1, unit: input }), `weight-${input}`)),
    );
    say(note, below > listed ? text("unit.more.weights", { count: formatCount(below - listed) }) : "");
  }

  /** @param {State} state */
  function update(state) {
    const { plan, chosen, diagram } = state;
    const blocks = diagram?.weights ?? null;
    const own = chosen && blocks ? blocks.filter(({ layer, shape }) => layer === chosen.layer - 1 && shape[0] === plan?.architecture[chosen.layer]) : [];
    const usable = plan !== null && chosen !== null && chosen.layer > 0 && own.some(({ name }) => name === "weight");
    box.hidden = !plan || !chosen;
    if (!plan || !chosen) {
      shownFor = "";
      explanation.hide();
      return;
    }
    const key = JSON.stringify([chosen, plan.architecture, usable]);
    if (key !== shownFor) {
      shownFor = key;
      explanation.hide();
      say(title, unitName(plan, chosen));
      fields = [];
      list.replaceChildren();
      say(note, chosen.layer === 0 ? text("unit.input.note") : text("unit.no.weights"));
      if (usable) build(plan, chosen);
    }
    explanation.update(state);
    for (const { name, index, control } of fields) {
      const value = own.find((block) => block.name === name)?.values[index];
      if (value !== undefined) show(control, Number(value.toPrecision(DIGITS)));
    }
    if (wanted === null || fields.length === 0) return;
    const control = /** @type {HTMLInputElement|null} */ (list.querySelector(`[data-testid="weight-${wanted}"]`));
    wanted = null;
    control?.focus();
    control?.select();
  }

  return { update, focusWeight: (/** @type {number} */ input) => { wanted = input; } };
}
