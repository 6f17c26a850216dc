/**
 * What a person can ask for: each command asks the worker and tells the store what came of it.
 */
import { fitResiduals, restsOnInputs } from "../shared/layers.js";
import { text } from "../shared/text.js";

/**
 * @typedef {import("./client.js").Client} Client
 * @typedef {import("./client.js").Source} Source
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./store.js").Place} Place
 * @typedef {import("./changes.js").Move} Move
 * @typedef {import("../shared/protocol.js").EngineError} EngineError
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("../shared/protocol.js").ViewRequest} ViewRequest
 */

/** The most a file may weigh: the page and the worker hold it once each. */
export const FILE_LIMIT_MEGABYTES = 256;

/** The most files that are joined at once. */
const MOST_FILES = 100;

/** Refusals that are nobody's news: the client tells of a crash, a person has cancelled, and what was replaced is gone. */
const SILENT = new Set(["crashed", "cancelled", "replaced"]);

export class Commands {
  /**
   * @param {Client} client
   * @param {Store} store
   */
  constructor(client, store) {
    this.client = client;
    this.store = store;
    /** Tables and changes of the spec come one after the other, each on what the one before left. @type {Promise<unknown>} */
    this.queue = Promise.resolve();
    /** What was last to be opened. @type {Source|null} */
    this.asked = null;
  }

  /**
   * What is still being read or opened gives way: the last that was asked for counts.
   * @param {Source} source
   * @returns {Promise<boolean>} whether it opened
   */
  open(source) {
    this.client.cancel();
    const opening = this.queue.then(() => this.openNow(source));
    this.queue = opening;
    return opening;
  }

  /** @param {Source} source @returns {Promise<boolean>} */
  async openNow(source) {
    this.asked = source;
    try {
      const opened = await this.client.open(source, null);
      this.store.dispatch({ kind: "opened", source, opened });
      return true;
    } catch (error) {
      this.refusedFile(source.name, /** @type {EngineError} */ (error));
      return false;
    } finally {
      if (this.store.state.reading) this.store.dispatch({ kind: "reading", reading: null });
    }
  }

  /** Ends the reading of a file; the table and the run from before stay. */
  cancel() {
    this.client.cancel();
  }

  /**
   * Reads the open file or text once more, otherwise: another sheet, another encoding, another delimiter.
   * @param {Partial<import("../shared/protocol.js").Reading>} change
   */
  async readAgain(change) {
    const { source } = this.store.state;
    if (source && source.kind !== "sample") await this.open({ ...source, asked: { ...source.asked, ...change } });
  }

  /** Reads the last file that was asked for, refused or open, as chosen. @param {import("../shared/protocol.js").Reading} reading */
  async readAs(reading) {
    const { asked } = this;
    if (asked && asked.kind !== "sample") await this.open({ ...asked, asked: reading });
  }

  /** @param {string} name @param {EngineError} error */
  refusedFile(name, error) {
    if (error.kind === "unreadable-file") this.complain(error.kind, text("error.read", { name, detail: error.message }), text("error.read.hint"));
    else if (error.kind === "opening-stopped") this.complain(error.kind, text("error.stopped", { name, detail: error.message }), text("error.large.hint"));
    else this.refused("data", error);
  }

  /** @param {File[]} files */
  async openFiles(files) {
    const [file] = files;
    if (files.length > MOST_FILES) return this.complain("many-files", text("error.many-files", { count: files.length, limit: MOST_FILES }), text("error.many-files.hint"));
    if (files.length < 2) return file && this.openFile(file);
    const name = text("files.name", { count: files.length });
    if (this.fits(name, files.reduce((total, one) => total + one.size, 0))) await this.open({ kind: "files", name, files });
  }

  /** Whether so many bytes are taken in; says so where they are not. @param {string} name @param {number} bytes @param {Place} [place] */
  fits(name, bytes, place = "data") {
    const megabytes = Math.ceil(bytes / 1e6);
    if (megabytes <= FILE_LIMIT_MEGABYTES) return true;
    const values = { name, size: megabytes, limit: FILE_LIMIT_MEGABYTES };
    this.complain("large-file", text("error.large", values), text("error.large.hint"), place);
    return false;
  }

