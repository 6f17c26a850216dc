/**
 * Asks for what has become stale: the points after a change of table or axes, the evaluation while training goes on.
 */

/** Milliseconds between two evaluations while training. */
const EVALUATION_PAUSE = 500;

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
  let last = 0;

  /** @param {State} state */
  function evaluate(state) {
    const step = state.progress?.step ?? -1;
    const current = evaluated.plan === state.plan && evaluated.step === step && state.evaluation !== null;
    if (!state.plan || !state.progress || state.progress.diverged || asking || current) return;
    if (state.playing && performance.now() - last < EVALUATION_PAUSE) return;
    asking = true;
    last = performance.now();
    evaluated = { plan: state.plan, step };
    commands.fetchEvaluation().finally(() => { asking = false; });
  }

  return (state) => {
    if (state.axes && state.points === null && (pointsFor !== state.axes || planSeen !== state.plan)) {
      pointsFor = state.axes;
      planSeen = state.plan;
      commands.fetchPoints();
    }
    evaluate(state);
  };
}
