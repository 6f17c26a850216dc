/**
 * Asks for what has become stale: the points after a change of table or axes, the evaluation while training goes on.
 */

/** Milliseconds between two evaluations while training, and at least this many times what one took: training goes first. */
const EVALUATION_PAUSE = 500;
const EVALUATION_SHARE = 19;

/**
 * @typedef {import("./commands.js").Commands} Commands
 * @typedef {import("./store.js").State} State
 */

/**
 * @param {Commands} commands
 * @returns {(state: State) => void}
 */
export function refresher(commands) {
  /** @type {unknown} */ let pointsFor = null;
  /** @type {unknown} */ let planSeen = null;
  /** @type {{ plan: unknown, step: number }} */ let evaluated = { plan: null, step: -1 };
  let asking = false;
  let next = 0;

  /** @param {State} state */
  function evaluate(state) {
    const step = state.progress?.step ?? -1;
    const current = evaluated.plan === state.plan && evaluated.step === step;
    if (!state.plan || !state.progress || state.progress.diverged || asking || current) return;
    if (state.playing && performance.now() < next) return;
    asking = true;
    const { plan } = state;
    const begun = performance.now();
    evaluated = { plan, step };
    commands.fetchEvaluation().finally(() => {
      asking = false;
      const ended = performance.now();
      next = ended + Math.max(EVALUATION_PAUSE, EVALUATION_SHARE * (ended - begun));
      // Of a plan that has been replaced meanwhile the answer was dropped, and perhaps nothing more is to come.
      if (commands.store.state.plan !== plan) evaluate(commands.store.state);
    });
  }

  /** @type {{ plan: unknown, step: number }} */ let inspected = { plan: null, step: -1 };
  let inspecting = false;
  let nextInspection = 0;

  /** The table of the layers: only while it is open. @param {State} state */
  function inspect(state) {
    const step = state.progress?.step ?? -1;
    const current = inspected.plan === state.plan && inspected.step === step;
    if (!state.inspecting || !state.plan || inspecting || current) return;
    if (state.playing && performance.now() < nextInspection) return;
    inspecting = true;
    inspected = { plan: state.plan, step };
    const begun = performance.now();
    commands.fetchStatistics().finally(() => {
      inspecting = false;
      const ended = performance.now();
      nextInspection = ended + Math.max(EVALUATION_PAUSE, EVALUATION_SHARE * (ended - begun));
      if (commands.store.state.plan !== inspected.plan) inspect(commands.store.state);
    });
  }

  return (state) => {
    inspect(state);
    if (state.axes && state.points === null && (pointsFor !== state.axes || planSeen !== state.plan)) {
      pointsFor = state.axes;
      planSeen = state.plan;
      commands.fetchPoints();
    }
    evaluate(state);
  };
}
