/** What a reader throws: the engine's shape of an error, so that page and library show both alike. */

/** @typedef {import("../shared/protocol.js").EngineError} EngineError */

/**
 * @param {string} kind a stable code
 * @param {string} message
 * @param {string} hint the next step
 * @param {{ row?: number, column?: string }} [place]
 * @returns {EngineError}
 */
export function failure(kind, message, hint, { row, column } = {}) {
  return { kind, message, row: row ?? null, column: column ?? null, hint, choices: [] };
}

/** Whether something thrown is such an error. @param {unknown} error @returns {error is EngineError} */
export function isFailure(error) {
  return typeof error === "object" && error !== null && "kind" in error && "message" in error && "hint" in error;
}
