// @ts-check
/**
 * The engine without the page: for Node >= 20, for pages and for workers.
 *
 *     import { createEngine } from "isoline";
 *     const engine = await createEngine();
 *     const table = engine.load({ name: "flowers.csv", bytes });
 *     engine.configure(table.suggested);
 *     engine.train({ epochs: 100 });
 *     console.log(engine.evaluate().sentence, engine.hash());
 *
 * Every method that fails throws an `IsolineError`; what was there before the call is kept.
 */

import { Engine as WasmEngine, initSync } from "isoline-engine";
import { asFile, asFiles } from "../shared/file.js";
import { compile } from "./compile.js";
import { named } from "./errors.js";
import { readPlain } from "./plain.js";

export { IsolineError } from "./errors.js";

/** @import { Boundary, Catalog, Change, Checkpoint, Evaluation, FileReading, Finding, History, LayerStatistics, PlanSummary, Plane, Points, Progress, RangeTest, Reading, ScoreReport, Scored, Spec, TableSummary, TestResult } from "../shared/protocol.js" */

/**
 * Starts an engine.
 * @param {import("./compile.js").CreateOptions} [options]
 * @returns {Promise<Engine>}
 */
export async function createEngine(options = {}) {
  initSync({ module: await compile(options.wasm) });
  return new Engine(new WasmEngine());
}

/** One table, one network, one run. Methods but those that read files are synchronous: in a page, call them from a worker. */
export class Engine {
  #engine;

