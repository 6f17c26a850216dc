/** The client against workers made here: ids, stale pictures, acknowledgements, reading, cancelling, recovery after a crash. */
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
  const readers = [];
  const shares = [];
  const pictures = [];
  const crashes = [];
  const client = new Client({
    spawn: () => { const worker = new FakeWorker(); workers.push(worker); return worker; },
    spawnReader: () => { const reader = new FakeWorker(); readers.push(reader); return reader; },
    onReading: (name, share) => shares.push([name, share]),
    module: /** @type {WebAssembly.Module} */ ({}), onPicture: (picture) => pictures.push(picture), onCrash: (crash) => crashes.push(crash),
  });
  return { client, workers, readers, shares, pictures, crashes };
}

const picture = (run) => ({ kind: "picture", run, playing: true, progress: {}, frame: null, history: null });
const source = (bytes = [1, 2]) => ({ kind: "bytes", name: "a.csv", bytes: new Uint8Array(bytes).buffer });

const READ = { encoding: "utf-8", delimiter: ",", header: true, skip: 0, decimal: null, dates: null, path: null };
const opened = (name) => ({ table: { name, reading: { asked: { skip: null }, used: READ, choosable: ["encoding", "header"] }, remarks: [] }, spec: SPEC, plan: {} });

/** Opens a table in the worker that is made for it, which is answered. */
async function open({ client, workers }, run, from = source()) {
  const promise = client.open(from, null);
  await settled();
  const worker = workers.at(-1);
  worker.answer("boot", 0, {});
  await settled();
  worker.answer("load", run, opened(from.name));
  await promise;
  return worker;
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
  const set = setUp();
  const worker = await open(set, 2);
  worker.reply(picture(1));
  worker.reply(picture(2));
  assert.equal(worker.sent.filter((message) => message.kind === "ack").length, 2);
  assert.deepEqual(set.pictures.map(({ run }) => run), [2]);
});

test("while a change of the run is under way no picture is shown", async () => {
  const set = setUp();
  const worker = await open(set, 1);
  const change = set.client.configure(SPEC);
  worker.reply(picture(1));
  assert.equal(set.pictures.length, 0);
  worker.answer("configure", 2, {});
  await change;
  worker.reply(picture(2));
  assert.equal(set.pictures.length, 1);
});

test("a table is opened by a worker of its own; the one before goes on until it can be trained on, then ends", async () => {
  const set = setUp();
  const first = await open(set, 1);
  assert.equal(set.workers[0].ended, true);
  const lost = set.client.ask({ kind: "hash" });
  const opening = set.client.open({ ...source([3]), name: "b.csv" }, null);
  await settled();
  const second = set.workers.at(-1);
  assert.notEqual(second, first);
  first.reply(picture(1));
  assert.equal(set.pictures.length, 1);
  second.answer("boot", 0, {});
  await settled();
  second.reply(picture(0));
  assert.equal(set.pictures.length, 1);
  second.answer("load", 1, opened("b.csv"));
  await opening;
  assert.equal(first.ended, true);
  await assert.rejects(lost, (refused) => refused.kind === "replaced");
  second.reply(picture(1));
  assert.equal(set.pictures.length, 2);
});

test("a refused table ends its worker and leaves the open one as it was", async () => {
  const set = setUp();
  const first = await open(set, 1);
  const bad = set.client.open(source([3]), null);
  await settled();
  const second = set.workers.at(-1);
  second.answer("boot", 0, {});
  await settled();
  second.reply({ kind: "failure", id: second.last("load").id, run: 0, error: error("empty-file") });
  await assert.rejects(bad, (refused) => refused.kind === "empty-file");
  assert.deepEqual([first.ended, second.ended], [false, true]);
  first.reply(picture(1));
  assert.equal(set.pictures.length, 1);
});

const file = { kind: "file", name: "a.xlsx", file: {}, asked: { path: "One" } };
const reading = { kind: "workbook", packed: false, sheet: "One", sheets: [], encoding: null };
const remark = { code: "sheet", message: "m", row: null, column: null, hint: null };
const plain = () => ({ kind: "plain", name: "a", bytes: new Uint8Array([7]).buffer, reading, remarks: [remark] });

