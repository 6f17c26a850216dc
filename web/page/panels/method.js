/** How the network is trained: loss, optimizer, first weights and their seed. */
import { label, text } from "../../shared/text.js";
import { choiceField } from "../choices.js";
import { element } from "../elements.js";
import { seedField } from "./seed.js";

/** @typedef {import("../../shared/protocol.js").Spec} Spec */

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountMethod(root, app) {
  const { commands, catalog } = app;
  /** @param {(spec: Spec) => void} change */
  const change = (change) => commands.changeSpec("network", change);
  const loss = choiceField({ hook: "loss", label: text("loss.choice") },
    (next) => change(({ training }) => { training.loss = next(training.loss); }));
  const optimizer = choiceField({ hook: "optimizer", label: text("optimizer") },
    (next) => change(({ training }) => { training.optimizer = next(training.optimizer) ?? training.optimizer; }));
  const initializer = choiceField({ hook: "initializer", label: text("initializer") },
    (next) => change(({ network }) => {
      const chosen = next(network.output.initializer);
      for (const layer of network.layers) setInitializer(layer, chosen);
      network.output.initializer = chosen;
    }));
  optimizer.offer(catalog.optimizers, null);
  initializer.offer(catalog.initializers, text("automatic.plain"));
  const seed = seedField(app, { label: text("seed.weights"), hook: "weight-seed", renew: "new-seed", place: "network" },
    (value) => change((spec) => { spec.network.seed = value; }));
  root.append(
    element("div", { class: "grid method" },
      loss.root, optimizer.root, initializer.root,
      seed.root));

  /** @type {unknown} */ let planShown = null;
  return ({ spec, plan }) => {
    if (!spec || !plan) return;
    if (plan !== planShown) {
      planShown = plan;
      const used = catalog.losses.find((member) => member.name === plan.loss);
      const fitting = catalog.losses.filter((member) => member.heads.includes(plan.head));
      loss.offer(fitting, text("automatic", { value: used ? label(used) : plan.loss }));
    }
    loss.update(spec.training.loss);
    optimizer.update(spec.training.optimizer);
    initializer.update(spec.network.output.initializer);
    seed.update(spec.network.seed);
  };
}

/** Of a dense layer, and of those in a block. @param {import("../../shared/protocol.js").LayerSpec} layer @param {import("../../shared/protocol.js").Choice|null} chosen */
function setInitializer(layer, chosen) {
  if (layer.kind === "dense") layer.initializer = chosen;
  if (layer.kind === "residual") for (const inner of layer.layers) setInitializer(inner, chosen);
}