  /** @param {InstanceType<typeof WasmEngine>} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /** Activations, losses, optimizers, samples and the rest, each with label, formula and knobs. @returns {Catalog} */
  catalog() {
    return named(() => this.#engine.catalog());
  }

  /**
   * Reads a table; its `suggested` spec is ready for `configure`. What `reading` leaves out is found.
   * @param {{ name: string, bytes: Uint8Array | ArrayBuffer, reading?: Partial<Reading> }} file
   * @returns {TableSummary}
   */
  load({ name, bytes, reading }) {
    return this.#load(name, bytes, reading);
  }

  /** @param {string} name @param {Uint8Array | ArrayBuffer} bytes @param {Partial<Reading>} [reading] @param {number} [of] rows of the file, where those asked for were picked before */
  #load(name, bytes, reading, of) {
    return named(() => this.#engine.load(name, bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), reading, of));
  }

  /**
   * Reads what `load` reads and more: Excel workbooks, Parquet files, any of them packed by gzip, and text in the encodings
   * of offices. The code for it is loaded when it is first called.
   * @param {{ name: string, bytes: Uint8Array | ArrayBuffer, reading?: Partial<Reading> }} file
   *   reading: as for `load`; `encoding` may be any label that browsers know, `path` the name of a workbook's sheet.
   * @param {(share: number) => void} [progress]
   * @returns {Promise<{ table: TableSummary, file: FileReading }>}
   */
  async loadFile({ name, bytes, reading = {} }, progress = () => {}) {
    const plain = await readPlain({ name, bytes }, reading, progress);
    const table = this.#load(plain.name, plain.bytes, reading, plain.of ?? undefined);
    return { table: asFile(table, name, plain), file: plain.reading };
  }

  /**
   * Reads files with the same columns, in any order and each as `loadFile` does, into one table; a file whose columns
   * differ is refused by name. The table before it stays until all are read.
   * @param {{ name: string, bytes: Uint8Array | ArrayBuffer }[]} files
   * @param {Partial<Reading>} [reading] of all of them
   * @param {(share: number) => void} [progress]
   * @returns {Promise<{ table: TableSummary, files: FileReading[] }>}
   */
  async loadMany(files, reading = {}, progress = () => {}) {
    /** @type {import("./plain.js").Plain[]} */
    const read = [];
    // Some of the rows of several files are picked by the engine, among all of them.
    for (const file of files) read.push(await readPlain(file, { ...reading, rows: null }, (share) => progress((read.length + share) / files.length)));
    const table = named(() => this.#engine.loadMany(read.map(({ name, bytes }) => ({ name, bytes })), reading));
    return { table: asFiles(table, read), files: read.map((plain) => plain.reading) };
  }

  /**
   * Cells of the open table as text, row by row. Missing cells and text that was not kept are empty; what lies outside
   * the table is left out. At most 100,000 cells at once.
   * @param {{ row?: number, rows: number, column?: number, columns?: number }} part
   * @returns {string[][]}
   */
  rows({ row = 0, rows, column = 0, columns = 10_000 }) {
    return named(() => this.#engine.rows(row, rows, column, columns));
  }

  /**
   * Loads a data set of the catalog.
   * @param {string} name
   * @param {Record<string, number>} [knobs]
   * @returns {TableSummary}
   */
  sample(name, knobs = {}) {
    return named(() => this.#engine.sample(name, knobs));
  }

  /**
   * Checks the spec, prepares the data and builds the network.
   * @param {Spec} spec
   * @returns {PlanSummary}
   */
  configure(spec) {
    return named(() => this.#engine.configure(spec));
  }

  /**
   * What is wrong with the table for this spec, the worst first.
   * @param {Spec} spec
   * @returns {Finding[]}
   */
  diagnose(spec) {
    return named(() => this.#engine.diagnose(spec));
  }

  /**
   * The spec with the change of a finding's fix made; `configure` it to use it.
   * @param {Spec} spec
   * @param {Change} change
   * @returns {Spec}
   */
  amend(spec, change) {
    return named(() => this.#engine.amend(spec, change));
  }

  /**
   * What a formula comes to before it is added, over the columns and what the first `entries` of `data.derived` make.
   * @param {string} formula
   * @param {number} [entries] all of them
   * @returns {import("../shared/protocol.js").Trial}
   */
  tryFormula(formula, entries = 2 ** 31) {
    return named(() => this.#engine.tryFormula(formula, entries));
  }

  /**
   * What was fitted for each feature on the training rows: the columns of a record, then the derived ones.
   * @returns {import("../shared/protocol.js").FittedFeature[]}
   */
  preparation() {
    return named(() => this.#engine.preparation());
  }

  /**
   * A row of the table, counted from 0, as text and as the network gets it.
   * @param {number} row
   * @returns {import("../shared/protocol.js").PreparedRow}
   */
  preparedRow(row) {
    return named(() => this.#engine.preparedRow(row));
  }

  /** Starts the run anew from the same seeds. @returns {Progress} */
  reset() {
    return named(() => this.#engine.reset());
  }

  /** Changes the learning rate of a living run. @param {number} value */
  setLearningRate(value) {
    named(() => this.#engine.setLearningRate(value));
  }

  /**
   * Trains for whole epochs.
   * @param {{ epochs: number }} amount
   * @returns {Progress}
   */
  train({ epochs }) {
    return named(() => this.#engine.trainFor(Infinity, epochs));
  }

  /**
   * Trains for at most `milliseconds`, and at most `epochs`; for callers that share a thread.
   * @param {number} milliseconds
   * @param {number} [epochs]
   * @returns {Progress}
   */
  trainFor(milliseconds, epochs = Infinity) {
    return named(() => this.#engine.trainFor(milliseconds, epochs));
  }

  /** Where the run stands. @returns {Progress} */
  progress() {
    return named(() => this.#engine.progress());
  }

  /** Losses and scores of the epochs kept. @returns {History} */
  history() {
    return named(() => this.#engine.history());
  }

  /** Scores with intervals beside the baseline. @returns {Evaluation} */
  evaluate() {
    return named(() => this.#engine.evaluate());
  }

  /**
   * Evaluates the rows that were locked away (`data.split.test`) and counts the look: the more looks, the less they prove.
   * @returns {TestResult}
   */
  test() {
    return named(() => this.#engine.openTest());
  }

  /**
   * Takes a second file to be answered and says what in it is unlike the training rows: columns go by their names; unseen
   * categories, numbers beyond the training range and shifted columns are counted. Nothing is answered yet.
   * @param {{ name: string, bytes: Uint8Array | ArrayBuffer, reading?: Partial<Reading> }} file
   * @returns {ScoreReport}
   */
  inspectScore({ name, bytes, reading }) {
    return named(() => this.#engine.inspectScore(name, bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), reading));
  }

  /**
   * Answers the file that was inspected: its own columns, the answer, a probability per class or a 90 % interval, and how
   * reliable each row is.
   * @param {{ byteOrderMark?: boolean }} [options] byteOrderMark: for spreadsheets that need it to see that the text is UTF-8
   * @returns {Scored}
   */
  score({ byteOrderMark = false } = {}) {
    return named(() => this.#engine.score(byteOrderMark));
  }

  /**
   * Norms of weights, activations and gradients of each layer, and its dead units, on the first training rows.
   * Nothing of the run changes.
   * @returns {LayerStatistics[]}
   */
  statistics() {
    return named(() => this.#engine.statistics());
  }

  /**
   * Tries learning rates of growing size on the training rows; the run is afterwards as it was.
   * @returns {RangeTest}
   */
  findLearningRate() {
    return named(() => this.#engine.findLearningRate());
  }

  /**
   * Predicts rows given as objects by feature name; a missing or null value is imputed as in training.
   * @param {Record<string, number | string | null>[]} rows
   * @returns {{ classes: string[] | null, outputs: number, values: Float64Array, labels: string[] | null }}
   *   values: row-major, `outputs` per row: probabilities in the order of `classes`, or the value in the target's units.
   */
  predict(rows) {
    return named(() => this.#engine.predict(rows));
  }

  /**
   * The model's answers over a plane of two features, the others held at their median or mode.
   * @param {Plane} plane
   * @returns {Boundary}
   */
  boundary(plane) {
    return named(() => this.#engine.boundary(plane));
  }

  /**
   * Rows as points of a plane.
   * @param {string} x
   * @param {string | null} [y]
   * @returns {Points}
   */
  points(x, y = null) {
    return named(() => this.#engine.points(x, y ?? undefined));
  }

  /**
   * Copies of all weights. A weight matrix has shape [units, inputs], column by column.
   * @returns {{ layer: number, name: string, shape: number[], values: Float32Array }[]}
   */
  weights() {
    return named(() => this.#engine.weights());
  }

  /**
   * Replaces all weights by those of an equal network.
   * @param {{ layer: number, name: string, shape: number[], values: Float32Array }[]} weights
   */
  setWeights(weights) {
    named(() => this.#engine.setWeights(weights));
  }

  /**
   * Everything the run needs to go on as if it had not stopped: weights, optimizer, schedule, generators, place in the
   * epoch, history. `JSON.stringify` and IndexedDB keep it without loss.
   * @returns {Checkpoint}
   */
  checkpoint() {
    return named(() => this.#engine.checkpoint());
  }

  /**
   * Goes on from a checkpoint. The same table and spec must be loaded and configured; another is refused.
   * @param {Checkpoint} checkpoint
   * @returns {Progress}
   */
  restore(checkpoint) {
    return named(() => this.#engine.restore(checkpoint));
  }

  /** SHA-256 of the weights as little-endian f32, in hexadecimal. @returns {string} */
  hash() {
    return named(() => this.#engine.hash());
  }

  /** A seed from the system's entropy, below 2^32. @returns {number} */
  freshSeed() {
    return named(() => this.#engine.freshSeed());
  }

  /** Frees the engine's memory; it can't be used afterwards. */
  free() {
    this.#engine.free();
  }
}
