/**
 * What a person can ask for: each command asks the worker and tells the store what came of it. The parts build on each
 * other: asking, files, settings, answers, past, lessons; here is the training.
 */
import { Lessons } from "./commands/lessons.js";

export class Commands extends Lessons {
  play() {
    if (this.store.state.playing) return this.pause();
    this.store.dispatch({ kind: "playing", playing: true });
    this.go();
  }

  /** Trains at the chosen pace, to where it is to stop. */
  go() {
    const { pace, stopAt } = this.store.state.transport;
    this.attempt("training", { kind: "play", pace, stopAt });
  }

  /** How far a step goes, how fast training goes and where it stops; none of it changes the run. @param {Partial<import("./store.js").Transport>} change */
  steer(change) {
    this.store.dispatch({ kind: "transport", change });
    if (this.store.state.playing) this.go();
  }

  pause() {
    this.store.dispatch({ kind: "playing", playing: false });
    this.attempt("training", { kind: "pause" });
  }

  step() {
    this.store.dispatch({ kind: "playing", playing: false });
    this.attempt("training", { kind: "step", unit: this.store.state.transport.unit });
  }

  /** @param {import("../shared/messages.js").ViewRequest|null} view */
  show(view) {
    this.attempt("training", { kind: "view", view });
  }
}
