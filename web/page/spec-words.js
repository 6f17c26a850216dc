/** What differs between two specs, in words: for the runs of the past and for what undo takes back. */
import { kindOf } from "../shared/choice.js";
import { formatPlain } from "../shared/format.js";
import { denseOf } from "../shared/layers.js";
import { knobLabel, label, listing, localeTag, text } from "../shared/text.js";
import { unitName } from "./sentences.js";

/**
 * @typedef {import("../shared/protocol.js").Catalog} Catalog
 * @typedef {import("../shared/protocol.js").Choice} Choice
 * @typedef {import("../shared/protocol.js").LayerSpec} LayerSpec
 * @typedef {import("../shared/protocol.js").Member} Member
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("../shared/text.js").Key} Key
 * @typedef {import("./client.js").Source} Source
 */

/**
 * What is said of a spec by name, in the order it is told: the path, its name, and the family of a choice.
 * @type {[string, Key, string?][]}
 */
const NAMED = [
  ["data.target", "target"], ["data.task", "task"], ["data.scaling", "scaling", "scalings"], ["data.encoding", "encoding", "encodings"],
  ["data.missing.numeric", "missing.numeric", "numericImputers"], ["data.missing.categorical", "missing.categorical", "categoricalImputers"],
  ["data.missing.indicator", "missing.indicator.short"], ["data.outliers.method", "outliers", "outliers"], ["data.outliers.action", "outliers.action", "outlierActions"],
  ["data.split.method", "split.method", "splits"], ["data.split.validation", "validation.share"], ["data.split.test", "test.share"],
  ["data.split.seed", "seed.split"], ["data.split.folds", "folds"], ["data.split.fold", "fold"],
  ["network.seed", "seed.weights"],
  ["training.loss", "loss.choice", "losses"], ["training.optimizer", "optimizer", "optimizers"], ["training.learningRate", "learning-rate"],
  ["training.batchSize", "batch-size"], ["training.schedule", "schedule", "schedules"], ["training.regularization", "regularization", "regularizers"],
  ["training.clipping", "clipping", "clippings"], ["training.augmentation", "augmentation", "augmentations"], ["training.labelSmoothing", "label-smoothing"],
  ["training.classWeights", "class-weights"], ["training.sampling", "sampling"], ["training.seed", "change.seed.shuffle"],
  ["training.earlyStopping.patience", "patience"], ["training.earlyStopping.minimumImprovement", "least-improvement"],
];

/** Left to the engine where nothing is asked for. */
const AUTOMATIC = new Set(["data.target", "data.task", "training.loss"]);

/** What is only said to be another. @type {[string, Key][]} */
const UNNAMED = [["reading", "change.reading"], ["data.columns", "change.columns"], ["data.derived", "derived"], ["network.output", "change.output"]];

/** @param {unknown} holder @param {string} path */
function at(holder, path) {
  return path.split(".").reduce((/** @type {any} */ value, key) => value?.[key], holder);
}

/** @param {unknown} one @param {unknown} other */
const equal = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** @param {string} what @param {string} from @param {string} to */
const change = (what, from, to) => text("change", { what, from, to });

/**
 * A value of a spec: a choice by its label with the knobs that are set, a number, yes or no.
 * @param {Catalog} catalog @param {unknown} value @param {string} [family]
 */
function said(catalog, value, family) {
  if (value === null || value === undefined) return text("change.none");
  if (typeof value === "number") return formatPlain(value, localeTag(), 6);
  if (typeof value === "boolean") return text(value ? "own.yes" : "own.no");
  const choice = /** @type {Choice} */ (value);
  const member = family && /** @type {Member[]} */ (at(catalog, family))?.find(({ name }) => name === kindOf(choice));
  const name = member ? label(member, family) : kindOf(choice);
  if (typeof choice === "string") return name;
  const knobs = Object.entries(choice).filter(([key]) => key !== "kind").map(([key, given]) => {
    const knob = member ? member.knobs.find((one) => one.name === key) : undefined;
    return `${knob ? knobLabel(knob) : key} ${typeof given === "number" ? formatPlain(given, localeTag(), 6) : given}`;
  });
  return `${name} (${listing(knobs)})`;
}

/** @param {Catalog} catalog @param {LayerSpec} layer */
function layerText(catalog, layer) {
  return layer.kind === "dense" ? String(layer.units) : said(catalog, layer.kind, "layers");
}

