/**
 * What was asked before and what was taken back: the specs that undo and redo go through.
 */

/**
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {"change"|"undo"|"redo"|"start"} Move  how a spec came to be the present one: by a person, or with a table that
 *   was not open before
 *
 * The last entry of each is the next to come.
 * @typedef {{ past: Spec[], future: Spec[] }} Changes
 */

/** Steps that can be taken back. */
const LIMIT = 100;

/** @type {Changes} */
export const NO_CHANGES = { past: [], future: [] };

/** @param {Spec[]} specs @param {Spec} spec */
function withLast(specs, spec) {
  return [...specs.slice(1 - LIMIT), spec];
}

/** @param {Spec[]} specs */
function withoutLast(specs) {
  return specs.slice(0, -1);
}

/**
 * The changes once another spec has taken the place of the present one.
 * @param {Changes & { spec: Spec|null }} state
 * @param {Move} move
 * @returns {Changes}
 */
export function moved({ past, future, spec }, move) {
  if (!spec) return NO_CHANGES;
  switch (move) {
    case "undo":
      return { past: withoutLast(past), future: withLast(future, spec) };
    case "redo":
      return { past: withLast(past, spec), future: withoutLast(future) };
    case "start":
      return NO_CHANGES;
    case "change":
      return { past: withLast(past, spec), future: [] };
  }
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
  if (!before || !differInRateAlone(before, spec)) return { past: withLast(past, spec), future: [] };
  return { past: before.training.learningRate === rate ? withoutLast(past) : past, future: [] };
}

/** @param {Spec} one @param {Spec} other */
function differInRateAlone(one, other) {
  return one.data === other.data && one.network === other.network
    && JSON.stringify(one.training) === JSON.stringify({ ...other.training, learningRate: one.training.learningRate });
}
