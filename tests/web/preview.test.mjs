/** The look at a file that is read otherwise: from its beginning, by workers that end, the last question answered alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { Previewer } from "../../web/page/preview.js";
import { beginningOf, HEAD, headOf } from "../../web/readers/head.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

class FakeWorker {
  sent = [];
  ended = false;
  postMessage(message) { this.sent.push(message); }
  terminate() { this.ended = true; }
  reply(data) { this.onmessage({ data }); }
  answer(kind, value) { this.reply({ kind: "answer", id: this.sent.find((one) => one.kind === kind).id, run: 0, value }); }
  refuse(kind, error) { this.reply({ kind: "failure", id: this.sent.find((one) => one.kind === kind).id, run: 0, error }); }
}

function setUp() {
  const [workers, readers] = [[], []];
  const made = (list) => () => { const worker = new FakeWorker(); list.push(worker); return worker; };
  return { workers, readers, previewer: new Previewer({ spawn: made(workers), spawnReader: made(readers), module: {} }) };
}

const source = { kind: "file", name: "a.csv", file: {} };
const plain = { kind: "plain", name: "a.csv", bytes: new ArrayBuffer(1), reading: {}, remarks: [] };
const refusal = (kind) => ({ kind, message: "m", row: null, column: null, hint: null });

/** The last reader answers, and the engine after it. */
async function through({ workers, readers }, finish) {
  readers.at(-1).reply(plain);
  await settled();
  workers.at(-1).answer("boot", {});
  await settled();
  finish(workers.at(-1));
  await settled();
}

test("the beginning is read, the engine answers, and both workers end", async () => {
  const set = setUp();
  const asked = { delimiter: ";" };
  const look = set.previewer.ask(source, asked);
  assert.deepEqual([set.readers[0].sent[0].head, set.readers[0].sent[0].asked], [true, asked]);
  await through(set, (worker) => worker.answer("preview", { columns: [], rows: [] }));
  assert.deepEqual(await look, { columns: [], rows: [] });
  assert.ok(set.readers[0].ended && set.workers[0].ended);
});

test("a later question ends the one before", async () => {
  const set = setUp();
  const first = assert.rejects(set.previewer.ask(source, {}), (error) => error.kind === "replaced");
  const second = set.previewer.ask(source, {});
  await first;
  assert.ok(set.readers[0].ended);
  await through(set, (worker) => worker.answer("preview", "second"));
  assert.equal(await second, "second");
});

test("what is refused of a beginning is asked of the whole, anything else is the answer", async () => {
  const set = setUp();
  const look = set.previewer.ask(source, {});
  await through(set, (worker) => worker.refuse("preview", refusal("too-few-rows")));
  assert.equal(set.readers[1].sent[0].head, false);
  const refused = assert.rejects(look, (error) => error.kind === "reading");
  await through(set, (worker) => worker.refuse("preview", refusal("reading")));
  await refused;
  assert.equal(set.readers.length, 2);
});

test("a beginning ends with a whole line, in UTF-16 too; what cannot be cut is whole", async () => {
  const line = "größe,12345\n";
  const text = line.repeat(Math.ceil((HEAD * 1.2) / line.length));
  const bytes = new TextEncoder().encode(text);
  const head = headOf(bytes);
  assert.ok(head.length <= HEAD && head.length > HEAD - 20 && head.at(-1) === 10);
  const wide = new Uint8Array(new Uint16Array([0xfeff, ...text.slice(0, HEAD)].map((one) => (typeof one === "number" ? one : one.charCodeAt(0)))).buffer);
  assert.ok(new TextDecoder("utf-16le", { fatal: true }).decode(headOf(wide)).endsWith(line));
  assert.equal((await beginningOf(new Blob([bytes]))).size, HEAD);
  for (const whole of [gzipSync(bytes), new TextEncoder().encode(` [${"1,".repeat(HEAD)}1]`)]) {
    const file = new Blob([whole]);
    assert.equal(await beginningOf(file), file);
  }
  assert.equal(headOf(new TextEncoder().encode(`{"a":"${"x".repeat(HEAD)}\n"}`)).length, HEAD + 9);
});