/** @param {Catalog} catalog @param {LayerSpec[]} before @param {LayerSpec[]} after */
function layerChanges(catalog, before, after) {
  if (before.length !== after.length) {
    const all = (/** @type {LayerSpec[]} */ layers) => layers.map((layer) => layerText(catalog, layer)).join("–") || text("change.none");
    return [change(text("change.layers"), all(before), all(after))];
  }
  return before.flatMap((layer, index) => {
    const other = /** @type {LayerSpec} */ (after[index]);
    if (equal(layer, other)) return [];
    const what = text("change.layer", { number: index + 1 });
    if (layer.kind !== other.kind) return [change(what, said(catalog, layer.kind, "layers"), said(catalog, other.kind, "layers"))];
    const [one, two] = [denseOf(layer), denseOf(other)];
    const units = one && two && one.units !== two.units ? [change(what, String(one.units), text("change.units", { units: two.units }))] : [];
    const activations = one && two && !equal(one.activation, two.activation)
      ? [change(what, said(catalog, one.activation, "activations"), said(catalog, two.activation, "activations"))] : [];
    if (units.length + activations.length > 0) return [...units, ...activations];
    return [change(what, said(catalog, layer, "layers"), said(catalog, other, "layers"))];
  });
}

/** @param {string[]|null} before @param {string[]|null} after */
function featureChanges(before, after) {
  if (equal(before, after)) return [];
  if (!before || !after) return [change(text("features"), before ? String(before.length) : text("change.all"), after ? String(after.length) : text("change.all"))];
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  return [added.length > 0 && text("change.with", { names: listing(added) }), removed.length > 0 && text("change.without", { names: listing(removed) })]
    .filter((one) => one !== false);
}

/**
 * @param {Catalog} catalog @param {Spec} before @param {Spec} after
 * @returns {string[]} empty where they ask for the same
 */
export function specChanges(catalog, before, after) {
  return [
    ...featureChanges(before.data.features, after.data.features),
    ...layerChanges(catalog, before.network.layers, after.network.layers),
    ...NAMED.flatMap(([path, key, family]) => {
      const [from, to] = [at(before, path), at(after, path)];
      const told = (/** @type {unknown} */ value) => ((value ?? null) === null && AUTOMATIC.has(path) ? text("change.automatic") : said(catalog, value, family));
      return equal(from, to) ? [] : [change(text(key), told(from), told(to))];
    }),
    ...UNNAMED.flatMap(([path, key]) => (equal(at(before, path), at(after, path)) ? [] : [text("change.other", { what: text(key) })])),
  ];
}

/** Another table, or a sample with other knobs. @param {Catalog} catalog @param {Source} before @param {Source} after @returns {string[]} */
export function sourceChanges(catalog, before, after) {
  if (before.name !== after.name || before.kind !== "sample" || after.kind !== "sample") {
    return before === after || (before.name === after.name && before.kind === after.kind) ? [] : [change(text("change.table"), before.name, after.name)];
  }
  const knobs = catalog.samples.find(({ name }) => name === after.name)?.knobs ?? [];
  return knobs.filter(({ name }) => before.knobs[name] !== after.knobs[name])
    .map((knob) => change(label(knob), said(catalog, before.knobs[knob.name]), said(catalog, after.knobs[knob.name])));
}

/**
 * What a step of undo or redo would bring back. back: as undo; else as redo.
 * @param {Catalog} catalog @param {import("./store.js").State} state @param {import("./changes.js").Step} step @param {boolean} back
 */
export function stepText(catalog, { spec, source, axes, plan }, step, back) {
  const way = (/** @type {string} */ what, /** @type {string} */ there, /** @type {string} */ here) => (back ? change(what, there, here) : change(what, here, there));
  if ("weight" in step) {
    const { layer, name, index, before, after } = step.weight;
    const units = plan?.architecture[layer + 1] ?? 1;
    const unit = plan ? unitName(plan, { layer: layer + 1, unit: index % units }) : "";
    const what = name === "bias" ? text("change.bias", { unit }) : text("change.weight", { unit, input: Math.floor(index / units) + 1 });
    return change(what, said(catalog, before), said(catalog, after));
  }
  if (!("training" in step) && !("source" in step)) {
    const names = (/** @type {import("./store.js").Axes|null} */ one) => (one ? listing([one.x, one.y ?? text("change.none")]) : "");
    return way(text("change.axes"), names(step.axes), names(axes));
  }
  if ("source" in step) {
    const [from, to] = back ? [step.source, source ?? step.source] : [source ?? step.source, step.source];
    return sourceChanges(catalog, from, to).join("; ") || change(text("change.table"), from.name, to.name);
  }
  return spec ? (back ? specChanges(catalog, step, spec) : specChanges(catalog, spec, step)).join("; ") : "";
}
