/** The layers from input to output: kind and settings of each, added and removed in place. */
import { knobOf } from "../../shared/choice.js";
import { formatCount } from "../../shared/format.js";
import { denseOf, widthBelow } from "../../shared/layers.js";
import { label, text } from "../../shared/text.js";
import { choiceField, knobFields, listed } from "../choices.js";
import { button, element, keepFocus, numberField, say, select, show, whyButton } from "../elements.js";
import { layerEdits } from "./layer-edits.js";

/**
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../../shared/protocol.js").LayerSpec} LayerSpec
 */

/** @param {number} units */
function unitsText(units) {
  return units === 1 ? text("units.one") : text("units.many", { count: formatCount(units) });
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountLayers(root, app) {
  const { store, catalog } = app;
  const body = element("tbody");
  const table = element("table", { class: "layers" },
    element("thead", {}, element("tr", {},
      element("th", { scope: "col" }, text("layer"), whyButton(text("layer"), "kind")), element("th", { scope: "col" }, text("units"), whyButton(text("units"), "units")),
      element("th", { scope: "col" }, text("activation"), whyButton(text("activation"), "activation")), element("td"))),
    body);
  const { change, insert, replace, remove: cut, setActivation } = layerEdits(app);
  const add = button(text("layer.add"), () => insert("dense", store.state.spec?.network.layers.length ?? 0), { "data-testid": "layer-add" });
  root.append(table, add);

  /** @param {LayerSpec} layer @param {number} index */
  function row({ kind }, index) {
    const number = index + 1;
    const kinds = select(listed(catalog.layers, "layers"), (chosen) => replace(chosen, index),
      { "aria-label": text("kind.label", { number }), "data-testid": `kind-${number}`, class: "quiet" });
    kinds.value = kind;
    const remove = button(text("layer.remove"), () => cut(index),
      { class: "link", "aria-label": text("layer.remove.label", { number }), "data-testid": `layer-remove-${number}` });
    const parts = settings(kind, index);
    const line = element("tr", {}, element("th", { scope: "row" }, element("span", { class: "layer-name" }, String(number), kinds)),
      element("td", {}, parts.size), element("td", {}, parts.rest), element("td", { class: "end" }, remove));
    return { line, kind, kinds, update: parts.update };
  }

  /**
   * The two cells that differ by kind.
   * @param {string} kind @param {number} index
   * @returns {{ size: Element, rest: Element, update: (layers: LayerSpec[], inputs: number) => void }}
   */
  function settings(kind, index) {
    const number = index + 1;
    const knobs = catalog.layers.find((member) => member.name === kind)?.knobs ?? [];
    /** @param {import("../../shared/protocol.js").Knob} knob @param {number} value */
    const setKnob = (knob, value) => change((layers) => { Object.assign(layers[index] ?? {}, { [knob.name]: value }); });
    if (kind === "dropout") {
      const [knob] = knobs;
      const range = knob ?? { minimum: 0, maximum: 1 };
      const rate = numberField(range, (value) => (knob ? setKnob(knob, value) : Promise.resolve(false)),
        { "aria-label": text("rate.label", { number }), "data-testid": `rate-${number}` });
      return {
        size: rate, rest: element("span", { class: "note" }, text("layer.dropout")),
        update: (layers) => show(rate, knob && layers[index] ? knobOf(layers[index], knob) : 0),
      };
    }
    const width = element("span", { class: "note" });
    /** @param {LayerSpec[]} layers @param {number} inputs */
    const sayWidth = (layers, inputs) => say(width, formatCount(widthBelow(layers, index, inputs)));
    if (kind !== "dense" && kind !== "residual") {
      const fields = knobFields(`layer-${number}`, setKnob);
      const more = element("details", {}, element("summary", { class: "note" }, text("layer.settings")), fields.root);
      return {
        size: width, rest: more,
        update(layers, inputs) {
          sayWidth(layers, inputs);
          fields.update(knobs, (knob) => (layers[index] ? knobOf(layers[index], knob) : knob.default));
        },
      };
    }
    const units = numberField({ minimum: 1, maximum: catalog.limits.units, whole: true },
      (value) => change((layers) => { const found = layers[index]; if (found?.kind === "dense") found.units = value; }),
      { "aria-label": text("units.label", { number }), "data-testid": `units-${number}` });
    const activation = choiceField({ hook: `activation-${number}`, attributes: { "aria-label": text("activation.label", { number }) } },
      (next) => setActivation(index, next));
    activation.offer(catalog.activations, null);
    return {
      size: kind === "dense" ? units : width, rest: activation.root,
      update(layers, inputs) {
        const dense = denseOf(layers[index]);
        sayWidth(layers, inputs);
        show(units, dense?.units ?? 0);
        activation.update(dense?.activation ?? null);
      },
    };
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

  /** A row stays as long as its layer is of the same kind: one that is typed in keeps its focus. @param {LayerSpec[]} layers */
  function makeRows(layers) {
    const inside = body.contains(document.activeElement);
    keepFocus(() => {
      rows = layers.map((layer, index) => (rows[index]?.kind === layer.kind ? rows[index] : row(layer, index)));
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
    if (layers.length !== rows.length || layers.some((layer, index) => layer.kind !== rows[index]?.kind)) makeRows(layers);
    for (const { kind, kinds, update } of rows) {
      show(kinds, kind);
      update(layers, inputs);
    }
  };
}
