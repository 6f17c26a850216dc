/** The loss against the learning rate, on a logarithmic axis, with a hairline at the suggested one. */
import UPlot from "uplot";
import { css } from "../../shared/colours.js";
import { formatPlain } from "../../shared/format.js";
import { localeTag, text } from "../../shared/text.js";
import { hairlineOf, inkOf, PAINTED_FONT, quietInkOf } from "./theme.js";

/** @typedef {import("../../shared/protocol.js").RangeTest} RangeTest */

const HEIGHT = 168;
const LOGARITHMIC = 3;

/** @param {number} value */
function power(value) {
  const exponent = Math.log10(value);
  return Number.isInteger(Math.round(exponent * 1e6) / 1e6) ? formatPlain(value, localeTag(), 1) : "";
}

/** The engine ends the test where the loss has grown fourfold, so that the whole curve can be shown. */
export class RateView {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    /** @type {UPlot|null} */
    this.plot = null;
    /** @type {{ test: RangeTest, dark: boolean, width: number }|null} */
    this.painted = null;
    new ResizeObserver(() => {
      if (this.painted && this.painted.width !== Math.floor(host.clientWidth)) this.paint(this.painted.test, this.painted.dark);
    }).observe(host);
  }

  /** @param {RangeTest} test @param {boolean} dark */
  paint(test, dark) {
    const width = Math.floor(this.host.clientWidth);
    if (width === 0) return;
    this.plot?.destroy();
    this.painted = { test, dark, width };
    this.plot = new UPlot(this.options(test, dark, width), [test.rates, test.losses], this.host);
  }

  /** @param {RangeTest} test @param {boolean} dark @param {number} width @returns {UPlot.Options} */
  options({ losses, suggested }, dark, width) {
    const ink = css(inkOf(dark));
    const hairline = { stroke: css(hairlineOf(dark)), width: 1 };
    const axis = { stroke: css(quietInkOf(dark)), font: `12px ${PAINTED_FONT}`, ticks: { ...hairline, size: 4 }, gap: 4 };
    const lowest = Math.min(...losses);
    const top = Math.max(...losses);
    const room = (top - lowest) * 0.08 || 1;
    return {
      width, height: HEIGHT, padding: [8, 12, 0, 0], legend: { show: false }, cursor: { show: false },
      scales: { x: { time: false, distr: LOGARITHMIC }, y: { range: [Math.max(0, lowest - room), top + room] } },
      axes: [
        { ...axis, size: 40, grid: { show: false }, label: text("learning-rate"), labelFont: `12px ${PAINTED_FONT}`, labelSize: 16, values: (_, values) => values.map((value) => (value === null ? "" : power(value))) },
        { ...axis, size: 44, grid: hairline, values: (_, values) => values.map((value) => formatPlain(value, localeTag(), 3)) },
      ],
      series: [{}, { stroke: ink, width: 1.5, points: { show: false } }],
      hooks: { draw: [(plot) => {
        if (suggested === null) return;
        const place = Math.round(plot.valToPos(suggested, "x", true)) - 0.5;
        plot.ctx.strokeStyle = ink;
        plot.ctx.lineWidth = UPlot.pxRatio;
        plot.ctx.setLineDash([4 * UPlot.pxRatio, 3 * UPlot.pxRatio]);
        plot.ctx.beginPath();
        plot.ctx.moveTo(place, plot.bbox.top);
        plot.ctx.lineTo(place, plot.bbox.top + plot.bbox.height);
        plot.ctx.stroke();
        plot.ctx.setLineDash([]);
      }] },
    };
  }
}
