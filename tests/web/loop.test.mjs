/** The worker's loop and bench with an engine made here: one picture under way, bad tables leave the open one. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Loop } from "../../web/worker/loop.js";
import { BOUNDARY, Resolution } from "../../web/worker/resolution.js";

function setUp({ diverge = false, stop = false, reach = -1, perEpoch = 1 } = {}) {
  const sent = [];
  const work = [];
  let clock = 0;
  let epoch = 0;
  let slices = 0;
  const calls = [];
  const timers = [];
  const engine = {
    trainFor: (milliseconds, most) => { calls.push(most); clock += 12; slices += 1; if (slices % perEpoch === 0) epoch += 1; return engine.progress(); },
    trainBatch: () => { calls.push("batch"); slices += 1; return engine.progress(); },
    progress: () => ({ epoch, position: slices % perEpoch, reached: epoch === reach ? { by: "epoch", epoch, loss: null } : null, diverged: diverge && epoch > 2 ? { kind: "diverged" } : null, stopped: stop && epoch > 2 ? { epoch, bestEpoch: 1, bestLoss: 0.5 } : null }),
    history: () => ({ epochs: new Float64Array(1) }),
    keptEpochs: () => ({ epochs: new Float64Array(1), every: 1, best: 0, bytes: 4, limit: 8 }),
    difference: (plane, palette, others) => ({ ...plane, others, low: -1, high: 1, pixels: new Uint8ClampedArray(4) }),
    frame: (plane) => ({ ...plane, pixels: new Uint8ClampedArray(4) }),
    unitMaps: (plane, palette, most) => ({ ...plane, most, units: [], limits: new Float32Array(1), pixels: new Uint8ClampedArray(4) }),
    weights: () => [{ layer: 0, name: "weight", shape: [1, 1], values: new Float32Array(1) }],
  };
  const loop = new Loop({
    engine: () => engine, run: () => 1, send: (reply, transfer) => sent.push({ reply, transfer }),
    fail: (error) => { throw error; }, now: () => clock, later: (job) => work.push(job),
    after: (job, milliseconds) => timers.push({ job, at: clock + milliseconds }),
  });
  const turn = (times = 1) => { for (let index = 0; index < times && work.length > 0; index++) work.shift()(); };
  /** Lets the clock go on to the next timer. */
  const wake = () => { const { job, at } = timers.sort((a, b) => a.at - b.at).shift(); clock = Math.max(clock, at); job(); turn(1); };
  return { loop, sent, turn, calls, wake, now: () => clock, epochs: () => epoch, waiting: () => work.length, asleep: () => timers.length };
}

const VIEW = { x: "a", y: "b", width: 400, height: 400, palette: { paper: 0, classes: [], ramp: [] } };

test("nothing happens before a table is open", () => {
  const { loop, sent, turn } = setUp();
  loop.play(null);
  turn(3);
  assert.equal(sent.length, 0);
});

test("training goes on while a picture is not taken, and only one is under way", () => {
  const { loop, sent, turn, epochs } = setUp();
  loop.show(VIEW);
  loop.opened();
  loop.play(null);
  turn(20);
  assert.equal(sent.length, 1);
  assert.ok(epochs() >= 18);
  loop.acknowledged();
  turn(1);
  assert.equal(sent.length, 2);
});

test("at rest the picture is as fine as asked for, while playing coarser", () => {
  const { loop, sent, turn } = setUp();
  loop.opened();
  turn(2);
  loop.acknowledged();
  loop.show(VIEW);
  loop.play(null);
  turn(2);
  assert.ok(sent.at(-1).reply.frame.width < VIEW.width);
  loop.acknowledged();
  loop.pause();
  for (let index = 0; index < 4; index++) { turn(); loop.acknowledged(); }
  assert.equal(sent.at(-1).reply.playing, false);
  assert.equal(sent.at(-1).reply.frame.width, VIEW.width);
  assert.ok(sent.at(-1).reply.history);
});

test("a diverged run rests and says so", () => {
  const { loop, sent, turn, waiting } = setUp({ diverge: true });
  loop.opened();
  loop.play(null);
  for (let index = 0; index < 8; index++) { turn(); loop.acknowledged(); }
  assert.equal(loop.playing, false);
  assert.equal(sent.at(-1).reply.progress.diverged.kind, "diverged");
  turn(5);
  assert.equal(waiting(), 0);
});

test("a run that stopped early rests, and Play goes on", () => {
  const { loop, sent, turn, epochs } = setUp({ stop: true });
  loop.opened();
  loop.play(null);
  for (let index = 0; index < 8; index++) { turn(); loop.acknowledged(); }
  assert.equal(loop.playing, false);
  assert.equal(epochs(), 3);
  assert.equal(sent.at(-1).reply.playing, false);
  assert.equal(sent.at(-1).reply.progress.stopped.bestEpoch, 1);
  loop.play(null);
  turn(1);
  assert.equal(epochs(), 4);
});

test("buffers of frame and history are moved, each once", () => {
  const { loop, sent, turn } = setUp();
  loop.show(VIEW);
  loop.opened();
  turn();
  assert.equal(sent[0].transfer.length, 3);
});

test("a costly network gets a coarse picture, and never more than was asked for", () => {
  const resolution = new Resolution(BOUNDARY);
  resolution.measured(100, 100);
  const slow = resolution.size(512, 512, true);
  assert.ok(slow.width <= 64);
  resolution.forget();
  resolution.measured(1e6, 1);
  assert.deepEqual(resolution.size(512, 512, false), { width: 512, height: 512 });
  assert.deepEqual(resolution.size(30, 30, false), { width: 30, height: 30 });
});

