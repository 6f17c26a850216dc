/** Lines over the plane: the boundary, lines of equal value with their numbers, curves along one feature, and what rows miss them by. */
import { classColour, css } from "../../shared/colours.js";
import { placeX, placeY } from "./plot.js";
import { PAINTED_FONT } from "./theme.js";

/**
 * @typedef {import("../../shared/protocol.js").Frame} Frame
 * @typedef {import("../../shared/protocol.js").Points} Points
 * @typedef {import("./plot.js").Plot} Plot
 * @typedef {{ left: number, top: number, width: number, height: number }} Box
 * @typedef {CanvasRenderingContext2D} Context
 */

/** Room between two labels, and between a label and the frame. */
const LABEL_GAP = 34;
const LABEL_EDGE = 18;

/**
 * Ink with a thin rim of paper, so that the line is seen on any shade and over points.
 * @param {Context} context @param {{ ink: string, paper: string, width?: number }} style
 */
function strokeOnRim(context, { ink, paper, width = 1.4 }) {
  context.lineCap = "round";
  context.lineJoin = "round";
  context.strokeStyle = `${paper}b0`;
  context.lineWidth = width + 2.1;
  context.stroke();
  context.strokeStyle = ink;
  context.lineWidth = width;
  context.stroke();
}

/** Segments in shares of a box. @param {Context} context @param {Float32Array} segments @param {Box} box @param {number} [from] @param {number} [end] */
function trace(context, segments, box, from = 0, end = segments.length) {
  for (let index = from; index + 3 < end; index += 4) {
    context.moveTo(box.left + (segments[index] ?? 0) * box.width, box.top + (segments[index + 1] ?? 0) * box.height);
    context.lineTo(box.left + (segments[index + 2] ?? 0) * box.width, box.top + (segments[index + 3] ?? 0) * box.height);
  }
}

/** @param {Context} context @param {Pick<Frame, "contours">} frame @param {Box} box @param {{ ink: string, paper: string }} style */
export function paintContours(context, frame, box, style) {
  context.beginPath();
  trace(context, frame.contours, box);
  strokeOnRim(context, style);
}

/** The lines of equal value, thinner than the boundary. @param {Context} context @param {Frame} frame @param {Box} box @param {string} ink */
export function paintLevels(context, { lines }, box, ink) {
  context.beginPath();
  trace(context, lines, box);
  context.strokeStyle = ink;
  context.lineWidth = 0.8;
  context.stroke();
}

/**
 * The number of each line, once, where there is room for it.
 * @param {Context} context @param {Plot} plot @param {Frame} frame @param {Box} box
 * @param {{ ink: string, paper: string, labels: string[] }} style
 */
export function paintLabels(context, plot, { lines, lineCounts }, box, { ink, paper, labels }) {
  if (lines.length === 0) return;
  context.font = `11px ${PAINTED_FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.fillStyle = ink;
  context.strokeStyle = paper;
  context.lineWidth = 3;
  /** @type {[number, number][]} */
  const taken = [];
  let from = 0;
  lineCounts.forEach((count, level) => {
    const place = labelPlace(plot, lines.subarray(from, from + 4 * count), box, taken);
    from += 4 * count;
    if (!place) return;
    taken.push(place);
    context.strokeText(labels[level] ?? "", ...place);
    context.fillText(labels[level] ?? "", ...place);
  });
}

/** The place on a line that is farthest from the middle, where most rows are, and has room; from one picture to the next it hardly moves. @param {Plot} plot @param {Float32Array} line @param {Box} box @param {[number, number][]} taken */
function labelPlace(plot, line, box, taken) {
  const middle = [plot.left + plot.width / 2, plot.top + plot.height / 2];
  let most = -1;
  /** @type {[number, number]|null} */ let best = null;
  for (let index = 0; index + 1 < line.length; index += 4) {
    const left = box.left + (line[index] ?? 0) * box.width;
    const top = box.top + (line[index + 1] ?? 0) * box.height;
    if (left < plot.left + LABEL_EDGE || left > plot.left + plot.width - LABEL_EDGE || top < plot.top + LABEL_EDGE || top > plot.top + plot.height - LABEL_EDGE) continue;
    const far = Math.hypot(left - (middle[0] ?? 0), top - (middle[1] ?? 0));
    if (far <= most || taken.some(([x, y]) => Math.hypot(left - x, top - y) < LABEL_GAP)) continue;
    most = far;
    best = [left, top];
  }
  return best;
}

/**
 * The answers along one feature: the value, or each class's probability in its colour.
 * @param {Context} context @param {Plot} plot @param {Frame} frame @param {{ ink: string, paper: string, dark: boolean, classes: number }} style classes: 0 of a regression
 */
export function paintCurves(context, plot, { curve, width, xRange }, { ink, paper, dark, classes }) {
  if (!curve) return;
  const outputs = Math.max(1, classes);
  for (let output = 0; output < outputs; output++) {
    context.beginPath();
    for (let index = 0; index < width; index++) {
      const x = placeX(plot, xRange[0] + ((index + 0.5) / width) * (xRange[1] - xRange[0]));
      const y = placeY(plot, curve[index * outputs + output] ?? 0);
      context.lineTo(x, Math.min(plot.top + plot.height, Math.max(plot.top, y)));
    }
    strokeOnRim(context, { ink: classes > 0 ? css(classColour(output, dark)) : ink, paper, width: classes > 0 ? 2 : 1.4 });
  }
}

/** From each row to the curve: what the network misses it by. @param {Context} context @param {Plot} plot @param {Frame} frame @param {Points} points @param {number[]} picks @param {string} ink */
export function paintResiduals(context, plot, { curve, width, xRange }, points, picks, ink) {
  if (!curve) return;
  context.beginPath();
  for (const index of picks) {
    const x = points.x[index] ?? 0;
    const place = ((x - xRange[0]) / (xRange[1] - xRange[0])) * width - 0.5;
    const low = Math.min(width - 1, Math.max(0, Math.floor(place)));
    const high = Math.min(width - 1, low + 1);
    const share = Math.min(1, Math.max(0, place - low));
    const answer = (curve[low] ?? 0) * (1 - share) + (curve[high] ?? 0) * share;
    context.moveTo(placeX(plot, x), placeY(plot, points.target[index] ?? 0));
    context.lineTo(placeX(plot, x), placeY(plot, answer));
  }
  context.strokeStyle = ink;
  context.lineWidth = 0.8;
  context.stroke();
}
