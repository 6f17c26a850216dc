/** Tests of the size budget: it counts gzipped bytes, and one byte over a limit fails. */

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { BUDGET, measure, report, withinBudget } from "./budget.mjs";

test("files of a part are gzipped and added up", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "isoline-budget-"));
  try {
    await writeFile(path.join(folder, "engine.wasm"), Buffer.alloc(100_000));
    await writeFile(path.join(folder, "page.js"), "a");
    await writeFile(path.join(folder, "worker.js"), "a");
    await writeFile(path.join(folder, "readers.js"), "a");
    const [wasm, page, readers] = await measure(folder, { wasm: ["engine.wasm"], page: ["page.js", "worker.js"], readers: ["readers.js"], texts: [], guides: [] });
    assert.ok(wasm.bytes < 1000, "zeros shrink");
    assert.equal(wasm.raw, 100_000);
    assert.equal(page.raw, 2);
    assert.equal(page.bytes, 42, "two gzip members of one letter");
    assert.equal(readers.bytes, 21);
    assert.equal(page.limit, BUDGET.page * 1000);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("one byte over the limit fails and is named", () => {
  const size = { part: /** @type {const} */ ("wasm"), raw: 1, limit: 1000 };
  assert.equal(withinBudget([{ ...size, bytes: 1000 }]), true);
  assert.equal(withinBudget([{ ...size, bytes: 1000 }, { ...size, bytes: 1001 }]), false);
  assert.match(report([{ ...size, bytes: 1001 }]), /OVER/);
  assert.doesNotMatch(report([{ ...size, bytes: 1000 }]), /OVER/);
});
