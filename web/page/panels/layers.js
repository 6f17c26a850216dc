/** The layers from input to output: units and activation of each, added and removed in place. */
import { formatCount } from "../../shared/format.js";
import { kindOf } from "../../shared/choice.js";
import { label, text } from "../../shared/text.js";
import { button, element, keepFocus, numberField, say, select, show } from "../elements.js";

/**
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../../shared/protocol.js").LayerSpec} LayerSpec
 */

/** Units of a layer that is added where there is none to copy. */
const FIRST_UNITS = 8;

/** @param {number} units */
function unitsText(units) {
  return units === 1 ? text("units.one") : text("units.many", { count: formatCount(units) });
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountLayers(root, { commands, catalog }) {
  const activations = catalog.activations.map((member) => ({ value: member.name, label: label(member) }));
  const body = element("tbody");
  const table = element("table", { class: "layers" },
    element("thead", {}, element("tr", {},
      element("th", { scope: "col" }, text("layer")), element("th", { scope: "col" }, text("units")),
      element("th", { scope: "col" }, text("activation")), element("td"))),
    body);
  /** @param {(layers: LayerSpec[]) => void} change */
  const change = (change) => commands.changeSpec("network", (spec) => change(spec.network.layers));
  const add = button(text("layer.add"), () => change((layers) => {
    const last = layers.at(-1);
    layers.push(last ? { ...last } : { kind: "dense", units: FIRST_UNITS, activation: catalog.activations[0]?.name ?? "", initializer: null });
  }), { "data-testid": "layer-add" });
  root.append(table, add);

  /** @param {LayerSpec} _ @param {number} index */
  function row(_, index) {
    const number = index + 1;
    const units = numberField({ minimum: 1, maximum: catalog.limits.units, whole: true },
      (value) => change((layers) => { const found = layers[index]; if (found?.kind === "dense") found.units = value; }),
      { "aria-label": text("units.label", { number }), "data-testid": `units-${number}` });
    const activation = select(activations,
      (value) => change((layers) => { const found = layers[index]; if (found?.kind === "dense") found.activation = value; }),
      { "aria-label": text("activation.label", { number }), "data-testid": `activation-${number}` });
    const remove = button(text("layer.remove"), () => change((layers) => { layers.splice(index, 1); }),
      { class: "link", "aria-label": text("layer.remove.label", { number }), "data-testid": `layer-remove-${number}` });
    const line = element("tr", {}, element("th", { scope: "row" }, text("layer.hidden", { number })),
      element("td", {}, units), element("td", {}, activation), element("td", { class: "end" }, remove));
    return { line, units, activation };
  }

  /** @param {string} name @param {Element} shown */
  function fixedRow(name, shown) {
    return element("tr", { class: "fixed" }, element("th", { scope: "row" }, name), shown);
  }

  const input = element("td", { colspan: 3 });
  const output = element("td", { colspan: 3 });
  const first = fixedRow(text("layer.input"), input);
  const last = fixedRow(text("layer.output"), output);
  body.append(first, last);
  /** @type {ReturnType<typeof row>[]} */ let rows = [];

  /** Rows come and go only with layers: one that is typed in stays. @param {LayerSpec[]} layers */
  function makeRows(layers) {
    const inside = body.contains(document.activeElement);
    keepFocus(() => {
      rows = layers.map(row);
      body.replaceChildren(first, ...rows.map(({ line }) => line), last);
    });
    add.disabled = layers.length >= catalog.limits.layers;
    if (inside && !body.contains(document.activeElement)) add.focus();
  }

  /** @type {unknown} */ let alertShown = null;
  /** @type {unknown} */ let specShown = null;
  /** @type {unknown} */ let planShown = null;
  return ({ spec, plan, alert }) => {
    // An alert sets back a choice that was refused.
    if (!spec || !plan || (spec.network === specShown && plan === planShown && alert === alertShown)) return;
    specShown = spec.network;
    planShown = plan;
    alertShown = alert;
    const inputs = plan.architecture[0] ?? 0;
    const outputs = plan.architecture.at(-1) ?? 0;
    const member = catalog.activations.find((one) => one.name === plan.outputActivation);
    const values = { units: unitsText(outputs), activation: member ? label(member) : plan.outputActivation };
    say(input, text("layer.input.now", { features: plan.inputs.length, inputs: formatCount(inputs) }));
    say(output, text("layer.output.now", values));
    const { layers } = spec.network;
    if (layers.length !== rows.length) makeRows(layers);
    rows.forEach(({ units, activation }, index) => {
      const layer = layers[index];
      if (layer?.kind !== "dense") return;
      show(units, layer.units);
      show(activation, kindOf(layer.activation));
    });
  };
}
