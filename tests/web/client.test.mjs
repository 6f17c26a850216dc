/** The client against a worker made here: ids, stale pictures, acknowledgements, recovery after a crash. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Client } from "../../web/page/client.js";

const SPEC = { training: { learningRate: 0.1 } };
const settled = () => new Promise((resolve) => setImmediate(resolve));
const error = (kind) => ({ kind, message: kind, row: null, column: null, hint: null });

/** A worker that notes what it is sent; `reply` speaks for it. */
class FakeWorker {
  sent = [];
  ended = false;
  onmessage = null;
  onerror = null;
  postMessage(message) { this.sent.push(message); }
  terminate() { this.ended = true; }
  reply(data) { this.onmessage({ data }); }
  last(kind) { return this.sent.findLast((message) => message.kind === kind); }
  answer(kind, run, value) { this.reply({ kind: "answer", id: this.last(kind).id, run, value }); }
}

function setUp() {
  const workers = [];
  const pictures = [];
  const crashes = [];
  const client = new Client({
    spawn: () => { const worker = new FakeWorker(); workers.push(worker); return worker; },
    module: /** @type {WebAssembly.Module} */ ({}), onPicture: (picture) => pictures.push(picture), onCrash: (crash) => crashes.push(crash),
  });
  return { client, workers, pictures, crashes };
}

const picture = (run) => ({ kind: "picture", run, playing: true, progress: {}, frame: null, history: null });
const source = (bytes = [1, 2]) => ({ kind: "bytes", name: "a.csv", bytes: new Uint8Array(bytes).buffer });

async function open(client, worker, run, from = source()) {
  const promise = client.open(from, null);
  worker.answer("load", run, { table: { name: from.name }, spec: SPEC, plan: {} });
  return promise;
}

test("answers find their requests whatever their order", async () => {
  const { client, workers: [worker] } = setUp();
  const first = client.ask({ kind: "hash" });
  const second = client.ask({ kind: "evaluate" });
  worker.answer("evaluate", 0, "evaluation");
  worker.answer("hash", 0, "hash");
  assert.deepEqual(await Promise.all([first, second]), ["hash", "evaluation"]);
});

test("a failure refuses the promise with the engine's error", async () => {
  const { client, workers: [worker] } = setUp();
  const promise = client.configure(SPEC);
  worker.reply({ kind: "failure", id: worker.last("configure").id, run: 0, error: error("no-features") });
  await assert.rejects(promise, (refused) => refused.kind === "no-features");
});

test("every picture is acknowledged, one of an earlier run is not shown", async () => {
  const { client, workers: [worker], pictures } = setUp();
  await open(client, worker, 2);
  worker.reply(picture(1));
  worker.reply(picture(2));
  assert.equal(worker.sent.filter((message) => message.kind === "ack").length, 2);
  assert.deepEqual(pictures.map(({ run }) => run), [2]);
});

test("while a change of the run is under way no picture is shown", async () => {
  const { client, workers: [worker], pictures } = setUp();
  await open(client, worker, 1);
  const change = client.configure(SPEC);
  worker.reply(picture(1));
  assert.equal(pictures.length, 0);
  worker.answer("configure", 2, {});
  await change;
  worker.reply(picture(2));
  assert.equal(pictures.length, 1);
});

test("after a refused change the old run's pictures are shown again", async () => {
  const { client, workers: [worker], pictures } = setUp();
  await open(client, worker, 1);
  const bad = client.open(source([3]), null);
  worker.reply({ kind: "failure", id: worker.last("load").id, run: 1, error: error("empty-file") });
  await assert.rejects(bad);
  worker.reply(picture(1));
  assert.equal(pictures.length, 1);
});

test("a crash brings a new worker with the bytes and spec that were open", async () => {
  const { client, workers, crashes } = setUp();
  await open(client, workers[0], 1, source([7, 8, 9]));
  const lost = client.ask({ kind: "hash" });
  workers[0].reply({ kind: "crashed", error: error("trap") });
  await assert.rejects(lost, (refused) => refused.kind === "crashed");
  assert.equal(workers.length, 2);
  assert.equal(workers[0].ended, true);
  workers[1].answer("boot", 0, {});
  await settled();
  const load = workers[1].last("load");
  assert.deepEqual([...new Uint8Array(load.bytes)], [7, 8, 9]);
  assert.equal(load.spec, SPEC);
  workers[1].answer("load", 1, { table: { name: "a.csv" }, spec: SPEC, plan: {} });
  await settled();
  assert.equal(crashes.length, 1);
  assert.equal(crashes[0].restored.table.name, "a.csv");
  assert.equal(crashes[0].opening, false);
});

test("a file that crashes the engine is not the one that is opened again", async () => {
  const { client, workers, crashes } = setUp();
  await open(client, workers[0], 1, source([1]));
  const bad = client.open({ ...source([6, 6]), name: "bad.csv" }, null);
  workers[0].reply({ kind: "crashed", error: error("trap") });
  await assert.rejects(bad);
  workers[1].answer("boot", 0, {});
  await settled();
  assert.equal(workers[1].last("load").name, "a.csv");
  workers[1].answer("load", 1, { table: { name: "a.csv" }, spec: SPEC, plan: {} });
  await settled();
  assert.equal(crashes[0].opening, true);
});

test("a second crash while recovering gives up and says so", async () => {
  const { client, workers, crashes } = setUp();
  await open(client, workers[0], 1);
  workers[0].reply({ kind: "crashed", error: error("trap") });
  workers[1].reply({ kind: "crashed", error: error("trap") });
  await settled();
  assert.equal(workers.length, 2);
  assert.equal(crashes.length, 1);
  assert.equal(crashes[0].restored, null);
});

test("a worker that was replaced is not heard any more", async () => {
  const { client, workers, pictures } = setUp();
  await open(client, workers[0], 1);
  workers[0].reply({ kind: "crashed", error: error("trap") });
  workers[0].reply(picture(0));
  assert.equal(pictures.length, 0);
});

test("a picture sent before play, pause or step was read does not say whether training goes on", async () => {
  const { client, workers: [worker], pictures } = setUp();
  await open(client, worker, 1);
  for (const kind of ["play", "pause", "step"]) {
    const asked = client.ask({ kind });
    worker.reply(picture(1));
    worker.answer(kind, 1, undefined);
    await asked;
    worker.reply(picture(1));
    assert.deepEqual(pictures.splice(0).map(({ playing }) => playing), [null, true], kind);
  }
});
