/** Layers as the page writes them: residual blocks keep the width of what comes in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { denseOf, fitResiduals, madeLayer, restsOnInputs, widthBelow } from "../../web/shared/layers.js";

const dense = (units) => ({ kind: "dense", units, activation: "tanh", initializer: null });
const residual = (units) => ({ kind: "residual", layers: [dense(units)] });
const dropout = { kind: "dropout", rate: 0.5 };

test("a block is as wide as the dense layer below it, past layers that change no width, or as the inputs", () => {
  const layers = [residual(1), dropout, dense(7), dropout, residual(1), { kind: "layer-norm", epsilon: 1e-5 }];
  fitResiduals(layers, 4);
  assert.equal(denseOf(layers[0]).units, 4);
  assert.equal(denseOf(layers[4]).units, 7);
  assert.deepEqual(layers.map((_, index) => widthBelow(layers, index, 4)), [4, 4, 4, 7, 7, 7]);
});

test("only a block with no dense layer below it rests on the inputs", () => {
  assert.equal(restsOnInputs([dropout, residual(2), dense(3)]), true);
  assert.equal(restsOnInputs([residual(2)]), true);
  assert.equal(restsOnInputs([dense(3), residual(3)]), false);
  assert.equal(restsOnInputs([]), false);
});

test("a new layer has the knobs of its kind, or what it can keep of the one before", () => {
  const catalog = { layers: [{ name: "dropout", knobs: [{ name: "rate", default: 0.5 }] }] };
  assert.deepEqual(madeLayer("dropout", dense(3), catalog), dropout);
  const like = dense(3);
  const block = madeLayer("residual", like, catalog);
  assert.deepEqual(block, residual(3));
  denseOf(block).units = 9;
  assert.equal(like.units, 3);
  assert.equal(denseOf(dropout), null);
});
