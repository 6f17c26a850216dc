/**
 * What a person can ask for: each command asks the worker and tells the store what came of it. The parts build on each
 * other: asking, files, settings, answers, past, lessons; here is the training.
 */
import { Lessons } from "./commands/lessons.js";

export class Commands extends Lessons {
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
