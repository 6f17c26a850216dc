/** The library's `loadFile`: what `load` reads it reads alike, and workbooks, Parquet files and archives besides. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { test } from "node:test";
import { CASES, pathOf } from "../browser/cases.mjs";
import { DATA, DIST, LIBRARY, requireBuild } from "../browser/paths.mjs";
import { encoderOf, TEXTS } from "./encoding-texts.mjs";

requireBuild();
const { createEngine, IsolineError } = await import(LIBRARY);
const fixture = (name) => readFile(join(DATA, "readers", name));

test("a workbook, a Parquet file and a packed table are loaded and trained on", async () => {
  const engine = await createEngine();
  for (const [name, rows, columns] of [["orders.xlsx", 12, 7], ["types.parquet", 24, 22], ["chinese.csv.gz", 20, 3]]) {
    const { table, file } = await engine.loadFile({ name, bytes: await fixture(name) });
    assert.deepEqual([table.name, table.rows, table.columns.length], [name, rows, columns]);
    assert.equal(file.packed, name.endsWith(".gz"));
    engine.configure(table.suggested);
    assert.ok(Number.isFinite(engine.train({ epochs: 2 }).trainLoss));
  }
  const { table } = await engine.loadFile({ name: "orders.xlsx", bytes: await fixture("orders.xlsx"), reading: { path: "数据 2" } });
  assert.deepEqual(table.columns.map(({ name }) => name), ["x", "y"]);
  assert.equal(table.suggested.reading.path, "数据 2");
  engine.configure(table.suggested);
});

test("how a file was read is told as of the file, and asked again it reads the same table", async () => {
  const engine = await createEngine();
  for (const [name, told] of [["orders.xlsx", { path: "Aufträge", delimiter: null, encoding: null, header: true }], ["types.parquet", { path: null, delimiter: null, encoding: null }], ["chinese.csv.gz", { path: null, delimiter: ",", encoding: "gb18030" }]]) {
    const bytes = await fixture(name);
    const { table } = await engine.loadFile({ name, bytes });
    for (const [key, value] of Object.entries(told)) assert.equal(table.reading.used[key], value, `${name} ${key}`);
    const asked = name === "types.parquet" ? {} : { path: table.reading.used.path, encoding: table.reading.used.encoding };
    const again = (await engine.loadFile({ name, bytes, reading: asked })).table;
    assert.deepEqual([again.preview, again.reading.used], [table.preview, table.reading.used], name);
  }
});

test("files of one schema are read each as a file is, and joined; one that differs is refused by name", async () => {
  const engine = await createEngine();
  const rows = (from) => Array.from({ length: 12 }, (_, row) => `${from + row},${row % 2 ? "große" : "kleine"}`).join("\n");
  const plain = new TextEncoder().encode(`n,größe\n${rows(0)}\n`);
  const packed = gzipSync(encoderOf("windows-1252")(`größe,n\n${rows(100).replace(/(\d+),(\S+)/g, "$2,$1")}\n`));
  const shares = [];
  const { table, files } = await engine.loadMany([{ name: "a.csv", bytes: plain }, { name: "b.csv.gz", bytes: packed }], {}, (share) => shares.push(share));
  assert.deepEqual([table.rows, table.columns.map(({ name, distinct }) => [name, distinct])], [24, [["n", 24], ["größe", 2]]]);
  assert.deepEqual([files.map(({ packed: one, encoding }) => [one, encoding.label]), table.reading.used.delimiter], [[[false, "utf-8"], [true, "windows-1252"]], ","]);
  assert.ok(shares.every((share, at) => share <= 1 && share >= (shares[at - 1] ?? 0)));
  engine.configure(table.suggested);
  engine.train({ epochs: 1 });
  const sheet = { name: "orders.xlsx", bytes: await fixture("orders.xlsx") };
  const twice = (await engine.loadMany([sheet, sheet], { path: "数据 2" })).table;
  assert.deepEqual([twice.rows, twice.reading.used.path, twice.reading.choosable.includes("path")], [24, "数据 2", true]);
  engine.configure(twice.suggested);
  engine.train({ epochs: 1 });
  const after = engine.hash();
  await assert.rejects(engine.loadMany([sheet, { name: "a.csv", bytes: plain }]), (error) => error instanceof IsolineError && /sheet|column|a\.csv/.test(error.message));
  await assert.rejects(engine.loadMany([{ name: "a.csv", bytes: plain }, { name: "locked.xlsx", bytes: await fixture("locked.xlsx") }]), /locked\.xlsx/);
  assert.equal(engine.hash(), after);
});

test("rows that messages name are rows of the sheet", async () => {
  const engine = await createEngine();
  const { table } = await engine.loadFile({ name: "orders.xlsx", bytes: await fixture("orders.xlsx") });
  assert.equal(table.remarks.find(({ code }) => code === "cell-errors").row, 9);
  assert.deepEqual(table.preview[0].slice(0, 3), ["Ångström", "28.88", "5"]);
});

test("what is refused is an IsolineError, and the table before it stays", async () => {
  const engine = await createEngine();
  engine.configure(engine.sample("moons").suggested);
  engine.train({ epochs: 1 });
  const hash = engine.hash();
  for (const name of ["locked.xlsx", "bomb.csv.gz", "cut.parquet"]) {
    await assert.rejects(engine.loadFile({ name, bytes: await fixture(name) }), (error) => error instanceof IsolineError && error.hint !== null);
  }
  assert.equal(engine.hash(), hash);
});

/** What a table says of itself, without its name. */
const told = ({ rows, columns, preview, remarks, reading }) => ({ rows, columns, preview, remarks, reading });

