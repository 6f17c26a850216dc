// @ts-check
/** What the library throws. */

/** @import { EngineError, ReadingChoice } from "../shared/protocol.js" */

/** A failure with its place and the next step; see `EngineError` in the protocol. */
export class IsolineError extends Error {
  /** @param {EngineError} error */
  constructor(error) {
    super(error.message);
    this.name = "IsolineError";
    /** Stable code, for example `one-class`. */
    this.kind = error.kind;
    /** Line of the file, counted from 1, or null. */
    this.row = error.row;
    /** Name of the column, or null. */
    this.column = error.column;
    /** What to do next, or null. */
    this.hint = error.hint;
    /** Ways to read the file that settle it: load it again with the `reading` of one. @type {ReadingChoice[]} */
    this.choices = error.choices ?? [];
  }
}

/**
 * Calls the engine; what it throws becomes an `IsolineError`.
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
export function named(call) {
  try {
    return call();
  } catch (error) {
    throw asNamed(error);
  }
}

/** An error of the engine or the readers under its name; others as they are. @param {unknown} error */
export function asNamed(error) {
  const isNamed = error && typeof error === "object" && "kind" in error && "message" in error;
  return isNamed ? new IsolineError(/** @type {EngineError} */ (error)) : error;
}
