/**
 * What the page knows, and how each action changes it: a pure reducer and a store that tells its listeners.
 */
import { dragged, moved, withoutWeights } from "./changes.js";
import { againstOf } from "./difference.js";
import { FIGURE, fitted, onPlane } from "./figure.js";
import { withRun } from "./runs.js";

/**
 * @typedef {import("../shared/protocol.js").Catalog} Catalog
 * @typedef {import("../shared/protocol.js").TableSummary} TableSummary
 * @typedef {import("../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("../shared/protocol.js").Opened} Opened
 * @typedef {import("../shared/protocol.js").FileReading} FileReading
 * @typedef {import("../shared/protocol.js").Preview} Preview
 * @typedef {import("../shared/protocol.js").Progress} Progress
 * @typedef {import("../shared/protocol.js").History} History
 * @typedef {import("../shared/protocol.js").Frame} Frame
 * @typedef {import("../shared/protocol.js").Hidden} Hidden
 * @typedef {import("../shared/protocol.js").Points} Points
 * @typedef {import("../shared/protocol.js").Diagram} Diagram
 * @typedef {import("../shared/protocol.js").Unit} Unit
 * @typedef {import("../shared/protocol.js").Evaluation} Evaluation
 * @typedef {import("../shared/protocol.js").TestResult} TestResult
 * @typedef {import("../shared/protocol.js").ScoreReport} ScoreReport
 * @typedef {import("../shared/protocol.js").Scored} Scored
 * @typedef {import("../shared/protocol.js").CrossProgress} CrossProgress
 * @typedef {import("../shared/protocol.js").CrossReport} CrossReport
 * @typedef {import("../shared/protocol.js").RangeTest} RangeTest
 * @typedef {import("../shared/protocol.js").LayerStatistics} LayerStatistics
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {import("./client.js").Source} Source
 * @typedef {import("./changes.js").Move} Move
 * @typedef {import("./changes.js").Step} Step
 * @typedef {import("./changes.js").WeightEdit} WeightEdit
 * @typedef {import("./runs.js").Run} Run
 * @typedef {import("./runs.js").Origin} Origin
 * @typedef {import("../shared/protocol.js").Ending} Ending
 * @typedef {import("../shared/protocol.js").KeptEpochs} KeptEpochs
 * @typedef {import("./figure.js").Figure} Figure
 *
 * @typedef {{ x: string, y: string|null }} Axes
 * @typedef {{ row: number|null }} Look  a wish to see the columns and rows, or one row of them, from 0
 * @typedef {{ row: number, column: number, columns: number, cells: string[][] }} Rows  some cells of the open table as text
 * @typedef {{ data: Spec["data"], list: import("../shared/protocol.js").Finding[] }} Findings  and the part of the spec they are for
 * @typedef {{ progress: CrossProgress, report: CrossReport }} Cross  a cross-validation under way or done
 * A lesson under way, its step from 0, and what was open before it. busy: its button is at work. done: the steps that are.
 * @typedef {{ name: string, step: number, done: number[], busy: boolean, before: { source: Source, spec: Spec, axes: Axes|null, past: Step[], future: Step[] } }} Lesson
 * @typedef {import("./lit.js").Cell} Cell
 * @typedef {{ unit: import("../shared/messages.js").StepUnit, pace: import("../shared/messages.js").Pace,
 *   stopAt: import("../shared/messages.js").StopAt }} Transport  of every run of this visit
 * @typedef {"data"|"network"|"training"|"cross"|"results"} Place  the panel an error is shown in
 *
 * @typedef {{
 *   sealed: boolean, catalog: Catalog|null, source: Source|null, table: TableSummary|null, spec: Spec|null,
 *   fileReading: FileReading|null, reading: { name: string, share: number }|null, glimpse: Preview|null,
 *   transport: Transport, lit: Cell|null, plan: PlanSummary|null, axes: Axes|null, points: Points|null, playing: boolean, progress: Progress|null,
 *   history: History|null, frame: Frame|null, diagram: Diagram|null, unit: Unit|null, chosen: Unit|null, figure: Figure,
 *   evaluation: Evaluation|null, past: Step[], future: Step[],
 *   kept: KeptEpochs|null, seek: number|null, runs: Run[], origin: Origin|null, overlaid: number|null, difference: "now"|number|null,
 *   test: { result: TestResult, epoch: number }|null,
 *   scoring: { report: ScoreReport, scored: Scored|null, epoch: number }|null,
 *   cross: Cross|null, rates: RangeTest|null, inspecting: boolean, statistics: LayerStatistics[]|null,
 *   findings: Findings|null, dismissed: string[], look: Look|null, rows: Rows|null,
 *   alert: { place: Place, error: EngineError, kept: boolean }|null, notice: string|null, lesson: Lesson|null,
 *   language: import("../shared/text.js").Language, dark: boolean
 * }} State
 *
 * @typedef {(
 *   | { kind: "started", catalog: Catalog }
 *   | { kind: "opened", source: Source, opened: Opened, move?: Move, again?: boolean, axes?: Axes|null, ending?: Ending|null }
 *   | { kind: "reading", reading: { name: string, share: number }|null }
 *   | { kind: "glimpse", preview: Preview }
 *   | { kind: "configured", spec: Spec, plan: PlanSummary, move?: Move, ending?: Ending|null }
 *   | { kind: "picture", playing: boolean|null, progress: Progress, frame: Frame|null, hidden: Hidden|null, diagram: Diagram|null, history: History|null, kept?: KeptEpochs|null }
 *   | { kind: "began", ending: Ending|null, ended: number, origin: (run: number) => Origin|null }
 *   | { kind: "seek", epoch: number|null }
 *   | { kind: "overlay", run: number|null }
 *   | { kind: "difference", difference: "now"|number|null }
 *   | { kind: "weight", weight: WeightEdit, move: Move }
 *   | { kind: "playing", playing: boolean }
 *   | { kind: "light", cell: Cell|null }
 *   | { kind: "transport", change: Partial<Transport> }
 *   | { kind: "learning-rate", value: number }
 *   | { kind: "axes", axes: Axes, move?: Move }
 *   | { kind: "figure", change: Partial<Figure> }
 *   | { kind: "unit", unit: Unit|null }
 *   | { kind: "choose-unit", unit: Unit|null }
 *   | { kind: "points", points: Points }
 *   | { kind: "evaluation", evaluation: Evaluation }
 *   | { kind: "test", result: TestResult }
 *   | { kind: "score-report", report: ScoreReport }
 *   | { kind: "scored", scored: Scored }
 *   | { kind: "cross", cross: Cross|null }
 *   | { kind: "cross-told", progress: CrossProgress, report: CrossReport|null }
 *   | { kind: "rates", rates: RangeTest|null }
 *   | { kind: "inspecting", inspecting: boolean }
 *   | { kind: "statistics", statistics: LayerStatistics[] }
 *   | { kind: "look", look: Look }
 *   | { kind: "findings", findings: Findings }
 *   | { kind: "dismiss-findings", keys: string[] }
 *   | { kind: "rows", rows: Rows }
 *   | { kind: "alert", place: Place, error: EngineError, kept: boolean }
 *   | { kind: "dismiss" }
 *   | { kind: "notice", notice: string|null }
 *   | { kind: "lesson", lesson: Lesson|null, changes?: { past: Step[], future: Step[] } }
 *   | { kind: "language", language: import("../shared/text.js").Language }
 *   | { kind: "dark", dark: boolean }
 * )} Action
 */