test("every fixture that the engine reads by itself is read alike through loadFile, remarks and all", async () => {
  const engine = await createEngine();
  let same = 0;
  for (const entry of CASES.filter(({ ok }) => ok)) {
    const bytes = await readFile(pathOf(entry));
    const { reading } = entry;
    const { table } = await engine.loadFile({ name: entry.file, bytes, reading });
    assert.deepEqual(told(table), told(engine.load({ name: entry.file, bytes, reading })), entry.file);
    same += 1;
  }
  assert.ok(same > 40);
});

test("the engine's own decoding and the reader's agree on UTF-8, UTF-16 and Windows-1252, byte for byte", async () => {
  const engine = await createEngine();
  const every = Uint8Array.from({ length: 128 }, (_, at) => 128 + at);
  const ascii = (text) => new TextEncoder().encode(text);
  // Every byte beyond ASCII in one cell: what the engine makes of it is what a browser does.
  const rows = Array.from({ length: 12 }, (_, row) => [...every, ...ascii(`,${row},${"ab"[row % 2]}\n`)]).flat();
  const table = engine.load({ name: "a.csv", bytes: Uint8Array.from([...ascii("text,n,label\n"), ...rows]) });
  const { decode } = await import("../../web/readers/encodings/tables.js");
  assert.equal(table.preview[0][0], decode("windows-1252", every).trim());
  for (const label of ["windows-1252", "utf-16le", "utf-16be"]) {
    for (const text of TEXTS[label].slice(0, 6)) {
      const encoded = encoderOf(label)(`${text}\n${text.split("\n").at(-1)}\n`.repeat(8));
      const read = async (load) => {
        try {
          return told(await load()).preview;
        } catch (error) {
          return error.kind;
        }
      };
      const utf8 = await read(() => engine.load({ name: "a.csv", bytes: ascii(`${text}\n${text.split("\n").at(-1)}\n`.repeat(8)) }));
      assert.deepEqual(await read(async () => (await engine.loadFile({ name: "a.csv", bytes: encoded })).table), utf8, `${label}: ${text}`);
    }
  }
});

test("the code that reads workbooks is a file of its own, which plain tables do not load", async () => {
  const main = await readFile(join(DIST, "library", "isoline.js"), "utf8");
  assert.match(main, /import\("\.\/readers\.js"\)/);
  assert.ok(!main.includes("parquet"), "the engine's file holds no reader");
  assert.match(await readFile(join(DIST, "library", "THIRD-PARTY.txt"), "utf8"), /hyparquet 1\.31\.5 \(MIT\)/);
});
