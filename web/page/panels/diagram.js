/** The network's picture: what each unit says over the plane, its links, and a button on each unit to look closer. */
import { formatCount, formatPlain } from "../../shared/format.js";
import { denseOf } from "../../shared/layers.js";
import { localeTag, text } from "../../shared/text.js";
import { button, drawing, element, keepFocus, onWidth, say } from "../elements.js";
import { unitName } from "../sentences.js";
import { DiagramView } from "../views/diagram.js";
import { labels, leftRoom, rightRoom } from "../views/diagram-labels.js";
import { isSlim, layOutDiagram, linkAt } from "../views/diagram-layout.js";
import { paperOf } from "../views/theme.js";
import { diagramFooters } from "./diagram-footer.js";
import { mountUnit } from "./unit.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../../shared/protocol.js").Unit} Unit
 * @typedef {import("../views/diagram-layout.js").Layout} Layout
 * @typedef {import("../views/diagram-layout.js").Column} Column
 */

/** @type {import("./all.js").Mount} */
export function mountDiagram(root, app) {
  const { store } = app;
  const canvas = element("canvas", { role: "img", "data-testid": "diagram" });
  const drawn = drawing("svg", { class: "network-drawing", "aria-hidden": "true" });
  const buttons = element("div", { class: "unit-buttons", role: "group", "aria-label": text("units.group") });
  const host = element("div", { class: "diagram" }, canvas, drawn, buttons);
  const hint = element("p", { class: "note", "data-testid": "diagram-hint" });
  root.append(host, hint);
  const details = mountUnit(root, app);
  const view = new DiagramView(canvas);
  /** @type {Set<number>} */ let opened = new Set();
  /** @type {Layout|null} */ let layout = null;
  /** @type {import("../views/diagram.js").Link|null} */ let link = null;
  let width = 0;
  let laidOutFor = "";
  /** @type {unknown[]} */ let painted = [];

  /** @param {Unit|null} unit */
  const look = (unit) => {
    const now = store.state.unit;
    if (now?.layer !== unit?.layer || now?.unit !== unit?.unit) store.dispatch({ kind: "unit", unit });
  };
  /** @param {number} layer */
  const fold = (layer) => {
    opened = new Set(opened);
    if (!opened.delete(layer)) opened.add(layer);
    update(store.state);
  };
  const footer = diagramFooters(app, fold);

  /** @param {PlanSummary} plan @param {Column} column @param {number} row */
  function unitButton(plan, column, row) {
    const unit = { layer: column.layer, unit: column.shown[row] ?? 0 };
    const place = column.places[row] ?? { x: 0, y: 0 };
    const made = button("", () => store.dispatch({ kind: "choose-unit", unit }), {
      class: "unit-button", "aria-label": unitName(plan, unit), title: unitName(plan, unit), "data-testid": `unit-${unit.layer}-${unit.unit}`,
      tabindex: unit.layer === 1 && row === 0 ? 0 : -1,
    });
    const reach = Math.max(column.size, 8);
    Object.assign(made.style, { left: `${place.x - reach / 2}px`, top: `${place.y - reach / 2}px`, width: `${reach}px`, height: `${reach}px` });
    made.addEventListener("pointerenter", () => look(unit));
    made.addEventListener("pointerleave", () => look(null));
    made.addEventListener("focus", () => { if (made.matches(":focus-visible")) look(unit); });
    made.addEventListener("blur", () => look(null));
    return made;
  }

  /** @param {PlanSummary} plan @param {Layout} made @param {boolean} dark */
  function fill(plan, made, dark) {
    drawn.setAttribute("viewBox", `0 0 ${made.width} ${made.height}`);
    drawn.setAttribute("height", String(made.height));
    drawn.replaceChildren(...labels(plan, made, dark));
    const inside = buttons.contains(document.activeElement);
    keepFocus(() => buttons.replaceChildren(...made.columns.flatMap((column) => [
      ...(column.folded || isSlim(column) ? [] : column.shown.map((_, row) => unitButton(plan, column, row))),
      ...footer(made, column, opened.has(column.layer)),
    ])));
    if (inside && !buttons.contains(document.activeElement)) /** @type {HTMLElement|null} */ (buttons.querySelector("select.layer-edit"))?.focus();
    host.style.height = `${made.height}px`;
  }

  /** Arrows go from unit to unit: up and down within a layer, left and right between layers. @param {KeyboardEvent} event */
  function move(event) {
    const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    const from = document.activeElement instanceof HTMLElement ? /^unit-(\d+)-(\d+)$/.exec(document.activeElement.dataset.testid ?? "") : null;
    if (!steps || !from || !layout) return;
    event.preventDefault();
    const reachable = layout.columns.filter((column) => !column.folded && !isSlim(column));
    const index = reachable.findIndex(({ layer }) => layer === Number(from[1]));
    const column = reachable[index + (steps[0] ?? 0)];
    if (!column) return;
    const row = steps[0] === 0 ? column.shown.indexOf(Number(from[2])) + (steps[1] ?? 0) : Math.min(column.shown.length - 1, reachable[index]?.shown.indexOf(Number(from[2])) ?? 0);
    const unit = column.shown[row];
    if (unit !== undefined) focusUnit({ layer: column.layer, unit });
  }

  /** @param {Unit} unit */
  function focusUnit({ layer, unit }) {
    for (const one of buttons.querySelectorAll(".unit-button")) one.setAttribute("tabindex", "-1");
    const next = /** @type {HTMLElement|null} */ (buttons.querySelector(`[data-testid="unit-${layer}-${unit}"]`));
    next?.setAttribute("tabindex", "0");
    next?.focus();
  }
  buttons.addEventListener("keydown", move);

  /** @param {PointerEvent} event */
  function pointAt(event) {
    if (!layout) return;
    const box = host.getBoundingClientRect();
    const over = event.target instanceof Element && event.target.closest("button") !== null;
    const found = over ? null : linkAt(layout, event.clientX - box.left, event.clientY - box.top);
    if (JSON.stringify(found) === JSON.stringify(link)) return;
    link = found;
    host.classList.toggle("on-link", link !== null);
    update(store.state);
  }
  host.addEventListener("pointermove", pointAt);
  host.addEventListener("pointerleave", () => { link = null; update(store.state); });
  host.addEventListener("click", (event) => {
    if (!link || (event.target instanceof Element && event.target.closest("button"))) return;
    store.dispatch({ kind: "choose-unit", unit: { layer: link.layer, unit: link.unit } });
    details.focusWeight(link.input);
  });

  /** What is under the pointer, in words. @param {State} state @param {PlanSummary} plan */
  function explain({ diagram, unit }, plan) {
    if (link) {
      const to = { layer: link.layer, unit: link.unit };
      const block = diagram?.weights?.find(({ layer, name }) => layer === to.layer - 1 && name === "weight");
      const value = block?.values[link.input * (plan.architecture[to.layer] ?? 0) + to.unit];
      return text("link.now", { from: unitName(plan, { layer: link.layer - 1, unit: link.input }), to: unitName(plan, to), value: formatPlain(value, localeTag(), 3) });
    }
    return unit ? unitName(plan, unit) : text("diagram.hint");
  }

  /** @param {State} state */
  function update(state) {
    const { plan, spec, diagram, dark, unit } = state;
    if (!plan || !spec) return;
    details.update(state);
    if (width === 0) return;
    const kinds = spec.network.layers.map(({ kind }) => kind);
    const activations = spec.network.layers.map((layer) => denseOf(layer)?.activation);
    const key = JSON.stringify([plan.architecture, kinds, activations, plan.inputs, plan.target, [...opened], width, dark]);
    if (key !== laidOutFor) {
      laidOutFor = key;
      layout = layOutDiagram({ architecture: plan.architecture, kinds, opened, width, leftName: leftRoom(plan), rightName: rightRoom(plan) });
      fill(plan, layout, dark);
      canvas.setAttribute("aria-label", text("network.picture", { layers: plan.architecture.join(", "), parameters: formatCount(plan.parameters) }));
    }
    const now = [layout, diagram, dark, unit, link, devicePixelRatio];
    if (!layout || now.every((part, index) => part === painted[index])) return;
    painted = now;
    view.paint({ layout, diagram, paper: paperOf(dark), dark, ratio: devicePixelRatio, unit, link });
    say(hint, explain(state, plan));
  }

  onWidth(host, (room) => {
    width = room;
    update(store.state);
  });
  return update;
}
