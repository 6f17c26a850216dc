/** More about training, folded away: schedule, regularization, clipping, augmentation, smoothing, balance of classes, early stopping. */
import { kindOf } from "../../shared/choice.js";
import { label, listing, text } from "../../shared/text.js";
import { choiceField } from "../choices.js";
import { element, field, numberField, say, show, tick } from "../elements.js";
import { seedField } from "./seed.js";

/**
 * @typedef {import("../../shared/protocol.js").Spec} Spec
 * @typedef {import("../../shared/protocol.js").Choice} Choice
 * @typedef {import("../../shared/protocol.js").Member} Member
 */

/** What early stopping begins with. */
const PATIENCE = 20;
const PATIENCE_LIMIT = 100000;
const IMPROVEMENT_LIMIT = 1e6;
const SMOOTHING_LIMIT = 0.5;

/** Puts early stopping on or off. @param {Spec["training"]} training @param {boolean} on */
export function withEarlyStopping(training, on) {
  training.earlyStopping = on ? { patience: PATIENCE, minimumImprovement: 0 } : null;
}

/**
 * @param {HTMLElement} root
 * @param {import("./all.js").App} app
 * @returns {(state: import("../store.js").State) => void}
 */
export function mountTraining(root, app) {
  const { commands, catalog } = app;
  /** @param {(training: Spec["training"]) => void} change */
  const change = (change) => commands.changeSpec("network", (spec) => change(spec.training));
  /** @type {{ key: "schedule"|"regularization"|"clipping"|"augmentation", family: "schedules"|"regularizers"|"clippings"|"augmentations" }[]} */
  const families = [
    { key: "schedule", family: "schedules" }, { key: "regularization", family: "regularizers" }, { key: "clipping", family: "clippings" },
    { key: "augmentation", family: "augmentations" },
  ];
  const choices = families.map(({ key, family }) => {
    const made = choiceField({ hook: key, label: text(key), attributes: { title: text(/** @type {const} */ (`${key}.title`)) } }, (next) => change((training) => { training[key] = next(training[key]) ?? training[key]; }));
    made.offer(catalog[family], null, family);
    return { key, family, made };
  });
  const smoothing = numberField({ minimum: 0, maximum: SMOOTHING_LIMIT },
    (value) => change((training) => { training.labelSmoothing = value; }), { "data-testid": "label-smoothing" });
  const balanced = tick(text("class-weights"), "class-weights", (on) => change((training) => {
    training.classWeights = on ? "balanced" : "none";
    // Both together would make up for rare classes twice.
    if (on) training.sampling = "none";
  }), text("class-weights.title"));
  const drawn = tick(text("sampling"), "sampling", (on) => change((training) => {
    training.sampling = on ? "balanced" : "none";
    if (on) training.classWeights = "none";
  }), text("sampling.title"));
  const stopping = tick(text("early-stopping"), "early-stopping",
    (on) => change((training) => withEarlyStopping(training, on)), text("early-stopping.title"));
  const patience = numberField({ minimum: 1, maximum: PATIENCE_LIMIT, whole: true },
    (value) => change((training) => { if (training.earlyStopping) training.earlyStopping.patience = value; }), { "data-testid": "patience" });
  const least = numberField({ minimum: 0, maximum: IMPROVEMENT_LIMIT },
    (value) => change((training) => { if (training.earlyStopping) training.earlyStopping.minimumImprovement = value; }), { "data-testid": "least-improvement" });
  const smoothingField = field(text("label-smoothing"), smoothing, { title: text("label-smoothing.title") });
  const waiting = element("div", { class: "pair" }, field(text("patience"), patience),
    field(text("least-improvement"), least, { title: text("least-improvement.title") }));
  const order = seedField(app, { label: text("change.seed.shuffle"), hook: "order-seed", renew: "new-order-seed", wide: true, place: "network" },
    (value) => change((training) => { training.seed = value; }));
  const now = element("span", { class: "note" });
  root.append(element("details", { class: "more", "data-testid": "more-training" },
    element("summary", {}, text("training.more"), " ", now),
    element("div", { class: "grid" },
      ...choices.map(({ made }) => made.root), smoothingField, order.root,
      element("div", { class: "whole-row ticks" }, balanced.root, drawn.root, stopping.root, waiting))));

  /** What differs from plain training, in a few words. @param {Spec["training"]} training */
  function unusual(training) {
    const words = choices.flatMap(({ key, family }) => {
      const [plain, ...others] = catalog[family];
      const member = others.find((one) => one.name === kindOf(training[key]));
      return member && member !== plain ? [label(member, family)] : [];
    });
    if (training.labelSmoothing > 0) words.push(text("training.smoothed"));
    if (training.classWeights === "balanced" || training.sampling === "balanced") words.push(text("training.balanced"));
    if (training.earlyStopping) words.push(text("training.stops"));
    return listing(words);
  }

  return ({ spec, plan }) => {
    if (!spec || !plan) return;
    const { training } = spec;
    const classes = plan.task === "classification";
    say(now, unusual(training));
    for (const { key, made } of choices) made.update(training[key]);
    show(smoothing, training.labelSmoothing);
    order.update(training.seed);
    smoothingField.hidden = !classes;
    balanced.root.hidden = !classes;
    drawn.root.hidden = !classes;
    drawn.box.checked = training.sampling === "balanced";
    balanced.box.checked = training.classWeights === "balanced";
    stopping.box.checked = training.earlyStopping !== null;
    waiting.hidden = training.earlyStopping === null;
    show(patience, training.earlyStopping?.patience ?? PATIENCE);
    show(least, training.earlyStopping?.minimumImprovement ?? 0);
  };
}
