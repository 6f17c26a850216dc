// @ts-check
/**
 * The engine without the page: for Node >= 20, for pages and for workers.
 *
 *     import { createEngine } from "isoline";
 *     const engine = await createEngine();
 *     const table = engine.load({ name: "flowers.csv", bytes });
 *     engine.configure(table.suggested);
 *     engine.train({ epochs: 100 });
 *     console.log(engine.evaluate().sentence, engine.hash());
 *
 * Every method that fails throws an `IsolineError`; what was there before the call is kept.
 */

import { Engine as WasmEngine, initSync } from "isoline-engine";
import { compile } from "./compile.js";
import { Engine } from "./engine.js";

export { Engine } from "./engine.js";
export { IsolineError } from "./errors.js";

/**
 * Starts an engine.
 * @param {import("./compile.js").CreateOptions} [options]
 * @returns {Promise<Engine>}
 */
export async function createEngine(options = {}) {
  initSync({ module: await compile(options.wasm) });
  return new Engine(new WasmEngine());
}
