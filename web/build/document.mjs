/** The page's document: what Trunk wrote into it, and what the bundles put in its place. */

import path from "node:path";

const BLOCK = /<script type="application\/json" id="assets">(.*?)<\/script>/s;

/**
 * Where Trunk staged the engine, read from the data block it wrote.
 * @param {string} source the staged index.html
 * @param {string} staging
 */
export function stagedEngine(source, staging) {
  const block = BLOCK.exec(source);
  if (!block) {
    throw new Error('index.html: no <script type="application/json" id="assets">. Is the rust link there, and pattern_script in Trunk.toml?');
  }
  const { glue, wasm } = JSON.parse(block[1]);
  const glueName = path.posix.basename(glue);
  const wasmName = path.posix.basename(wasm);
  const glueFile = path.join(staging, glueName);
  return { glue: glueFile, types: glueFile.replace(/\.js$/, ".d.ts"), wasm: path.join(staging, wasmName) };
}

/**
 * The document with relative links to the bundles. Relative, so that the page works below any path.
 * @param {string} source
 * @param {{ page: string, worker: string, readers: string, styles: string, wasm: string, texts: Record<string, string>,
 *   guides: Record<string, string> }} names
 */
export function linkAssets(source, { page, worker, readers, styles, wasm, texts, guides }) {
  const [spoken, told] = [texts, guides].map((names) => Object.fromEntries(Object.entries(names).map(([language, name]) => [language, `./${name}`])));
  const assets = JSON.stringify({ worker: `./${worker}`, readers: `./${readers}`, wasm: `./${wasm}`, texts: spoken, guides: told });
  return source
    .replace(BLOCK, () => `<script type="application/json" id="assets">${assets}</script>`)
    .replace("</head>", () => `<link rel="stylesheet" href="./${styles}">\n<script type="module" src="./${page}"></script>\n</head>`);
}
