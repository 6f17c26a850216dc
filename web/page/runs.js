/** Runs that came before the present one: what is kept of each, so many and so much at the most. */

/**
 * @typedef {import("../shared/protocol.js").Checkpoint} Checkpoint
 * @typedef {import("../shared/protocol.js").Ending} Ending
 * @typedef {import("../shared/protocol.js").History} History
 * @typedef {import("../shared/protocol.js").KeptAnswers} KeptAnswers
 * @typedef {import("../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("./client.js").Source} Source
 *
 * Where a run took up another: at which epoch of which run.
 * @typedef {{ run: number, epoch: number }} Origin
 *
 * id counts from 1. spec and source are as they were at its end; plan says whether answers can be compared. best: by
 * validation loss, among the epochs with figures. ended: by the clock, in milliseconds.
 * @typedef {{ id: number, table: string, source: Source, spec: Spec, plan: PlanSummary, origin: Origin|null, epochs: number,
 *   loss: number|null, score: number|null, best: { epoch: number, loss: number }|null, history: History, ended: number,
 *   checkpoint: Checkpoint|null, answers: KeptAnswers|null }} Run
 */

/** Runs that are kept. */
export const RUNS = 20;
/** Points of a curve that are kept. */
const POINTS = 128;
/** Bytes of pasted tables that are held so that they can be opened again. */
const HELD = 64e6;
/** Networks with more weights are not kept themselves: with Adam that is about half a megabyte a run. */
export const WEIGHTS = 20000;

/**
 * @param {Run[]} runs
 * @param {{ table: { name: string }, source: Source, spec: Spec, plan: PlanSummary, origin: Origin|null }} was
 * @param {Ending} ending
 * @param {number} ended
 * @returns {Run[]}
 */
export function withRun(runs, was, { progress, history, checkpoint, answers }, ended) {
  const run = {
    id: nextId(runs), table: was.table.name, source: was.source, spec: was.spec, plan: was.plan, origin: was.origin,
    epochs: progress.epoch, loss: progress.validationLoss, score: progress.validationScore, best: best(history),
    history: thinned(history, POINTS), ended, checkpoint, answers,
  };
  return within([...runs.slice(1 - RUNS), run], ({ source }) => source);
}

/**
 * The last of some entries: as many as hold few enough bytes of pasted tables, each counted once. Files stay where they are.
 * @template Entry
 * @param {Entry[]} entries @param {(entry: Entry) => Source|null} sourceOf
 */
export function within(entries, sourceOf) {
  const counted = new Set();
  let left = HELD;
  const from = entries.findLastIndex((entry) => {
    const source = sourceOf(entry);
    if (source?.kind !== "bytes" || counted.has(source.bytes)) return false;
    counted.add(source.bytes);
    left -= source.bytes.byteLength;
    return left < 0;
  });
  return entries.slice(from + 1);
}

/** The number of the run to come. @param {Run[]} runs */
export function nextId(runs) {
  return (runs.at(-1)?.id ?? 0) + 1;
}

/** @param {History} history */
function best({ epochs, validationLoss }) {
  const loss = Math.min(...validationLoss);
  const place = validationLoss.indexOf(loss);
  return place < 0 ? null : { epoch: epochs[place] ?? 0, loss };
}

/** Every so many points, and the last. @param {History} history @param {number} most @returns {History} */
export function thinned(history, most) {
  const count = history.epochs.length;
  const stride = Math.max(1, Math.ceil((count - 1) / (most - 1)));
  const kept = (/** @type {unknown} */ _, /** @type {number} */ index) => index % stride === 0 || index === count - 1;
  const { epochs, trainLoss, validationLoss, trainScore, validationScore } = history;
  return {
    epochs: epochs.filter(kept), trainLoss: trainLoss.filter(kept), validationLoss: validationLoss.filter(kept),
    trainScore: trainScore.filter(kept), validationScore: validationScore.filter(kept),
  };
}

/** Whether a run answers the same question: the same table, read and split alike, and the same classes. @param {Run} run @param {{ source: Source|null, spec: Spec|null, plan: PlanSummary|null }} now */
export function comparable(run, { source, spec, plan }) {
  return source !== null && spec !== null && plan !== null && sameTable(run.source, source)
    && JSON.stringify([run.spec.reading, run.plan.target, run.plan.task]) === JSON.stringify([spec.reading, plan.target, plan.task]);
}

/**
 * Whether the difference of the answers to those of a run can be drawn: over the same plane of the same features.
 * @param {Run} run
 * @param {{ source: Source|null, spec: Spec|null, plan: PlanSummary|null, axes: import("./store.js").Axes|null }} now
 */
export function differs(run, now) {
  const { answers } = run;
  const same = answers && now.axes && answers.x === now.axes.x && answers.y === now.axes.y;
  const names = (/** @type {PlanSummary|null} */ plan) => JSON.stringify(plan?.axes.map(({ name }) => name));
  return Boolean(same) && comparable(run, now) && names(run.plan) === names(now.plan);
}

/** Whether two sources are one table, however it is read. @param {Source} one @param {Source} other */
export function sameTable(one, other) {
  if (one.kind === "sample") return JSON.stringify(one) === JSON.stringify(other);
  const { asked: _, ...bare } = /** @type {Record<string, unknown>} */ (one);
  return Object.entries(bare).every(([key, value]) => /** @type {Record<string, unknown>} */ (other)[key] === value);
}