/** @type {State} */
export const INITIAL = {
  sealed: false, catalog: null, source: null, table: null, spec: null, fileReading: null, reading: null, glimpse: null,
  transport: { unit: "epoch", pace: null, stopAt: { epoch: null, loss: null, training: false } }, lit: null, plan: null, axes: null, points: null,
  playing: false, progress: null, history: null, frame: null, diagram: null, unit: null, chosen: null, figure: FIGURE, evaluation: null, test: null, scoring: null, cross: null, past: [], future: [], kept: null, seek: null, runs: [], origin: null, overlaid: null, difference: null, rates: null, inspecting: false, statistics: null, findings: null, dismissed: [], look: null, rows: null, alert: null, notice: null, lesson: null,
  language: "en", dark: false,
};

/** What no longer holds once another run has begun. */
const FRESH_RUN = { lit: null, playing: false, progress: null, history: null, evaluation: null, test: null, scoring: null, cross: null, rates: null, kept: null, seek: null, origin: null, difference: null };

/** Of the network before, whose units may not be there any more. unit: shown in full; chosen: told in numbers. */
const NO_UNITS = { diagram: null, unit: null, chosen: null };

/**
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function reduce(state, action) {
  switch (action.kind) {
    case "started":
      return { ...state, sealed: true, catalog: action.catalog };
    case "opened": {
      const { table, spec, plan } = action.opened;
      const axes = action.axes && covered(plan, action.axes) ? action.axes : suggested(plan);
      const left = !state.spec || !state.source || action.again ? state.spec : { source: state.source, spec: state.spec, axes: state.axes };
      const changes = withoutWeights(moved(state, action.move ?? "start", left));
      const fresh = { ...FRESH_RUN, ...changes, runs: runsAfter(state, action.ending), overlaid: null, findings: null, dismissed: [], look: null, frame: null, ...NO_UNITS, figure: FIGURE, points: null, alert: null, notice: null };
      return { ...state, ...fresh, source: action.source, fileReading: action.opened.reading ?? null, table, spec, plan, axes, rows: null };
    }
    case "reading":
      return { ...state, reading: action.reading, glimpse: action.reading && state.glimpse };
    case "glimpse":
      // Of a file that is still on its way.
      return { ...state, glimpse: state.reading && action.preview };
    case "configured": {
      const { spec, plan } = action;
      const axes = state.axes && covered(plan, state.axes) ? state.axes : suggested(plan);
      const changes = moved(state, action.move ?? "change", state.spec);
      const fresh = plan.kept ? { ...changes, ...backToNow(state) } : { ...FRESH_RUN, ...withoutWeights(changes), runs: runsAfter(state, action.ending) };
      const units = JSON.stringify(plan.architecture) === JSON.stringify(state.plan?.architecture) ? { unit: null } : NO_UNITS;
      return { ...state, ...fresh, ...units, figure: fitted(state.figure, plan, axes === state.axes), spec, plan, axes, frame: axes === state.axes ? state.frame : null, points: plan.kept && axes === state.axes ? state.points : null, alert: null };
    }
    case "picture": {
      const { playing, progress } = action;
      const alert = progress.diverged && !state.progress?.diverged ? { place: /** @type {const} */ ("training"), error: progress.diverged, kept: false } : state.alert;
      const frame = action.frame && drawnFor(action.frame, state) ? action.frame : state.frame;
      return { ...state, playing: playing ?? state.playing, progress, frame, figure: action.hidden ? { ...state.figure, hidden: action.hidden } : state.figure, diagram: action.diagram ?? state.diagram, history: action.history ?? state.history, kept: action.kept ?? state.kept, alert };
    }
    case "began": {
      const runs = runsAfter(state, action.ending, action.ended);
      const origin = action.origin(runs.at(-1)?.id ?? 0);
      return { ...state, ...FRESH_RUN, ...withoutWeights(state), runs, origin, statistics: null, alert: state.alert?.place === "training" ? null : state.alert };
    }
    case "seek":
      return { ...state, ...(action.epoch === null ? backToNow(state) : { seek: action.epoch }), playing: false };
    case "overlay":
      return { ...state, overlaid: action.run };
    case "difference":
      return { ...state, difference: action.difference };
    case "weight":
      return { ...state, ...moved(state, action.move, { weight: action.weight }) };
    case "playing":
      // Training that goes on may diverge or stop once more, and that is news again.
      return { ...state, playing: action.playing, ...backToNow(state), progress: state.progress && { ...state.progress, diverged: null, stopped: null, reached: null }, alert: state.alert?.place === "training" ? null : state.alert };
    case "light":
      return { ...state, lit: action.cell };
    case "transport":
      return { ...state, transport: { ...state.transport, ...action.change } };
    case "learning-rate": {
      if (!state.spec) return state;
      return { ...state, ...dragged(state, action.value), spec: { ...state.spec, training: { ...state.spec.training, learningRate: action.value } } };
    }
    case "axes":
      // Chosen while another table was being opened, they may be of the one before.
      if (!state.plan || !covered(state.plan, action.axes) || (action.axes.x === state.axes?.x && action.axes.y === state.axes?.y)) return state;
      return { ...state, ...moved(state, action.move ?? "change", state.axes && { axes: state.axes }), axes: action.axes, frame: null, points: null, figure: onPlane(state.figure) };
    case "figure":
      return { ...state, figure: { ...state.figure, ...action.change } };
    case "unit":
      return { ...state, unit: action.unit };
    case "choose-unit":
      return { ...state, chosen: action.unit };
    case "points":
      return { ...state, points: action.points, figure: { ...state.figure, wrong: null } };
    case "evaluation":
      return { ...state, evaluation: action.evaluation };
    case "test": {
      const { result } = action;
      const progress = state.progress && { ...state.progress, testLooks: result.testLooks };
      return { ...state, progress, test: { result, epoch: state.progress?.epoch ?? 0 }, points: null };
    }
    case "score-report":
      return { ...state, scoring: { report: action.report, scored: null, epoch: 0 } };
    case "scored":
      return { ...state, scoring: state.scoring && { ...state.scoring, scored: action.scored, epoch: state.progress?.epoch ?? 0 } };
    case "cross":
      return { ...state, cross: action.cross };
    case "cross-told":
      // Told before the worker had read that it was cancelled.
      if (!state.cross) return state;
      return { ...state, cross: { progress: action.progress, report: action.report ?? state.cross.report } };
    case "rates":
      return { ...state, rates: action.rates };
    case "inspecting":
      return { ...state, inspecting: action.inspecting };
    case "statistics":
      return { ...state, statistics: action.statistics };
    case "findings":
      return { ...state, findings: action.findings };
    case "dismiss-findings":
      return { ...state, dismissed: action.keys };
    case "look":
      return { ...state, look: action.look };
    case "rows":
      return { ...state, rows: action.rows };
    case "alert":
      return { ...state, alert: { place: action.place, error: action.error, kept: action.kept } };
    case "dismiss":
      return { ...state, alert: null, notice: null };
    case "notice":
      return { ...state, notice: action.notice };
    case "lesson":
      return { ...state, ...action.changes, lesson: action.lesson };
    case "language":
      return { ...state, language: action.language };
    case "dark":
      return { ...state, dark: action.dark, frame: state.frame };
  }
}

