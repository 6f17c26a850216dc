/**
 * What a person can ask for: each command asks the worker and tells the store what came of it. The parts build on each
 * other: asking, files, settings, answers, past; here is the training.
 */
import { Past } from "./commands/past.js";

export class Commands extends Past {
  play() {
    if (this.store.state.playing) return this.pause();
    this.store.dispatch({ kind: "playing", playing: true });
    this.attempt("training", { kind: "play" });
  }

  pause() {
    this.store.dispatch({ kind: "playing", playing: false });
    this.attempt("training", { kind: "pause" });
  }

  step() {
    this.store.dispatch({ kind: "playing", playing: false });
    this.attempt("training", { kind: "step" });
  }

  /** @param {import("../shared/messages.js").ViewRequest|null} view */
  show(view) {
    this.attempt("training", { kind: "view", view });
  }
}
