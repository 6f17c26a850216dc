/**
 * What was asked before and what was taken back: the steps that undo and redo go through.
 */

import { within } from "./runs.js";

/**
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("./client.js").Source} Source
 * @typedef {import("./store.js").Axes} Axes
 * @typedef {"change"|"undo"|"redo"|"start"} Move  how something came to be as it is: by a person, or with a table that
 *   was not open before
 *
 * A number in the network that was typed over.
 * @typedef {{ layer: number, name: "weight"|"bias", index: number, before: number, after: number }} WeightEdit
 *
 * What to go back to: a spec; the plane that was shown; a table with its spec and plane; or a weight, which goes from
 * one of its numbers to the other.
 * @typedef {Spec | { axes: Axes } | { source: Source, spec: Spec, axes: Axes|null } | { weight: WeightEdit }} Step
 *
 * The last entry of each is the next to come.
 * @typedef {{ past: Step[], future: Step[] }} Changes
 */

/** Steps that can be taken back. */
const LIMIT = 100;

/** @type {Changes} */
export const NO_CHANGES = { past: [], future: [] };

/** @param {Step[]} steps @param {Step} step */
function withLast(steps, step) {
  return within([...steps.slice(1 - LIMIT), step], (one) => ("source" in one ? one.source : null));
}

/** @param {Step[]} steps */
function withoutLast(steps) {
  return steps.slice(0, -1);
}

/**
 * The changes once something else has taken the place of what there was.
 * @param {Changes} changes
 * @param {Move} move
 * @param {Step|null} left  what to go back to; null before the first table
 * @returns {Changes}
 */
export function moved({ past, future }, move, left) {
  if (!left) return NO_CHANGES;
  switch (move) {
    case "undo":
      return { past: withoutLast(past), future: withLast(future, left) };
    case "redo":
      return { past: withLast(past, left), future: withoutLast(future) };
    case "start":
      return NO_CHANGES;
    case "change":
      return { past: withLast(past, left), future: [] };
  }
}

/** Without the weights, whose network is gone. @param {Changes} changes @returns {Changes} */
export function withoutWeights({ past, future }) {
  const kept = (/** @type {Step} */ step) => !("weight" in step);
  return { past: past.filter(kept), future: future.filter(kept) };
}

/**
 * The changes once the learning rate is another. A drag is one change, and one that ends where it began is none.
 * @param {Changes & { spec: Spec|null }} state
 * @param {number} rate
 * @returns {Changes}
 */
export function dragged({ past, future, spec }, rate) {
  if (!spec || spec.training.learningRate === rate) return { past, future };
  const before = past.at(-1);
  if (!before || !("training" in before) || !differInRateAlone(before, spec)) return { past: withLast(past, spec), future: [] };
  return { past: before.training.learningRate === rate ? withoutLast(past) : past, future: [] };
}

/** @param {Spec} one @param {Spec} other */
function differInRateAlone(one, other) {
  return one.data === other.data && one.network === other.network
    && JSON.stringify(one.training) === JSON.stringify({ ...other.training, learningRate: one.training.learningRate });
}
