/**
 * What the figures say in words: captions, the reading of a curve, the score beside its baseline.
 */
import { formatCount, formatNumber, formatPlain, formatScore } from "../shared/format.js";
import { label, listing, localeTag, text } from "../shared/text.js";
import { inputTitle, outputNames } from "./views/diagram-labels.js";

/**
 * @typedef {import("../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../shared/protocol.js").History} History
 * @typedef {import("../shared/protocol.js").Evaluation} Evaluation
 * @typedef {import("../shared/protocol.js").Frame} Frame
 * @typedef {import("../shared/protocol.js").Unit} Unit
 * @typedef {import("../shared/protocol.js").Catalog} Catalog
 * @typedef {import("./store.js").Axes} Axes
 */

/** Epochs without improvement before the sentence speaks of them. */
const PATIENCE = 10;

/** @param {string} name a score's name as the engine gives it */
export function scoreName(name) {
  return name === "accuracy" ? text("accuracy") : name === "r2" ? text("r2") : name;
}

/** @param {number|null|undefined} value */
export function number(value) {
  return formatNumber(value, localeTag());
}

/** @param {number|null|undefined} value */
export function score(value) {
  return formatScore(value, localeTag(), 3);
}

/**
 * @param {PlanSummary} plan
 * @param {Axes} axes
 */
export function boundaryCaption(plan, axes) {
  const values = { target: plan.target.name, x: axes.x, y: axes.y ?? "" };
  const subject = plan.task === "classification" ? "boundary.classes" : "boundary.values";
  const what = axes.y === null ? text(`${subject}.one`, values) : text(subject, values);
  const held = plan.axes.filter((axis) => axis.name !== axes.x && axis.name !== axes.y);
  const shown = held.slice(0, 6).map((axis) => `${axis.name} ${axis.kind === "numeric" ? formatPlain(axis.held, localeTag()) : axis.heldLabel}`);
  if (held.length > shown.length) shown.push("…");
  return held.length === 0 ? what : `${what} ${text("boundary.held", { held: listing(shown) })}`;
}

/** What a unit is called. @param {PlanSummary} plan @param {Unit} unit */
export function unitName(plan, { layer, unit }) {
  if (layer === 0) return text("unit.input", { name: inputTitle(plan, unit) });
  if (layer === plan.architecture.length - 1) return text("unit.output", { name: outputNames(plan)[unit] ?? "" });
  return text("unit.hidden", { layer, number: unit + 1 });
}

/** @param {PlanSummary} plan @param {Axes} axes @param {Frame} frame @param {Unit} unit */
export function unitCaption(plan, axes, frame, unit) {
  const place = axes.y === null ? axes.x : text("unit.plane", { x: axes.x, y: axes.y });
  const line = unit.layer === plan.architecture.length - 1 && plan.task === "classification" ? text("unit.caption.even") : text("unit.caption.zero");
  return text("unit.caption", { name: unitName(plan, unit), place, low: number(frame.low), high: number(frame.high), line });
}

/** What a layer's space shows. @param {PlanSummary} plan @param {Axes} axes @param {number} layer */
export function spaceCaption(plan, axes, layer) {
  const key = axes.y === null ? "space.caption.one" : plan.task === "regression" ? "space.caption.values" : "space.caption";
  const units = plan.architecture[layer] ?? 0;
  const last = layer === plan.architecture.length - 2 && axes.y !== null && plan.task === "classification";
  return sentences(text(key, { x: axes.x, y: axes.y ?? "", layer }), last ? text(units === 2 ? "space.straight" : "space.flat", { units }) : "");
}

/**
 * @param {PlanSummary} plan @param {Axes} axes @param {Frame|null} frame @param {number} epoch
 */
export function boundarySummary(plan, axes, frame, epoch) {
  const place = { x: axes.x, y: axes.y ?? plan.target.name, epoch: formatCount(epoch), target: plan.target.name };
  if (plan.task === "regression") {
    return text("boundary.label.values", { ...place, low: number(frame?.low), high: number(frame?.high) });
  }
  const shares = plan.target.classes.map((name, index) => `${name} ${score(frame?.shares[index])}`);
  return text("boundary.label", { ...place, shares: listing(shares) });
}

/** @param {Float64Array} values @param {boolean} highest */
export function bestIndex(values, highest) {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    const value = values[index] ?? 0;
    const champion = values[best] ?? 0;
    if (highest ? value > champion : value < champion) best = index;
  }
  return best;
}

