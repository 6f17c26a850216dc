/** The bundles of the page: its module, its worker as one classic script, and its styles, all under hashed names. */

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { engineGlue } from "./engine.mjs";
import { earlyWords } from "./texts.mjs";

/** Browsers with WebAssembly SIMD, module scripts and import.meta. */
const TARGETS = ["chrome109", "firefox115", "safari16.4"];

/**
 * @typedef {{ root: string, staging: string, release: boolean,
 *   engine: { glue: string, types: string, wasm: string } }} Settings
 */

/**
 * Bundles one entry and answers its hashed file name.
 * @param {Settings} settings
 * @param {string} entry below the root
 * @param {string} name
 * @param {import("esbuild").BuildOptions} options
 */
async function bundle(settings, entry, name, options) {
  await mkdir(settings.staging, { recursive: true });
  const result = await build({
    absWorkingDir: settings.root,
    entryPoints: { [name]: entry },
    entryNames: "[name]-[hash]",
    outdir: settings.staging,
    bundle: true,
    minify: settings.release,
    charset: "utf8",
    target: TARGETS,
    metafile: true,
    logLevel: "warning",
    legalComments: "none",
    ...options,
  });
  const output = Object.entries(result.metafile?.outputs ?? {}).find(([, { entryPoint }]) => entryPoint === entry);
  if (!output) throw new Error(`esbuild wrote nothing for ${entry}.`);
  return path.basename(output[0]);
}

/** @param {Settings} settings */
export const bundlePage = (settings) => bundle(settings, "web/page/main.js", "page", { format: "esm", plugins: [earlyWords] });

/**
 * Classic, because the page makes a blob of its text before the seal and a blob has no base to import from.
 * @param {Settings} settings
 */
export const bundleWorker = (settings) =>
  bundle(settings, "web/worker/main.js", "worker", { format: "iife", plugins: [engineGlue(settings.engine, null)] });

/** The reading worker: what unpacks archives and reads workbooks and Parquet files, also a blob's text. @param {Settings} settings */
export const bundleReaders = (settings) =>
  bundle(settings, "web/readers/main.js", "readers", { format: "iife" });

/** @param {Settings} settings */
export const bundleStyles = (settings) => bundle(settings, "web/page/style.css", "page", {});
