/**
 * What a person can ask for: each command asks the worker and tells the store what came of it.
 */
import { text } from "../shared/text.js";

/**
 * @typedef {import("./client.js").Client} Client
 * @typedef {import("./client.js").Source} Source
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Place} Place
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("../shared/protocol.js").ViewRequest} ViewRequest
 */

/** The most a file may weigh: the page and the worker hold it once each. */
export const FILE_LIMIT_MEGABYTES = 256;

export class Commands {
  /**
   * @param {Client} client
   * @param {Store} store
   */
  constructor(client, store) {
    this.client = client;
    this.store = store;
    /** Changes to the spec run one after the other, each on the result of the one before. @type {Promise<unknown>} */
    this.queue = Promise.resolve();
  }

  /** @param {Source} source @returns {Promise<boolean>} whether it opened */
  async open(source) {
    try {
      const opened = await this.client.open(source, null);
      this.store.dispatch({ kind: "opened", source, opened });
      return true;
    } catch (error) {
      this.refused("data", error);
      return false;
    }
  }

  /** @param {File} file */
  async openFile(file) {
    const megabytes = Math.ceil(file.size / 1e6);
    if (megabytes > FILE_LIMIT_MEGABYTES) {
      const values = { name: file.name, size: megabytes, limit: FILE_LIMIT_MEGABYTES };
      return this.complain("large-file", text("error.large", values), text("error.large.hint"));
    }
    let bytes;
    try {
      bytes = await file.arrayBuffer();
    } catch (error) {
      const values = { name: file.name, detail: error instanceof Error ? error.message : String(error) };
      return this.complain("unreadable-file", text("error.read", values), text("error.read.hint"));
    }
    await this.open({ kind: "bytes", name: file.name, bytes });
  }

  /** @param {string} pasted */
  async openText(pasted) {
    const lines = pasted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
    const hint = text("error.empty-paste.hint");
    if (lines.length === 0) return this.complain("empty-text", text("error.empty-paste"), hint);
    if (lines.length === 1) return this.complain("one-line", text("error.short-paste"), hint);
    const bytes = new TextEncoder().encode(pasted).buffer;
    await this.open({ kind: "bytes", name: text("paste.name"), bytes });
  }

  /**
   * Changes the spec: the change is made on a copy, and becomes the page's own once the engine took it.
   * @param {Place} place the panel that asks
   * @param {(spec: Spec) => void} change
   */
  changeSpec(place, change) {
    this.queue = this.queue.then(async () => {
      if (!this.store.state.spec) return;
      const spec = structuredClone(this.store.state.spec);
      change(spec);
      try {
        const plan = await this.client.configure(spec);
        this.store.dispatch({ kind: "configured", spec, plan });
      } catch (error) {
        this.refused(place, error);
      }
    });
    return this.queue;
  }

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

  reset() {
    this.store.dispatch({ kind: "playing", playing: false });
    this.attempt("training", { kind: "reset" });
  }

  /** @param {number} value */
  setLearningRate(value) {
    this.store.dispatch({ kind: "learning-rate", value });
    if (this.client.spec) this.client.spec.training.learningRate = value;
    this.attempt("training", { kind: "learning-rate", value });
  }

  async newWeightSeed() {
    try {
      const seed = await this.client.ask({ kind: "fresh-seed" });
      await this.changeSpec("network", (spec) => { spec.network.seed = seed; });
    } catch (error) {
      this.refused("network", error);
    }
  }

  /** @param {ViewRequest|null} view */
  show(view) {
    this.attempt("training", { kind: "view", view });
  }

  async fetchPoints() {
    const { axes, plan } = this.store.state;
    if (!axes) return;
    await this.fetch("data", { kind: "points", x: axes.x, y: axes.y },
      (now) => now.axes === axes && now.plan === plan, (points) => this.store.dispatch({ kind: "points", points }));
  }

  async fetchEvaluation() {
    const { plan } = this.store.state;
    await this.fetch("training", { kind: "evaluate" },
      (now) => now.plan === plan, (evaluation) => this.store.dispatch({ kind: "evaluation", evaluation }));
  }

  /**
   * Asks for something of the present state. Once that is another state, neither the answer nor a refusal matters:
   * the table may have been replaced while the request was on its way.
   * @param {Place} place
   * @param {import("../shared/protocol.js").RequestBody} request
   * @param {(now: import("./store.js").State) => boolean} current
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
   * @param {import("../shared/protocol.js").RequestBody} request
   */
  async attempt(place, request) {
    try {
      await this.client.ask(request);
    } catch (error) {
      this.refused(place, error);
    }
  }

  /**
   * Shows an error of the engine beside the panel that asked. A crash is told by the client instead.
   * @param {Place} place
   * @param {unknown} error
   */
  refused(place, error) {
    const shown = /** @type {EngineError} */ (error);
    if (shown.kind === "crashed") return;
    this.store.dispatch({ kind: "alert", place, error: shown, kept: this.store.state.plan !== null });
  }

  /** @param {string} kind @param {string} message @param {string|null} hint */
  complain(kind, message, hint) {
    this.refused("data", { kind, message, row: null, column: null, hint });
  }
}