/**
 * The runs of the past once the present one has ended; one that was not trained is none.
 * @param {State} state @param {Ending|null|undefined} ending @param {number} [ended]
 */
function runsAfter({ runs, table, source, spec, plan, origin }, ending, ended = Date.now()) {
  return ending && table && source && spec && plan ? withRun(runs, { table, source, spec, plan, origin }, ending, ended) : runs;
}

/** No epoch of the past is shown any more, nor what differs between it and now. @param {State} state */
function backToNow({ difference }) {
  return { seek: null, difference: difference === "now" ? null : difference };
}

/** @param {PlanSummary} plan @returns {Axes} */
function suggested(plan) {
  const [x, y] = plan.suggestedAxes;
  return { x, y };
}

/** @param {PlanSummary} plan @param {Axes} axes */
function covered(plan, axes) {
  const names = plan.axes.map((axis) => axis.name);
  return names.includes(axes.x) && (axes.y === null || names.includes(axes.y));
}

/**
 * A picture that was under way while the axes or the unit were changed shows something else than is asked for: it is dropped.
 * @param {Frame} frame @param {State} state
 */
function drawnFor(frame, state) {
  if (!state.plan || !state.axes) return false;
  const [drawn, wanted] = [frame.unit ?? null, state.unit];
  if (drawn?.layer !== wanted?.layer || drawn?.unit !== wanted?.unit) return false;
  if (!wanted && Boolean(frame.difference) !== (againstOf(state) !== null)) return false;
  return (frame.curve === null) || state.axes.y === null;
}

/** Holds the state, applies actions and tells listeners at most once a frame. */
export class Store {
  /**
   * @param {State} state
   * @param {(work: () => void) => void} later  runs the listeners, at best before the next repaint
   */
  constructor(state, later) {
    this.state = state;
    this.later = later;
    this.scheduled = false;
    /** @type {((state: State) => void)[]} */
    this.listeners = [];
  }

  /** @param {Action} action */
  dispatch(action) {
    this.state = reduce(this.state, action);
    if (this.scheduled) return;
    this.scheduled = true;
    this.later(() => {
      this.scheduled = false;
      for (const listener of this.listeners) listener(this.state);
    });
  }

  /** @param {(state: State) => void} listener */
  subscribe(listener) {
    this.listeners.push(listener);
  }
}
