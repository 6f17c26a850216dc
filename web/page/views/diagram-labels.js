/** What is drawn once over the network's picture: names of inputs and answers, slim layers, arcs of residual blocks. */
import { classColour, css } from "../../shared/colours.js";
import { drawing } from "../elements.js";
import { isSlim } from "./diagram-layout.js";
import { markPath } from "./marks.js";

/**
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("./diagram-layout.js").Layout} Layout
 * @typedef {import("./diagram-layout.js").Column} Column
 */

/** Half the width of a layer that has no weights from unit to unit. */
const SLIM = 5;
/** Pixels of a letter, about: names are cut where there is no room. */
const LETTER = 6.4;
const NAME_GAP = 8;
const MARK = 14;
/** Below this height names would run into each other. */
const LINE = 11;

/** @param {string} shown @param {number} room */
function short(shown, room) {
  const most = Math.max(2, Math.floor(room / LETTER));
  return shown.length > most ? `${shown.slice(0, most - 1)}…` : shown;
}

/** A name per input, where the features have them. @param {PlanSummary} plan @returns {string[]} */
export function inputNames(plan) {
  return plan.inputs.flatMap(({ name, width }) => (width === 1 ? [name] : Array.from({ length: width }, (_, index) => (index === 0 ? `${name} ×${width}` : ""))));
}

/** What each input stands for: the feature, and the level of one that has several inputs. @param {PlanSummary} plan @param {number} unit */
export function inputTitle(plan, unit) {
  let first = 0;
  for (const { name, width } of plan.inputs) {
    if (unit < first + width) {
      const levels = plan.axes.find((axis) => axis.name === name)?.levels ?? [];
      return width === 1 ? name : `${name} ${levels.length === width ? levels[unit - first] ?? "" : unit - first + 1}`;
    }
    first += width;
  }
  return "";
}

/** A name per output. @param {PlanSummary} plan */
export function outputNames(plan) {
  const several = plan.task === "classification" && (plan.architecture.at(-1) ?? 1) > 1;
  return several ? plan.target.classes : [plan.target.name];
}

/** Pixels that the longest of some names asks for. @param {string[]} names @param {number} extra */
export function nameRoom(names, extra = 0) {
  return Math.max(24, Math.max(0, ...names.map((name) => name.length)) * LETTER + NAME_GAP + extra);
}

/** @param {PlanSummary} plan */
export const leftRoom = (plan) => nameRoom(inputNames(plan));
/** @param {PlanSummary} plan */
export const rightRoom = (plan) => nameRoom(outputNames(plan), MARK);

/** @param {PlanSummary} plan @param {Layout} layout @param {boolean} dark */
export function labels(plan, layout, dark) {
  const { columns } = layout;
  /** @type {SVGElement[]} */
  const parts = columns.flatMap((column, index) => {
    const before = columns[index - 1];
    return [...(isSlim(column) ? [slim(column)] : []), ...(column.kind === "residual" && before ? [arc(before, column)] : [])];
  });
  const [input, output] = [columns[0], columns.at(-1)];
  if (input) parts.push(...inputs(plan, input));
  if (output) parts.push(...outputs(plan, layout, output, dark));
  return parts;
}

/** Dashed where units are left out. @param {Column} column */
function slim({ kind, x, top, bottom }) {
  return drawing("rect", { x: x - SLIM, y: top - 4, width: 2 * SLIM, height: bottom - top + 8, rx: SLIM, class: kind === "dropout" ? "slim gaps" : "slim" });
}

/** What a residual block adds to its own outputs, as an arc over it. @param {Column} before @param {Column} column */
function arc(before, column) {
  const top = Math.min(before.top, column.top) - 3;
  const middle = (before.x + column.x) / 2;
  return drawing("path", { d: `M${before.x} ${top}Q${middle} ${top - 24} ${column.x} ${top}`, class: "skip" });
}

/** @param {PlanSummary} plan @param {Column} column */
function inputs(plan, column) {
  const names = inputNames(plan);
  const place = column.x - column.size / 2 - NAME_GAP;
  if (column.folded || column.size < LINE) return [];
  return column.places.map(({ y }, row) => drawing("text", { x: place, y: y + 4, class: "name before" }, short(names[column.shown[row] ?? 0] ?? "", place)));
}

/** @param {PlanSummary} plan @param {Layout} layout @param {Column} column @param {boolean} dark */
function outputs(plan, layout, column, dark) {
  const names = outputNames(plan);
  if (column.folded || column.size < LINE) return [];
  const classes = plan.task === "classification" && names.length > 1;
  return column.places.flatMap(({ x, y }, row) => {
    const unit = column.shown[row] ?? 0;
    const left = x + column.size / 2 + NAME_GAP;
    const start = classes ? left + MARK : left;
    const name = drawing("text", { x: start, y: y + 4, class: "name" }, short(names[unit] ?? "", layout.width - start));
    return classes ? [drawing("path", { d: markPath(unit, 4.4, 5), fill: css(classColour(unit, dark)), transform: `translate(${left - 1} ${y - 5})` }), name] : [name];
  });
}
