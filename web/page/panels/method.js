/** How the network is trained: loss, optimizer with its knobs, first weights and their seed. */
import { label, text } from "../../shared/text.js";
import { button, element, field, numberField, select, setOptions, show } from "../elements.js";

/**
 * @typedef {import("../../shared/protocol.js").Spec} Spec
 * @typedef {import("../../shared/protocol.js").Knob} Knob
 */

/** The value that leaves a choice to the engine. */
const AUTOMATIC = "";

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountMethod(root, { commands, catalog }) {
  /** @param {(spec: Spec) => void} change */
  const change = (change) => commands.changeSpec("network", change);
  const loss = select([], (value) => change((spec) => { spec.training.loss = value === AUTOMATIC ? null : value; }), { "data-testid": "loss" });
  const optimizer = select(catalog.optimizers.map((member) => ({ value: member.name, label: label(member) })),
    (value) => change((spec) => {
      const member = catalog.optimizers.find((one) => one.name === value);
      spec.training.optimizer = { kind: value, ...Object.fromEntries((member?.knobs ?? []).map((knob) => [knob.name, knob.default])) };
    }), { "data-testid": "optimizer" });
  const initializer = select(
    [{ value: AUTOMATIC, label: text("automatic.plain") }, ...catalog.initializers.map((member) => ({ value: member.name, label: label(member) }))],
    (value) => change((spec) => {
      const chosen = value === AUTOMATIC ? null : value;
      for (const layer of spec.network.layers) layer.initializer = chosen;
      spec.network.output.initializer = chosen;
    }), { "data-testid": "initializer" });
  const seed = numberField({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, whole: true },
    (value) => change((spec) => { spec.network.seed = value; }), { "data-testid": "weight-seed" });
  const renew = button(text("seed.new"), () => commands.newWeightSeed(), { class: "link", "data-testid": "new-seed" });
  const knobs = element("div", { class: "grid optimizer-knobs" });
  root.append(
    element("div", { class: "grid method" },
      element("div", { class: "whole-row" }, field(text("loss.choice"), loss)), field(text("optimizer"), optimizer), field(text("initializer"), initializer),
      element("div", { class: "with-action" }, field(text("seed.weights"), seed), renew)),
    knobs,
  );

  /** @param {Knob} knob */
  function knobField(knob) {
    const typed = numberField(knob, (value) => change((spec) => { spec.training.optimizer[knob.name] = value; }), { "data-testid": `optimizer-${knob.name}` });
    return { knob, typed, shown: field(label(knob), typed) };
  }

  let optimizerShown = "";
  /** @type {ReturnType<typeof knobField>[]} */ let fields = [];
  /** @type {unknown} */ let planShown = null;
  return ({ spec, plan }) => {
    if (!spec || !plan) return;
    if (plan !== planShown) {
      planShown = plan;
      const used = catalog.losses.find((member) => member.name === plan.loss);
      const fitting = catalog.losses.filter((member) => member.heads.includes(plan.head));
      const automatic = { value: AUTOMATIC, label: text("automatic", { value: used ? label(used) : plan.loss }) };
      setOptions(loss, [automatic, ...fitting.map((member) => ({ value: member.name, label: label(member) }))]);
    }
    show(loss, spec.training.loss ?? AUTOMATIC);
    show(optimizer, spec.training.optimizer.kind);
    show(initializer, spec.network.output.initializer ?? AUTOMATIC);
    show(seed, spec.network.seed);
    const chosen = spec.training.optimizer;
    if (chosen.kind !== optimizerShown) {
      optimizerShown = chosen.kind;
      fields = (catalog.optimizers.find((one) => one.name === chosen.kind)?.knobs ?? []).map(knobField);
      knobs.replaceChildren(...fields.map(({ shown }) => shown));
    }
    for (const { knob, typed } of fields) show(typed, chosen[knob.name] ?? knob.default);
  };
}
