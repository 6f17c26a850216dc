/** Paints the boundary: shading, points, crisp lines over them, axes; at the screen's own resolution. */
import { css } from "../../shared/colours.js";
import { formatPlain } from "../../shared/format.js";
import { linesOf, picked } from "../figure.js";
import { paintContours, paintCurves, paintLabels, paintLevels, paintResiduals } from "./boundary-lines.js";
import { decisionOf, paintGrid, warped } from "./hidden.js";
import { boxOf, levelsOf } from "./plane.js";
import { canvasHeight, layOut, paintAxes, placeX, placeY } from "./plot.js";
import { paintPoints, pointPlace } from "./points.js";
import { contextOf, surfaceOf } from "./surface.js";
import { quietInkOf } from "./theme.js";

/**
 * @typedef {import("../../shared/protocol.js").Frame} Frame
 * @typedef {import("../../shared/protocol.js").Points} Points
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../figure.js").Figure} Figure
 * @typedef {import("./plot.js").Plot} Plot
 * @typedef {{ x: import("./plot.js").Scale, y: import("./plot.js").Scale|null }} Scales
 *
 * scales: of the axes, as they are titled. lit: 1 for each row of the table that stands out; null where none does.
 * @typedef {{ plan: PlanSummary, axes: { x: string, y: string|null }, frame: Frame|null, points: Points|null, lit: Uint8Array|null, figure: Figure, scales: Scales,
 *   dark: boolean, locale: string, paper: number, ink: number, width: number, ratio: number }} Scene
 *
 * The points as they are drawn, on the plane or in a layer's space.
 * @typedef {{ points: Points, wrong: Uint8Array|null, picks: number[] }} Drawn
 */

/** More points than this hide the picture and slow it down; they are thinned evenly. */
export const POINTS_LIMIT = 4000;
/** Points that are painted at once, the others with the next frames: the page answers in between. */
const POINTS_AT_ONCE = 1000;
/** Room beyond the target's range when values are drawn along one feature. */
const HEADROOM = 0.06;