  /** @param {File} file */
  async openFile(file) {
    if (this.fits(file.name, file.size)) await this.open({ kind: "file", name: file.name, file });
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
   * One that was asked for on another table than the one that is open by then is forgotten.
   * @param {Place} place the panel that asks
   * @param {(spec: Spec) => void|Promise<Spec>} change  to the copy, or gives another
   * @param {Move} [move]
   * @returns {Promise<boolean>} whether it was taken
   */
  changeSpec(place, change, move) {
    const { table } = this.store.state;
    const changing = this.queue.then(() => this.store.state.table === table && this.changeNow(place, change, move));
    this.queue = changing;
    return changing;
  }

  /** Goes back to the spec before the last change. */
  undo() {
    return this.queue = this.queue.then(() => this.moveNow("undo", this.store.state.past.at(-1)));
  }

  /** Takes back the last undo. */
  redo() {
    return this.queue = this.queue.then(() => this.moveNow("redo", this.store.state.future.at(-1)));
  }

  /** @param {Move} move @param {Spec|undefined} spec */
  async moveNow(move, spec) {
    return spec !== undefined && this.changeNow("data", (now) => { Object.assign(now, structuredClone(spec)); }, move);
  }

  /** @param {Place} place @param {(spec: Spec) => void|Promise<Spec>} change @param {Move} [move] */
  async changeNow(place, change, move) {
    const now = this.store.state.spec;
    if (!now) return false;
    try {
      const copy = structuredClone(now);
      const spec = (await change(copy)) ?? copy;
      const plan = await this.configureFitted(spec, now);
      // The rate may have been dragged while the engine was at it.
      const rate = this.store.state.spec?.training.learningRate;
      const dragged = rate === undefined || rate === now.training.learningRate ? spec.training.learningRate : rate;
      this.store.dispatch({ kind: "configured", spec: withRate(spec, dragged), plan, ...(move && { move }) });
      return true;
    } catch (error) {
      this.refused(place, error);
      return false;
    }
  }

  /**
   * A residual block that rests on the inputs is as wide as they are, and only the engine knows how many features make:
   * it is asked without layers first.
   * @param {Spec} spec @param {Spec} before what is configured now
   */
  async configureFitted(spec, before) {
    if (!restsOnInputs(spec.network.layers) || JSON.stringify(spec.data) === JSON.stringify(before.data)) return this.client.configure(spec);
    try {
      const bare = await this.client.configure({ ...spec, network: { ...spec.network, layers: [] } });
      fitResiduals(spec.network.layers, bare.architecture[0] ?? 0);
      return await this.client.configure(spec);
    } catch (error) {
      await this.client.configure(before);
      throw error;
    }
  }

  /** Makes the change that a finding offers. @param {import("../shared/protocol.js").Finding} finding */
  fix({ fix }) {
    if (!fix) return Promise.resolve(false);
    return this.changeSpec("data", (spec) => this.client.ask({ kind: "amend", spec, change: fix.change }));
  }

  /** @param {{ row: number, rows: number, column: number, columns: number }} part cells of the open table */
  async fetchRows(part) {
    const { table } = this.store.state;
    await this.fetch("data", { kind: "rows", ...part },
      (now) => now.table === table, (cells) => this.store.dispatch({ kind: "rows", rows: { row: part.row, column: part.column, columns: part.columns, cells } }));
  }

  async fetchFindings() {
    const { table, spec } = this.store.state;
    if (!spec) return;
    const { data } = spec;
    await this.fetch("data", { kind: "diagnose", spec },
      (now) => now.table === table, (list) => this.store.dispatch({ kind: "findings", findings: { data, list } }));
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

  /**
   * Shown at once, since it is dragged; a refused one goes back to the last that the engine took.
   * @param {number} value
   * @returns {Promise<boolean>} whether it was taken
   */
  async setLearningRate(value) {
    this.store.dispatch({ kind: "learning-rate", value });
    const taken = await this.attempt("training", { kind: "learning-rate", value });
    const { client, store } = this;
    if (!client.spec) return taken;
    if (taken) client.spec = withRate(client.spec, value);
    else if (store.state.spec?.training.learningRate === value) {
      store.dispatch({ kind: "learning-rate", value: client.spec.training.learningRate });
    }
    return taken;
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

  /** Looks at the test rows, which is counted. */
  async openTest() {
    const { plan } = this.store.state;
    await this.fetch("results", { kind: "open-test" },
      (now) => now.plan === plan, (result) => this.store.dispatch({ kind: "test", result }));
  }

  /** Takes a file to be answered and shows what in it is unlike training. @param {File[]} files */
  async inspectScore(files) {
    const { plan } = this.store.state;
    const [file] = files;
    if (files.length > 1) return this.complain("many-files", text("score.many", { count: files.length }), null, "results");
    if (!file || !plan || !this.fits(file.name, file.size, "results")) return;
    try {
      const report = await this.client.inspectScore(file);
      if (this.store.state.plan === plan) this.store.dispatch({ kind: "score-report", report });
    } catch (error) {
      this.refused("results", error);
    } finally {
      this.store.dispatch({ kind: "reading", reading: null });
    }
  }

  /** Answers the file that was inspected. */
  async score() {
    const { scoring } = this.store.state;
    await this.fetch("results", { kind: "score" },
      (now) => now.scoring?.report === scoring?.report, (scored) => this.store.dispatch({ kind: "scored", scored }));
  }

  async findLearningRate() {
    const { plan } = this.store.state;
    this.store.dispatch({ kind: "rates", rates: null });
    await this.fetch("training", { kind: "find-rate" },
      (now) => now.plan === plan, (rates) => this.store.dispatch({ kind: "rates", rates }));
  }

  async fetchStatistics() {
    const { plan } = this.store.state;
    await this.fetch("network", { kind: "statistics" },
      (now) => now.plan === plan, (statistics) => this.store.dispatch({ kind: "statistics", statistics }));
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

/** @param {Spec} spec @param {number} learningRate @returns {Spec} */
function withRate(spec, learningRate) {
  return { ...spec, training: { ...spec.training, learningRate } };
}
