/**
 * Cross-validation in time slices, turn about with the training loop: it tells how far it is a few times a second, and what
 * came out with each fold that is done.
 */

/**
 * @typedef {import("../shared/protocol.js").CrossProgress} CrossProgress
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {import("./engine.js").EngineHandle} EngineHandle
 * @typedef {import("./loop.js").Surroundings} Surroundings
 */

const SLICE = 12;
/** Milliseconds between two tellings. */
const PAUSE = 200;

export class Folds {
  /** @param {Surroundings & { described: (error: unknown) => EngineError|null }} surroundings described: null for a trap */
  constructor(surroundings) {
    this.around = surroundings;
    /** The one that has it; another is none. @type {EngineHandle|null} */
    this.engine = null;
    this.going = false;
    this.scheduled = false;
    this.next = 0;
    this.told = 0;
  }

  /** @param {{ epochs: number, folds: number }} asked */
  begin(asked) {
    const engine = this.around.engine();
    engine.crossValidate(asked.epochs, asked.folds);
    this.engine = engine;
    this.going = true;
    this.told = 0;
    this.next = 0;
    this.schedule();
    return engine.crossValidation();
  }

  /** Ends it, done or not. The engine of another table has none. */
  end() {
    if (this.engine === this.around.engine()) this.engine.endCrossValidation();
    this.engine = null;
    this.going = false;
  }

  /** Tells all once more: while the run changed, the page may have dropped what it was told. */
  repeat() {
    if (this.engine) this.tell(this.engine.crossValidation().progress, true);
  }

  schedule() {
    if (this.scheduled || !this.going) return;
    this.scheduled = true;
    this.around.later(() => {
      this.scheduled = false;
      this.turn();
    });
  }

  turn() {
    if (!this.going || !this.engine) return;
    try {
      const progress = this.engine.crossValidateFor(SLICE);
      this.going = progress.done < progress.folds;
      const news = progress.done !== this.told;
      if (news || this.around.now() >= this.next) this.tell(progress, news);
      this.schedule();
    } catch (error) {
      this.failed(error);
    }
  }

  /** @param {CrossProgress} progress @param {boolean} all */
  tell(progress, all) {
    this.told = progress.done;
    this.next = this.around.now() + PAUSE;
    const report = all && this.engine ? this.engine.crossValidation() : null;
    this.around.send({ kind: "cross-validation", run: this.around.run(), progress, report, error: null }, []);
  }

  /** @param {unknown} error */
  failed(error) {
    this.going = false;
    const described = this.around.described(error);
    if (!described || !this.engine) return this.around.fail(error);
    const report = this.engine.crossValidation();
    this.around.send({ kind: "cross-validation", run: this.around.run(), progress: report.progress, report, error: described }, []);
  }
}
