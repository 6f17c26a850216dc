/** The part of a plane that is looked at: which place lies under a point of the canvas, and what zooming and moving make of it. */
import { niceTicks } from "./ticks.js";

/**
 * @typedef {import("./plot.js").Plot} Plot
 * @typedef {import("../figure.js").Range} Range
 */

/** The smallest and the largest extent, in shares of the whole one: finer differences single precision cannot tell. */
const SMALLEST = 1e-4;
const LARGEST = 4;

/** The place under a point of the canvas. @param {Plot} plot @param {number} left @param {number} top @returns {[number, number]} */
export function placeAt({ left: begin, top: above, width, height, xRange, yRange }, left, top) {
  const across = (left - begin) / width;
  const up = 1 - (top - above) / height;
  return [xRange[0] + across * (xRange[1] - xRange[0]), yRange[0] + up * (yRange[1] - yRange[0])];
}

/** Whether a point of the canvas is on the plot. @param {Plot} plot @param {number} left @param {number} top */
export function isOn(plot, left, top) {
  return left >= plot.left && left <= plot.left + plot.width && top >= plot.top && top <= plot.top + plot.height;
}

/**
 * A range `factor` times as long; what is at `at` stays where it is.
 * @param {Range} range @param {number} at @param {number} factor @param {Range} whole
 * @returns {Range}
 */
export function zoomed([low, high], at, factor, whole) {
  const most = whole[1] - whole[0];
  const span = Math.min(LARGEST * most, Math.max(SMALLEST * most, (high - low) * factor));
  const begin = at - ((at - low) / (high - low)) * span;
  return [begin, begin + span];
}

/** A range moved by a share of itself; its middle stays within the whole one. @param {Range} range @param {number} share @param {Range} whole @returns {Range} */
export function moved([low, high], share, whole) {
  const half = (high - low) / 2;
  const middle = Math.min(whole[1], Math.max(whole[0], low + half + share * 2 * half));
  return [middle - half, middle + half];
}

/** Where the plane of a picture lies on a plot that may show another part of it. @param {Plot} plot @param {{ xRange: Range, yRange: Range }} frame @param {boolean} line  one feature: all of the height */
export function boxOf(plot, frame, line) {
  const across = plot.width / (plot.xRange[1] - plot.xRange[0]);
  const left = plot.left + (frame.xRange[0] - plot.xRange[0]) * across;
  const width = (frame.xRange[1] - frame.xRange[0]) * across;
  if (line) return { left, width, top: plot.top, height: plot.height };
  const up = plot.height / (plot.yRange[1] - plot.yRange[0]);
  return { left, width, top: plot.top + (plot.yRange[1] - frame.yRange[1]) * up, height: (frame.yRange[1] - frame.yRange[0]) * up };
}

/**
 * The values to draw lines at: round ones of a target; of the second class's probability without one half, where the boundary
 * is; of three classes and more, of the most probable one's, from one half on: below it the line may be of either.
 * @param {import("../../shared/protocol.js").PlanSummary} plan @param {import("../figure.js").Lines} lines
 */
export function levelsOf({ task, target }, lines) {
  if (lines === "none") return [];
  if (task === "regression") return niceTicks(target.minimum, target.maximum, lines === "few" ? 4 : 10).values;
  const steps = lines === "few" ? [0.25, 0.5, 0.75] : [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  return target.classes.length === 2 ? steps.filter((level) => level !== 0.5) : steps.filter((level) => level >= 0.5);
}
