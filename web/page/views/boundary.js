/** Paints the boundary: shading, points, crisp lines over them, axes; at the screen's own resolution. */
import { css } from "../../shared/colours.js";
import { canvasHeight, layOut, paintAxes, placeX, placeY } from "./plot.js";
import { paintPoints } from "./points.js";
import { contextOf, surfaceOf } from "./surface.js";

/**
 * @typedef {import("../../shared/protocol.js").Frame} Frame
 * @typedef {import("../../shared/protocol.js").Points} Points
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("./plot.js").Plot} Plot
 * @typedef {{ plan: PlanSummary, axes: { x: string, y: string|null }, frame: Frame|null, points: Points|null,
 *   dark: boolean, locale: string, paper: number, ink: number, width: number, ratio: number }} Scene
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
    this.axes = document.createElement("canvas");
    /** As for the points. @type {unknown[]} */
    this.axesFor = [];
    /** What the points were painted for; the same need not be painted again. @type {unknown[]} */
    this.marksFor = [];
    /** What was painted last. @type {Scene|null} */
    this.latest = null;
    /** Paints the next points, where some are still to come. @type {(() => void)|null} */
    this.more = null;
    /** @type {unknown[]} */
    this.paintedFor = [];
  }

  /** @param {Scene} scene */
  paint(scene) {
    const { plan, axes, frame, points, dark, locale, paper, ink, width, ratio } = scene;
    const all = [plan, axes, frame, points, dark, locale, width, ratio];
    if (width < 1 || all.every((part, index) => part === this.paintedFor[index])) return;
    this.paintedFor = all;
    this.latest = scene;
    const plot = plotOf(scene);
    const context = surfaceOf(this.canvas, width, canvasHeight(width), ratio);
    context.fillStyle = css(paper);
    context.fillRect(0, 0, width, canvasHeight(width));
    const curve = plan.task === "regression" && axes.y === null && !frame?.unit;
    if (frame && !curve) this.paintShade(context, plot, frame);
    if (points) context.drawImage(this.layerOfPoints(scene, plot), 0, 0, width, canvasHeight(width));
    if (frame) strokeLines(context, ink, paper, () => (curve ? traceCurve(context, plot, frame) : traceContours(context, plot, frame)));
    context.drawImage(this.layerOfAxes(scene, plot), 0, 0, width, canvasHeight(width));
    this.publish(plot);
    const { more } = this;
    if (more) requestAnimationFrame(() => this.goOn(more, scene));
  }

  /** @param {() => void} more @param {Scene} scene */
  goOn(more, scene) {
    if (more !== this.more) return;
    const latest = this.latest ?? scene;
    more();
    const { more: next } = this;
    if (next) {
      requestAnimationFrame(() => this.goOn(next, latest));
      return;
    }
    this.paintedFor = [];
    this.paint(latest);
  }

  /** @param {CanvasRenderingContext2D} context @param {Plot} plot @param {Frame} frame */
  paintShade(context, plot, frame) {
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
    context.drawImage(shade, plot.left, plot.top, plot.width, plot.height);
  }

  /** @param {Scene} scene @param {Plot} plot */
  layerOfPoints(scene, plot) {
    const { plan, axes, points, dark, paper, ink, width, ratio } = scene;
    const wanted = [points, plan, dark, width, ratio, ...plot.xRange, ...plot.yRange];
    if (!points || wanted.every((part, index) => part === this.marksFor[index])) return this.marks;
    this.marksFor = wanted;
    this.marks.width = Math.round(width * ratio);
    this.marks.height = Math.round(canvasHeight(width) * ratio);
    const context = contextOf(this.marks);
    context.scale(ratio, ratio);
    context.rect(plot.left, plot.top, plot.width, plot.height);
    context.clip();
    const spread = (/** @type {string|null} */ name) => axisOf(plan, name)?.kind === "categorical";
    const marked = { points, plan, dark, paper, ink, spreadX: spread(axes.x), spreadY: spread(axes.y) };
    const paintFrom = (/** @type {number} */ from) => {
      const next = paintPoints(context, plot, marked, POINTS_LIMIT, from, POINTS_AT_ONCE);
      this.more = next === null ? null : () => paintFrom(next);
    };
    paintFrom(0);
    return this.marks;
  }

  /** Letters cost more than all else: they are painted when they change, not with every picture. @param {Scene} scene @param {Plot} plot */
  layerOfAxes(scene, plot) {
    const { plan, ink, locale, width, ratio } = scene;
    const wanted = [plan, ink, locale, width, ratio, scene.axes.x, scene.axes.y, ...plot.xRange, ...plot.yRange];
    if (wanted.every((part, index) => part === this.axesFor[index])) return this.axes;
    this.axesFor = wanted;
    this.axes.width = Math.round(width * ratio);
    this.axes.height = Math.round(canvasHeight(width) * ratio);
    const context = contextOf(this.axes);
    context.scale(ratio, ratio);
    paintAxes(context, plot, { ...scalesOf(scene), ink, locale });
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
function axisOf(plan, name) {
  return plan.axes.find((axis) => axis.name === name);
}

/** @param {Scene} scene @returns {Plot} */
function plotOf({ plan, axes, frame, width }) {
  const x = axisOf(plan, axes.x);
  const y = axisOf(plan, axes.y);
  const xRange = frame?.xRange ?? [x?.minimum ?? 0, x?.maximum ?? 1];
  if (axes.y !== null) return layOut(width, xRange, frame?.yRange ?? [y?.minimum ?? 0, y?.maximum ?? 1]);
  if (plan.task === "classification") return layOut(width, xRange, [0, 1]);
  const { minimum, maximum } = plan.target;
  const room = HEADROOM * (maximum - minimum || 1);
  return layOut(width, xRange, [minimum - room, maximum + room]);
}

/** @param {Scene} scene */
function scalesOf({ plan, axes }) {
  const scaleOf = (/** @type {string} */ name) => {
    const axis = axisOf(plan, name);
    return { title: name, levels: axis?.levels ?? [], date: axis?.kind === "date" };
  };
  const x = scaleOf(axes.x);
  if (axes.y !== null) return { x, y: scaleOf(axes.y) };
  return { x, y: plan.task === "regression" ? { title: plan.target.name, levels: [] } : null };
}

/**
 * Ink with a thin rim of paper, so that the line is seen on any shade and over points.
 * @param {CanvasRenderingContext2D} context @param {number} ink @param {number} paper @param {() => void} trace
 */
function strokeLines(context, ink, paper, trace) {
  context.lineCap = "round";
  context.lineJoin = "round";
  trace();
  context.strokeStyle = `${css(paper)}b0`;
  context.lineWidth = 3.5;
  context.stroke();
  context.strokeStyle = css(ink);
  context.lineWidth = 1.4;
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {Plot} plot @param {Frame} frame */
function traceContours(context, plot, { contours }) {
  context.beginPath();
  for (let index = 0; index + 3 < contours.length; index += 4) {
    context.moveTo(plot.left + (contours[index] ?? 0) * plot.width, plot.top + (contours[index + 1] ?? 0) * plot.height);
    context.lineTo(plot.left + (contours[index + 2] ?? 0) * plot.width, plot.top + (contours[index + 3] ?? 0) * plot.height);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Plot} plot @param {Frame} frame */
function traceCurve(context, plot, { curve, xRange }) {
  context.beginPath();
  const count = curve?.length ?? 0;
  for (let index = 0; index < count; index++) {
    const x = xRange[0] + ((index + 0.5) / count) * (xRange[1] - xRange[0]);
    const y = Math.min(plot.top + plot.height, Math.max(plot.top, placeY(plot, curve?.[index] ?? 0)));
    context.lineTo(placeX(plot, x), y);
  }
}
