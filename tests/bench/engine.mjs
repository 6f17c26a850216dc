/** Isoline itself through its library, in Node: one thread, the built WebAssembly. */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rowsOf } from "./workloads.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LIBRARY = join(resolve(ROOT, process.env.ISOLINE_DIST ?? "dist"), "library", "isoline.js");
/** The library always keeps validation rows: so many more are given that `rows` of them train. */
const VALIDATION = 0.2;

/** An engine of the built library. @returns {Promise<any>} */
export async function createEngine() {
  const { createEngine: create } = await import(LIBRARY);
  return create();
}

/**
 * Microseconds per training sample, shuffling and the scores that a run keeps included.
 * @param {import("./workloads.mjs").Workload} workload
 * @returns {Promise<() => { microseconds: number, seconds: number, epochs: number }>} one measurement per call
 */
export async function isoline(workload) {
  const engine = await createEngine();
  const { inputs, labels } = rowsOf(workload, Math.round(workload.rows / (1 - VALIDATION)));
  const header = [...inputs[0].map((_, index) => `x${index}`), "label"].join(",");
  const lines = inputs.map((row, index) => [...row, `c${labels[index]}`].join(","));
  const table = engine.load({ name: "workload.csv", bytes: new TextEncoder().encode([header, ...lines].join("\n")) });
  const { data } = table.suggested;
  const plan = engine.configure({
    version: 1,
    data: { ...data, target: "label", features: null, scaling: "none", split: { ...data.split, validation: VALIDATION } },
    network: {
      layers: workload.hidden.map((units) => ({ kind: "dense", units, activation: workload.activation, initializer: null })),
      output: { activation: null, initializer: null },
      seed: 1,
    },
    training: {
      loss: workload.classes === 2 ? "bce" : "cce",
      optimizer: { kind: workload.optimizer },
      learningRate: workload.learningRate,
      batchSize: workload.batch,
      seed: 1,
    },
  });
  return () => {
    engine.reset();
    const begun = performance.now();
    const { epoch, validationScore, diverged } = engine.train({ epochs: workload.epochs });
    const seconds = (performance.now() - begun) / 1000;
    if (diverged || epoch !== workload.epochs) throw new Error(`${workload.name}: the run did not end as asked.`);
    if (workload.name !== "growth" && !(validationScore > 1.2 / workload.classes)) throw new Error(`${workload.name}: nothing was learnt (${validationScore}).`);
    return { microseconds: (seconds * 1e6) / (epoch * plan.rows.train), seconds, epochs: epoch };
  };
}
