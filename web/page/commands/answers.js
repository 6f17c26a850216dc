/** Asks for what is shown of the table, the run and a second file. */
import { text } from "../../shared/text.js";
import { Settings } from "./settings.js";

/**
 * A file is answered whole or not at all: to take only some of its rows is no choice.
 * @param {import("../../shared/protocol.js").EngineError} error
 */
function whole(error) {
  return error.choices ? { ...error, choices: error.choices.filter(({ reading }) => !reading.rows) } : error;
}

export class Answers extends Settings {
  /** The last file that was to be answered. @type {File|null} */
  inspected = null;

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

  async fetchPoints() {
    const { axes, plan } = this.store.state;
    if (!axes) return;
    await this.fetch("data", { kind: "points", x: axes.x, y: axes.y },
      (now) => now.axes === axes && now.plan === plan, (points) => this.store.dispatch({ kind: "points", points }));
  }

  /** Which of the points are answered wrongly. */
  async fetchMisclassified() {
    const { points } = this.store.state;
    await this.fetch("data", { kind: "misclassified" },
      (now) => now.points === points, (wrong) => this.store.dispatch({ kind: "figure", change: { wrong } }));
  }

  /** What the network answers under the pointer. */
  async probe() {
    const { plan, axes, figure: { cursor } } = this.store.state;
    if (!axes || !cursor) return;
    await this.fetch("data", { kind: "probe", x: axes.x, y: axes.y, at: [cursor.x, cursor.y] }, (now) => now.plan === plan && now.axes === axes,
      (values) => this.store.dispatch({ kind: "figure", change: { probe: { at: cursor, values } } }));
  }

  /**
   * What a formula comes to; null where nobody can say.
   * @param {string} formula @param {number} entries
   * @returns {Promise<import("../../shared/protocol.js").Trial|null>}
   */
  tryFormula(formula, entries) {
    return this.answer({ kind: "try-formula", formula, entries });
  }

  /**
   * What was fitted for each feature, and what it makes of a row, from 0.
   * @param {number} row
   * @returns {Promise<{ features: import("../../shared/protocol.js").FittedFeature[], row: import("../../shared/protocol.js").PreparedRow }|null>}
   */
  async fetchPreparation(row) {
    const [features, made] = await Promise.all([this.answer({ kind: "preparation" }), this.answer({ kind: "prepared-row", row })]);
    return features && made && { features, row: made };
  }

  /** An answer that one panel alone shows; null once the plan it was asked of is another. @param {import("../../shared/messages.js").RequestBody} request @returns {Promise<any>} */
  async answer(request) {
    const { plan } = this.store.state;
    let answer = null;
    await this.fetch("data", request, (now) => now.plan === plan, (value) => { answer = value; });
    return answer;
  }

  /**
   * Where the next step of a weight comes from; null once the plan it was asked of is another, or nobody can say.
   * @param {{ layer: number, name: "weight"|"bias", index: number }} which
   * @returns {Promise<import("../../shared/protocol.js").Explanation|null>}
   */
  async explainWeight(which) {
    const { plan } = this.store.state;
    let explanation = null;
    await this.fetch("network", { kind: "explain", ...which }, (now) => now.plan === plan, (value) => { explanation = value; });
    return explanation;
  }

  /** Looks at the test rows, which is counted. */
  async openTest() {
    const { plan } = this.store.state;
    await this.fetch("results", { kind: "open-test" },
      (now) => now.plan === plan, (result) => this.store.dispatch({ kind: "test", result }));
  }

  /** Takes a file to be answered and shows what in it is unlike training. @param {File[]} files */
  async inspectScore(files) {
    const [file] = files;
    if (files.length > 1) return this.complain("many-files", text("score.many", { count: files.length }), null, "results");
    if (file && this.fits(file.name, file.size, "results")) await this.inspectAs({}, file);
  }

  /**
   * Takes the file to be answered as chosen.
   * @param {Partial<import("../../shared/protocol.js").Reading>} asked @param {File|null} [file] the last one that was taken
   */
  async inspectAs(asked, file = this.inspected) {
    const { plan } = this.store.state;
    if (!file || !plan) return;
    this.inspected = file;
    if (this.store.state.alert?.place === "results") this.store.dispatch({ kind: "dismiss" });
    try {
      const report = await this.client.inspectScore(file, asked);
      if (this.store.state.plan === plan) this.store.dispatch({ kind: "score-report", report });
    } catch (error) {
      this.refused("results", whole(/** @type {import("../../shared/protocol.js").EngineError} */ (error)));
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
   * Begins to cross-validate the spec beside the open run; `folds` hears of it from then on.
   * @param {{ folds: number, epochs: number }} asked
   */
  async crossValidate({ folds, epochs }) {
    const { plan } = this.store.state;
    await this.fetch("cross", { kind: "cross-validate", folds, epochs },
      (now) => now.plan === plan, (report) => this.store.dispatch({ kind: "cross", cross: { progress: report.progress, report } }));
  }

  endCrossValidation() {
    this.store.dispatch({ kind: "cross", cross: null });
    this.attempt("cross", { kind: "cross-validate-end" });
  }

  /**
   * What the worker tells of a cross-validation.
   * @param {import("../../shared/protocol.js").CrossProgress} progress
   * @param {import("../../shared/protocol.js").CrossReport|null} report
   * @param {import("../../shared/protocol.js").EngineError|null} error  a fold could not be prepared
   */
  folds(progress, report, error) {
    this.store.dispatch({ kind: "cross-told", progress, report });
    if (!error || !this.store.state.cross) return;
    this.endCrossValidation();
    this.refused("cross", error);
  }
}
