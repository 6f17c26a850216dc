/**
 * The table of `cargo xtask bits`: the hash of every configuration on every target, beside the golden one.
 * Reads the native hashes from files, computes those of Node and Chromium itself, and writes docs/bits.md.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { startBrowser } from "../browser/harness.mjs";
import { CHROMIUM, DIST, GOLDEN, LIBRARY, readJson, requireBuild, ROOT } from "../browser/paths.mjs";
import { serveFolder } from "../browser/server.mjs";

const PLAIN = '<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>Bits</title></head><body></body></html>';

/** @typedef {{ name: string, sample: string, spec: object|null, epochs: number, sha256: string }} Case */
/** @type {Case[]} */
const golden = await readJson(join(GOLDEN, "hashes.json"));
/** @type {Map<string, string[]>} hashes by target */
const hashes = new Map();
/** @type {string[]} */
const skipped = [];

for (const profile of ["debug", "release"]) {
  const file = process.env[`ISOLINE_BITS_${profile.toUpperCase()}`];
  if (file) hashes.set(`native, ${profile}`, readFileSync(file, "utf8").trim().split("\n"));
}

requireBuild();
const { createEngine } = await import(LIBRARY);
const inNode = [];
for (const { sample, spec, epochs } of golden) {
  const engine = await createEngine();
  const { suggested } = engine.sample(sample);
  engine.configure(spec ?? suggested);
  engine.train({ epochs });
  inNode.push(engine.hash());
  engine.free();
}
hashes.set("Node, SIMD", inNode);

const scalar = process.env.ISOLINE_BITS_SCALAR;
if (scalar) {
  const { Engine } = createRequire(import.meta.url)(scalar);
  hashes.set("Node, without SIMD", golden.map(({ sample, spec, epochs }) => {
    const engine = new Engine();
    const { suggested } = engine.sample(sample, {});
    engine.configure(spec ?? suggested);
    engine.trainFor(Infinity, epochs);
    const hash = engine.hash();
    engine.free();
    return hash;
  }));
}

if (existsSync(CHROMIUM)) {
  const server = await serveFolder(DIST, { "/plain.html": PLAIN });
  const browser = await startBrowser();
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await page.goto(`${server.origin}/plain.html`);
    const inBrowser = [];
    for (const one of golden) {
      inBrowser.push(await page.evaluate(async ({ sample, spec, epochs }) => {
        const { createEngine: create } = await import("/library/isoline.js");
        const engine = await create();
        const { suggested } = engine.sample(sample);
        engine.configure(spec ?? suggested);
        engine.train({ epochs });
        return engine.hash();
      }, one));
    }
    hashes.set("Chromium", inBrowser);
  } finally {
    await browser.close();
    await server.close();
  }
} else {
  skipped.push("Chromium: not installed here.");
}
skipped.push("Firefox and WebKit: not driven yet.");

const targets = [...hashes.keys()];
const rows = golden.map(({ name, sha256 }, index) => {
  const cells = targets.map((target) => (hashes.get(target)?.[index] === sha256 ? "equal" : "DIFFERENT"));
  return `| ${name} | \`${sha256.slice(0, 16)}\` | ${cells.join(" | ")} |`;
});
const table = [`| configuration | SHA-256 | ${targets.join(" | ")} |`, `|${"---|".repeat(targets.length + 2)}`, ...rows].join("\n");
const text = `# Bits

The weights after at least 1000 steps (or an early stop) in ${golden.length} configurations over all families, hashed on every
target. The first 16 digits of each hash are shown; \`tests/golden/hashes.json\` has the configurations and the whole hashes.
Written by \`cargo xtask bits\`. When the numerics are meant to change,
\`ISOLINE_WRITE_GOLDEN=1 cargo test -p isoline-tests --test hashes\` writes the hashes anew.

${table}

${skipped.map((reason) => `- ${reason}`).join("\n")}
`;
console.log(`\n${table}\n\n${skipped.join("\n")}`);
writeFileSync(join(ROOT, "docs", "bits.md"), text);
if (text.includes("DIFFERENT")) process.exit(1);
