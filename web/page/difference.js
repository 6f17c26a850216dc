/** The difference of two answers over the plane: what the worker is asked for, and how it is told. */
import { formatCount } from "../shared/format.js";
import { text } from "../shared/text.js";
import { differs } from "./runs.js";

/** @typedef {import("./store.js").State} State */

/** What the worker shows the answers minus; null where it shows the answers. @param {State} state @returns {import("../shared/messages.js").Against|null} */
export function againstOf(state) {
  const { difference, seek, runs, axes } = state;
  if (difference === null || axes?.y === null) return null;
  if (difference === "now") return seek === null ? null : { answers: null };
  const run = runs.find(({ id }) => id === difference);
  return run && differs(run, state) ? { answers: run.answers } : null;
}

/** The two sides by name. @param {State} state */
export function sides({ difference, seek }) {
  return {
    shown: seek === null ? text("difference.present") : text("difference.epoch", { epoch: formatCount(seek) }),
    other: difference === "now" ? text("difference.now") : text("difference.run", { run: difference ?? 0 }),
  };
}

/** @param {State} state @param {import("../shared/protocol.js").PlanSummary} plan */
export function differenceCaption(state, plan) {
  const values = sides(state);
  const lines = text(`difference.lines.${plan.task}`, values);
  return text("difference.caption", { ...values, lines });
}
