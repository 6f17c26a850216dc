/** What a column holds, in a few words. */
import { formatCount, formatPlain, formatShare } from "../shared/format.js";
import { listing, localeTag, text } from "../shared/text.js";

/**
 * @typedef {import("../shared/protocol.js").ColumnSummary} ColumnSummary
 * @typedef {import("../shared/protocol.js").TableSummary} TableSummary
 * @typedef {import("../shared/protocol.js").PlanSummary} PlanSummary
 */

/** Levels that are named. */
const NAMED = 3;

/** The columns as the spec's edits leave them. @param {TableSummary} table @param {PlanSummary} plan */
export function columnsNow(table, plan) {
  if (plan.edited.length === 0) return table.columns;
  const edited = new Map(plan.edited.map((column) => [column.name, column]));
  return table.columns.map((column) => edited.get(column.name) ?? column);
}

/** @param {ColumnSummary} column @param {number} rows */
export function missingShare(column, rows) {
  return rows > 0 && column.missing > 0 ? formatShare(column.missing / rows, localeTag()) : "";
}

/** The range of a column of numbers or dates. @param {ColumnSummary} column */
function range(column) {
  if (column.kind === "date") return text("kind.numeric", { minimum: column.minimumText ?? "", maximum: column.maximumText ?? "" });
  return text("kind.numeric", { minimum: formatPlain(column.minimum, localeTag(), 3), maximum: formatPlain(column.maximum, localeTag(), 3) });
}

/** @param {ColumnSummary} column */
function isNumber(column) {
  return column.kind === "numeric" || column.kind === "date";
}

/** For a narrow list. @param {ColumnSummary} column @param {number} rows */
export function describedColumn(column, rows) {
  const levels = column.kind === "text" ? text("kind.text") : text("kind.categorical", { count: formatCount(column.distinct) });
  const facts = [isNumber(column) ? range(column) : levels];
  if (column.format.unit !== null) facts.push(column.format.unit);
  const missing = missingShare(column, rows);
  if (missing !== "") facts.push(text("missing.share", { share: missing }));
  return facts.join(" · ");
}

/** Its range, or its most frequent values. @param {ColumnSummary} column */
export function valuesOf(column) {
  if (isNumber(column)) return range(column);
  const named = column.levels.slice(0, NAMED).map(({ name, count }) => `${name} ${formatCount(count)}`);
  return listing(column.distinct > NAMED ? [...named, "…"] : named);
}
