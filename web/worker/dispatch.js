/**
 * What the worker does for each request: one branch per message kind, each a line or two.
 */
import { buffers } from "./loop.js";

/**
 * @typedef {import("../shared/messages.js").Request} Request
 * @typedef {import("../shared/protocol.js").Opened} Opened
 * @typedef {import("../shared/protocol.js").Reading} Reading
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../shared/messages.js").ViewRequest} ViewRequest
 * @typedef {import("./engine.js").Workbench} Workbench
 * @typedef {import("./loop.js").Loop} Loop
 * @typedef {import("./folds.js").Folds} Folds
 *
 * `plan` is that of the open table; null before the first.
 * @typedef {{ bench: Workbench, loop: Loop, folds: Folds, run: number, plan: PlanSummary|null }} Desk
 */

/**
 * @param {Desk} desk
 * @param {Opened} opened
 */
function begin(desk, opened) {
  desk.run += 1;
  desk.plan = opened.plan;
  desk.folds.end();
  desk.loop.view = null;
  desk.loop.opened();
  return opened;
}

/** The same network is at another place. @param {Desk} desk */
function begunAgain(desk) {
  desk.run += 1;
  desk.loop.pause();
  desk.folds.repeat();
}

/** Cells along each side of the answers that are kept of a run. */
const KEPT_CELLS = 96;

/**
 * What is kept of a run that is about to end: where it stands, its curves, its answers over the plane that is shown, and,
 * with so many weights at the most, all it needs to go on.
 * @param {import("./engine.js").EngineHandle} engine @param {number} weights @param {ViewRequest|null} view
 * @returns {import("../shared/protocol.js").Ending}
 */
function toKeep(engine, weights, view) {
  const progress = engine.showEpoch(undefined);
  const count = engine.weights().reduce((sum, { values }) => sum + values.length, 0);
  const side = { width: KEPT_CELLS, height: KEPT_CELLS };
  const answers = view && view.y !== null ? { x: view.x, y: view.y, ...engine.boundary({ x: view.x, y: view.y, ...side }) } : null;
  return { progress, history: engine.history(), checkpoint: count <= weights ? engine.checkpoint() : null, answers };
}

/**
 * Whether the axes of a view are among the features, and its unit in the network; the page asks anew when they are not.
 * @param {PlanSummary|null} plan
 * @param {ViewRequest|null} view
 */
function covers(plan, view) {
  if (!plan) return false;
  const names = plan.axes.map((axis) => axis.name);
  const drawn = !view?.unit || view.unit.unit < (plan.architecture[view.unit.layer] ?? 0);
  const { hidden } = view ?? {};
  const units = hidden && hidden.layer < plan.architecture.length - 1 ? plan.architecture[hidden.layer] ?? 0 : 0;
  const warped = !hidden || (hidden.layer > 0 && units > 0 && hidden.units.every((unit) => unit === null || unit < units));
  return view !== null && drawn && warped && names.includes(view.x) && (view.y === null || names.includes(view.y));
}

/**
 * Carries out a request and gives its answer with the buffers to move. Throws what the engine throws.
 * "boot" and "ack" never come here.
 * @param {Desk} desk
 * @param {Request} request
 * @returns {{ value: unknown, transfer: ArrayBuffer[] }}
 */
export function dispatch(desk, request) {
  const value = carryOut(desk, request);
  const moved = ["points", "score", "evaluate"].includes(request.kind) ? /** @type {object} */ (value) : request.kind === "misclassified" ? { value } : null;
  return { value, transfer: buffers(moved) };
}

/**
 * A spec brings its reading along, so that a link or a fresh worker reads the file as it was read.
 * @param {{ reading: Partial<Reading>|null, spec: Spec|null }} request
 */
function readingOf(request) {
  return request.reading ?? request.spec?.reading ?? null;
}