test("units are drawn where they are asked for, coarser while playing, and weights only where they can be shown", () => {
  const { loop, sent, turn } = setUp();
  loop.opened();
  loop.show(VIEW);
  turn(2);
  assert.equal(sent.at(-1).reply.diagram, null);
  loop.acknowledged();
  loop.show({ ...VIEW, unit: { layer: 1, unit: 2 }, diagram: { side: 32, most: 16, weights: false } });
  turn(2);
  loop.acknowledged();
  turn(2);
  const { diagram, frame } = sent.at(-1).reply;
  assert.deepEqual([diagram.maps.width, diagram.maps.height, diagram.maps.most, diagram.weights], [32, 32, 16, null]);
  assert.equal(diagram.maps.unit, undefined);
  assert.deepEqual(frame.unit, { layer: 1, unit: 2 });
  assert.ok(sent.at(-1).transfer.includes(diagram.maps.pixels.buffer));
  loop.acknowledged();
  loop.show({ ...VIEW, diagram: { side: 32, most: 16, weights: true } });
  loop.play(null);
  turn(2);
  const playing = sent.at(-1).reply.diagram;
  assert.ok(playing.maps.width < 32);
  assert.equal(playing.weights.length, 1);
});

test("who looks through past epochs gets a coarse picture at once and a fine one after it", () => {
  const { loop, sent, turn } = setUp();
  loop.opened();
  loop.show(VIEW);
  for (let index = 0; index < 4; index++) { turn(); loop.acknowledged(); }
  const before = sent.length;
  loop.glance();
  turn(2);
  assert.ok(sent.at(-1).reply.frame.width < VIEW.width);
  loop.acknowledged();
  turn(2);
  assert.equal(sent.at(-1).reply.frame.width, VIEW.width);
  assert.equal(sent.length, before + 2);
});

test("a difference is drawn over the plane of the answers it is to, and a unit goes before it", () => {
  const { loop, sent, turn } = setUp();
  const values = new Float32Array(8);
  const answers = { x: "a", y: "b", width: 2, height: 2, outputs: 2, values, xRange: [0, 1], yRange: [2, 3] };
  const drawn = (view) => {
    loop.show({ ...VIEW, ...view });
    turn(3);
    loop.acknowledged();
    return sent.at(-1).reply.frame;
  };
  loop.opened();
  turn();
  loop.acknowledged();
  const run = drawn({ against: { answers } });
  assert.deepEqual([run.difference, run.width, run.xRange, run.yRange, run.others], [true, 2, [0, 1], [2, 3], values]);
  const now = drawn({ against: { answers: null } });
  assert.deepEqual([now.difference, now.others, now.width > 2], [true, undefined, true]);
  assert.equal(drawn({ against: { answers }, unit: { layer: 1, unit: 0 } }).difference, undefined);
});

test("at a pace an epoch comes when it is due, and late ones are not made up for", () => {
  const { loop, turn, calls, wake, now, epochs, waiting, asleep } = setUp();
  loop.opened();
  loop.play({ unit: "epoch", perSecond: 10 });
  turn(1);
  assert.deepEqual(calls, [1]);
  const times = [now()];
  for (let woken = 0; epochs() < 5; woken++) {
    assert.ok(woken < 50 && waiting() === 0 && asleep() > 0);
    const before = epochs();
    wake();
    if (epochs() > before) times.push(now());
  }
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  assert.ok(gaps.every((gap) => gap === 100), String(gaps));
});

test("an epoch that a slice has no time for is ended by the next ones, at once", () => {
  const { loop, turn, calls, epochs, asleep } = setUp({ perEpoch: 5 });
  loop.opened();
  loop.play({ unit: "epoch", perSecond: 10 });
  turn(4);
  assert.deepEqual([epochs(), asleep()], [0, 0]);
  turn(1);
  assert.deepEqual([calls.length, epochs(), asleep()], [5, 1, 1]);
});

test("a pace of batches takes one at a time, its picture comes before the next, as fine as at rest", () => {
  const { loop, sent, turn, calls, wake } = setUp({ perEpoch: 27 });
  loop.opened();
  loop.show(VIEW);
  loop.play({ unit: "batch", perSecond: 2 });
  turn(1);
  loop.acknowledged();
  turn(1);
  for (let woken = 0; woken < 20 && sent.at(-1).reply.frame.width < VIEW.width; woken++) {
    wake();
    loop.acknowledged();
    turn(1);
  }
  assert.deepEqual(calls, ["batch"]);
  assert.equal(sent.at(-1).reply.frame.width, VIEW.width);
  while (calls.length < 2) wake();
  assert.equal(sent.at(-1).reply.progress.position, 2);
});

test("full speed begins at once, even while a slow pace waits", () => {
  const { loop, turn, calls, waiting } = setUp();
  loop.opened();
  loop.play({ unit: "epoch", perSecond: 1 });
  turn(1);
  assert.equal(waiting(), 0);
  loop.play(null);
  turn(3);
  assert.equal(calls.length, 4);
});

test("a run that came to where it was to stop rests and says so", () => {
  const { loop, sent, turn, epochs } = setUp({ reach: 4 });
  loop.opened();
  loop.play(null);
  for (let index = 0; index < 9; index++) { turn(); loop.acknowledged(); }
  assert.deepEqual([loop.playing, epochs()], [false, 4]);
  assert.equal(sent.at(-1).reply.progress.reached.epoch, 4);
});
