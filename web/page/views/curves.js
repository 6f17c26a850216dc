/** Curves over the epochs with uPlot: training thin and grey, validation strong, each named at its end. */
import UPlot from "uplot";
import { css } from "../../shared/colours.js";
import { formatCount, formatPlain } from "../../shared/format.js";
import { localeTag, text } from "../../shared/text.js";
import { hairlineOf, inkOf, PAINTED_FONT, quietInkOf } from "./theme.js";

/** @typedef {import("../../shared/protocol.js").History} History */

const HEIGHT = 232;
/** Room at the right for the names of the curves. */
const NAME_ROOM = 78;
const NAME_GAP = 15;

/** Names the curves at their ends, apart from each other. @param {UPlot} plot @param {string[]} names @param {string[]} colours */
function nameCurves(plot, names, colours) {
  const { ctx } = plot;
  const ratio = UPlot.pxRatio;
  const last = (plot.data[0]?.length ?? 0) - 1;
  if (last < 0) return;
  const scale = plot.axes[1]?.scale ?? "y";
  const places = names.map((name, index) => ({ name, index, y: plot.valToPos(Number(plot.data[index + 1]?.[last] ?? 0), scale, true) }));
  places.sort((first, second) => first.y - second.y);
  const [upper, lower] = places;
  if (upper && lower) {
    const gap = NAME_GAP * ratio - (lower.y - upper.y);
    if (gap > 0) {
      upper.y -= gap / 2;
      lower.y += gap / 2;
    }
  }
  ctx.save();
  ctx.font = `${12 * ratio}px ${PAINTED_FONT}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  // Neither above the plot nor among the labels of the axis below it.
  const down = Math.max(0, plot.bbox.top + 6 * ratio - Math.min(...places.map((place) => place.y)));
  const up = Math.max(0, Math.max(...places.map((place) => place.y)) - (plot.bbox.top + plot.bbox.height - 4 * ratio));
  const shift = down > 0 ? down : -up;
  for (const { name, index, y } of places) {
    ctx.fillStyle = colours[index] ?? "";
    ctx.fillText(name, plot.bbox.left + plot.bbox.width + 6 * ratio, y + shift);
  }
  ctx.restore();
}

export class CurveView {
  /**
   * @param {HTMLElement} host
   * @param {"loss"|"score"} kind
   */
  constructor(host, kind) {
    this.host = host;
    this.kind = kind;
    /** @type {UPlot|null} */
    this.plot = null;
    this.dark = false;
    /** @type {History|null} */
    this.history = null;
    new ResizeObserver(() => this.fit()).observe(host);
  }

  fit() {
    const width = Math.floor(this.host.clientWidth);
    if (width > 0) this.plot?.setSize({ width, height: HEIGHT });
    if (!this.plot && width > 0) this.paint(this.history, this.dark);
  }

  /** @param {History|null} history @param {boolean} dark */
  paint(history, dark) {
    this.history = history;
    if (this.plot && dark !== this.dark) {
      this.plot.destroy();
      this.plot = null;
    }
    this.dark = dark;
    if (this.host.clientWidth === 0) return;
    this.plot ??= new UPlot(this.options(dark), [[], [], []], this.host);
    this.plot.setData(this.data(history));
  }

  /** @param {History|null} history @returns {UPlot.AlignedData} */
  data(history) {
    if (!history) return [[], [], []];
    const loss = this.kind === "loss";
    const training = loss ? history.trainLoss : history.trainScore;
    const validation = loss ? history.validationLoss : history.validationScore;
    const none = () => Array.from(history.epochs, () => null);
    return [history.epochs, training.length > 0 ? training : none(), validation.length > 0 ? validation : none()];
  }

  /** @param {boolean} dark @returns {UPlot.Options} */
  options(dark) {
    const quiet = css(quietInkOf(dark));
    const ink = css(inkOf(dark));
    const hairline = { stroke: css(hairlineOf(dark)), width: 1 };
    const axis = { stroke: quiet, font: `12px ${PAINTED_FONT}`, ticks: { ...hairline, size: 4 }, gap: 4 };
    const names = [text("curve.training"), text("curve.validation")];
    return {
      width: this.host.clientWidth, height: HEIGHT, padding: [10, NAME_ROOM, 0, 0],
      legend: { show: false }, cursor: { show: false },
      scales: { x: { time: false, range: (_, __, high) => [0, Math.max(10, high ?? 0)] }, y: { range: (_, low, high) => this.range(low, high) } },
      axes: [
        { ...axis, size: 42, grid: { show: false }, label: text("epoch"), labelFont: `12px ${PAINTED_FONT}`, labelSize: 18, values: (_, values) => values.map(formatCount) },
        { ...axis, size: 48, grid: hairline, values: (_, values) => values.map((value) => formatPlain(value, localeTag(), 3)) },
      ],
      series: [{}, { stroke: quiet, width: 1, points: { show: false } }, { stroke: ink, width: 1.75, points: { show: false } }],
      hooks: { draw: [(plot) => nameCurves(plot, names, [quiet, ink])] },
    };
  }

  /** Losses begin at zero; scores end at one. @param {number|null} low @param {number|null} high @returns {[number, number]} */
  range(low, high) {
    if (this.kind === "loss") return [0, (high ?? 1) * 1.06 || 1];
    return [Math.min(low ?? 0, 1) < 0 ? Math.max(-1, (low ?? 0) * 1.05) : Math.max(0, Math.floor((low ?? 0) * 10 - 0.5) / 10), 1];
  }
}