/** @param {Desk} desk @param {Request} request @returns {unknown} */
function carryOut(desk, request) {
  const { bench, loop, folds } = desk;
  switch (request.kind) {
    case "load": {
      const bytes = new Uint8Array(request.bytes);
      return begin(desk, bench.open((engine) => engine.load(request.name, bytes, readingOf(request), request.of ?? undefined), request.spec));
    }
    case "load-many": {
      const files = request.files.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) }));
      return begin(desk, bench.open((engine) => engine.loadMany(files, readingOf(request)), request.spec));
    }
    case "preview": {
      const { columns, preview } = bench.engine.load(request.name, new Uint8Array(request.bytes), request.reading);
      return { columns: columns.map(({ name, kind }) => ({ name, kind })), rows: preview };
    }
    case "rows":
      return bench.engine.rows(request.row, request.rows, request.column, request.columns);
    case "sample":
      return begin(desk, bench.open((engine) => engine.sample(request.name, request.knobs), request.spec));
    case "configure": {
      const plan = bench.engine.configure(request.spec);
      desk.run += 1;
      desk.plan = plan;
      if (plan.kept) folds.repeat();
      else {
        loop.playing = false;
        folds.end();
      }
      if (!covers(plan, loop.view)) loop.view = null;
      loop.forgetCosts();
      loop.refresh();
      return plan;
    }
    case "diagnose":
      return bench.engine.diagnose(request.spec);
    case "try-formula":
      return bench.engine.tryFormula(request.formula, request.entries);
    case "preparation":
      return bench.engine.preparation();
    case "prepared-row":
      return bench.engine.preparedRow(request.row);
    case "amend":
      return bench.engine.amend(request.spec, request.change);
    case "reset":
      bench.engine.reset();
      begunAgain(desk);
      return bench.engine.progress();
    case "show-epoch": {
      loop.playing = false;
      const progress = bench.engine.showEpoch(request.epoch ?? undefined);
      loop.glance();
      return progress;
    }
    case "continue-from": {
      const progress = bench.engine.continueFrom(request.epoch);
      begunAgain(desk);
      return progress;
    }
    case "restore": {
      const progress = bench.engine.restore(request.checkpoint);
      begunAgain(desk);
      return progress;
    }
    case "run":
      return toKeep(bench.engine, request.weights, loop.view);
    case "play": {
      const { epoch, loss, training } = request.stopAt;
      bench.engine.stopAt(epoch ?? undefined, loss ?? undefined, training);
      return loop.play(request.pace);
    }
    case "pause":
      return loop.pause();
    case "step": {
      loop.playing = false;
      const { engine } = bench;
      const progress = !request.unit || request.unit === "epoch" ? engine.trainFor(Number.MAX_SAFE_INTEGER, 1) : engine.trainBatch(request.unit === "sample" ? 1 : undefined);
      loop.refresh();
      return progress;
    }
    case "learning-rate":
      return bench.engine.setLearningRate(request.value);
    case "view":
      // Asked for while another table was being opened, a view may have the axes of the one before.
      if (request.view === null || covers(desk.plan, request.view)) loop.show(request.view);
      return undefined;
    case "set-weight": {
      const weights = bench.engine.weights();
      const block = weights.find(({ layer, name }) => layer === request.layer && name === request.name);
      if (!block || !(request.index < block.values.length)) throw new TypeError(`Layer ${request.layer} has no ${request.name} ${request.index}.`);
      const before = block.values[request.index];
      block.values[request.index] = request.value;
      bench.engine.setWeights(weights);
      loop.refresh();
      return before;
    }
    case "explain":
      return bench.engine.explain(request.layer, request.name, request.index);
    case "evaluate":
      return bench.engine.evaluate();
    case "open-test": {
      const result = bench.engine.openTest();
      loop.refresh();
      return result;
    }
    case "looked":
      bench.engine.looked(request.looks);
      return loop.refresh();
    case "inspect-score":
      return bench.engine.inspectScore(request.name, new Uint8Array(request.bytes), request.reading);
    case "score":
      // With a mark: spreadsheets take a text without one for another encoding.
      return bench.engine.score(true);
    case "cross-validate":
      return folds.begin({ epochs: request.epochs, folds: request.folds });
    case "cross-validate-end":
      return folds.end();
    case "find-rate":
      return bench.engine.findLearningRate();
    case "statistics":
      return bench.engine.statistics();
    case "points":
      return bench.engine.points(request.x, request.y ?? undefined);
    case "misclassified":
      return bench.engine.misclassified();
    case "probe":
      return bench.engine.probe(request.x, request.y ?? undefined, request.at[0], request.at[1]);
    case "hash":
      return bench.engine.hash();
    case "fresh-seed":
      return bench.engine.freshSeed();
    default:
      throw new TypeError(`The worker knows no request "${request.kind}".`);
  }
}
