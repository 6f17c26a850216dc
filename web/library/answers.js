// @ts-check
/** What an engine answers: for rows by name, for a second file, over a plane. */

import { named } from "./errors.js";
import { Tables } from "./tables.js";

/** @import { Boundary, Plane, Points, Reading, ScoreReport, Scored } from "../shared/protocol.js" */

/** The part of an engine that answers. */
export class Answers extends Tables {
  /**
   * Takes a second file to be answered and says what in it is unlike the training rows: columns go by their names; unseen
   * categories, numbers beyond the training range and shifted columns are counted. Nothing is answered yet.
   * @param {{ name: string, bytes: Uint8Array | ArrayBuffer, reading?: Partial<Reading> }} file
   * @returns {ScoreReport}
   */
  inspectScore({ name, bytes, reading }) {
    return named(() => this.wasm.inspectScore(name, bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), reading));
  }

  /**
   * Answers the file that was inspected: its own columns, the answer, a probability per class or a 90 % interval, and how
   * reliable each row is.
   * @param {{ byteOrderMark?: boolean }} [options] byteOrderMark: for spreadsheets that need it to see that the text is UTF-8
   * @returns {Scored}
   */
  score({ byteOrderMark = false } = {}) {
    return named(() => this.wasm.score(byteOrderMark));
  }

  /**
   * Predicts rows given as objects by feature name; a missing or null value is imputed as in training.
   * @param {Record<string, number | string | null>[]} rows
   * @returns {{ classes: string[] | null, outputs: number, values: Float64Array, labels: string[] | null }}
   *   values: row-major, `outputs` per row: probabilities in the order of `classes`, or the value in the target's units.
   */
  predict(rows) {
    return named(() => this.wasm.predict(rows));
  }

  /**
   * The model's answers over a plane of two features, the others held at their median or mode.
   * @param {Plane} plane
   * @returns {Boundary}
   */
  boundary(plane) {
    return named(() => this.wasm.boundary(plane));
  }

  /**
   * Rows as points of a plane.
   * @param {string} x
   * @param {string | null} [y]
   * @returns {Points}
   */
  points(x, y = null) {
    return named(() => this.wasm.points(x, y ?? undefined));
  }
}
