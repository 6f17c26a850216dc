// @ts-check
/** k-fold cross-validation in slices of time. */

import { named } from "./errors.js";

/** @import { CrossProgress, CrossReport, FoldReport, KeptCrossValidation, OutOfFold } from "../shared/protocol.js" */
/** @import { Engine as WasmEngine } from "isoline-engine" */

/**
 * `epochs` of each fold, unless early stopping ends it before. `folds`: 2 to 100, those of the spec where it has them, else
 * 5. `onFold` is told of each fold once it is done. `checkpoint` goes on from a cancelled one and brings its own epochs,
 * folds and spec.
 * @typedef {{
 *   epochs?: number, folds?: number, checkpoint?: KeptCrossValidation, signal?: AbortSignal,
 *   onFold?: (fold: FoldReport, progress: CrossProgress) => void
 * }} CrossOptions
 */

/** Milliseconds that other work of the thread waits at the most, but for the preparation of a fold's rows. */
const SLICE = 50;

/**
 * @param {InstanceType<typeof WasmEngine>} engine
 * @param {CrossOptions} options
 * @returns {Promise<CrossReport & { predictions: OutOfFold }>}
 */
export async function crossValidate(engine, { epochs = 100, folds, checkpoint, signal, onFold = () => {} }) {
  signal?.throwIfAborted();
  /** @type {CrossProgress} */
  let progress = named(() => (checkpoint ? engine.takeUpCrossValidation(checkpoint) : engine.crossValidate(epochs, folds)));
  let told = progress.done;
  while (progress.done < progress.folds) {
    await new Promise((resolve) => { setTimeout(resolve); });
    signal?.throwIfAborted();
    progress = named(() => engine.crossValidateFor(SLICE));
    if (progress.done > told) {
      for (const fold of engine.crossValidation().folds.slice(told)) onFold(fold, progress);
      told = progress.done;
      signal?.throwIfAborted();
    }
  }
  const result = { ...engine.crossValidation(), predictions: engine.outOfFold() };
  engine.endCrossValidation();
  return result;
}
