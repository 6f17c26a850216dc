/** Choices: read in both ways of writing, written the shortest way, never changed in place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOf, knobOf, withKnob } from "../../web/shared/choice.js";

const beta1 = { name: "beta1", default: 0.9 };
const beta2 = { name: "beta2", default: 0.999 };

test("a name and an object are read alike", () => {
  for (const choice of ["adam", { kind: "adam" }]) {
    assert.equal(kindOf(choice), "adam");
    assert.equal(knobOf(choice, beta1), 0.9);
  }
  assert.equal(knobOf({ kind: "adam", beta1: 0 }, beta1), 0);
});

test("knobs are written only where they differ from their defaults", () => {
  const tuned = withKnob("adam", beta1, 0.5);
  assert.deepEqual(tuned, { kind: "adam", beta1: 0.5 });
  const both = withKnob(tuned, beta2, 0.9);
  assert.deepEqual(both, { kind: "adam", beta1: 0.5, beta2: 0.9 });
  assert.deepEqual(tuned, { kind: "adam", beta1: 0.5 });
  assert.deepEqual(withKnob(both, beta1, 0.9), { kind: "adam", beta2: 0.9 });
  assert.equal(withKnob(tuned, beta1, 0.9), "adam");
});
