/** Lets sources import wasm-bindgen's glue as "isoline-engine". */

import { readFile } from "node:fs/promises";

/** What the glue loads when nobody hands it a module; a name only Trunk's output folder has. */
const DEFAULT_LOCATION = /new URL\((['"])[^'"]+\.wasm\1, import\.meta\.url\)/g;

/**
 * @param {{ glue: string }} engine
 * @param {string|null} wasm the file beside the bundle that the glue loads by itself; null where a module is always handed in
 * @returns {import("esbuild").Plugin}
 */
export function engineGlue(engine, wasm) {
  return {
    name: "engine-glue",
    setup(build) {
      build.onResolve({ filter: /^isoline-engine$/ }, () => ({ path: engine.glue, namespace: "engine" }));
      build.onLoad({ filter: /.*/, namespace: "engine" }, async () => {
        const text = await readFile(engine.glue, "utf8");
        const location = wasm === null ? "undefined" : `new URL(${JSON.stringify(`./${wasm}`)}, import.meta.url)`;
        if (text.includes("import.meta") && text.search(DEFAULT_LOCATION) < 0) {
          throw new Error("The glue of wasm-bindgen looks for its module in an unknown way; adapt web/build/engine.mjs.");
        }
        return { contents: text.replace(DEFAULT_LOCATION, () => location), loader: "js" };
      });
    },
  };
}
