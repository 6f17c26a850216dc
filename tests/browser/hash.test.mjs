/** The same bits in Chromium: the golden hashes by the library in a plain page and by the page's own sealed worker. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { askWorker, openIsoline, startBrowser, watch } from "./harness.mjs";
import { DIST, GOLDEN, readJson, requireBuild } from "./paths.mjs";
import { serveFolder } from "./server.mjs";

const golden = await readJson(join(GOLDEN, "hashes.json"));
const PLAIN = '<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>Library</title></head><body></body></html>';

test("there are golden hashes to hold the engine to", () => {
  assert.ok(golden.length >= 6);
  for (const { name, sha256 } of golden) assert.match(sha256 ?? "", /^[0-9a-f]{64}$/, name);
});

test("the library in a page gives the golden hashes", async (context) => {
  requireBuild();
  const server = await serveFolder(DIST, { "/plain.html": PLAIN });
  const browser = await startBrowser();
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const record = watch(page);
    await page.goto(`${server.origin}/plain.html`);
    for (const entry of golden) {
      await context.test(entry.name, async () => {
        const hash = await page.evaluate(async ({ sample, spec, epochs }) => {
          const { createEngine } = await import("/library/isoline.js");
          const engine = await createEngine();
          const table = engine.sample(sample);
          engine.configure(spec ?? table.suggested);
          engine.train({ epochs });
          return engine.hash();
        }, entry);
        assert.equal(hash, entry.sha256);
      });
    }
    assert.deepEqual(record.errors, []);
  } finally {
    await browser.close();
    await server.close();
  }
});

test("the page's sealed worker gives the golden hashes", async (context) => {
  const isoline = await openIsoline();
  try {
    // Epoch by epoch through messages, so the shorter ones will do; all of them ran in the browser above.
    const short = golden.filter(({ epochs }) => epochs <= 120);
    assert.ok(short.length >= 4);
    for (const { name, sample, spec, epochs, sha256 } of short) {
      await context.test(name, async () => {
        await askWorker(isoline.page, { kind: "sample", name: sample, knobs: {}, spec });
        for (let epoch = 0; epoch < epochs; epoch += 1) await askWorker(isoline.page, { kind: "step" });
        assert.equal(await askWorker(isoline.page, { kind: "hash" }), sha256);
      });
    }
  } finally {
    await isoline.close();
  }
});
