/** Curves over the epochs: training thin and grey, validation strong. */
import { formatCount, formatNumber } from "../../shared/format.js";
import { localeTag, text } from "../../shared/text.js";
import { LineChart } from "./line-chart.js";
import { smoothed } from "./smoothing.js";

/** @typedef {import("../../shared/protocol.js").History} History */

const HEIGHT = 232;
const FEWEST_EPOCHS = 10;
/** Room above and below on a logarithmic axis, as a factor. */
const ROOM = 1.15;
const PLAIN = { logarithmic: false, smoothing: 0 };

export class CurveView {
  /**
   * @param {HTMLElement} host
   * @param {"loss"|"score"} kind
   * @param {(epoch: number) => void} pick
   */
  constructor(host, kind, pick) {
    this.kind = kind;
    this.chart = new LineChart(host, HEIGHT, pick);
  }

  /**
   * @param {History|null} history
   * @param {{ mark?: number|null, other?: { run: number, history: History }|null }} [beside] an epoch to mark, and another run's curve
   * @param {{ logarithmic: boolean, smoothing: number }} [drawn] an axis for losses, and how much of what came before counts
   */
  paint(history, { mark = null, other = null } = {}, { logarithmic, smoothing } = PLAIN) {
    const loss = this.kind === "loss";
    const none = new Float64Array(0);
    const training = (loss ? history?.trainLoss : history?.trainScore) ?? none;
    const validation = (loss ? history?.validationLoss : history?.validationScore) ?? none;
    const epochs = history?.epochs ?? none;
    const theirs = (loss ? other?.history.validationLoss : other?.history.validationScore) ?? none;
    const theirEpochs = other?.history.epochs ?? none;
    const curves = [training, validation, theirs].filter((curve) => curve.length > 0);
    const yLogarithmic = loss && logarithmic && curves.some((curve) => curve.some((value) => value > 0));
    const smooth = (/** @type {Float64Array} */ values) => (smoothing > 0 ? smoothed(values, smoothing) : values);
    const raw = smoothing > 0 ? [training, validation].map((values) => ({ name: "", values, strong: false, faint: true })) : [];
    this.chart.paint({
      x: epochs, xTitle: text("epoch"), xRange: [0, Math.max(FEWEST_EPOCHS, epochs.at(-1) ?? 0, theirEpochs.at(-1) ?? 0)], yRange: yLogarithmic ? powersRange(...curves) : loss ? lossRange(...curves) : scoreRange(...curves), yLogarithmic, mark,
      lines: [{ name: text("difference.run", { run: other?.run ?? 0 }), values: smooth(theirs), strong: true, x: theirEpochs }, ...raw,
        { name: text("curve.training"), values: smooth(training), strong: false }, { name: text("curve.validation"), values: smooth(validation), strong: true }],
      xText: formatCount, yText: (value) => formatNumber(value, localeTag()),
    });
  }
}

/** The losses above zero; one that is exactly zero lies on the foot. @param {...Float64Array} curves @returns {[number, number]} */
function powersRange(...curves) {
  const above = curves.map((curve) => curve.filter((value) => value > 0));
  const low = Math.min(...above.map((curve) => -largest(curve.map((value) => -value))));
  return [low / ROOM, Math.max(...above.map(largest)) * ROOM];
}

/** Losses begin at zero. @param {...Float64Array} curves @returns {[number, number]} */
function lossRange(...curves) {
  return [0, 1.06 * Math.max(0, ...curves.map(largest)) || 1];
}

/** Scores end at one. @param {...Float64Array} curves @returns {[number, number]} */
function scoreRange(...curves) {
  const low = Math.min(1, ...curves.map((curve) => -largest(curve.map((value) => -value))));
  return [low < 0 ? Math.max(-1, low * 1.05) : Math.max(0, Math.floor(low * 10 - 0.5) / 10), 1];
}

/** @param {Float64Array} curve */
function largest(curve) {
  return curve.reduce((most, value) => Math.max(most, value), -Infinity);
}