/** @param {History|null} history */
export function lossSentence(history) {
  const count = history?.epochs.length ?? 0;
  if (!history || count < 2 || history.validationLoss.length === 0) return count < 2 ? text("curve.none") : "";
  const best = bestIndex(history.validationLoss, false);
  const now = history.epochs[count - 1] ?? 0;
  const epoch = history.epochs[best] ?? 0;
  const values = { value: number(history.validationLoss[best]), epoch: formatCount(epoch), epochs: formatCount(now - epoch) };
  if (now - epoch < PATIENCE) return text("curve.best");
  const trainFell = (history.trainLoss[count - 1] ?? 0) < 0.95 * (history.trainLoss[best] ?? 0);
  const validationRose = (history.validationLoss[count - 1] ?? 0) > 1.05 * (history.validationLoss[best] ?? 0);
  return text(trainFell && validationRose ? "curve.gap" : "curve.stale", values);
}

/** Training that stopped by itself. @param {NonNullable<import("../shared/protocol.js").Progress["stopped"]>} stop */
export function stopSentence({ epoch, bestEpoch, bestLoss }) {
  return text("stopped", { epoch: formatCount(epoch), best: formatCount(bestEpoch), loss: number(bestLoss) });
}

/** Training that stopped where it was asked to. @param {import("../shared/protocol.js").Reached} reached */
export function reachedSentence({ by, epoch, loss }) {
  return text(`reached.${by}`, { epoch: formatCount(epoch), loss: number(loss) });
}

/**
 * How far into the epoch the run is, where one can see it: in batches, or in rows where those were not whole.
 * @param {Pick<import("./store.js").State, "progress"|"playing"|"transport">} state
 */
export function placeSentence({ progress, playing, transport }) {
  if (!progress || progress.position === 0 || (playing && transport.pace?.unit !== "batch")) return "";
  const { position, epochRows, batchRows } = progress;
  if (position % batchRows !== 0) return text("at.row", { row: formatCount(position), rows: formatCount(epochRows) });
  return text("at.batch", { batch: formatCount(position / batchRows), batches: formatCount(Math.ceil(epochRows / batchRows)) });
}

/** @param {History|null} history */
export function scoreSentence(history) {
  const count = history?.epochs.length ?? 0;
  if (!history || count < 2) return text("curve.none");
  if (history.validationScore.length === 0) return "";
  const best = bestIndex(history.validationScore, true);
  return text("curve.score.now", {
    validation: score(history.validationScore[count - 1]), training: score(history.trainScore[count - 1]),
    best: score(history.validationScore[best]), epoch: formatCount(history.epochs[best]),
  });
}

/** What part of its file the table is; nothing of a whole one. @param {import("../shared/protocol.js").TableSummary|null} table */
export function subsampleSentence(table) {
  if (!table?.subsample) return "";
  const { kind, rows, of } = table.subsample;
  return text(of === null ? "subsample.first" : `subsample.${kind}.of`, { rows: formatCount(rows), of: formatCount(of) });
}

/**
 * The score with its interval beside what always answering the same gives.
 * @param {Evaluation} evaluation
 * @param {PlanSummary} plan
 */
export function evaluationSentence(evaluation, plan) {
  const [main] = evaluation.validation;
  return main ? judgement("results.sentence", main, evaluation.baseline, plan) : text("results.none");
}

/**
 * A score of some rows with its interval beside what always answering the same gives there.
 * @param {"results.sentence"|"test.sentence"|"score.sentence"} key
 * @param {import("../shared/protocol.js").Score} main
 * @param {import("../shared/protocol.js").Baseline} constant
 * @param {PlanSummary} plan
 */
export function judgement(key, main, constant, plan) {
  const baseline = text(`results.baseline.${plan.task}`, { answer: constant.answer, value: score(constant.score) });
  const known = Number.isFinite(main.low) && Number.isFinite(main.high);
  return text(known ? key : `${key}.bare`, {
    score: scoreName(main.name), value: score(main.value), rows: formatCount(main.rows),
    low: score(main.low), high: score(main.high), baseline, target: plan.target.name,
  });
}

/** The loss by its full name. @param {Catalog} catalog @param {string} name */
export function lossName(catalog, name) {
  const member = catalog.losses.find((loss) => loss.name === name);
  return member ? label(member) : name;
}

/** Sentences one after the other; empty ones are left out. @param {...string} said */
export function sentences(...said) {
  return said.filter((one) => one !== "").join(" ");
}
