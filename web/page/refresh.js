/**
 * Asks for what has become stale: the points after a change of table or axes and once test rows are opened, the findings
 * after one of the data's part of the spec, the evaluation while training goes on, which
 * rows are answered wrongly after each, and the answer under the pointer.
 */

/** Milliseconds between two requests while training, and at least this many times what one took: training goes first. */
const PAUSE = 500;
const SHARE = 19;

/**
 * @typedef {import("./commands.js").Commands} Commands
 * @typedef {import("./store.js").State} State
 */

/**
 * Fetches something about the weights whenever it has become stale, one request at a time, and seldom while training.
 * @param {Commands} commands
 * @param {(state: State) => boolean} wanted
 * @param {() => Promise<unknown>} fetch
 * @returns {(state: State) => void}
 */
function paced(commands, wanted, fetch) {
  /** @type {unknown} */ let planHad = null;
  let stepHad = -1;
  let asking = false;
  let next = 0;
  return function refresh(state) {
    const step = state.progress?.step ?? -1;
    if (!state.plan || !wanted(state) || asking || (planHad === state.plan && stepHad === step)) return;
    if (state.playing && performance.now() < next) return;
    asking = true;
    const { plan } = state;
    [planHad, stepHad] = [plan, step];
    const begun = performance.now();
    fetch().finally(() => {
      asking = false;
      const ended = performance.now();
      next = ended + Math.max(PAUSE, SHARE * (ended - begun));
      // Of a plan that has been replaced meanwhile the answer was dropped, and perhaps nothing more is to come.
      if (commands.store.state.plan !== plan) refresh(commands.store.state);
    });
  };
}

/** Whether two parts of a spec ask for the same; a change elsewhere makes new objects of all. @param {unknown} one @param {unknown} other */
function same(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Has the table diagnosed whenever the data's part of the spec has become another, one request at a time.
 * @param {Commands} commands
 * @returns {(state: State) => void}
 */
function diagnosed(commands) {
  let asking = false;
  /** @type {unknown} */ let tableHad = null;
  /** @type {unknown} */ let dataHad = null;
  return function diagnose({ table, spec }) {
    if (!table || !spec || asking || (table === tableHad && spec.data === dataHad)) return;
    const fresh = table === tableHad && same(spec.data, dataHad);
    [tableHad, dataHad] = [table, spec.data];
    if (fresh) return;
    asking = true;
    commands.fetchFindings().finally(() => {
      asking = false;
      diagnose(commands.store.state);
    });
  };
}

/**
 * Asks what the network answers under the pointer, anew with every picture; at most one request is under way, and the latest
 * place is asked for next.
 * @param {Commands} commands
 * @returns {(state: State) => void}
 */
function probed(commands) {
  let asking = false;
  /** @type {unknown[]} */ let had = [];
  return function ask(state) {
    const wanted = [state.figure.cursor, state.plan, state.frame];
    if (!state.figure.cursor || state.figure.space || asking || wanted.every((part, index) => part === had[index])) return;
    asking = true;
    had = wanted;
    commands.probe().finally(() => {
      asking = false;
      ask(commands.store.state);
    });
  };
}

/**
 * @param {Commands} commands
 * @returns {(state: State) => void}
 */
export function refresher(commands) {
  /** @type {unknown} */ let pointsFor = null;
  /** @type {unknown} */ let planSeen = null;
  /** @type {unknown} */ let testSeen = null;
  const evaluate = paced(commands, (state) => state.progress !== null && !state.progress.diverged, () => commands.fetchEvaluation());
  // The table of the layers: only while it is open.
  const inspect = paced(commands, (state) => state.inspecting, () => commands.fetchStatistics());

  const diagnose = diagnosed(commands);
  const probe = probed(commands);
  /** @type {unknown[]} */ let wrongFor = [];

  return (state) => {
    inspect(state);
    diagnose(state);
    if (state.axes && state.points === null && (pointsFor !== state.axes || planSeen !== state.plan || testSeen !== state.test)) {
      pointsFor = state.axes;
      planSeen = state.plan;
      testSeen = state.test;
      commands.fetchPoints();
    }
    evaluate(state);
    probe(state);
    const judged = [state.points, state.evaluation];
    if (state.points && state.evaluation && state.plan?.task === "classification" && judged.some((part, index) => part !== wrongFor[index])) {
      wrongFor = judged;
      commands.fetchMisclassified();
    }
  };
}
