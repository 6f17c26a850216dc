/** docs/spec.md names every member of every family with its knobs and their defaults. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { LIBRARY, ROOT } from "../browser/paths.mjs";

/** Signs that a table of Markdown cannot show. */
const SIGNS = { "\t": "tab", " ": "space", "|": "vertical bar" };

test("every member and knob of the catalog is in docs/spec.md, and the library answers about layers, rates and steps", async () => {
  const { createEngine } = await import(LIBRARY);
  const engine = await createEngine();
  const page = await readFile(join(ROOT, "docs", "spec.md"), "utf8");
  const { samples, limits, metrics, ...families } = engine.catalog();
  assert.ok([samples, limits, metrics].every(Boolean), "the rest of the catalog");
  for (const [family, members] of Object.entries(families)) {
    for (const { name, knobs } of members) {
      assert.ok(page.includes(SIGNS[name] ?? `\`${name}\``), `${family}: ${name}`);
      for (const knob of knobs ?? []) assert.ok(page.includes(knob.name), `${family}: ${name} ${knob.name}`);
    }
  }

  engine.configure(engine.sample("moons").suggested);
  engine.train({ epochs: 2 });
  const before = engine.hash();
  const layers = engine.statistics();
  assert.deepEqual(layers.map(({ layer }) => layer), [0, 1, 2]);
  for (const { weightNorm, gradientNorm, activationNorm, dead, units } of layers) {
    assert.ok(weightNorm > 0 && gradientNorm > 0 && activationNorm > 0 && dead >= 0 && dead <= units);
  }
  const { rates, losses, suggested } = engine.findLearningRate();
  assert.equal(rates.length, losses.length);
  assert.ok(suggested === null || (suggested > 0 && suggested <= 1000));
  const told = engine.explain(0, "weight", 0);
  assert.equal(told.before, engine.weights()[0].values[0]);
  assert.ok(told.rows.length > 0 && Math.abs(told.difference.slope - told.gradient) < 0.01 * Math.abs(told.gradient) + 1e-4);
  assert.throws(() => engine.explain(9, "weight", 0), { kind: "parameter" });
  assert.equal(engine.hash(), before);
});
