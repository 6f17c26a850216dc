// @ts-check
/** The engine as a program holds it: one table, one network, one run. */

import { Answers } from "./answers.js";
import { crossValidate } from "./cross-validation.js";
import { named } from "./errors.js";

/** @import { Checkpoint, CrossReport, Evaluation, Explanation, History, KeptCrossValidation, KeptEpochs, LayerStatistics, OutOfFold, PlanSummary, Progress, RangeTest, Spec, TestResult } from "../shared/protocol.js" */
/** @import { CrossOptions } from "./cross-validation.js" */

/** One table, one network, one run. All but `loadFile` and `crossValidate` are synchronous: in a page, call them from a worker. */
export class Engine extends Answers {
  /**
   * Checks the spec, prepares the data and builds the network.
   * @param {Spec} spec
   * @returns {PlanSummary}
   */
  configure(spec) {
    return named(() => this.wasm.configure(spec));
  }

  /** Starts the run anew from the same seeds. @returns {Progress} */
  reset() {
    return named(() => this.wasm.reset());
  }

  /** Changes the learning rate of a living run. @param {number} value */
  setLearningRate(value) {
    named(() => this.wasm.setLearningRate(value));
  }

  /**
   * Trains for whole epochs.
   * @param {{ epochs: number }} amount
   * @returns {Progress}
   */
  train({ epochs }) {
    return named(() => this.wasm.trainFor(Infinity, epochs));
  }

  /**
   * Trains for at most `milliseconds`, and at most `epochs`; for callers that share a thread.
   * @param {number} milliseconds
   * @param {number} [epochs]
   * @returns {Progress}
   */
  trainFor(milliseconds, epochs = Infinity) {
    return named(() => this.wasm.trainFor(milliseconds, epochs));
  }

  /** Where the run stands. @returns {Progress} */
  progress() {
    return named(() => this.wasm.progress());
  }

  /** Losses and scores of the epochs kept. @returns {History} */
  history() {
    return named(() => this.wasm.history());
  }

  /** Scores with intervals beside the baseline. @returns {Evaluation} */
  evaluate() {
    return named(() => this.wasm.evaluate());
  }

  /**
   * Evaluates the rows that were locked away (`data.split.test`) and counts the look: the more looks, the less they prove.
   * @returns {TestResult}
   */
  test() {
    return named(() => this.wasm.openTest());
  }

  /**
   * Norms of weights, activations and gradients of each layer, and its dead units, on the first training rows.
   * Nothing of the run changes.
   * @returns {LayerStatistics[]}
   */
  statistics() {
    return named(() => this.wasm.statistics());
  }

  /**
   * Where the next step of one weight comes from, with the numbers of the next batch: value `index` of the block `name` of a
   * layer, as `weights` lists them. Nothing of the run changes.
   * @param {number} layer @param {string} name @param {number} index
   * @returns {Explanation}
   */
  explain(layer, name, index) {
    return named(() => this.wasm.explain(layer, name, index));
  }

  /**
   * Tries learning rates of growing size on the training rows; the run is afterwards as it was.
   * @returns {RangeTest}
   */
  findLearningRate() {
    return named(() => this.wasm.findLearningRate());
  }

  /**
   * Copies of all weights. A weight matrix has shape [units, inputs], column by column.
   * @returns {{ layer: number, name: string, shape: number[], values: Float32Array }[]}
   */
  weights() {
    return named(() => this.wasm.weights());
  }

  /**
   * Replaces all weights by those of an equal network.
   * @param {{ layer: number, name: string, shape: number[], values: Float32Array }[]} weights
   */
  setWeights(weights) {
    named(() => this.wasm.setWeights(weights));
  }

  /**
   * Everything the run needs to go on as if it had not stopped: weights, optimizer, schedule, generators, place in the
   * epoch, history. `JSON.stringify` and IndexedDB keep it without loss.
   * @returns {Checkpoint}
   */
  checkpoint() {
    return named(() => this.wasm.checkpoint());
  }

  /**
   * Goes on from a checkpoint. The same table and spec must be loaded and configured; another is refused.
   * @param {Checkpoint} checkpoint
   * @returns {Progress}
   */
  restore(checkpoint) {
    return named(() => this.wasm.restore(checkpoint));
  }

  /**
   * Keeps epochs of this run and of those to come, in so many bytes: the first, every so many, the best; 0 keeps none.
   * @param {number} bytes
   */
  keepEpochs(bytes) {
    named(() => this.wasm.keepEpochs(bytes));
  }

  /** Which epochs are kept. @returns {KeptEpochs} */
  keptEpochs() {
    return named(() => this.wasm.keptEpochs());
  }

  /**
   * Shows a kept epoch: everything that is asked of the network is answered by it, while the run waits as it is. `null`, or
   * more training, brings the present back.
   * @param {number|null} epoch
   * @returns {Progress}
   */
  showEpoch(epoch) {
    return named(() => this.wasm.showEpoch(epoch ?? undefined));
  }

  /**
   * Takes the run up again from a kept epoch, to the same bits while the learning rate is the same; later epochs are forgotten.
   * @param {number} epoch
   * @returns {Progress}
   */
  continueFrom(epoch) {
    return named(() => this.wasm.continueFrom(epoch));
  }

  /** SHA-256 of the weights as little-endian f32, in hexadecimal. @returns {string} */
  hash() {
    return named(() => this.wasm.hash());
  }

  /**
   * k-fold cross-validation of the configured spec: each fold is trained from the start and judged by rows it has not seen;
   * the open run and the test rows are left alone. Folds have the weights, bit for bit, of runs with `data.split.folds` and
   * `fold` set by hand. Between slices of time other work of the thread gets its turn.
   * @param {CrossOptions} options
   * @returns {Promise<CrossReport & { predictions: OutOfFold }>} refused with the reason of the signal when that cancels it
   */
  crossValidate(options) {
    return crossValidate(this.wasm, options);
  }

  /**
   * A cross-validation that was cancelled, as plain data that `crossValidate({ checkpoint })` goes on from on the same table.
   * @returns {KeptCrossValidation}
   */
  crossValidationCheckpoint() {
    return named(() => this.wasm.keepCrossValidation());
  }

  /** A seed from the system's entropy, below 2^32. @returns {number} */
  freshSeed() {
    return named(() => this.wasm.freshSeed());
  }

  /** Frees the engine's memory; it can't be used afterwards. */
  free() {
    this.wasm.free();
  }
}
