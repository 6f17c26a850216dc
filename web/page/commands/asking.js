/** What every command does: it asks the worker, tells the store what came of it, and shows what was refused. */

import { WEIGHTS } from "../runs.js";

/**
 * @typedef {import("../store.js").Place} Place
 * @typedef {import("../../shared/protocol.js").EngineError} EngineError
 * @typedef {import("../../shared/messages.js").RequestBody} RequestBody
 * @typedef {import("../client.js").Client} Client
 * @typedef {import("../store.js").Store} Store
 */

/** Refusals that are nobody's news: the client tells of a crash, a person has cancelled, and what was replaced is gone. */
const SILENT = new Set(["crashed", "cancelled", "replaced"]);

export class Asking {
  /**
   * @param {Client} client
   * @param {Store} store
   */
  constructor(client, store) {
    this.client = client;
    this.store = store;
    /** Tables and changes of the spec come one after the other, each on what the one before left. @type {Promise<unknown>} */
    this.queue = Promise.resolve();
  }

  /**
   * @template Result
   * @param {() => Promise<Result>|Result} work
   * @returns {Promise<Result>}
   */
  enqueue(work) {
    const turn = this.queue.then(work);
    this.queue = turn;
    return turn;
  }

  /**
   * Asks for something of the present state. Once that is another state, neither the answer nor a refusal matters:
   * the table may have been replaced while the request was on its way.
   * @param {Place} place
   * @param {RequestBody} request
   * @param {(now: import("../store.js").State) => boolean} current
   * @param {(value: any) => void} take
   */
  async fetch(place, request, current, take) {
    try {
      const value = await this.client.ask(request);
      if (current(this.store.state)) take(value);
    } catch (error) {
      if (current(this.store.state)) this.refused(place, error);
    }
  }

  /**
   * @param {Place} place
   * @param {RequestBody} request
   * @returns {Promise<boolean>} whether it was taken
   */
  async attempt(place, request) {
    try {
      await this.client.ask(request);
      return true;
    } catch (error) {
      this.refused(place, error);
      return false;
    }
  }

  /**
   * What is kept of the present run should the next request end it; null of one that was not trained. What was shown of
   * its past gives way to the present.
   * @returns {Promise<import("../../shared/protocol.js").Ending|null>}
   */
  async ending() {
    const { progress, seek } = this.store.state;
    if ((progress?.stands ?? progress?.epoch ?? 0) === 0) return null;
    if (seek !== null) this.store.dispatch({ kind: "seek", epoch: null });
    try {
      return await this.client.ask({ kind: "run", weights: WEIGHTS });
    } catch {
      // Only a worker that has ended does not answer, and the client tells of that.
      return null;
    }
  }

  /**
   * Shows an error of the engine beside the panel that asked. Some are told otherwise, or are no news.
   * @param {Place} place
   * @param {unknown} error
   */
  refused(place, error) {
    const shown = error instanceof Error ? { kind: "internal", message: String(error), row: null, column: null, hint: null } : /** @type {EngineError} */ (error);
    if (SILENT.has(shown.kind)) return;
    this.store.dispatch({ kind: "alert", place, error: shown, kept: this.store.state.plan !== null });
  }

  /** @param {string} kind @param {string} message @param {string|null} hint @param {Place} [place] */
  complain(kind, message, hint, place = "data") {
    this.refused(place, { kind, message, row: null, column: null, hint });
  }
}
