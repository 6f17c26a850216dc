/**
 * The table of `cargo xtask bits`: the hash of every configuration on every target, beside the golden one.
 * Reads the native hashes from files, computes those of Node and the browsers itself, and writes docs/bits.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { golden, servePlain, trainRun } from "../browser/golden.mjs";
import { LIBRARY, requireBuild, ROOT } from "../browser/paths.mjs";
import { startBrowser } from "../browser/start.mjs";
import { evaluate, startWebKit } from "../webkit/drive.mjs";

/** @type {Map<string, string[]>} hashes by target */
const hashes = new Map();

for (const profile of ["debug", "release"]) {
  const file = process.env[`ISOLINE_BITS_${profile.toUpperCase()}`];
  if (file) hashes.set(`native, ${profile}`, readFileSync(file, "utf8").trim().split("\n"));
}

requireBuild();
/** @param {(run: import("../browser/golden.mjs").Run) => Promise<import("../browser/golden.mjs").Ending>} train */
async function hashesBy(train) {
  const made = [];
  for (const run of golden) made.push((await train(run)).hash);
  return made;
}
hashes.set("Node, SIMD", await hashesBy((run) => trainRun([LIBRARY, run])));

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

const IN_PAGE = "/library/isoline.js";
const server = await servePlain();
try {
  for (const [name, kind] of /** @type {const} */ ([["Chromium", "chromium"], ["Firefox", "firefox"]])) {
    const browser = await startBrowser({}, kind);
    try {
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      await page.goto(server.plain);
      hashes.set(name, await hashesBy((run) => page.evaluate(trainRun, /** @type {[string, typeof run]} */ ([IN_PAGE, run]))));
    } finally {
      await browser.close();
    }
  }
  const webkit = await startWebKit();
  try {
    await webkit.driver.get(server.plain);
    hashes.set("WebKit", await hashesBy((run) => evaluate(webkit.driver, trainRun, [IN_PAGE, run])));
  } finally {
    await webkit.close();
  }
} finally {
  await server.close();
}

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
`;
console.log(`\n${table}`);
writeFileSync(join(ROOT, "docs", "bits.md"), text);
if (text.includes("DIFFERENT")) process.exit(1);
