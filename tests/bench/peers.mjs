/** The JavaScript peers on the same workloads: ConvNetJS and TensorFlow.js with its cpu and wasm backends. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { rowsOf } from "./workloads.mjs";

/** @typedef {import("./workloads.mjs").Workload} Workload */

/**
 * Samples a peer is timed on. The figure is per sample, so slow peers need not run the whole workload.
 * @param {Workload} workload
 */
const sampled = ({ features, rows }) => (features > 100 ? 256 : Math.min(rows, 1000));

/** The least a measurement lasts, in milliseconds: compilers and caches have settled by then. */
const LEAST = 300;

/**
 * Microseconds per sample over whole passes.
 * @param {() => number | Promise<number>} pass trains on some samples and says on how many
 */
async function timed(pass) {
  let samples = 0;
  const begun = performance.now();
  while (performance.now() - begun < LEAST) samples += await pass();
  return ((performance.now() - begun) * 1000) / samples;
}

/**
 * ConvNetJS has no Adam in its release: adadelta, which does as much work per weight, stands for it.
 * @param {Workload} workload @param {string} modules folder of node_modules
 */
export async function convnetjs(workload, modules) {
  const { default: library } = await import(join(modules, "convnetjs", "build", "convnet.js"));
  const { inputs, labels } = rowsOf(workload, sampled(workload));
  const volumes = inputs.map((row) => new library.Vol(row));
  return () => {
    const network = new library.Net();
    network.makeLayers([
      { type: "input", out_sx: 1, out_sy: 1, out_depth: workload.features },
      ...workload.hidden.map((units) => ({ type: "fc", num_neurons: units, activation: workload.activation })),
      { type: "softmax", num_classes: workload.classes },
    ]);
    const method = workload.optimizer === "adam" ? "adadelta" : "sgd";
    const trainer = new library.Trainer(network, { method, learning_rate: workload.learningRate, batch_size: workload.batch, momentum: 0 });
    return timed(() => {
      for (let row = 0; row < volumes.length; row += 1) trainer.train(volumes[row], labels[row]);
      return volumes.length;
    });
  };
}

/** @param {"cpu"|"wasm"} backend */
export function tensorflow(backend) {
  /** @param {Workload} workload @param {string} modules */
  return async (workload, modules) => {
    const require = createRequire(join(modules, "peers.cjs"));
    const core = require("@tensorflow/tfjs-core");
    const layers = require("@tensorflow/tfjs-layers");
    require("@tensorflow/tfjs-backend-cpu");
    const wasm = require("@tensorflow/tfjs-backend-wasm");
    wasm.setThreadsCount(1);
    const folder = dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json"));
    wasm.setWasmPaths(`${join(folder, "dist")}/`);
    if (!(await core.setBackend(backend))) throw new Error(`the backend ${backend} did not start`);
    const rows = sampled(workload) - (sampled(workload) % workload.batch);
    const { inputs, labels } = rowsOf(workload, rows);
    const binary = workload.classes === 2;
    const xs = core.tensor2d(inputs);
    const ys = binary ? core.tensor2d(labels.map((label) => [label])) : core.cast(core.oneHot(core.tensor1d(labels, "int32"), workload.classes), "float32");
    const model = layers.sequential();
    workload.hidden.forEach((units, index) => {
      model.add(layers.layers.dense({ units, activation: workload.activation, ...(index === 0 ? { inputShape: [workload.features] } : {}) }));
    });
    model.add(layers.layers.dense(binary ? { units: 1, activation: "sigmoid" } : { units: workload.classes, activation: "softmax" }));
    model.compile({
      optimizer: core.train[workload.optimizer](workload.learningRate),
      loss: binary ? "binaryCrossentropy" : "categoricalCrossentropy",
    });
    return () => timed(async () => {
      await model.fit(xs, ys, { epochs: 1, batchSize: workload.batch, shuffle: true, verbose: 0, yieldEvery: "never" });
      return rows;
    });
  };
}

/** @type {Record<string, (workload: Workload, modules: string) => Promise<() => Promise<number>>>} */
export const PEERS = { "ConvNetJS": convnetjs, "TensorFlow.js cpu": tensorflow("cpu"), "TensorFlow.js wasm": tensorflow("wasm") };
