/** The rows that a cell of the confusion counts: validation rows of one class that were answered with one. */

/**
 * @typedef {import("../shared/protocol.js").Points} Points
 * @typedef {{ truth: number, answer: number }} Cell
 */

const VALIDATION = 1;

/**
 * 1 for each row of the table that is counted there.
 * @param {Points} points @param {Uint16Array} answers by row of the table @param {Cell} cell
 * @returns {Uint8Array}
 */
export function litRows({ row, classes, split }, answers, { truth, answer }) {
  const lit = new Uint8Array(answers.length);
  row.forEach((place, index) => {
    lit[place] = Number(split[index] === VALIDATION && classes[index] === truth && answers[place] === answer);
  });
  return lit;
}

/** Their numbers, from 1 as a person counts. @param {Uint8Array} lit */
export function numbersOf(lit) {
  return Array.from(lit.keys()).filter((place) => lit[place] === 1).map((place) => place + 1);
}

/** Keeps what was found while nothing of it has changed: painting goes by whether it is the same. */
export class Lit {
  /** @type {unknown[]} */
  had = [];
  /** @type {Uint8Array|null} */
  found = null;

  /** @param {import("./store.js").State} state */
  of({ points, evaluation, lit }) {
    const now = [points, evaluation, lit];
    if (now.some((part, index) => part !== this.had[index])) {
      this.had = now;
      this.found = lit && points && evaluation?.answers ? litRows(points, evaluation.answers, lit) : null;
    }
    return this.found;
  }
}
