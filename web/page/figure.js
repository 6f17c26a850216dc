/** What the boundary's figure shows and where a person looks on it, beside the picture itself; all of it is a view of the same run. */

/**
 * @typedef {import("../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../shared/protocol.js").Hidden} Hidden
 * @typedef {[number, number]} Range
 *
 * A place in the units of the axes; byKey: it was walked to.
 * @typedef {{ x: number, y: number, byKey: boolean }} Cursor
 *
 * Which rows are drawn, how the plane is shaded, and how many lines of equal value it has; lines null: as the task has it.
 * @typedef {{ train: boolean, validation: boolean, test: boolean, onlyWrong: boolean, discrete: boolean, lines: Lines|null }} Shown
 * @typedef {"none"|"few"|"many"} Lines
 *
 * window: the part of the plane that is looked at, null for all of it. wrong: 1 for each point that is answered wrongly.
 * space: a layer's space instead of the plane.
 * @typedef {{
 *   window: { x: Range, y: Range|null }|null, cursor: Cursor|null, probe: { at: Cursor, values: Float64Array }|null,
 *   shown: Shown, wrong: Uint8Array|null,
 *   space: { layer: number, units: [number|null, number|null] }|null, hidden: Hidden|null
 * }} Figure
 */

/** @type {Figure} */
export const FIGURE = {
  window: null, cursor: null, probe: null,
  shown: { train: true, validation: true, test: true, onlyWrong: false, discrete: false, lines: null },
  wrong: null, space: null, hidden: null,
};

/** Of other axes: what is chosen stays, places do not. @param {Figure} figure @returns {Figure} */
export function onPlane(figure) {
  return { ...figure, window: null, cursor: null, probe: null, wrong: null };
}

/** Of another network on the same table. @param {Figure} figure @param {PlanSummary} plan @param {boolean} sameAxes @returns {Figure} */
export function fitted(figure, plan, sameAxes) {
  const { space } = figure;
  const units = space && space.layer < plan.architecture.length - 1 ? plan.architecture[space.layer] ?? 0 : 0;
  const kept = space?.units.every((unit) => unit === null || unit < units) && units > 0;
  const placed = sameAxes ? { ...figure, probe: null, wrong: null } : onPlane(figure);
  return { ...placed, space: kept ? space : null, hidden: kept ? figure.hidden : null };
}

/** The lines that are drawn. @param {Shown} shown @param {PlanSummary} plan @returns {Lines} */
export function linesOf(shown, plan) {
  return shown.lines ?? (plan.task === "regression" ? "few" : "none");
}

/** @typedef {{ split: Uint8Array }} Parts */

/**
 * The points that are drawn, by their index.
 * @param {Shown} shown @param {Parts} points @param {Uint8Array|null} wrong
 */
export function picked(shown, { split }, wrong) {
  const parts = [shown.train, shown.validation, shown.test];
  const picks = [];
  for (let index = 0; index < split.length; index++) {
    if (parts[split[index] ?? 0] && (!shown.onlyWrong || wrong?.[index] === 1)) picks.push(index);
  }
  return picks;
}
