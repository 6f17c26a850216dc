/** The past of training: an epoch shown again, the run continued from it, and runs that came before. */
import { sameTable } from "../runs.js";
import { Answers } from "./answers.js";

/**
 * @typedef {import("../../shared/protocol.js").Ending} Ending
 * @typedef {import("../../shared/protocol.js").EngineError} EngineError
 * @typedef {import("../runs.js").Run} Run
 */

export class Past extends Answers {
  /** Whether an epoch is being asked for. */
  seeking = false;

  /**
   * Shows a kept epoch, or with null the present. While the engine is at one, the last that was asked for is next.
   * @param {number|null} epoch
   */
  async showEpoch(epoch) {
    const { store } = this;
    store.dispatch({ kind: "seek", epoch });
    if (this.seeking) return;
    this.seeking = true;
    try {
      // Who plays meanwhile is back at now, and must not be stopped.
      for (let shown; shown !== store.state.seek && !store.state.playing;) {
        shown = store.state.seek;
        await this.client.ask({ kind: "show-epoch", epoch: shown });
      }
    } catch (error) {
      store.dispatch({ kind: "seek", epoch: null });
      this.refused("training", error);
    } finally {
      this.seeking = false;
    }
  }

  /** Takes the run up again from a kept epoch; what came after it is a run of the past. @param {number} epoch */
  continueFrom(epoch) {
    return this.enqueue(async () => {
      const ending = this.ending();
      try {
        await this.client.ask({ kind: "continue-from", epoch });
        this.began(await ending, (run) => ({ run, epoch }));
      } catch (error) {
        this.refused("training", error);
      }
    });
  }

  async reset() {
    this.store.dispatch({ kind: "playing", playing: false });
    const ending = this.ending();
    if (await this.attempt("training", { kind: "reset" })) this.began(await ending, () => null);
  }

  /**
   * Opens a run of the past again: its table, its spec, and its weights where they are kept.
   * @param {Run} run
   */
  async openRun({ id, source, spec, checkpoint, epochs }) {
    const { state } = this.store;
    const here = state.source !== null && sameTable(source, state.source);
    const same = here && JSON.stringify(spec) === JSON.stringify(state.spec);
    if (same && !checkpoint) return this.reset();
    if (!same) {
      const open = () => (here && JSON.stringify(spec.reading) === JSON.stringify(state.spec?.reading)
        ? this.changeNow("data", () => Promise.resolve(structuredClone(spec)))
        : this.openNow("asked" in source ? { ...source, asked: spec.reading } : source, { spec, move: "change" }));
      if (!(await this.enqueue(open))) return;
    }
    if (!checkpoint) return;
    await this.enqueue(async () => {
      const ending = this.ending();
      try {
        await this.client.ask({ kind: "restore", checkpoint });
        this.began(await ending, () => ({ run: id, epoch: epochs }));
      } catch (error) {
        this.refused("training", error);
      }
    });
  }

  /** @param {Ending|null} ending @param {(run: number) => import("../runs.js").Origin|null} origin given the number of the run that ended */
  began(ending, origin) {
    this.store.dispatch({ kind: "began", ending, ended: Date.now(), origin });
  }
}
