/** Where a plot lies on its canvas, how data become places on it, and its axes: ticks, titles, hairlines. */
import { css } from "../../shared/colours.js";
import { formatNumber } from "../../shared/format.js";
import { PAINTED_FONT } from "./theme.js";
import { dateTicks } from "./date-ticks.js";
import { niceTicks } from "./ticks.js";

/**
 * In CSS pixels of the canvas.
 * @typedef {{ left: number, top: number, width: number, height: number, xRange: [number, number], yRange: [number, number] }} Plot
 * @typedef {import("../../shared/protocol.js").Axis} Axis
 * `date`: whether the values are seconds since 1970-01-01T00:00.
 * @typedef {{ title: string, levels: string[], date?: boolean }} Scale
 * @typedef {{ value: number, shown: string }} Tick
 */

const MARGIN = { left: 56, right: 6, top: 8, bottom: 46 };
const MARGIN_NARROW = { left: 46, right: 4, top: 8, bottom: 44 };
const NARROW = 420;
const TICK = 4;
const TICK_GAP = 64;
/** Dates are longer than numbers. */
const DATE_GAP = 90;

/**
 * A square plot in a canvas of this width.
 * @param {number} width @param {[number, number]} xRange @param {[number, number]} yRange
 * @returns {Plot}
 */
export function layOut(width, xRange, yRange) {
  const margin = width < NARROW ? MARGIN_NARROW : MARGIN;
  const side = Math.max(1, width - margin.left - margin.right);
  return { left: margin.left, top: margin.top, width: side, height: side, xRange, yRange };
}

/** The canvas height that goes with a width. @param {number} width */
export function canvasHeight(width) {
  const margin = width < NARROW ? MARGIN_NARROW : MARGIN;
  return Math.max(1, width - margin.left - margin.right) + margin.top + margin.bottom;
}

/** @param {Plot} plot @param {number} value */
export function placeX(plot, value) {
  return plot.left + ((value - plot.xRange[0]) / (plot.xRange[1] - plot.xRange[0])) * plot.width;
}

/** @param {Plot} plot @param {number} value */
export function placeY(plot, value) {
  return plot.top + (1 - (value - plot.yRange[0]) / (plot.yRange[1] - plot.yRange[0])) * plot.height;
}

/** @param {CanvasRenderingContext2D} context @param {string} shown @param {number} room */
function fitted(context, shown, room) {
  if (context.measureText(shown).width <= room) return shown;
  let end = shown.length;
  while (end > 1 && context.measureText(`${shown.slice(0, end)}…`).width > room) end--;
  return `${shown.slice(0, end)}…`;
}

/** From this size on a number that is too wide is written short: 500K, 50万. Years are not. */
const LARGE = 10000;

/**
 * Writes the ticks. A name may lose its end, a number must not: it is written short where that still tells the
 * ticks apart, and narrower if need be.
 * @param {CanvasRenderingContext2D} context
 * @param {Tick[]} ticks @param {Scale} scale @param {number} room @param {string} locale
 * @returns {Tick[]}
 */
function fittedTicks(context, ticks, scale, room, locale) {
  if (scale.levels.length > 0) return ticks.map(({ value, shown }) => ({ value, shown: fitted(context, shown, room) }));
  if (scale.date) return ticks;
  const tooWide = ticks.some(({ shown }) => context.measureText(shown).width > room);
  if (!tooWide || !ticks.some(({ value }) => Math.abs(value) >= LARGE)) return ticks;
  const format = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 6 });
  const short = ticks.map(({ value }) => ({ value, shown: format.format(value).replace("-", "−") }));
  return new Set(short.map(({ shown }) => shown)).size === short.length ? short : ticks;
}

/** @param {[number, number]} range @param {number} room */
function dateTicksOf(range, room) {
  return dateTicks(range[0], range[1], Math.max(2, Math.round(room / DATE_GAP)));
}

/** The title of a scale, with what all its dates have in common. @param {[number, number]} range @param {Scale} scale @param {number} room */
function titleOf(range, scale, room) {
  const shared = scale.date ? dateTicksOf(range, room).shared : "";
  return shared === "" ? scale.title : `${scale.title} (${shared})`;
}

/** @param {[number, number]} range @param {Scale} scale @param {number} room @param {string} locale @returns {Tick[]} */
function ticksOf(range, scale, room, locale) {
  if (scale.levels.length > 0) {
    return scale.levels.map((shown, value) => ({ value, shown })).filter(({ value }) => value >= range[0] && value <= range[1]);
  }
  if (scale.date) return dateTicksOf(range, room).ticks;
  const { values, decimals } = niceTicks(range[0], range[1], Math.max(2, Math.round(room / TICK_GAP)));
  const format = new Intl.NumberFormat(locale, { useGrouping: false, minimumFractionDigits: Math.min(20, decimals), maximumFractionDigits: Math.min(20, decimals) });
  const largest = Math.max(...values.map(Math.abs));
  const long = decimals > 5 || largest >= 1e7;
  return values.map((value) => ({ value, shown: long ? formatNumber(value, locale) : format.format(value).replace("-", "−") }));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {{ x: Scale, y: Scale|null, ink: number, locale: string }} style  y null: no vertical scale
 */
export function paintAxes(context, plot, { x, y, ink, locale }) {
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;
  context.strokeStyle = css(ink);
  context.fillStyle = css(ink);
  context.lineWidth = 1;
  context.font = `12px ${PAINTED_FONT}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.beginPath();
  context.moveTo(plot.left - 0.5, plot.top);
  context.lineTo(plot.left - 0.5, bottom + 0.5);
  context.lineTo(right, bottom + 0.5);
  const across = ticksOf(plot.xRange, x, plot.width, locale);
  const acrossRoom = plot.width / across.length;
  for (const { value, shown } of fittedTicks(context, across, x, acrossRoom, locale)) {
    const place = Math.round(placeX(plot, value)) - 0.5;
    context.moveTo(place, bottom + 1);
    context.lineTo(place, bottom + 1 + TICK);
    context.fillText(shown, place, bottom + TICK + 4, acrossRoom);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  const upRoom = plot.left - 22;
  for (const { value, shown } of y ? fittedTicks(context, ticksOf(plot.yRange, y, plot.height, locale), y, upRoom, locale) : []) {
    const place = Math.round(placeY(plot, value)) - 0.5;
    context.moveTo(plot.left - 1, place);
    context.lineTo(plot.left - 1 - TICK, place);
    context.fillText(shown, plot.left - TICK - 4, place + 0.5, upRoom);
  }
  context.stroke();
  paintTitles(context, plot, titleOf(plot.xRange, x, plot.width), y ? titleOf(plot.yRange, y, plot.height) : "");
}

/** @param {CanvasRenderingContext2D} context @param {Plot} plot @param {string} across @param {string} up */
function paintTitles(context, plot, across, up) {
  context.font = `13px ${PAINTED_FONT}`;
  context.textAlign = "center";
  context.textBaseline = "bottom";
  context.fillText(fitted(context, across, plot.width), plot.left + plot.width / 2, plot.top + plot.height + 44);
  context.save();
  context.translate(2, plot.top + plot.height / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = "top";
  context.fillText(fitted(context, up, plot.height), 0, 0);
  context.restore();
}
