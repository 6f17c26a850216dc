/**
 * The one place that calls wasm: keeps the engine of the open table and replaces it only by one that works.
 */
import { initSync, Engine } from "isoline-engine";

/**
 * @typedef {import("../shared/protocol.js").Catalog} Catalog
 * @typedef {import("../shared/protocol.js").Spec} Spec
 * @typedef {import("../shared/protocol.js").Reading} Reading
 * @typedef {import("../shared/protocol.js").Opened} Opened
 * @typedef {import("../shared/protocol.js").Finding} Finding
 * @typedef {import("../shared/protocol.js").Change} Change
 * @typedef {import("../shared/protocol.js").Trial} Trial
 * @typedef {import("../shared/protocol.js").FittedFeature} FittedFeature
 * @typedef {import("../shared/protocol.js").PreparedRow} PreparedRow
 * @typedef {import("../shared/protocol.js").TableSummary} TableSummary
 * @typedef {import("../shared/protocol.js").PlanSummary} PlanSummary
 * @typedef {import("../shared/protocol.js").Progress} Progress
 * @typedef {import("../shared/protocol.js").History} History
 * @typedef {import("../shared/protocol.js").Evaluation} Evaluation
 * @typedef {import("../shared/protocol.js").TestResult} TestResult
 * @typedef {import("../shared/protocol.js").ScoreReport} ScoreReport
 * @typedef {import("../shared/protocol.js").Scored} Scored
 * @typedef {import("../shared/protocol.js").CrossProgress} CrossProgress
 * @typedef {import("../shared/protocol.js").CrossReport} CrossReport
 * @typedef {import("../shared/protocol.js").RangeTest} RangeTest
 * @typedef {import("../shared/protocol.js").LayerStatistics} LayerStatistics
 * @typedef {import("../shared/protocol.js").Explanation} Explanation
 * @typedef {import("../shared/protocol.js").Points} Points
 * @typedef {import("../shared/protocol.js").Plane} Plane
 * @typedef {import("../shared/protocol.js").Boundary} Boundary
 * @typedef {import("../shared/protocol.js").Checkpoint} Checkpoint
 * @typedef {import("../shared/protocol.js").KeptEpochs} KeptEpochs
 * @typedef {import("../shared/protocol.js").Palette} Palette
 * @typedef {import("../shared/protocol.js").Frame} Frame
 * @typedef {import("../shared/protocol.js").Hidden} Hidden
 * @typedef {import("../shared/protocol.js").HiddenView} HiddenView
 * @typedef {import("../shared/protocol.js").UnitMaps} UnitMaps
 * @typedef {import("../shared/protocol.js").WeightBlock} WeightBlock
 */

/**
 * What the worker asks of an engine; the wasm class has it, and tests give one of their own.
 * @typedef {{
 *   catalog(): Catalog, load(name: string, bytes: Uint8Array, reading: Partial<Reading>|null, of?: number): TableSummary,
 *   loadMany(files: { name: string, bytes: Uint8Array }[], reading: Partial<Reading>|null): TableSummary,
 *   rows(row: number, rows: number, column: number, columns: number): string[][],
 *   sample(name: string, knobs: Record<string, number>): TableSummary,
 *   tryFormula(formula: string, entries: number): Trial, preparation(): FittedFeature[], preparedRow(row: number): PreparedRow,
 *   diagnose(spec: Spec): Finding[], amend(spec: Spec, change: Change): Spec,
 *   configure(spec: Spec): PlanSummary, reset(): unknown, setLearningRate(value: number): void,
 *   trainFor(milliseconds: number, maximumEpochs: number): Progress, trainBatch(rows?: number): Progress,
 *   stopAt(epoch: number|undefined, loss: number|undefined, training: boolean): void, progress(): Progress, history(): History,
 *   evaluate(): Evaluation, openTest(): TestResult, looked(looks: number): void,
 *   inspectScore(name: string, bytes: Uint8Array, reading: Partial<Reading>|null): ScoreReport, score(mark: boolean): Scored,
 *   crossValidate(epochs: number, folds: number): CrossProgress,
 *   crossValidateFor(milliseconds: number): CrossProgress, crossValidation(): CrossReport, endCrossValidation(): void,
 *   findLearningRate(): RangeTest, statistics(): LayerStatistics[], explain(layer: number, name: string, index: number): Explanation,
 *   frame(plane: Plane, palette: Palette): Frame,
 *   keepEpochs(bytes: number): void, keptEpochs(): KeptEpochs, showEpoch(epoch: number|undefined): Progress,
 *   continueFrom(epoch: number): Progress, checkpoint(): Checkpoint, restore(checkpoint: Checkpoint): Progress,
 *   boundary(plane: Plane): Boundary, difference(plane: Plane, palette: Palette, others: Float32Array|undefined): Frame,
 *   unitMaps(plane: Plane, palette: Palette, most: number): UnitMaps, weights(): WeightBlock[], setWeights(weights: WeightBlock[]): void,
 *   points(x: string, y: string|undefined): Points, misclassified(): Uint8Array,
 *   probe(x: string, y: string|undefined, across: number, up: number): Float64Array, hidden(plane: Plane, view: HiddenView): Hidden, hash(): string, freshSeed(): number, free(): void
 * }} EngineHandle
 */

/** What the kept epochs of a run may take. */
const KEPT_BYTES = 32e6;

/**
 * Puts the compiled module to work. Throws where the module does not fit its glue.
 * @param {WebAssembly.Module} module
 * @returns {() => EngineHandle} makes an engine without a table
 */
export function instantiate(module) {
  initSync({ module });
  return () => {
    const engine = /** @type {EngineHandle} */ (/** @type {unknown} */ (new Engine()));
    engine.keepEpochs(KEPT_BYTES);
    return engine;
  };
}

/**
 * The engine of the open table. Opening another table makes a second engine first, so that a bad file,
 * or one that no network can be trained on, leaves the open one untouched.
 */
export class Workbench {
  /** @param {() => EngineHandle} create */
  constructor(create) {
    this.create = create;
    this.engine = create();
  }

  /**
   * @param {(engine: EngineHandle) => TableSummary} read
   * @param {Spec|null} asked
   * @returns {Opened}
   */
  open(read, asked) {
    const candidate = this.create();
    try {
      const table = read(candidate);
      const spec = asked ?? table.suggested;
      const plan = candidate.configure(spec);
      this.engine.free();
      this.engine = candidate;
      return { table, spec, plan };
    } catch (error) {
      if (!isTrap(error)) candidate.free();
      throw error;
    }
  }
}

/**
 * After a trap the instance may be poisoned though it looks healthy: nothing may call it again.
 * @param {unknown} error
 */
export function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}
