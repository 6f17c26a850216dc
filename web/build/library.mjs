/** The library: the engine without a user interface, as an npm package in dist/library/. */

import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { engineGlue } from "./engine.mjs";

const run = promisify(execFile);
const ENTRY = "web/library/index.js";

/** @param {import("./bundles.mjs").Settings} settings */
export async function buildLibrary(settings) {
  const folder = path.join(settings.staging, "library");
  await mkdir(folder, { recursive: true });
  await Promise.all([
    build({
      absWorkingDir: settings.root,
      // What reads workbooks, Parquet files and archives is a file of its own, loaded when `loadFile` is first called.
      entryPoints: { isoline: ENTRY, readers: "web/readers/read.js" },
      outdir: folder,
      splitting: true,
      chunkNames: "shared-[hash]",
      bundle: true,
      format: "esm",
      platform: "neutral",
      // Of packages with a file of their own for Node, the one that runs everywhere.
      conditions: ["browser"],
      target: "es2022",
      external: ["node:*"],
      minify: false,
      charset: "utf8",
      logLevel: "warning",
      legalComments: "none",
      plugins: [engineGlue(settings.engine, "isoline.wasm")],
    }),
    copyFile(settings.engine.wasm, path.join(folder, "isoline.wasm")),
    emitTypes(settings, folder),
    writePackage(settings, folder),
  ]);
}

/**
 * The types of the entry and of what it imports, one flat folder.
 * @param {import("./bundles.mjs").Settings} settings
 * @param {string} folder
 */
async function emitTypes(settings, folder) {
  const emitted = await mkdtemp(path.join(tmpdir(), "isoline-types-"));
  const compiler = path.join(settings.root, "node_modules", "typescript", "bin", "tsc");
  try {
    await run(process.execPath, [compiler, "-p", "web/library/tsconfig.json", "--noEmit", "false", "--declaration",
      "--emitDeclarationOnly", "--outDir", emitted, "--rootDir", "web"], { cwd: settings.root });
  } catch (error) {
    throw new Error(`tsc could not write the library's types:\n${/** @type {any} */ (error).stdout || error}`);
  }
  let leaks = false;
  for (const part of ["library", "shared"]) {
    const from = path.join(emitted, part);
    for (const name of await readdir(from).catch(() => [])) {
      if (!name.endsWith(".d.ts")) continue;
      const text = await readFile(path.join(from, name), "utf8");
      leaks ||= text.includes('"isoline-engine"');
      await writeFile(path.join(folder, name), text.replaceAll("../shared/", "./").replaceAll('"isoline-engine"', '"./isoline-engine.js"'));
    }
  }
  if (leaks) await copyFile(settings.engine.types, path.join(folder, "isoline-engine.d.ts"));
  await rm(emitted, { recursive: true });
}

/**
 * @param {import("./bundles.mjs").Settings} settings
 * @param {string} folder
 */
async function writePackage(settings, folder) {
  const manifest = await readFile(path.join(settings.root, "Cargo.toml"), "utf8");
  const version = /^\[workspace\.package\][^[]*?^version = "([^"]+)"/ms.exec(manifest)?.[1];
  if (!version) throw new Error("Cargo.toml: [workspace.package] has no version.");
  const description = {
    name: "isoline",
    version,
    description: "Trains a neural network on a table, in the browser or Node, with the same bits everywhere.",
    license: "MIT OR Apache-2.0",
    type: "module",
    engines: { node: ">=20" },
    sideEffects: false,
    exports: {
      ".": { types: "./index.d.ts", default: "./isoline.js" },
      "./isoline.wasm": "./isoline.wasm",
    },
  };
  await writeFile(path.join(folder, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
}
