/** A hidden layer's space: the plane's grid as the layer warps it, and the decision line on it. */
import { placeX, placeY } from "./plot.js";

/**
 * @typedef {import("../../shared/protocol.js").Hidden} Hidden
 * @typedef {import("../../shared/protocol.js").Points} Points
 * @typedef {import("./plot.js").Plot} Plot
 */

/** Grid lines in each direction, places on each, and points at the most. */
export const WARP = { lines: 20, steps: 61, rows: 1000 };

/** @param {CanvasRenderingContext2D} context @param {Plot} plot @param {Hidden} hidden @param {string} colour */
export function paintGrid(context, plot, { grid }, colour) {
  context.beginPath();
  for (let index = 0; index + 1 < grid.length; index += 2) {
    const x = placeX(plot, grid[index] ?? 0);
    const y = placeY(plot, grid[index + 1] ?? 0);
    if ((index / 2) % WARP.steps === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.lineJoin = "round";
  context.strokeStyle = colour;
  context.lineWidth = 0.8;
  context.stroke();
}

/** The decision line as the layer bends it, in shares of the plot. @param {Plot} plot @param {Hidden} hidden */
export function decisionOf({ xRange, yRange }, { decision }) {
  return decision.map((value, index) => (index % 2 === 0
    ? (value - xRange[0]) / (xRange[1] - xRange[0])
    : (yRange[1] - value) / (yRange[1] - yRange[0])));
}

/**
 * The points that were put through the layer, lying where it puts them; null while they are of another set of points.
 * @param {Points} points @param {Uint8Array|null} wrong @param {Hidden} hidden
 * @returns {{ points: Points, wrong: Uint8Array|null }|null}
 */
export function warped(points, wrong, { rows, points: all }) {
  const count = rows.length / 2;
  const stride = Math.max(1, points.row.length / WARP.rows);
  if (all !== points.row.length) return null;
  const index = Array.from({ length: count }, (_, step) => Math.floor(step * stride));
  const x = Float32Array.from(index, (_, step) => rows[2 * step] ?? 0);
  const y = Float32Array.from(index, (_, step) => rows[2 * step + 1] ?? 0);
  return {
    points: {
      x, y, classes: Uint16Array.from(points.classes.length > 0 ? index : [], (from) => points.classes[from] ?? 0),
      target: Float32Array.from(points.target.length > 0 ? index : [], (from) => points.target[from] ?? 0),
      split: Uint8Array.from(index, (from) => points.split[from] ?? 0), row: Uint32Array.from(index, (from) => points.row[from] ?? 0),
    },
    wrong: wrong && Uint8Array.from(index, (from) => wrong[from] ?? 0),
  };
}
