/** The workloads every engine is measured on: the same rows, network, batch size, optimizer and loss. */

/**
 * @typedef {{ name: string, features: number, classes: number, rows: number, hidden: number[], activation: "tanh"|"relu",
 *   batch: number, optimizer: "sgd"|"adam", learningRate: number, epochs: number }} Workload
 *   classes: 2 means one sigmoid output and binary cross-entropy. epochs: what the engine itself is measured for.
 */

/** @type {Workload[]} */
export const WORKLOADS = [
  { name: "W1", features: 2, classes: 2, rows: 500, hidden: [8, 8], activation: "tanh", batch: 10, optimizer: "sgd", learningRate: 0.03, epochs: 200 },
  { name: "W2", features: 10, classes: 2, rows: 1000, hidden: [50], activation: "relu", batch: 32, optimizer: "adam", learningRate: 0.01, epochs: 100 },
  { name: "W3", features: 30, classes: 5, rows: 5000, hidden: [128, 64], activation: "relu", batch: 128, optimizer: "adam", learningRate: 0.003, epochs: 10 },
  { name: "W4", features: 784, classes: 10, rows: 2000, hidden: [256, 128], activation: "relu", batch: 128, optimizer: "adam", learningRate: 0.001, epochs: 5 },
];

/** A small generator, so that every engine sees the same rows. @param {number} seed */
function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Rows in [0, 1] around one centre per class, feature by feature.
 * @param {Workload} workload
 * @param {number} count
 * @returns {{ inputs: number[][], labels: number[] }}
 */
export function rowsOf({ features, classes }, count) {
  const next = mulberry(7);
  const centres = Array.from({ length: classes }, () => Array.from({ length: features }, next));
  const labels = Array.from({ length: count }, (_, row) => row % classes);
  const inputs = labels.map((label) => centres[label].map((centre) => Number((0.4 * centre + 0.6 * next()).toFixed(4))));
  return { inputs, labels };
}

/** The number in the middle. @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[(sorted.length - 1) >> 1];
}
