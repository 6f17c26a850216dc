/** What stands under the crosshair: the place, what the network answers there, and the rows beside it; told in words where one walks. */
import { classColour, css } from "../../shared/colours.js";
import { formatCount, formatNumber, formatPlain } from "../../shared/format.js";
import { listing, localeTag, text } from "../../shared/text.js";
import { element, say } from "../elements.js";
import { score } from "../sentences.js";
import { axisOf } from "../views/boundary.js";
import { mark } from "../views/legend.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../views/boundary.js").BoundaryView} BoundaryView
 */

/** CSS pixels between the crosshair and a row that is told of. */
const REACH = 6;
/** Classes that are told, the most probable ones where there are more. */
const CLASSES = 8;
/** Milliseconds of rest before the place is spoken. */
const REST = 500;
const DAYS = 3 * 86400;
/** No pointer that hovers. */
const FINGERS = matchMedia("(hover: none)");

/**
 * A place along an axis, as finely as a pixel tells it.
 * @param {import("../../shared/protocol.js").Axis|undefined} axis @param {number} value @param {[number, number]} range @param {number} pixels
 */
export function placeText(axis, value, [low, high], pixels) {
  if (axis?.kind === "categorical") return axis.levels[Math.min(axis.levels.length - 1, Math.max(0, Math.round(value)))] ?? "";
  if (axis?.kind === "date") {
    const moment = new Date(value * 1000);
    if (!Number.isNaN(moment.getTime())) return moment.toISOString().slice(0, high - low < DAYS ? 19 : 10).replace("T", " ");
  }
  const decimals = Math.ceil(-Math.log10((high - low) / pixels) - 0.2);
  if (decimals > 8 || Math.abs(value) >= 1e9) return formatNumber(value, localeTag(), 5);
  const format = new Intl.NumberFormat(localeTag(), { useGrouping: false, minimumFractionDigits: Math.max(0, decimals), maximumFractionDigits: Math.max(0, decimals) });
  return format.format(value).replace("-", "−");
}

/**
 * @param {BoundaryView} view
 * @param {HTMLElement} host of the canvas
 */
export function mountReadout(view, host) {
  const across = element("div", { class: "crosshair across", hidden: true });
  const up = element("div", { class: "crosshair up", hidden: true });
  host.append(across, up);
  const shown = element("p", { class: "plane-readout", "data-testid": "readout" });
  const spoken = element("p", { class: "unseen", "aria-live": "polite", "data-testid": "readout-spoken" });
  /** @type {ReturnType<typeof setTimeout>|undefined} */ let rest;
  /** @type {unknown[]} */ let had = [];

  /** @param {State} state @param {import("../views/boundary.js").Scales} scales */
  function update(state, scales) {
    const { plan, axes, figure: { cursor, probe, space, hidden }, dark, language } = state;
    const { plot, drawn } = view;
    const now = [plan, axes, cursor, probe, space, hidden, plot, drawn, dark, language];
    if (!plan || !axes || !plot || now.every((part, index) => part === had[index])) return;
    had = now;
    const spot = cursor && view.onCanvas(cursor);
    const line = plot.yRange && (axes.y !== null || plan.task === "regression");
    across.hidden = up.hidden = !spot;
    if (!cursor || !spot) {
      clearTimeout(rest);
      say(spoken, "");
      shown.replaceChildren(element("span", { class: "quiet" }, text(space ? "plane.hint.space" : FINGERS.matches ? "plane.hint.touch" : "plane.hint")));
      return;
    }
    up.style.transform = `translate(${spot[0]}px, ${plot.top}px)`;
    up.style.height = `${plot.height}px`;
    across.style.transform = `translate(${plot.left}px, ${spot[1]}px)`;
    across.style.width = `${plot.width}px`;
    across.hidden = !line && !space;
    const at = [[scales.x.title, space ? undefined : axisOf(plan, axes.x), cursor.x, plot.xRange, plot.width]];
    if (space || axes.y !== null) at.push([scales.y?.title ?? "", space ? undefined : axisOf(plan, axes.y), cursor.y, plot.yRange, plot.height]);
    const places = at.map(([title, axis, value, range, pixels]) => `${title} ${placeText(
      /** @type {import("../../shared/protocol.js").Axis|undefined} */ (axis), Number(value), /** @type {[number, number]} */ (range), Number(pixels))}`);
    const answers = probe && !space && isNear(probe.at, cursor, plot) ? answersOf(state, plan, probe.values) : [];
    const rows = rowsAt(plan, spot);
    shown.replaceChildren(
      ...places.map((place) => element("span", { class: "entry" }, place)),
      ...answers.map(({ index, words }) => element("span", { class: "entry" }, index !== null && mark(index, css(classColour(index, dark)), false), words)),
      ...(rows === "" ? [] : [element("span", { class: "entry quiet" }, rows)]),
    );
    clearTimeout(rest);
    if (cursor.byKey) rest = setTimeout(() => say(spoken, `${listing([...places, ...answers.map(({ words }) => words)])}. ${rows}`), REST);
  }

  /** The rows beside the crosshair, in words. @param {PlanSummary} plan @param {[number, number]} spot */
  function rowsAt(plan, spot) {
    const { drawn } = view;
    const [first, ...others] = view.near(...spot, REACH);
    if (first === undefined || !drawn) return "";
    const { points, wrong } = drawn;
    const part = text(/** @type {const} */ (["part.train", "part.validation", "part.test"])[points.split[first] ?? 0] ?? "part.train");
    const value = plan.task === "classification" ? plan.target.classes[points.classes[first] ?? 0] ?? "" : formatPlain(points.target[first], localeTag());
    const told = text(wrong?.[first] === 1 ? "plane.row.wrong" : "plane.row", { row: formatCount((points.row[first] ?? 0) + 1), value, part });
    return others.length === 0 ? told : `${told} ${text("plane.rows", { count: formatCount(others.length) })}`;
  }

  return { shown, spoken, update };
}

/** While the pointer goes on, the answer from a moment ago is shown only where it was asked for nearby. @param {{ x: number, y: number }} one @param {{ x: number, y: number }} other @param {import("../views/plot.js").Plot} plot */
function isNear(one, other, { xRange, yRange }) {
  return Math.abs(one.x - other.x) < 0.02 * (xRange[1] - xRange[0]) && Math.abs(one.y - other.y) < 0.02 * (yRange[1] - yRange[0]);
}

/** The unit that the target's cells are written in; empty where they have none. @param {State} state */
export function targetUnit({ table, plan }) {
  return table?.columns.find(({ name }) => name === plan?.target.name)?.format?.unit ?? "";
}

/** The answer, an entry per class. @param {State} state @param {PlanSummary} plan @param {Float64Array} values @returns {{ index: number|null, words: string }[]} */
function answersOf(state, plan, values) {
  if (plan.task === "regression") {
    const unit = targetUnit(state);
    return [{ index: null, words: text("plane.value", { target: plan.target.name, value: `${formatPlain(values[0], localeTag(), 4)}${unit ? `\u2009${unit}` : ""}` }) }];
  }
  const entries = [...values].map((value, index) => ({ index, value, words: `${plan.target.classes[index] ?? ""} ${score(value)}` }));
  if (entries.length <= CLASSES) return entries;
  return entries.sort((one, other) => other.value - one.value).slice(0, CLASSES);
}
