/** The rows as points: training filled, validation hollow, test rows with a dot, a shape and colour per class or the ramp's colour. */
import { classColour, css, rampColour } from "../../shared/colours.js";
import { traceMark } from "./marks.js";
import { placeX, placeY } from "./plot.js";

/**
 * @typedef {import("../../shared/protocol.js").Points} Points
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("./plot.js").Plot} Plot
 * picks: the points that are drawn; wrong: 1 for each point that gets a ring; lit: 1 for each row of the table that is not to be faint.
 * @typedef {{ points: Points, plan: PlanSummary, dark: boolean, paper: number, ink: number, picks: number[], wrong: Uint8Array|null, lit: Uint8Array|null,
 *   spreadX: boolean, spreadY: boolean }} PointScene
 */

const TRAINING = 0;
const TEST = 2;
/** How much is seen of a row while others are lit. */
const FAINT = 0.12;
/** How far a ring stands off its mark. */
const RING = 2.4;
/** Points of a category lie up to this far from its place, as a share of the gap to the next one. */
const SPREAD = 0.22;

/** A number between -1 and 1 that depends on the row alone. @param {number} row @param {number} salt */
function scatter(row, salt) {
  let mixed = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 0x7fffffff - 1;
}

/** The more points, the smaller. @param {number} count @param {number} side */
export function pointRadius(count, side) {
  const crowd = 5.4 - 0.75 * Math.log10(Math.max(10, count));
  return Math.max(1.8, Math.min(4.6, crowd)) * (side < 360 ? 0.8 : 1);
}

/**
 * Where row `index` of the points lies on a plot. With one feature, classes have a row each and values a height.
 * @param {Pick<PointScene, "points"|"plan"|"spreadX"|"spreadY">} scene @param {Plot} plot @param {number} index
 * @returns {[number, number]}
 */
export function pointPlace({ points, plan, spreadX, spreadY }, plot, index) {
  const row = points.row[index] ?? 0;
  const x = (points.x[index] ?? 0) + (spreadX ? SPREAD * scatter(row, 0) : 0);
  if (points.y) return [placeX(plot, x), placeY(plot, (points.y[index] ?? 0) + (spreadY ? SPREAD * scatter(row, 1) : 0))];
  if (plan.task === "regression") return [placeX(plot, x), placeY(plot, points.target[index] ?? 0)];
  const lane = ((points.classes[index] ?? 0) + 0.5 + 0.32 * scatter(row, 1)) / plan.target.classes.length;
  return [placeX(plot, x), plot.top + plot.height * lane];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {PointScene} scene
 * @param {number} limit the most that are drawn, taken evenly
 * @param {number} from how many of them are drawn already
 * @param {number} most so many are drawn now
 * @returns {number|null} how many are drawn then; null when all are
 */
export function paintPoints(context, plot, scene, limit, from, most) {
  const { points, plan, dark, paper, ink, picks, wrong, lit } = scene;
  const count = picks.length;
  const stride = Math.max(1, count / limit);
  const radius = pointRadius(Math.min(count, limit), plot.width);
  const { minimum, maximum } = plan.target;
  const regression = plan.task === "regression";
  context.lineJoin = "round";
  let step = from;
  for (; step * stride < count && step < from + most; step++) {
    const index = picks[Math.floor(step * stride)] ?? 0;
    const [x, y] = pointPlace(scene, plot, index);
    const group = points.classes[index] ?? 0;
    const share = maximum > minimum ? ((points.target[index] ?? 0) - minimum) / (maximum - minimum) : 0.5;
    const colour = css(regression ? rampColour(share, dark) : classColour(group, dark));
    const hollow = points.split[index] !== TRAINING;
    context.globalAlpha = lit && lit[points.row[index] ?? 0] !== 1 ? FAINT : 1;
    traceMark(context, regression ? 0 : group, x, y, radius);
    context.lineWidth = regression ? (hollow ? 3.4 : 1.6) : hollow ? 3 : 2;
    context.strokeStyle = css(regression ? ink : paper);
    context.stroke();
    context.fillStyle = hollow ? css(paper) : colour;
    context.fill();
    if (hollow) {
      context.lineWidth = regression ? 2 : 1.5;
      context.strokeStyle = colour;
      context.stroke();
    }
    if (points.split[index] === TEST) {
      traceMark(context, 0, x, y, radius * 0.35);
      context.fillStyle = colour;
      context.fill();
    }
    if (wrong?.[index] !== 1) continue;
    traceMark(context, 0, x, y, radius + RING);
    context.strokeStyle = css(ink);
    context.lineWidth = 1;
    context.stroke();
  }
  return step * stride < count ? step : null;
}