test("a file goes through a reading worker, which ends; its remarks and what was read come with the table", async () => {
  const { client, workers, readers, shares } = setUp();
  const opening = client.open(file, null);
  assert.deepEqual(readers[0].sent, [{ name: "a.xlsx", file: file.file, asked: file.asked }]);
  readers[0].reply({ kind: "progress", share: 0.5 });
  readers[0].reply(plain());
  await settled();
  assert.equal(readers[0].ended, true);
  assert.deepEqual(shares.map(([name, share]) => [name, Number(share.toFixed(2))]), [["a.xlsx", 0], ["a.xlsx", 0.3], ["a.xlsx", 0.6]]);
  workers.at(-1).answer("boot", 0, {});
  await settled();
  assert.equal(workers.at(-1).last("load").name, "a");
  workers.at(-1).answer("load", 1, opened("a"));
  assert.deepEqual(workers.at(-1).last("load").reading, file.asked);
  const { table, reading: found } = await opening;
  assert.deepEqual([table.name, table.remarks, found], ["a.xlsx", [remark], reading]);
  assert.deepEqual(table.reading.used, { ...READ, encoding: null, delimiter: null, skip: null, path: "One" });
});

test("several files are read one after the other and go to the engine together; a refused one ends it all", async () => {
  const set = setUp();
  const files = ["a.csv", "b.csv"].map((name) => ({ name }));
  const source = { kind: "files", name: "2 files", files };
  const opening = set.client.open(source, null);
  assert.deepEqual(set.readers.map((reader) => reader.sent[0].name), ["a.csv"]);
  set.readers[0].reply({ ...plain(), name: "a.csv" });
  await settled();
  set.readers[1].reply({ kind: "progress", share: 0.5 });
  set.readers[1].reply({ ...plain(), name: "b.csv" });
  await settled();
  assert.deepEqual(set.readers.map((reader) => [reader.sent[0].name, reader.ended]), [["a.csv", true], ["b.csv", true]]);
  assert.deepEqual(set.shares.map(([, share]) => Number(share.toFixed(2))), [0, 0.3, 0.45, 0.6]);
  const worker = set.workers.at(-1);
  worker.answer("boot", 0, {});
  await settled();
  assert.deepEqual(worker.last("load-many").files.map(({ name, bytes }) => [name, ...new Uint8Array(bytes)]), [["a.csv", 7], ["b.csv", 7]]);
  worker.answer("load-many", 1, opened("a.csv"));
  assert.deepEqual((await opening).table.remarks.map(({ message }) => message), ["a.csv: m", "b.csv: m"]);
  const bad = set.client.open(source, null);
  set.readers[2].reply({ kind: "failure", error: error("encrypted") });
  await assert.rejects(bad, (refused) => refused.kind === "encrypted");
  assert.equal(set.readers.length, 3);
});

test("a file that the reader refuses or breaks on changes nothing", async () => {
  for (const break_ of [(reader) => reader.reply({ kind: "failure", error: error("encrypted") }), (reader) => reader.onerror({ message: "broken" })]) {
    const set = setUp();
    const first = await open(set, 1);
    const bad = set.client.open(file, null);
    break_(set.readers[0]);
    await assert.rejects(bad, (refused) => ["encrypted", "reading-stopped"].includes(refused.kind));
    assert.deepEqual([set.readers[0].ended, first.ended, set.workers.length], [true, false, 2]);
    assert.equal(set.client.source.name, "a.csv");
  }
});

test("cancelling ends the reading or the opening, and the table and run from before stay", async () => {
  const set = setUp();
  const first = await open(set, 1);
  set.client.cancel();
  const cancelled = (refused) => refused.kind === "cancelled";
  const whileReading = set.client.open(file, null);
  set.client.cancel();
  await assert.rejects(whileReading, cancelled);
  assert.equal(set.readers[0].ended, true);
  for (const answers of [0, 1]) {
    const whileOpening = set.client.open(source([4]), null);
    await settled();
    const worker = set.workers.at(-1);
    if (answers > 0) worker.answer("boot", 0, {});
    await settled();
    set.client.cancel();
    await assert.rejects(whileOpening, cancelled);
    assert.equal(worker.ended, true);
  }
  assert.equal(first.ended, false);
  first.reply(picture(1));
  assert.equal(set.pictures.length, 1);
  const hash = set.client.ask({ kind: "hash" });
  first.answer("hash", 1, "h");
  assert.equal(await hash, "h");
});

