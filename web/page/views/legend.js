/** The legend: each class with its mark and colour, or the ramp in the target's units; and the two kinds of rows. */
import { classColour, css, rampColour, responseColour } from "../../shared/colours.js";
import { text } from "../../shared/text.js";
import { drawing, element } from "../elements.js";
import { number } from "../sentences.js";
import { markPath } from "./marks.js";

/**
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../../shared/protocol.js").Frame} Frame
 */

const SIZE = 14;
const RAMP_WIDTH = 120;
const RAMP_STEPS = 40;
const CLASSES_SHOWN = 12;

/** @param {number} shape @param {string} colour @param {boolean} hollow @param {boolean} [dotted] */
export function mark(shape, colour, hollow, dotted = false) {
  return drawing("svg", { width: SIZE, height: SIZE, viewBox: `0 0 ${SIZE} ${SIZE}`, "aria-hidden": "true" },
    drawing("path", { d: markPath(shape, 4.6, SIZE / 2), fill: hollow ? "none" : colour, stroke: colour, "stroke-width": 1.5 }),
    dotted && drawing("circle", { cx: SIZE / 2, cy: SIZE / 2, r: 1.6, fill: colour }));
}

/** The ring around a row that is answered wrongly. */
function ringed() {
  return drawing("svg", { width: SIZE, height: SIZE, viewBox: `0 0 ${SIZE} ${SIZE}`, "aria-hidden": "true" },
    drawing("circle", { cx: SIZE / 2, cy: SIZE / 2, r: 3.4, fill: "currentColor" }),
    drawing("circle", { cx: SIZE / 2, cy: SIZE / 2, r: 6.2, fill: "none", stroke: "currentColor" }));
}

/** @param {boolean} dark @param {(share: number, dark: boolean) => number} [colour] */
function ramp(dark, colour = rampColour) {
  const bars = Array.from({ length: RAMP_STEPS }, (_, index) => drawing("rect", {
    x: (index * RAMP_WIDTH) / RAMP_STEPS, y: 0, width: RAMP_WIDTH / RAMP_STEPS + 0.5, height: 10,
    fill: css(colour(index / (RAMP_STEPS - 1), dark)),
  }));
  return drawing("svg", { width: RAMP_WIDTH, height: 10, viewBox: `0 0 ${RAMP_WIDTH} 10`, "aria-hidden": "true", class: "ramp" }, ...bars);
}

/** What differs. @param {PlanSummary} plan */
function differenceName({ task, target: { name, classes } }) {
  if (task === "regression") return name;
  return classes.length === 2 ? text("difference.classes", { name: classes[1] ?? "" }) : text("difference.winner");
}

/**
 * @param {HTMLElement} root
 * @param {{ plan: PlanSummary, frame: Frame|null, dark: boolean, opened: boolean, unit: string }} scene opened: whether test rows are
 *   shown. unit: of the target
 */
export function paintLegend(root, { plan, frame, dark, opened, unit }) {
  const ends = plan.task === "regression" ? [number(frame?.low ?? plan.target.minimum), number(frame?.high ?? plan.target.maximum)] : [];
  const difference = frame?.difference ? [number(frame.low), number(frame.high)] : null;
  const key = JSON.stringify([plan.task, plan.target, dark, ends, opened, unit, difference, text("legend.training")]);
  if (root.dataset.shown === key) return;
  root.dataset.shown = key;
  const quiet = "currentColor";
  const rows = [
    element("span", { class: "entry quiet" }, mark(0, quiet, false), text("legend.training")),
    element("span", { class: "entry quiet" }, mark(0, quiet, true), text("legend.validation")),
    ...(opened ? [element("span", { class: "entry quiet" }, mark(0, quiet, true, true), text("legend.test"))] : []),
  ];
  if (difference) {
    const [low, high] = difference;
    root.replaceChildren(element("span", { class: "entry" }, differenceName(plan), " ", low, ramp(dark, responseColour), high), ...rows);
    return;
  }
  if (plan.task === "regression") {
    const title = unit === "" ? plan.target.name : `${plan.target.name} (${unit})`;
    root.replaceChildren(element("span", { class: "entry" }, title, " ", ends[0], ramp(dark), ends[1]), ...rows);
    return;
  }
  rows.push(element("span", { class: "entry quiet" }, ringed(), text("legend.wrong")));
  const { classes } = plan.target;
  const shown = classes.slice(0, CLASSES_SHOWN).map((name, index) =>
    element("span", { class: "entry" }, mark(index, css(classColour(index, dark)), false), name));
  if (classes.length > CLASSES_SHOWN) shown.push(element("span", { class: "entry" }, `… ${classes.length}`));
  root.replaceChildren(...shown, ...rows);
}
