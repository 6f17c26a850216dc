/** A quiet picture of the network: a dot per unit, a hairline per link, a slim column where units are only scaled or left out, inputs and classes named. */
import { classColour, css } from "../../shared/colours.js";
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { drawing } from "../elements.js";
import { markPath } from "./marks.js";

/**
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../../shared/protocol.js").LayerSpec} LayerSpec
 * @typedef {{ kind: string, units: number, x: number, ys: number[] }} Column
 */

const WIDTH = 460;
const HEIGHT = 216;
const ROOM_LEFT = 128;
const ROOM_RIGHT = 96;
/** More units than this are drawn as this many with a gap. */
const DOTS = 8;
/** Room above for the arcs of residual blocks. */
const TOP = 16;
const BOTTOM = 26;
const RADIUS = 4;
/** Half the width of a layer that has no weights from unit to unit. */
const SLIM = 5;

/** @param {string} shown @param {number} most */
function short(shown, most) {
  return shown.length > most ? `${shown.slice(0, most - 1)}…` : shown;
}

/** The heights of a layer's dots. A folded layer leaves its middle place free. @param {number} units */
function heights(units) {
  const count = Math.min(units, DOTS);
  const gap = Math.min(26, (HEIGHT - TOP - BOTTOM) / Math.max(1, count));
  const middle = (TOP + HEIGHT - BOTTOM) / 2;
  const folded = units > DOTS;
  return Array.from({ length: count }, (_, index) => {
    const place = middle + (index - (count - 1) / 2) * gap;
    return folded ? place + (index < count / 2 ? -5 : 5) : place;
  });
}

/** @param {PlanSummary} plan @returns {string[]} a name per input, where the features have them */
function inputNames(plan) {
  return plan.inputs.flatMap(({ name, width }) => (width === 1 ? [name] : Array.from({ length: width }, (_, index) => (index === 0 ? `${name} ×${width}` : ""))));
}

/** Whether each unit goes on by itself: normalised or left out at random. @param {Column} layer */
function isSlim({ kind }) {
  return kind !== "dense" && kind !== "residual";
}

/** @param {Column} before @param {Column} layer */
function linksBetween(before, layer) {
  /** @param {number} from @param {number} to */
  const line = (from, to) => `M${before.x} ${from.toFixed(1)}L${layer.x} ${to.toFixed(1)}`;
  if (isSlim(layer)) return before.ys.map((from, index) => line(from, layer.ys[index] ?? from));
  return before.ys.flatMap((from) => layer.ys.map((to) => line(from, to)));
}

/** What a residual block adds to its own outputs, as an arc over it. @param {Column} before @param {Column} layer */
function arc(before, layer) {
  const top = Math.min(before.ys[0] ?? TOP, layer.ys[0] ?? TOP) - RADIUS - 3;
  const middle = (before.x + layer.x) / 2;
  return drawing("path", { d: `M${before.x} ${top}Q${middle} ${top - 24} ${layer.x} ${top}`, class: "skip" });
}

/**
 * @param {HTMLElement} root
 * @param {PlanSummary} plan
 * @param {LayerSpec[]} hidden
 * @param {boolean} dark
 */
export function paintNetwork(root, plan, hidden, dark) {
  const layers = plan.architecture.map((units, index) => ({
    kind: hidden[index - 1]?.kind ?? "dense", units, ys: heights(units),
    x: ROOM_LEFT + ((WIDTH - ROOM_LEFT - ROOM_RIGHT) * index) / Math.max(1, plan.architecture.length - 1),
  }));
  const pairs = layers.slice(1).flatMap((layer, index) => (layers[index] ? [{ before: layers[index], layer }] : []));
  const picture = drawing("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", class: "network-drawing",
    "aria-label": text("network.picture", { layers: plan.architecture.join(", "), parameters: formatCount(plan.parameters) }),
  }, drawing("path", { d: pairs.flatMap(({ before, layer }) => linksBetween(before, layer)).join(""), class: "links" }));
  for (const { before, layer } of pairs) if (layer.kind === "residual") picture.append(arc(before, layer));
  layers.forEach((layer, index) => picture.append(...(isSlim(layer) ? slim(layer) : dots(layer, index === layers.length - 1 ? plan : null, dark))));
  picture.append(...names(layers[0], layers.at(-1), plan));
  root.replaceChildren(picture);
}

/** Dashed where units are left out. @param {Column} layer */
function slim({ kind, x, ys }) {
  const top = (ys[0] ?? 0) - RADIUS - 3;
  const bottom = (ys.at(-1) ?? 0) + RADIUS + 3;
  return [drawing("rect", { x: x - SLIM, y: top, width: 2 * SLIM, height: bottom - top, rx: SLIM, class: kind === "dropout" ? "slim gaps" : "slim" })];
}

/**
 * @param {Column} layer
 * @param {PlanSummary|null} output the plan where this is the output layer: its units wear their classes' marks
 * @param {boolean} dark
 */
function dots(layer, output, dark) {
  const several = output !== null && output.task === "classification" && layer.units > 1 && layer.units <= DOTS;
  const made = layer.ys.map((y, index) => {
    if (!several) return drawing("circle", { cx: layer.x, cy: y, r: RADIUS, class: "unit" });
    const shape = drawing("path", { d: markPath(index, 5, 7), fill: css(classColour(index, dark)), transform: `translate(${layer.x - 7} ${y - 7})` });
    return shape;
  });
  const count = drawing("text", { x: layer.x, y: HEIGHT - 6, class: "count" }, formatCount(layer.units));
  return layer.units > DOTS ? [...made, drawing("text", { x: layer.x, y: (TOP + HEIGHT - BOTTOM) / 2 + 3, class: "count" }, "⋮"), count] : [...made, count];
}

/**
 * @param {Column|undefined} input
 * @param {Column|undefined} output
 * @param {PlanSummary} plan
 */
function names(input, output, plan) {
  if (!input || !output) return [];
  const features = inputNames(plan);
  const folded = input.units > DOTS;
  const classes = plan.task === "classification" && output.units > 1 ? plan.target.classes : [plan.target.name];
  return [
    ...input.ys.map((y, index) => {
      const place = folded && index >= DOTS / 2 ? features.length - DOTS + index : index;
      return drawing("text", { x: input.x - 12, y: y + 4, class: "name before" }, short(features[place] ?? "", 19));
    }),
    ...(output.units > DOTS ? [] : output.ys.map((y, index) => drawing("text", { x: output.x + 12, y: y + 4, class: "name" }, short(classes[index] ?? "", 13)))),
  ];
}
