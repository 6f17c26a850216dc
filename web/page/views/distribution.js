/** How the values of a column are spread, as small bars: counts of its range's parts, or of its most frequent values. */
import { drawing } from "../elements.js";

/** @typedef {import("../../shared/protocol.js").ColumnSummary} ColumnSummary */

const WIDTH = 120;
const HEIGHT = 26;
/** A bar that stands for something is seen. */
const LEAST = 1;
/** The widest a bar of a level is. */
const BAR = 24;

/** @param {number[]} counts @param {number} gap */
function bars(counts, gap) {
  const tallest = Math.max(1, ...counts);
  const step = Math.min(BAR, WIDTH / counts.length);
  return counts.map((count, index) => {
    const height = count === 0 ? 0 : Math.max(LEAST, (count / tallest) * (HEIGHT - 1));
    return drawing("rect", { x: (index * step).toFixed(2), y: (HEIGHT - 1 - height).toFixed(2), width: Math.max(0.5, step - gap).toFixed(2), height: height.toFixed(2) });
  });
}

/** @param {ColumnSummary} column */
export function distribution(column) {
  const numbers = column.histogram.length > 0;
  const counts = numbers ? column.histogram : column.levels.map(({ count }) => count);
  const drawn = counts.length === 0 ? [] : [...bars(counts, numbers ? 0.5 : 1), drawing("path", { d: `M0 ${HEIGHT - 0.5}H${WIDTH}` })];
  return drawing("svg", { class: "distribution", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, "aria-hidden": "true" }, ...drawn);
}
