/** Which values lie beyond the limits: a sentence, the limits of each column, and the first rows. */
import { formatCount, formatNumber } from "../../shared/format.js";
import { listing, localeTag, text } from "../../shared/text.js";
import { element, say } from "../elements.js";

/** @typedef {import("../../shared/protocol.js").Outliers} Outliers */

/** Columns and values that are named; the rest is counted. */
const COLUMNS = 8;
const VALUES = 20;

export function outlierList() {
  const sentence = element("summary", { "data-testid": "outliers-found" });
  const limits = element("p", { class: "note" });
  const values = element("p", { class: "note", "data-testid": "outliers-listed" });
  const root = element("details", { class: "more" }, sentence, limits, values);
  root.hidden = true;
  return {
    root,
    /** @param {Outliers|null} outliers */
    update(outliers) {
      root.hidden = outliers === null;
      if (outliers === null) return;
      const { done, fences, listed } = outliers;
      const said = done.filter(({ cells }) => cells > 0)
        .map(({ action, cells, rows }) => text(/** @type {const} */ (`outliers.${action}`), { cells: formatCount(cells), rows: formatCount(rows) }));
      const cells = done.reduce((sum, one) => sum + one.cells, 0);
      say(sentence, said.length === 0 ? text("outliers.none") : said.join(" "));
      const beyond = fences.filter((fence) => fence.cells > 0).sort((a, b) => b.cells - a.cells);
      say(limits, named(beyond.slice(0, COLUMNS).map(limit), beyond.length));
      say(values, named(listed.slice(0, VALUES).map(value), cells));
    },
  };
}

/** @param {Outliers["fences"][number]} fence */
function limit({ column, low, high, cells }) {
  return text("outliers.limits", { column, low: number(low), high: number(high), cells: formatCount(cells) });
}

/** @param {Outliers["listed"][number]} outlier */
function value({ row, column, value }) {
  return text("outliers.value", { row: formatCount(row), column, value: number(value) });
}

/** @param {number} value */
function number(value) {
  return formatNumber(value, localeTag());
}

/** @param {string[]} parts @param {number} all */
function named(parts, all) {
  const rest = all - parts.length;
  return listing(rest > 0 ? [...parts, text("outliers.more", { count: formatCount(rest) })] : parts);
}
