/** What the machine and the page's work allow: the peak of multiply and add, the boundary's raster, and growth. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createEngine, isoline } from "./engine.mjs";
import { median } from "./workloads.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));

/** Billions of f32 multiplications and additions per second of one thread, the best of some runs. */
export async function peak() {
  const folder = mkdtempSync(join(tmpdir(), "isoline-peak-"));
  try {
    const output = join(folder, "peak.wasm");
    const assembler = join(HERE, "..", "..", "node_modules", "binaryen", "bin", "wasm-as");
    const { status, stderr } = spawnSync(process.execPath, [assembler, "--enable-simd", join(HERE, "peak.wat"), "-o", output], { encoding: "utf8" });
    if (status !== 0) throw new Error(`wasm-as failed: ${stderr.trim().split("\n")[0]}`);
    const { instance } = await WebAssembly.instantiate(readFileSync(output));
    const run = /** @type {(rounds: number, a: number, b: number) => number} */ (instance.exports.peak);
    const rounds = 2_000_000;
    run(1000, 0.5, 0.1);
    const speeds = Array.from({ length: 7 }, () => {
      const begun = performance.now();
      run(rounds, 0.5, 0.1);
      return (rounds * 96) / (performance.now() - begun) / 1e6;
    });
    return Math.max(...speeds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Multiplications and additions per training sample: forward, by the weights, and by the inputs above the first layer.
 * @param {import("./workloads.mjs").Workload} workload
 */
export function operations({ features, classes, hidden }) {
  const widths = [features, ...hidden, classes === 2 ? 1 : classes];
  const products = widths.slice(1).map((width, index) => width * (widths[index] ?? 0));
  return 4 * products.reduce((sum, size) => sum + size, 0) + 2 * products.slice(1).reduce((sum, size) => sum + size, 0);
}

/** Milliseconds for the boundary of a 2-32-32-3 tanh network on 256 x 256 points. */
export async function raster() {
  const engine = await createEngine();
  const { suggested } = engine.sample("spiral-3");
  const dense = { kind: "dense", units: 32, activation: "tanh", initializer: null };
  const plan = engine.configure({ ...suggested, network: { ...suggested.network, layers: [dense, dense] } });
  const [x, y] = plan.suggestedAxes;
  const draw = () => {
    const begun = performance.now();
    engine.boundary({ x, y, width: 256, height: 256 });
    return performance.now() - begun;
  };
  draw();
  return median(Array.from({ length: 9 }, draw));
}

/** @param {Partial<import("./workloads.mjs").Workload>} change */
async function microseconds(change) {
  const measure = await isoline({
    name: "growth", features: 2, classes: 2, rows: 2000, hidden: [8, 8], activation: "relu", batch: 128, optimizer: "adam", learningRate: 0.01, epochs: 1,
    ...change,
  });
  measure();
  return median(Array.from({ length: 5 }, () => measure().microseconds));
}

/** Time per training sample over the number of rows, and over the number of parameters. */
export async function growth() {
  const rows = [];
  for (const count of [1e3, 1e4, 1e5, 1e6]) {
    rows.push({ size: count, microseconds: await microseconds({ rows: count, epochs: Math.max(1, Math.round(2e5 / count)) }) });
  }
  const parameters = [];
  for (const units of [16, 32, 64, 128, 256, 512, 1024]) {
    const size = 2 * units + units + units * units + units + units + 1;
    parameters.push({ size, microseconds: await microseconds({ hidden: [units, units], epochs: units > 200 ? 1 : 10 }) });
  }
  return { rows, parameters };
}

/** @typedef {{ size: number, microseconds: number }} Point */

/**
 * Both curves as a picture, on logarithmic axes.
 * @param {{ rows: Point[], parameters: Point[] }} figures
 */
export function plot({ rows, parameters }) {
  const panel = (/** @type {Point[]} */ points, /** @type {string} */ title, /** @type {number} */ left) => {
    const [low, high] = [Math.floor(Math.log10(points[0]?.size ?? 1)), Math.ceil(Math.log10(points.at(-1)?.size ?? 10))];
    const values = points.map((point) => Math.log10(point.microseconds));
    const [bottom, top] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values) + 1e-9)];
    const x = (/** @type {number} */ size) => left + 50 + (250 * (Math.log10(size) - low)) / (high - low);
    const y = (/** @type {number} */ value) => 190 - (150 * (Math.log10(value) - bottom)) / Math.max(1, top - bottom);
    const ticks = [];
    for (let power = low; power <= high; power += 1) {
      ticks.push(`<text x="${x(10 ** power).toFixed(1)}" y="208" text-anchor="middle">1e${power}</text>`);
    }
    for (let power = bottom; power <= top; power += 1) {
      ticks.push(`<path d="M${left + 50} ${y(10 ** power).toFixed(1)}h250" stroke="#ddd"/><text x="${left + 44}" y="${(y(10 ** power) + 4).toFixed(1)}" text-anchor="end">${10 ** power}</text>`);
    }
    const places = points.map((point) => `${x(point.size).toFixed(1)} ${y(point.microseconds).toFixed(1)}`);
    const dots = places.map((place) => `<circle cx="${place.split(" ")[0]}" cy="${place.split(" ")[1]}" r="3" fill="#0b6e99"/>`);
    return `<text x="${left + 50}" y="22" font-weight="bold">${title}</text>${ticks.join("")}<path d="M${places.join("L")}" fill="none" stroke="#0b6e99" stroke-width="2"/>${dots.join("")}`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 225" font-family="sans-serif" font-size="11" fill="#333">
<rect width="680" height="225" fill="#fff"/>
${panel(rows, "µs per sample over training rows (2-8-8-1)", 0)}
${panel(parameters, "µs per sample over parameters (2-n-n-1)", 340)}
</svg>
`;
}
