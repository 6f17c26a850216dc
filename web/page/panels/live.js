/** What a screen reader hears of training: at most one polite sentence every two seconds. */
import { formatCount } from "../../shared/format.js";
import { text } from "../../shared/text.js";
import { score, scoreName } from "../sentences.js";

const PAUSE = 2000;

/** @type {import("./all.js").Mount} */
export function mountLive(root) {
  let last = 0;
  let wasPlaying = false;
  /** @type {unknown} */ let tableSeen = null;
  return (state) => {
    const { table, plan, progress } = state;
    if (table && plan && table !== tableSeen) {
      tableSeen = table;
      wasPlaying = false; // That training rests now goes without saying.
      root.textContent = text("live.opened", { name: table.name, rows: formatCount(table.rows), target: plan.target.name });
    }
    const epoch = formatCount(progress?.epoch ?? 0);
    if (wasPlaying && !state.playing) root.textContent = text("live.paused", { epoch });
    wasPlaying = state.playing;
    if (!state.playing || !progress || performance.now() - last < PAUSE) return;
    last = performance.now();
    root.textContent = text("live.progress", { epoch, score: scoreName(progress.scoreName), value: score(progress.validationScore) });
  };
}