test("a crash brings a new worker with the bytes and spec that were open", async () => {
  const set = setUp();
  const first = await open(set, 1, source([7, 8, 9]));
  const lost = set.client.ask({ kind: "hash" });
  first.reply({ kind: "crashed", error: error("trap") });
  await assert.rejects(lost, (refused) => refused.kind === "crashed");
  assert.equal(first.ended, true);
  const next = set.workers.at(-1);
  next.answer("boot", 0, {});
  await settled();
  const load = next.last("load");
  assert.deepEqual([...new Uint8Array(load.bytes)], [7, 8, 9]);
  assert.equal(load.spec, SPEC);
  next.answer("load", 1, opened("a.csv"));
  await settled();
  assert.equal(set.crashes.length, 1);
  assert.equal(set.crashes[0].restored.table.name, "a.csv");
  assert.equal(set.crashes[0].opening, false);
});

test("after a crash a file is opened from what the reading made of it, with its remarks", async () => {
  const { client, workers, readers, crashes } = setUp();
  const opening = client.open(file, null);
  readers[0].reply(plain());
  await settled();
  workers.at(-1).answer("boot", 0, {});
  await settled();
  workers.at(-1).answer("load", 1, opened("a"));
  await opening;
  workers.at(-1).reply({ kind: "crashed", error: error("trap") });
  workers.at(-1).answer("boot", 0, {});
  await settled();
  assert.deepEqual([...new Uint8Array(workers.at(-1).last("load").bytes)], [7]);
  workers.at(-1).answer("load", 1, opened("a"));
  await settled();
  assert.equal(readers.length, 1);
  assert.deepEqual([crashes[0].restored.table.name, crashes[0].restored.table.remarks], ["a.xlsx", [remark]]);
});

test("a table that crashes the engine takes only its own worker with it", async () => {
  const set = setUp();
  const first = await open(set, 1, source([1]));
  const bad = set.client.open({ ...source([6, 6]), name: "bad.csv" }, null);
  await settled();
  set.workers.at(-1).answer("boot", 0, {});
  await settled();
  set.workers.at(-1).reply({ kind: "crashed", error: error("trap") });
  await assert.rejects(bad, (refused) => refused.kind === "opening-stopped");
  assert.equal(set.crashes.length, 0);
  assert.equal(first.ended, false);
  first.reply(picture(1));
  assert.equal(set.pictures.length, 1);
});

test("a sample that crashes the engine brings the table from before back", async () => {
  const set = setUp();
  const first = await open(set, 1, source([1]));
  const bad = set.client.open({ kind: "sample", name: "moons", knobs: {} }, null);
  first.reply({ kind: "crashed", error: error("trap") });
  await assert.rejects(bad, (refused) => refused.kind === "crashed");
  set.workers.at(-1).answer("boot", 0, {});
  await settled();
  set.workers.at(-1).answer("load", 1, opened("a.csv"));
  await settled();
  assert.equal(set.crashes[0].opening, true);
  assert.equal(set.crashes[0].restored.table.name, "a.csv");
});

test("a second crash while recovering gives up and says so", async () => {
  const set = setUp();
  const first = await open(set, 1);
  first.reply({ kind: "crashed", error: error("trap") });
  set.workers.at(-1).reply({ kind: "crashed", error: error("trap") });
  await settled();
  assert.equal(set.workers.length, 3);
  assert.equal(set.crashes.length, 1);
  assert.equal(set.crashes[0].restored, null);
});

test("a table that opens while the engine recovers is the one that stays", async () => {
  const set = setUp();
  const first = await open(set, 1);
  const opening = set.client.open({ ...source([5]), name: "b.csv" }, null);
  await settled();
  const candidate = set.workers.at(-1);
  candidate.answer("boot", 0, {});
  await settled();
  first.reply({ kind: "crashed", error: error("trap") });
  const recovering = set.workers.at(-1);
  candidate.answer("load", 1, opened("b.csv"));
  await opening;
  await settled();
  assert.deepEqual([recovering.ended, candidate.ended], [true, false]);
  assert.equal(set.crashes.length, 0);
  candidate.reply(picture(1));
  assert.equal(set.pictures.length, 1);
});

test("a worker that was replaced is not heard any more", async () => {
  const set = setUp();
  const first = await open(set, 1);
  first.reply({ kind: "crashed", error: error("trap") });
  first.reply(picture(0));
  assert.equal(set.pictures.length, 0);
});

test("a picture sent before play, pause or step was read does not say whether training goes on", async () => {
  const set = setUp();
  const worker = await open(set, 1);
  for (const kind of ["play", "pause", "step"]) {
    const asked = set.client.ask({ kind });
    worker.reply(picture(1));
    worker.answer(kind, 1, undefined);
    await asked;
    worker.reply(picture(1));
    assert.deepEqual(set.pictures.splice(0).map(({ playing }) => playing), [null, true], kind);
  }
});
