/** The same bits in a browser: the golden hashes by the library in a plain page and by the page's own sealed worker. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { golden, servePlain, trainRun } from "./golden.mjs";
import { askWorker, openIsoline, watch } from "./harness.mjs";
import { requireBuild } from "./paths.mjs";
import { startBrowser } from "./start.mjs";

test("there are golden hashes to hold the engine to", () => {
  assert.ok(golden.length >= 20);
  for (const { name, sha256 } of golden) assert.match(sha256, /^[0-9a-f]{64}$/, name);
});

test("the library in a page gives the golden hashes", async (context) => {
  requireBuild();
  const server = await servePlain();
  const browser = await startBrowser();
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const record = watch(page);
    await page.goto(server.plain);
    for (const run of golden) {
      await context.test(run.name, async () => {
        const { hash } = await page.evaluate(trainRun, /** @type {const} */ (["/library/isoline.js", run]));
        assert.equal(hash, run.sha256);
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
