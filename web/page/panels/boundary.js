/** The boundary panel: the picture, its axes and legend, and the caption that says what is held. */
import { formatCount, formatShare } from "../../shared/format.js";
import { shading } from "../../shared/colours.js";
import { localeTag, text } from "../../shared/text.js";
import { button, element, onWidth, say } from "../elements.js";
import { againstOf, differenceCaption } from "../difference.js";
import { linesOf } from "../figure.js";
import { Lit } from "../lit.js";
import { boundaryCaption, boundarySummary, sentences, spaceCaption, unitCaption } from "../sentences.js";
import { MOST } from "../views/diagram-layout.js";
import { axisOf, BoundaryView, POINTS_LIMIT } from "../views/boundary.js";
import { WARP } from "../views/hidden.js";
import { levelsOf } from "../views/plane.js";
import { inkOf, paperOf } from "../views/theme.js";
import { paintLegend } from "../views/legend.js";
import { mountAxes } from "./figure-axes.js";
import { mountChoices } from "./figure-choices.js";
import { listenToPlane } from "./plane-pointer.js";
import { mountReadout, targetUnit } from "./readout.js";

/**
 * @typedef {import("../store.js").State} State
 * @typedef {import("../../shared/protocol.js").PlanSummary} PlanSummary
 */

/** Cells of a resting picture along each side: finer ones cannot be told apart, the lines are drawn as lines anyway. */
const CELLS = 512;
/** Cells along each side of a unit's small picture. */
const UNIT_CELLS = 32;
/** More weights than this are not drawn one by one, and not sent. */
const WEIGHTS = 20000;
/** Milliseconds between two texts of the canvas: they are read, not watched. */
const SUMMARY_PAUSE = 1000;

/** @type {import("./all.js").Mount} */
export function mountBoundary(root, app) {
  const { store, commands } = app;
  const keys = element("p", { id: "plane-keys", hidden: true }, text("plane.keys"));
  const canvas = element("canvas", { role: "application", tabindex: 0, "aria-roledescription": text("plane.figure"), "aria-describedby": keys.id, "data-testid": "boundary" });
  const host = element("div", { class: "canvas-host" }, canvas);
  const legend = element("div", { class: "legend", "data-testid": "legend" });
  const caption = element("figcaption", { "data-testid": "boundary-caption" });
  const view = new BoundaryView(canvas);
  const lit = new Lit();
  const { zoomIn, zoomOut, showWhole } = listenToPlane(canvas, view, store);
  const readout = mountReadout(view, host);
  const axesOf = mountAxes(app);
  const choices = mountChoices(store);
  const wholeButton = button(text("zoom.whole"), showWhole, { class: "link", "data-testid": "zoom-whole" });
  const tools = element("div", { class: "plane-tools" },
    button("−", zoomOut, { class: "step-unit", "aria-label": text("zoom.out"), title: text("zoom.out"), "data-testid": "zoom-out" }),
    button("+", zoomIn, { class: "step-unit", "aria-label": text("zoom.in"), title: text("zoom.in"), "data-testid": "zoom-in" }),
    wholeButton);
  root.append(
    element("div", { class: "plane-head" }, element("h2", {}, text("boundary")), tools),
    element("figure", {}, host, keys, readout.shown, readout.spoken, legend, axesOf.root, choices.root, caption),
  );
  let side = 0;
  let asked = "";
  let summarised = 0;
  /** @type {unknown} */ let planAsked = null;

  /** Tells the worker what to draw, when that is something else than before. @param {State} state */
  function ask(state) {
    const { plan, axes, unit, figure: { window, shown, space } } = state;
    if (!plan || !axes || side === 0) return;
    const cells = Math.min(CELLS, Math.round(side * Math.min(2, devicePixelRatio)));
    const palette = shading(plan.target.classes.length, paperOf(state.dark), state.dark);
    const diagram = { side: UNIT_CELLS, most: MOST, weights: plan.parameters <= WEIGHTS };
    const against = againstOf(state);
    const seen = window && { xRange: window.x, ...(window.y && { yRange: window.y }) };
    const view = {
      x: axes.x, y: axes.y, ...seen, width: cells, height: cells, palette, unit, diagram, against, discrete: shown.discrete,
      levels: levelsOf(plan, linesOf(shown, plan)), hidden: space && { ...space, ...WARP },
    };
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
    const { space, hidden } = state.figure;
    if (space && hidden) {
      say(caption, sentences(text("figure.boundary"), spaceCaption(plan, axes, space.layer)));
      canvas.setAttribute("aria-label", spaceCaption(plan, axes, space.layer));
      return;
    }
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
    const thinned = points && points.row.length > POINTS_LIMIT
      ? text("boundary.thinned", { shown: formatCount(POINTS_LIMIT), rows: formatCount(points.row.length) }) : "";
    say(caption, sentences(text("figure.boundary"), boundaryCaption(plan, axes), spread ? text("boundary.spread") : "", thinned));
    if (performance.now() - summarised < SUMMARY_PAUSE && state.playing) return;
    summarised = performance.now();
    canvas.setAttribute("aria-label", boundarySummary(plan, axes, state.frame, state.progress?.epoch ?? 0));
  }

  /** @param {State} state */
  function update(state) {
    const { plan, axes } = state;
    if (!plan || !axes) return;
    axesOf.update(state);
    choices.update(state);
    ask(state);
    const { frame, points, figure, dark } = state;
    const scales = scalesOf(state, plan, axes);
    view.paint({
      plan, axes, frame, points, lit: lit.of(state), figure, scales, dark, locale: localeTag(),
      paper: paperOf(dark), ink: inkOf(dark), width: side, ratio: devicePixelRatio,
    });
    readout.update(state, scales);
    tools.hidden = figure.space !== null;
    wholeButton.disabled = figure.window === null;
    paintLegend(legend, { plan, frame, dark, opened: plan.rows.test > 0 && (state.progress?.testLooks ?? 0) > 0, unit: targetUnit(state) });
    describe(state);
  }

  onWidth(host, (width) => {
    side = width;
    update(store.state);
  });
  return update;
}

/** The axes as they are titled, on the plane or in a layer's space. @param {State} state @param {PlanSummary} plan @param {import("../store.js").Axes} axes @returns {import("../views/boundary.js").Scales} */
function scalesOf({ figure: { space, hidden } }, plan, axes) {
  const scaleOf = (/** @type {string} */ name) => {
    const axis = axisOf(plan, name);
    return { title: name, levels: axis?.levels ?? [], date: axis?.kind === "date" };
  };
  if (space && hidden) {
    const [x, y] = [0, 1].map((axis) => {
      const unit = hidden.view?.units[axis] ?? null;
      const share = formatShare(hidden.shares[axis], localeTag());
      return { title: unit === null ? text("component.share", { number: axis + 1, share }) : text("unit.hidden", { layer: space.layer, number: unit + 1 }), levels: [] };
    });
    if (x && y) return { x, y };
  }
  if (axes.y !== null) return { x: scaleOf(axes.x), y: scaleOf(axes.y) };
  return { x: scaleOf(axes.x), y: { title: plan.task === "regression" ? plan.target.name : text("probability"), levels: [] } };
}
