/** The loss against the learning rate, on a logarithmic axis, with a line at the suggested one. */
import { formatNumber, formatPlain } from "../../shared/format.js";
import { localeTag, text } from "../../shared/text.js";
import { LineChart } from "./line-chart.js";

/** @typedef {import("../../shared/protocol.js").RangeTest} RangeTest */

const HEIGHT = 168;

/** The engine ends the test where the loss has grown fourfold, so that the whole curve can be shown. */
export class RateView {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.chart = new LineChart(host, HEIGHT);
  }

  /** @param {RangeTest} test */
  paint({ rates, losses, suggested }) {
    const [lowest, top] = [Math.min(...losses), Math.max(...losses)];
    const room = (top - lowest) * 0.08 || 1;
    this.chart.paint({
      x: rates, xTitle: text("learning-rate"), xRange: [Math.min(...rates), Math.max(...rates)], yRange: [Math.max(0, lowest - room), top + room],
      lines: [{ name: "", values: losses, strong: true }], logarithmic: true, mark: suggested,
      xText: (value) => formatPlain(value, localeTag(), 2), yText: (value) => formatNumber(value, localeTag()),
    });
  }
}
