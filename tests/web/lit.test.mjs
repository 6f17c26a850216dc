/** The rows that a cell of the confusion counts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lit, litRows, numbersOf } from "../../web/page/lit.js";

const points = {
  x: new Float32Array(5), y: null, target: new Float32Array(0),
  row: Uint32Array.of(0, 2, 3, 5, 6), classes: Uint16Array.of(0, 0, 1, 0, 0), split: Uint8Array.of(0, 1, 1, 1, 2),
};
const answers = Uint16Array.of(1, 65535, 1, 1, 65535, 0, 65535);

test("validation rows of the class with the answer, by their place in the table", () => {
  const lit = litRows(points, answers, { truth: 0, answer: 1 });
  assert.deepEqual([...lit], [0, 0, 1, 0, 0, 0, 0]);
  assert.deepEqual(numbersOf(lit), [3]);
  assert.deepEqual(numbersOf(litRows(points, answers, { truth: 0, answer: 0 })), [6]);
});

test("what was found stays the same object until something of it changes", () => {
  const lit = new Lit();
  const state = /** @type {any} */ ({ points, evaluation: { answers }, lit: { truth: 1, answer: 1 } });
  const found = lit.of(state);
  assert.deepEqual([...(found ?? [])], [0, 0, 0, 1, 0, 0, 0]);
  assert.equal(lit.of({ ...state }), found);
  assert.equal(lit.of({ ...state, lit: null }), null);
  assert.equal(lit.of({ ...state, evaluation: { answers: null } }), null, "a regression");
});
