/** The same bits in Node: the golden hashes that native Rust made, and the same run however it is sliced. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { golden, trainRun } from "../browser/golden.mjs";
import { LIBRARY, requireBuild } from "../browser/paths.mjs";

requireBuild();
const { createEngine } = await import(LIBRARY);

test("there are golden hashes to hold the engine to", () => {
  assert.ok(golden.length >= 20);
  assert.equal(new Set(golden.map((run) => run.sha256)).size, golden.length);
});

for (const run of golden) {
  test(`golden hash: ${run.name}`, async () => {
    const { hash, epoch, diverged, stopped } = await trainRun([LIBRARY, run]);
    assert.equal(epoch, stopped?.epoch ?? run.epochs);
    assert.equal(diverged, null);
    assert.equal(hash, run.sha256);
  });
}

test("a run in slices, epoch by epoch or in one go has the same hash; another seed has not", async () => {
  const engine = await createEngine();
  const { suggested } = engine.sample("moons");
  engine.configure(suggested);
  engine.train({ epochs: 12 });
  const whole = engine.hash();

  engine.reset();
  for (let epoch = 0; epoch < 12; epoch += 1) engine.train({ epochs: 1 });
  assert.equal(engine.hash(), whole);

  engine.reset();
  while (engine.progress().epoch < 12) engine.trainFor(0.05, 12 - engine.progress().epoch);
  assert.equal(engine.hash(), whole);

  engine.reset();
  assert.notEqual(engine.hash(), whole);
  engine.configure({ ...suggested, network: { ...suggested.network, seed: suggested.network.seed + 1 } });
  engine.train({ epochs: 12 });
  assert.notEqual(engine.hash(), whole);
});

test("two engines side by side do not disturb each other", async () => {
  const [one, other] = [await createEngine(), await createEngine()];
  one.configure(one.sample("moons").suggested);
  other.configure(other.sample("wine").suggested);
  one.train({ epochs: 2 });
  other.train({ epochs: 3 });
  one.train({ epochs: 2 });
  const alone = await createEngine();
  alone.configure(alone.sample("moons").suggested);
  alone.train({ epochs: 4 });
  assert.equal(one.hash(), alone.hash());
});
