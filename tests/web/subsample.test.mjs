/** Some of a file's rows instead of all, in Node: ten million rows, files of other kinds, and files too large to be held. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { beginning, Records, records } from "../../web/readers/beginning.js";
import { fromBlob } from "../../web/readers/blob.js";
import { gunzip } from "../../web/readers/gzip.js";
import { readPlain, tooLarge } from "../../web/readers/read.js";
import { NOTHING_ASKED, offers, picker } from "../../web/readers/subsample.js";
import { DATA, LIBRARY, requireBuild } from "../browser/paths.mjs";
import { rowsOfMany } from "../browser/many-rows.mjs";

requireBuild();
const { createEngine } = await import(LIBRARY);
const bytesOf = (text) => new TextEncoder().encode(text);
const textOf = (bytes) => new TextDecoder().decode(bytes);

test("ten million rows are sampled with a seed, and whatever is said of the network says so", async () => {
  const file = { name: "many.csv", bytes: rowsOfMany(10_000_000) };
  const engine = await createEngine();
  let refusal;
  assert.throws(() => engine.load(file), (error) => (refusal = error).kind === "too-many-rows");
  assert.equal(refusal.message, "many.csv: There are 10,000,000 rows of 3 columns; 6,400,000 of them fit into the 640 MB that a table may take.");
  assert.deepEqual(refusal.choices.map(({ label }) => label), ["6,400,000 rows at random", "The first 6,400,000 rows"]);
  assert.deepEqual(refusal.choices[0].reading, { ...NOTHING_ASKED, rows: { kind: "random", count: 6_400_000, seed: 1 } });
  assert.deepEqual(engine.load({ ...file, reading: refusal.choices[0].reading }).subsample, { kind: "random", rows: 6_400_000, of: 10_000_000 });

  const hashes = [];
  for (const seed of [5, 5, 6]) {
    const reading = { rows: { kind: "random", count: 20_000, seed } };
    const table = engine.load({ ...file, reading });
    assert.deepEqual(table.subsample, { kind: "random", rows: 20_000, of: 10_000_000 });
    assert.deepEqual(table.suggested.reading.rows, reading.rows);
    engine.configure({ ...table.suggested, data: { ...table.suggested.data, split: { ...table.suggested.data.split, test: 0.2 } } });
    engine.train({ epochs: 1 });
    hashes.push(engine.hash());
    for (const { sentence } of [engine.evaluate(), engine.test()]) assert.match(sentence, /The table is a random 20,000 of the 10,000,000 rows of the file\./);
  }
  assert.equal(hashes[0], hashes[1]);
  assert.notEqual(hashes[0], hashes[2]);
  const { subsample } = engine.load({ ...file, reading: { rows: { kind: "first", count: 20_000 } } });
  assert.deepEqual(subsample, { kind: "first", rows: 20_000, of: null });
});

test("rows of a workbook and of a Parquet file are picked before they become text", async () => {
  const engine = await createEngine();
  for (const [name, total] of [["orders.xlsx", 12], ["types.parquet", 24]]) {
    const bytes = await readFile(join(DATA, "readers", name));
    const whole = (await engine.loadFile({ name, bytes })).table;
    const all = engine.rows({ rows: total });
    for (const rows of [{ kind: "first", count: 10 }, { kind: "random", count: 10, seed: 3 }]) {
      const { table } = await engine.loadFile({ name, bytes, reading: { rows } });
      assert.deepEqual(table.subsample, { kind: rows.kind, rows: 10, of: total }, name);
      const found = engine.rows({ rows: 10 }).map((row) => row.join());
      const places = found.map((row) => all.findIndex((one) => one.join() === row));
      if (table.columns.length === whole.columns.length) assert.deepEqual(places, [...places].sort((one, other) => one - other), name);
      if (rows.kind === "first") assert.deepEqual((await readPlain({ name, bytes }, { rows })).of, total);
    }
    assert.equal((await engine.loadFile({ name, bytes, reading: { rows: { kind: "random", count: 1000 } } })).table.subsample, null);
  }
});

test("the reader's own picking: as many as asked, in order, by the seed, and each row equally likely", () => {
  const table = { what: "The file", total: 40, columns: 3, most: 1e6 };
  const taken = (rows) => {
    const { takes } = picker(table, { rows });
    return Array.from({ length: 40 }, (_, row) => row).filter(() => takes());
  };
  assert.deepEqual(taken({ kind: "first", count: 12 }), Array.from({ length: 12 }, (_, row) => row));
  const counts = new Array(40).fill(0);
  for (let seed = 0; seed < 4000; seed += 1) {
    const rows = taken({ kind: "random", count: 12, seed });
    assert.equal(rows.length, 12);
    for (const row of rows) counts[row] += 1;
  }
  for (const count of counts) assert.ok(Math.abs(count - 1200) < 5 * Math.sqrt(1200 * 0.7), counts.join());
  assert.deepEqual(taken({ kind: "random", count: 12, seed: 2 }), taken({ kind: "random", count: 12, seed: 2 }));
  assert.throws(() => picker({ ...table, most: 60 }, {}), (error) => error.kind === "too-many-rows" && error.choices.length === 2 && error.choices[0].reading.rows.count === 20);
});

test("records end where lines end, but not in quotes, however the text is cut into pieces", () => {
  const text = "a,b\n\"two\nlines\",1\n\"say \"\"hi\"\"\n\",2\n5\" pipe,3\nlast,4\n";
  for (const size of [1, 2, 3, 7, 100]) {
    const found = new Records(true);
    const bytes = bytesOf(text);
    for (let at = 0; at < bytes.length; at += size) if (found.pass(bytes.subarray(at, at + size), 4)) break;
    assert.equal(found.count, 4);
    assert.equal(text.slice(0, found.end), text.slice(0, text.indexOf("last")), `${size}`);
  }
  for (const whole of ["[1,\n2]", "{\n\"a\": 1}\n", "PK\x03\x04", "a\0,\0"]) assert.equal(records(bytesOf(whole)), null, whole);
  assert.ok(records(bytesOf("{\"a\": 1}\n{\"a\": 2}\n")));
});

test("a file that cannot be held offers its first rows, and reads no more than these", async () => {
  const line = "12345,some words,yes\n";
  const text = `a,b,c\n${line.repeat(60_000)}`;
  const most = 400_000;
  let read = 0;
  const file = {
    size: text.length,
    slice: (from, to) => new Blob([text.slice(from, to)]),
    stream: () => new ReadableStream({ pull(controller) {
      controller.enqueue(bytesOf(text.slice(read, read += 10_000)));
      if (read >= text.length) controller.close();
    } }, { highWaterMark: 0 }),
  };
  const open = (asked) => beginning(file, asked, most, tooLarge(text.length), () => {});
  let choice;
  await assert.rejects(open({}), (error) => {
    [choice] = error.choices;
    return error.kind === "large-file" && error.choices.length === 1;
  });
  assert.equal(read, 0);
  assert.deepEqual(choice.reading, { ...NOTHING_ASKED, rows: { kind: "first", count: 17_000 } });
  const part = textOf(await open(choice.reading));
  assert.ok(part.length <= most && read < most + 20_000);
  assert.equal(part, text.slice(0, part.length));
  const engine = await createEngine();
  const table = engine.load({ name: "large.csv", bytes: bytesOf(part), reading: choice.reading });
  assert.deepEqual(table.subsample, { kind: "first", rows: 17_000, of: null });
  read = 0;
  await assert.rejects(open({ rows: { kind: "first", count: 50_000 } }), (error) => error.kind === "large-part" && error.choices[0].reading.rows.count === 17_000);
});

test("three gigabytes are refused before they are read, and binary files without an offer", async () => {
  let read = false;
  const file = (head) => ({ size: 3e9, slice: (from, to) => new Blob([head.repeat(1000).slice(from, to)]), stream: () => { read = true; } });
  await assert.rejects(fromBlob(file("1,2,3\n"), {}, () => {}), (error) => /3000 MB.*256 MB/.test(error.message) && error.choices.length === 1);
  await assert.rejects(fromBlob(file("\0\x01\x02\n"), {}, () => {}), (error) => error.kind === "large-file" && error.choices.length === 0);
  assert.equal(read, false);
});

test("an archive that unpacks to too much offers its first rows, and unpacks no more than these", async () => {
  const text = `a,b\n${Array.from({ length: 60_000 }, (_, row) => `${row},${(row * 7919) % 1000}`).join("\n")}\n`;
  const packed = new Uint8Array(gzipSync(text));
  let choices;
  await assert.rejects(gunzip(packed, 200_000, {}), (error) => (choices = error.choices).length === 1 && error.kind === "archive-too-large");
  const part = textOf(await gunzip(packed, 200_000, choices[0].reading));
  assert.ok(part.length < 200_000 && text.startsWith(part));
  assert.ok(part.split("\n").length > choices[0].reading.rows.count);
});

test("what is offered is said in two digits", () => {
  assert.deepEqual(offers(3_076_923, { header: true }, ["first"]), [{ label: "The first 3,000,000 rows", reading: { ...NOTHING_ASKED, header: true, rows: { kind: "first", count: 3_000_000 } }, preview: [] }]);
});
