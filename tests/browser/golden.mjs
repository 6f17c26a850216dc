/** The golden runs: configurations with the hash that native Rust gave, and how to run one in Node or in a page. */
import { join } from "node:path";
import { DIST, GOLDEN, readJson } from "./paths.mjs";
import { serveFolder } from "./server.mjs";

/** @typedef {{ name: string, sample: string, spec: object|null, epochs: number, sha256: string }} Run */
/** @typedef {{ hash: string, epoch: number, diverged: object|null, stopped: { epoch: number }|null }} Ending */

const PLAIN = '<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>Plain</title></head><body></body></html>';

/** @type {Run[]} */
export const golden = await readJson(join(GOLDEN, "hashes.json"));

/** Serves the built files beside an empty page of the same origin. */
export async function servePlain() {
  const server = await serveFolder(DIST, { "/plain.html": PLAIN });
  return { plain: `${server.origin}/plain.html`, close: server.close };
}

/**
 * Trains one run with the library at an address, here or, handed over as a function, in a page.
 * @param {[string, Run]} given
 * @returns {Promise<Ending>}
 */
export async function trainRun([library, { sample, spec, epochs }]) {
  const { createEngine } = await import(library);
  const engine = await createEngine();
  const { suggested } = engine.sample(sample);
  engine.configure(spec ?? suggested);
  const { epoch, diverged, stopped } = engine.train({ epochs });
  const hash = engine.hash();
  engine.free();
  return { hash, epoch, diverged, stopped };
}