export class BoundaryView {
  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    this.shade = document.createElement("canvas");
    this.marks = document.createElement("canvas");
    /** Where points are painted that take more than one frame, until all of them are there. */
    this.nextMarks = document.createElement("canvas");
    this.axes = document.createElement("canvas");
    /** As for the points. @type {unknown[]} */
    this.axesFor = [];
    /** What the points were painted for; the same need not be painted again. @type {unknown[]} */
    this.marksFor = [];
    /** Where the plot lay for which the points were painted. @type {Plot|null} */
    this.marksPlot = null;
    /** What was painted last. @type {Scene|null} */
    this.latest = null;
    /** Where it lies, and what it spans. @type {Plot|null} */
    this.plot = null;
    /** The points that are drawn, and what they were picked from. @type {Drawn|null} */
    this.drawn = null;
    /** @type {unknown[]} */
    this.drawnFor = [];
    /** Paints the next points, where some are still to come. @type {(() => void)|null} */
    this.more = null;
    /** @type {unknown[]} */
    this.paintedFor = [];
  }

  /** @param {Scene} scene */
  paint(scene) {
    const { plan, axes, frame, points, lit, figure, dark, locale, paper, ink, width, ratio } = scene;
    const { window, shown, wrong, space, hidden } = figure;
    const all = [plan, axes, frame, points, lit, window, shown, wrong, space, hidden, dark, locale, width, ratio];
    if (width < 1 || all.every((part, index) => part === this.paintedFor[index])) return;
    this.paintedFor = all;
    this.latest = scene;
    const plot = plotOf(scene);
    this.plot = plot;
    this.pick(scene);
    const context = surfaceOf(this.canvas, width, canvasHeight(width), ratio);
    context.fillStyle = css(paper);
    context.fillRect(0, 0, width, canvasHeight(width));
    context.save();
    context.beginPath();
    context.rect(plot.left, plot.top, plot.width, plot.height);
    context.clip();
    const style = { ink: css(ink), paper: css(paper) };
    if (space && hidden) {
      paintGrid(context, plot, hidden, css(quietInkOf(dark)));
      this.paintMarks(context, scene, plot);
      paintContours(context, { contours: decisionOf(plot, hidden) }, plot, style);
    } else if (frame) this.paintPlane(context, scene, plot, frame, style);
    else this.paintMarks(context, scene, plot);
    context.restore();
    context.drawImage(this.layerOfAxes(scene, plot), 0, 0, width, canvasHeight(width));
    this.publish(plot);
    const { more } = this;
    if (more) requestAnimationFrame(() => this.goOn(more, scene));
  }

  /**
   * The picture lies where its own ranges are: until one of the part looked at is there, the one before is moved and scaled.
   * @param {CanvasRenderingContext2D} context @param {Scene} scene @param {Plot} plot @param {Frame} frame @param {{ ink: string, paper: string }} style
   */
  paintPlane(context, scene, plot, frame, style) {
    const { plan, axes, points, figure, dark, locale } = scene;
    const line = axes.y === null;
    const regression = plan.task === "regression";
    const box = boxOf(plot, frame, line);
    const curve = line && !frame.unit;
    if (!curve || !regression) this.paintShade(context, box, frame);
    // What rows miss the curve by shows only where no other feature tells rows apart.
    if (curve && regression && points && plan.axes.length === 1) paintResiduals(context, plot, frame, points, this.drawn?.picks ?? [], css(quietInkOf(dark)));
    paintLevels(context, frame, box, style.ink);
    this.paintMarks(context, scene, plot);
    if (!curve || !regression) paintContours(context, frame, box, style);
    const labels = levelsOf(plan, linesOf(figure.shown, plan)).map((level) => formatPlain(level, locale));
    paintLabels(context, plot, frame, box, { ...style, labels });
    if (curve) paintCurves(context, plot, frame, { ...style, dark, classes: regression ? 0 : plan.target.classes.length });
  }

  /** @param {() => void} more @param {Scene} scene */
  goOn(more, scene) {
    if (more !== this.more) return;
    const latest = this.latest ?? scene;
    more();
    this.paintedFor = [];
    this.paint(latest);
  }

  /** @param {CanvasRenderingContext2D} context @param {import("./boundary-lines.js").Box} box @param {Frame} frame */
  paintShade(context, box, frame) {
    const { shade } = this;
    if (shade.width !== frame.width || shade.height !== frame.height) {
      shade.width = frame.width;
      shade.height = frame.height;
    }
    const pixels = /** @type {Uint8ClampedArray<ArrayBuffer>} */ (frame.pixels);
    contextOf(shade).putImageData(new ImageData(pixels, frame.width, frame.height), 0, 0);
    context.imageSmoothingEnabled = true;
    // A finer quality shows no difference and takes longer where the browser has no graphics card.
    context.imageSmoothingQuality = "medium";
    context.drawImage(shade, box.left, box.top, box.width, box.height);
  }

  /** Which points are drawn, and where they lie: on the plane, or where a layer puts them. @param {Scene} scene */
  pick({ points, figure: { shown, wrong, space, hidden } }) {
    const at = space && hidden;
    const wanted = [points, shown, wrong, at];
    if (this.drawn && wanted.every((part, index) => part === this.drawnFor[index])) return;
    this.drawnFor = wanted;
    const lying = points && (at ? warped(points, wrong, at) : { points, wrong });
    this.drawn = lying && { ...lying, picks: picked(shown, lying.points, lying.wrong) };
  }

  /**
   * The points from their own canvas. Where they take several frames, those painted before are shown until all are there,
   * moved and scaled to where they lie now.
   * @param {CanvasRenderingContext2D} context @param {Scene} scene @param {Plot} plot
   */
  paintMarks(context, scene, plot) {
    if (!this.drawn) return;
    const { plan, lit, dark, width, ratio } = scene;
    const wanted = [this.drawn, plan, dark, width, ratio, lit, ...plot.xRange, ...plot.yRange];
    if (wanted.some((part, index) => part !== this.marksFor[index])) this.beginMarks(scene, plot, this.drawn, wanted);
    const { marks, marksPlot } = this;
    if (!marksPlot) return;
    const box = boxOf(plot, marksPlot, false);
    const [across, down] = [box.width / marksPlot.width, box.height / marksPlot.height];
    context.drawImage(marks, box.left - marksPlot.left * across, box.top - marksPlot.top * down, (marks.width / ratio) * across, (marks.height / ratio) * down);
  }

  /** @param {Scene} scene @param {Plot} plot @param {Drawn} drawn @param {unknown[]} wanted */
  beginMarks(scene, plot, drawn, wanted) {
    const { width, ratio } = scene;
    const before = this.marksFor;
    this.marksFor = wanted;
    const canvas = this.nextMarks;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(canvasHeight(width) * ratio);
    const context = contextOf(canvas);
    context.scale(ratio, ratio);
    context.rect(plot.left, plot.top, plot.width, plot.height);
    context.clip();
    const marked = { ...scene, ...drawn, ...this.spreads(scene) };
    const swap = () => {
      [this.marks, this.nextMarks] = [this.nextMarks, this.marks];
      this.marksPlot = plot;
    };
    // Other points, or another size or theme, are shown as they come; the same ones elsewhere wait for the last.
    const elsewhere = wanted.slice(1, 5).every((part, index) => part === before[index + 1]) && this.marksPlot !== null;
    const paintFrom = (/** @type {number} */ from) => {
      const next = paintPoints(context, plot, marked, POINTS_LIMIT, from, POINTS_AT_ONCE);
      this.more = next === null ? null : () => paintFrom(next);
      if (next === null ? elsewhere || from === 0 : from === 0 && !elsewhere) swap();
    };
    paintFrom(0);
  }

  /** @param {Scene} scene */
  spreads({ plan, axes, figure: { space, hidden } }) {
    const spread = (/** @type {string|null} */ name) => !(space && hidden) && axisOf(plan, name)?.kind === "categorical";
    return { spreadX: spread(axes.x), spreadY: spread(axes.y) };
  }

  /**
   * The drawn points within a few pixels of a place on the canvas, the nearest first, as indices of the drawn ones.
   * @param {number} left @param {number} top @param {number} reach
   */
  near(left, top, reach) {
    const { latest, plot, drawn } = this;
    if (!latest || !plot || !drawn) return [];
    const scene = { points: drawn.points, plan: latest.plan, ...this.spreads(latest) };
    const stride = Math.max(1, drawn.picks.length / POINTS_LIMIT);
    const found = [];
    for (let step = 0; step * stride < drawn.picks.length; step++) {
      const index = drawn.picks[Math.floor(step * stride)] ?? 0;
      const [x, y] = pointPlace(scene, plot, index);
      const far = Math.hypot(x - left, y - top);
      if (far <= reach) found.push({ index, far });
    }
    return found.sort((one, other) => one.far - other.far).map(({ index }) => index);
  }

  /** Where a place lies on the canvas; null before the first picture. @param {{ x: number, y: number }} place @returns {[number, number]|null} */
  onCanvas({ x, y }) {
    return this.plot && [placeX(this.plot, x), placeY(this.plot, y)];
  }

  /** Letters cost more than all else: they are painted when they change, not with every picture. @param {Scene} scene @param {Plot} plot */
  layerOfAxes({ plan, ink, locale, width, ratio, scales }, plot) {
    const wanted = [plan, ink, locale, width, ratio, scales.x.title, scales.y?.title, ...plot.xRange, ...plot.yRange];
    if (wanted.every((part, index) => part === this.axesFor[index])) return this.axes;
    this.axesFor = wanted;
    this.axes.width = Math.round(width * ratio);
    this.axes.height = Math.round(canvasHeight(width) * ratio);
    const context = contextOf(this.axes);
    context.scale(ratio, ratio);
    paintAxes(context, plot, { ...scales, ink, locale });
    return this.axes;
  }

  /** States on the element where the plot lies and what it spans, in CSS pixels and data units. @param {Plot} plot */
  publish(plot) {
    Object.assign(this.canvas.dataset, {
      plotLeft: plot.left, plotTop: plot.top, plotWidth: plot.width, plotHeight: plot.height,
      xMinimum: plot.xRange[0], xMaximum: plot.xRange[1], yMinimum: plot.yRange[0], yMaximum: plot.yRange[1],
    });
  }
}

/** @param {PlanSummary} plan @param {string|null} name */
export function axisOf(plan, name) {
  return plan.axes.find((axis) => axis.name === name);
}

/** @param {Scene} scene @returns {Plot} */
function plotOf({ plan, axes, figure: { window, space, hidden }, width }) {
  if (space && hidden) return layOut(width, hidden.xRange, hidden.yRange);
  const xRange = window?.x ?? axisOf(plan, axes.x)?.range ?? [0, 1];
  if (axes.y !== null) return layOut(width, xRange, window?.y ?? axisOf(plan, axes.y)?.range ?? [0, 1]);
  if (plan.task === "classification") return layOut(width, xRange, [0, 1]);
  const { minimum, maximum } = plan.target;
  const room = HEADROOM * (maximum - minimum || 1);
  return layOut(width, xRange, [minimum - room, maximum + room]);
}
