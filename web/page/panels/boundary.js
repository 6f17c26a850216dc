/** The boundary panel: the picture, its axes and legend, and the caption that says what is held. */
import { formatCount } from "../../shared/format.js";
import { shading } from "../../shared/colours.js";
import { localeTag, text } from "../../shared/text.js";
import { ColumnMenu } from "../column-menu.js";
import { element, field, say } from "../elements.js";
import { againstOf, differenceCaption } from "../difference.js";
import { boundaryCaption, boundarySummary, unitCaption } from "../sentences.js";
import { MOST } from "../views/diagram-layout.js";
import { BoundaryView, POINTS_LIMIT } from "../views/boundary.js";
import { inkOf, paperOf } from "../views/theme.js";
import { paintLegend } from "../views/legend.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 */

/** Cells of a resting picture along each side: finer ones cannot be told apart, the lines are drawn as lines anyway. */
const CELLS = 512;
const NO_AXIS = "";
/** Cells along each side of a unit's small picture. */
const UNIT_CELLS = 32;
/** More weights than this are not drawn one by one, and not sent. */
const WEIGHTS = 20000;
/** Milliseconds between two texts of the canvas: they are read, not watched. */
const SUMMARY_PAUSE = 1000;

/** @type {import("./all.js").Mount} */
export function mountBoundary(root, { store, commands }) {
  const canvas = element("canvas", { role: "img", "data-testid": "boundary" });
  const host = element("div", { class: "canvas-host" }, canvas);
  const legend = element("div", { class: "legend", "data-testid": "legend" });
  const horizontal = new ColumnMenu((x) => choose(x, store.state.axes?.y ?? null), { "data-testid": "axis-x" });
  const vertical = new ColumnMenu((y) => choose(store.state.axes?.x ?? "", y === NO_AXIS ? null : y), { "data-testid": "axis-y" });
  const caption = element("figcaption", { "data-testid": "boundary-caption" });
  root.append(
    element("h2", {}, text("boundary")),
    element("figure", {}, host, legend, element("div", { class: "pair axes" }, field(text("axis.x"), horizontal.root), field(text("axis.y"), vertical.root)), caption),
  );
  const view = new BoundaryView(canvas);
  let side = 0;
  let asked = "";
  let summarised = 0;
  /** @type {unknown} */ let planShown = null;
  /** @type {unknown} */ let planAsked = null;

  /** Choosing the axis that is already on the other side swaps the two. @param {string} x @param {string|null} y */
  function choose(x, y) {
    const now = store.state.axes;
    if (!now) return;
    if (x !== y) store.dispatch({ kind: "axes", axes: { x, y } });
    else if (now.y !== null) store.dispatch({ kind: "axes", axes: { x: now.y, y: now.x } });
    else store.dispatch({ kind: "axes", axes: { x, y: null } });
  }

  /** @param {PlanSummary} plan */
  function offerAxes(plan) {
    const names = plan.axes.map((axis) => ({ value: axis.name, label: axis.name }));
    horizontal.offer(names);
    vertical.offer([...names, { value: NO_AXIS, label: text("axis.none") }]);
  }

  /** Tells the worker what to draw, when that is something else than before. @param {State} state */
  function ask(state) {
    const { plan, axes, unit } = state;
    if (!plan || !axes || side === 0) return;
    const cells = Math.min(CELLS, Math.round(side * Math.min(2, devicePixelRatio)));
    const palette = shading(plan.target.classes.length, paperOf(state.dark), state.dark);
    const diagram = { side: UNIT_CELLS, most: MOST, weights: plan.parameters <= WEIGHTS };
    const against = againstOf(state);
    const view = { x: axes.x, y: axes.y, width: cells, height: cells, palette, unit, diagram, against };
    const wanted = JSON.stringify({ ...view, against: against && state.difference });
    if (wanted === asked && plan === planAsked) return;
    asked = wanted;
    planAsked = plan;
    commands.show(view);
  }

  /** @param {State} state */
  function describe(state) {
    const { plan, axes, points } = state;
    if (!plan || !axes) return;
    if (state.frame?.unit) {
      say(caption, [text("figure.boundary"), unitCaption(plan, axes, state.frame, state.frame.unit)].join(" "));
      return;
    }
    if (state.frame?.difference) {
      const told = differenceCaption(state, plan);
      say(caption, `${text("figure.boundary")} ${told}`);
      canvas.setAttribute("aria-label", told);
      summarised = 0;
      return;
    }
    const spread = plan.axes.some((axis) => axis.kind === "categorical" && (axis.name === axes.x || axis.name === axes.y));
    const extras = [spread ? text("boundary.spread") : "", points && points.row.length > POINTS_LIMIT
      ? text("boundary.thinned", { shown: formatCount(POINTS_LIMIT), rows: formatCount(points.row.length) }) : ""];
    const said = [text("figure.boundary"), boundaryCaption(plan, axes), ...extras].filter((part) => part !== "").join(" ");
    say(caption, said);
    if (performance.now() - summarised < SUMMARY_PAUSE && state.playing) return;
    summarised = performance.now();
    canvas.setAttribute("aria-label", boundarySummary(plan, axes, state.frame, state.progress?.epoch ?? 0));
  }

  /** @param {State} state */
  function update(state) {
    const { plan, axes } = state;
    if (!plan || !axes) return;
    if (plan !== planShown) offerAxes(plan);
    planShown = plan;
    horizontal.show(axes.x);
    vertical.show(axes.y ?? NO_AXIS);
    ask(state);
    view.paint({
      plan, axes, frame: state.frame, points: state.points, dark: state.dark, locale: localeTag(),
      paper: paperOf(state.dark), ink: inkOf(state.dark), width: side, ratio: devicePixelRatio,
    });
    paintLegend(legend, { plan, frame: state.frame, dark: state.dark, opened: plan.rows.test > 0 && (state.progress?.testLooks ?? 0) > 0 });
    describe(state);
  }

  new ResizeObserver((entries) => {
    const width = Math.floor(entries[0]?.contentRect.width ?? 0);
    if (width === side) return;
    side = width;
    update(store.state);
  }).observe(host);
  return update;
}
