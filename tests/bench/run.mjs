/**
 * Measures the engine beside its peers in one run: medians of 5, microseconds per training sample.
 * Writes $ISOLINE_BENCH (default target/bench.json). A peer that cannot be had is skipped with the reason.
 */
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isoline } from "./engine.mjs";
import { growth, operations, peak, plot, raster } from "./limits.mjs";
import { PEERS } from "./peers.mjs";
import { reading } from "./reading.mjs";
import { median, rowsOf, WORKLOADS } from "./workloads.mjs";

const RUNS = 5;
const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = process.env.ISOLINE_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "isoline");
const RESULT = process.env.ISOLINE_BENCH ?? join(HERE, "..", "..", "target", "bench.json");

/** @type {Record<string, string>} */
const skipped = {};
/** @type {Record<string, Record<string, number>>} by workload, then engine */
const figures = {};
/** @type {Record<string, number>} */
const seconds = {};

/** The peers' packages from the lock file, in the tool cache. */
function installPeers() {
  const folder = join(CACHE, "bench-peers");
  const modules = join(folder, "node_modules");
  if (["convnetjs", "papaparse"].every((name) => existsSync(join(modules, name)))) return modules;
  console.log(`Installing the peers into ${folder}.`);
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(HERE, file), join(folder, file));
  const { status, stderr } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ci failed: ${stderr.trim().split("\n")[0]}`);
  return modules;
}

/** @param {string} engine @param {string} workload @param {number[]} measured */
function note(engine, workload, measured) {
  (figures[workload] ??= {})[engine] = median(measured);
  console.log(`${workload} ${engine}: ${median(measured).toFixed(2)} µs per sample`);
}

async function measureEngine() {
  for (const workload of WORKLOADS) {
    const measure = await isoline(workload);
    measure();
    const runs = Array.from({ length: RUNS }, () => measure());
    note("Isoline", workload.name, runs.map((run) => run.microseconds));
    seconds[workload.name] = median(runs.map((run) => run.seconds));
  }
}

async function measureJavaScript() {
  let modules;
  try {
    modules = installPeers();
  } catch (error) {
    for (const name of Object.keys(PEERS)) skipped[name] = error.message;
    return;
  }
  for (const [name, prepare] of Object.entries(PEERS)) {
    for (const workload of WORKLOADS) {
      try {
        const measure = await prepare(workload, modules);
        await measure();
        const runs = [];
        while (runs.length < RUNS) runs.push(await measure());
        note(name, workload.name, runs);
      } catch (error) {
        skipped[`${name} ${workload.name}`] = String(error.message ?? error).split("\n")[0];
      }
    }
  }
}

/** Python with the peers: $ISOLINE_PYTHON, the one in the tool cache, or the system's. */
function python() {
  const own = join(CACHE, "python", "bin", "python");
  return process.env.ISOLINE_PYTHON ?? (existsSync(own) ? own : "python3");
}

/** @returns {Promise<void>} */
function measurePython() {
  return new Promise((resolve) => {
    const child = spawn(python(), [join(HERE, "peers.py")], { stdio: ["pipe", "pipe", "inherit"] });
    let rest = "";
    child.stdout.on("data", (chunk) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const { peer, workload, microseconds, reason } of lines.map((line) => JSON.parse(line))) {
        if (reason) skipped[peer] = reason;
        else note(peer, workload, microseconds);
      }
    });
    child.on("error", (error) => { skipped.Python = error.message; });
    child.on("close", (code) => {
      if (code !== 0) skipped.Python ??= `python ended with ${code}`;
      resolve();
    });
    child.stdin.on("error", (error) => { skipped.Python ??= error.message; });
    for (const workload of WORKLOADS) {
      const rows = rowsOf(workload, workload.rows);
      child.stdin.write(`${JSON.stringify({ workload, ...rows, runs: RUNS })}\n`);
    }
    child.stdin.end();
  });
}

function table() {
  const engines = [...new Set(Object.values(figures).flatMap((row) => Object.keys(row)))];
  const lines = [["µs per sample", ...engines], ...WORKLOADS.map(({ name }) => [name, ...engines.map((engine) => {
    const value = figures[name]?.[engine];
    if (value === undefined) return "–";
    const ratio = value / figures[name].Isoline;
    return engine === "Isoline" ? value.toFixed(2) : `${value.toFixed(2)} (${ratio.toFixed(1)}x)`;
  })])];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()).join("\n");
}

const before = await peak();
await measureEngine();
const after = await peak();
const best = Math.max(before, after);
/** Share of the peak that whole steps reach, everything besides the products included. */
const shares = Object.fromEntries(WORKLOADS.map((workload) =>
  [workload.name, operations(workload) / (figures[workload.name].Isoline * 1000) / best]));
const milliseconds = await raster();
console.log(`Boundary of 2-32-32-3 on 256 x 256 points: ${milliseconds.toFixed(1)} ms`);
const grown = await growth();
for (const [kind, points] of Object.entries(grown)) {
  for (const point of points) console.log(`growth over ${kind}: ${point.size}: ${point.microseconds.toFixed(3)} µs per sample`);
}
writeFileSync(join(HERE, "..", "..", "docs", "growth.svg"), plot(grown));
await measureJavaScript();
await measurePython();
const read = await reading(join(CACHE, "bench-peers", "node_modules"));
console.log(`A million rows of 12 columns: ${JSON.stringify(read)}`);
console.log(`\n${table()}\n`);
console.log(`Peak of multiply and add: ${best.toFixed(1)} GFLOP/s. Whole steps reach ${
  WORKLOADS.map(({ name }) => `${(100 * shares[name]).toFixed(0)} % in ${name}`).join(", ")}.`);
console.log(`The 10-50-1 exercise, 100 epochs of 1000 rows in the engine: ${seconds.W2.toFixed(3)} s.`);
for (const [peer, reason] of Object.entries(skipped)) console.log(`Skipped ${peer}: ${reason}`);
mkdirSync(dirname(RESULT), { recursive: true });
writeFileSync(RESULT, `${JSON.stringify({ node: process.version, runs: RUNS, figures, seconds, peak: best, shares, raster: milliseconds, growth: grown, reading: read, skipped }, null, 2)}\n`);
