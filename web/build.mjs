/** The post-build step of Trunk: bundles page, worker, styles and library into the staging folder. */

import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundlePage, bundleReaders, bundleStyles, bundleWorker } from "./build/bundles.mjs";
import { measure, report, withinBudget } from "./build/budget.mjs";
import { linkAssets, stagedEngine } from "./build/document.mjs";
import { buildLibrary } from "./build/library.mjs";
import { writeNotices } from "./build/notices.mjs";
import { writeGuides, writeTexts } from "./build/texts.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * @param {string} staging the folder that Trunk moves to dist/ afterwards
 * @param {boolean} release
 */
async function buildSite(staging, release) {
  const documentFile = path.join(staging, "index.html");
  const source = await readFile(documentFile, "utf8");
  const engine = stagedEngine(source, staging);

  // tsc reads the engine's types here; the page does not need them.
  const types = path.join(root, "target", "web");
  await mkdir(types, { recursive: true });
  await copyFile(engine.types, path.join(types, "isoline-engine.d.ts"));

  const settings = { root, staging, engine, release };
  const [page, worker, readers, styles, texts, guides] = await Promise.all([
    bundlePage(settings),
    bundleWorker(settings),
    bundleReaders(settings),
    bundleStyles(settings),
    writeTexts(settings),
    writeGuides(settings),
    buildLibrary(settings),
    writeNotices(root, [staging, path.join(staging, "library")]),
  ]);

  // Trunk's hash is of what wasm-opt was given; a cache needs the hash of what it is sent.
  const hash = createHash("sha256").update(await readFile(engine.wasm)).digest("hex").slice(0, 12);
  const wasm = `engine-${hash}.wasm`;
  await rename(engine.wasm, path.join(staging, wasm));

  // The glue now lives inside the worker and the library.
  await Promise.all([engine.glue, engine.types, path.join(staging, "snippets")].map((file) => rm(file, { recursive: true, force: true })));
  await writeFile(documentFile, linkAssets(source, { page, worker, readers, styles, wasm, texts, guides }));

  if (!release) return;
  const sizes = await measure(staging, { wasm: [wasm], page: [page, worker], readers: [readers], texts: Object.values(texts), guides: Object.values(guides) });
  console.log(report(sizes));
  if (!withinBudget(sizes)) {
    throw new Error("The build is over its size budget. Find what grew, or drop it; the limits are in web/build/budget.mjs.");
  }
}

const staging = process.env.TRUNK_STAGING_DIR;
try {
  if (!staging) throw new Error("TRUNK_STAGING_DIR is not set. Trunk starts this step; run `cargo xtask build`.");
  await buildSite(staging, process.env.TRUNK_PROFILE === "release");
} catch (error) {
  console.error(`web/build.mjs: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
