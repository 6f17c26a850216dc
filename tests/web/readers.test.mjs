/** Archives, workbooks and Parquet files as the engine gets them, and each that cannot be read refused by name. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { fromBlob } from "../../web/readers/blob.js";
import { Delimited } from "../../web/readers/delimited.js";
import { inflate } from "../../web/readers/inflate.js";
import { MOST_BYTES, readPlain } from "../../web/readers/read.js";
import { readGrid } from "../../web/readers/workbook/cells.js";
import { dateText, shownBy } from "../../web/readers/workbook/dates.js";
import { walk } from "../../web/readers/xml.js";
import { DATA } from "../browser/paths.mjs";

const FOUND = {};

async function read(name, asked = FOUND) {
  const plain = await readPlain({ name, bytes: new Uint8Array(await readFile(join(DATA, "readers", name))) }, asked);
  return { ...plain, lines: new TextDecoder().decode(plain.bytes).split("\n") };
}

const codes = ({ remarks }) => remarks.map(({ code }) => code);

test("every file that cannot be read says what it is and what to do", async () => {
  const refused = {
    "cut.csv.gz": ["damaged-archive", /gzip archive is damaged or cut off/],
    "twice.csv.gz": ["nested-archive", /another archive/],
    "bomb.csv.gz": ["archive-bomb", /200 times/],
    "two.zip": ["not-text", /zip archive of 2 files/],
    "calc.ods": ["not-text", /OpenDocument/],
    "old.xls": ["not-text", /old Excel workbook/],
    "locked.xlsx": ["encrypted", /password/],
    "empty.xlsx": ["empty-workbook", /no table/],
    "hidden.xlsx": ["hidden-sheet", /"Data"/],
    "cut.xlsx": ["damaged-archive", /Excel workbook is damaged/],
    "cut.parquet": ["damaged-file", /cut off/],
    "all-nested.parquet": ["nested-columns", /tags, place/],
    "zstd.parquet": ["compression", /ZSTD/],
  };
  for (const [name, [kind, message]] of Object.entries(refused)) {
    await assert.rejects(read(name), (error) => {
      assert.equal(error.kind, kind, name);
      assert.match(error.message, message, name);
      assert.ok(error.message.startsWith(`${name}: `), error.message);
      assert.ok(error.hint.length > 10, name);
      return true;
    }, name);
  }
});

test("a packed table is unpacked, and decoded, under its own name", async () => {
  const table = await read("table.csv.gz");
  assert.deepEqual([table.name, table.lines[0], table.lines.length, table.reading.packed], ["table.csv", "x,y,colour", 22, true]);
  const chinese = await read("chinese.csv.gz");
  assert.equal(chinese.lines[1], "王芳,20,北京");
  assert.equal(chinese.reading.encoding.label, "gb18030");
});

test("unpacking stops at the bytes that are allowed, and shows how far it is", async () => {
  const bytes = new Uint8Array(gzipSync(Uint8Array.from({ length: 200_000 }, (_, at) => (at * at) % 251)));
  const bounds = { what: "It", most: 100_000, mostHint: "Less." };
  await assert.rejects(inflate("gzip", bytes, bounds), (error) => error.kind === "archive-too-large");
  const shares = [];
  await inflate("gzip", bytes, { ...bounds, most: 1e9, progress: (share) => shares.push(share) });
  assert.equal(shares.at(-1), 1);
  assert.deepEqual(shares, [...shares].sort((one, other) => one - other));
});

test("a workbook: the first sheet with a table, its titles, joined names, merged cells, errors and formulas said", async () => {
  const table = await read("orders.xlsx");
  assert.equal(table.reading.sheet, "Aufträge");
  assert.deepEqual(table.reading.sheets, [{ name: "Aufträge", rows: 16, columns: 7 }, { name: "数据 2", rows: 13, columns: 2 }, { name: "Notes", rows: 1, columns: 1 }]);
  assert.deepEqual(codes(table), ["sheet", "title", "joined-header", "merged-cells", "cell-errors", "unsaved-formulas"]);
  // Line n is row n of the sheet.
  assert.deepEqual(table.lines.slice(0, 4), ["", "", "", "\"Kunde\",\"Größe Länge (cm)\",\"Größe Breite (cm)\",\"Datum\",\"Geliefert\",\"Quote\",\"Ort\""]);
  assert.equal(table.lines[4], "\"Ångström\",28.88,5,2024-03-05,false,0.7142857142857143,\"北京\"");
  assert.match(table.lines[5], /,2024-03-06T13:45:00,true,/);
  assert.match(table.lines[6], /^"王芳",,7,.*,"say ""hi"", ok"$/);
  assert.match(table.lines[7], /,false,,"Köln"$/);
  assert.match(table.lines[8], /^"Müller GmbH","#N\/A","#N\/A",/);
  for (const line of [12, 13, 14]) assert.match(table.lines[line], /^"Ångström",/);
  const errors = table.remarks.find(({ code }) => code === "cell-errors");
  assert.match(errors.message, /2 cells hold an error \(#DIV\/0!, #N\/A\)/);
  assert.equal(errors.row, 9);
});

test("another sheet by its name; a hidden one, an empty one and one that is not there are refused", async () => {
  const table = await read("orders.xlsx", { path: "数据 2" });
  assert.deepEqual(table.lines.slice(0, 3), ["\"x\",\"y\"", "0,0", "2,1"]);
  assert.deepEqual(codes(table), []);
  const sheet = (name) => read("orders.xlsx", { path: name });
  await assert.rejects(sheet("Secret"), (error) => error.kind === "hidden-sheet" && error.message.includes("Secret"));
  await assert.rejects(sheet("None"), (error) => error.kind === "no-sheet" && error.hint.includes("\"数据 2\""));
});

test("what a kind of file does not have cannot be asked for", async () => {
  for (const [name, asked] of [["plain.xlsx", { encoding: "utf-8" }], ["plain.xlsx", { delimiter: ";" }], ["nested.parquet", { path: "x" }], ["nested.parquet", { header: false }]]) {
    await assert.rejects(read(name, asked), (error) => error.kind === "reading" && error.hint.includes(Object.keys(asked)[0]));
  }
});

test("a table that begins in B3 has no blank column, times are times, a duration is a number of days", async () => {
  const table = await read("plain.xlsx");
  assert.equal(table.lines[2], "\"id\",\"value\",\"start\",\"took\",\"label\"");
  assert.equal(table.lines[4], "\"0001\",0.1,08:01:00,1.084027777777778,\"B\"");
});

test("date formats are told from numbers", () => {
  const expected = {
    "yyyy-mm-dd": "date", "dd.mm.yyyy hh:mm": "date", "[$-409]d-mmm-yy;@": "date", "mmm yy": "date", "yyyy\"年\"m\"月\"d\"日\"": "date",
    "h:mm AM/PM": "time", "mm:ss.0": "time", "[h]:mm:ss": null, "0.00": null, "#,##0 \"days\"": null, "[Red]0.0%": null, "General": null, "0.00E+00": null, "@": null, "\"day\" 0": null,
  };
  for (const [code, shown] of Object.entries(expected)) assert.equal(shownBy(code), shown, code);
});

test("serial numbers are Excel's dates, to the millisecond, in both of its calendars", () => {
  const cases = [[1, "1900-01-01"], [59, "1900-02-28"], [60, null], [61, "1900-03-01"], [25569, "1970-01-01"], [45352, "2024-03-01"],
    [45352.5, "2024-03-01T12:00:00"], [45352.999988425923, "2024-03-01T23:59:59"], [45352 + 1 / 86_400_000, "2024-03-01T00:00:00.001"], [2958465, "9999-12-31"], [2958466, null], [-1, null]];
  for (const [serial, text] of cases) assert.equal(dateText(serial, "date", false), text, String(serial));
  assert.equal(dateText(0, "date", true), "1904-01-01");
  assert.equal(dateText(0.75, "time", false), "18:00:00");
});

test("cells of every type, in any order of namespaces, without addresses too", () => {
  const xml = `<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a &amp; b</x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row>
    <x:row><x:c><x:v>1.5E-3</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>x_x000D_y</x:v></x:c><x:c t="d"><x:v>2024-03-01T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  const grid = readGrid(xml, { strings: ["shared"], shown: [], since1904: false });
  assert.deepEqual([...grid.rows], [[1, ["a & b", "shared"]], [2, [0.0015, true, "x\ry", { written: "2024-03-01" }]]]);
  assert.throws(() => readGrid("<row r=\"99999999999\"/>", { strings: [], shown: [], since1904: false }), (error) => error.kind === "damaged-workbook");
});

test("XML with a document type or broken off is refused, and a million empty elements take no stack", () => {
  const open = () => {};
  assert.throws(() => walk("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", { open }), (error) => error.kind === "document-type");
  assert.throws(() => walk("<a><b", { open }), (error) => error.kind === "damaged-workbook");
  let count = 0;
  walk("<a>".repeat(1_000_000), { open: () => { count += 1; } });
  assert.equal(count, 1_000_000);
});

test("Parquet: every primitive type without loss, in row groups, blanks kept", async () => {
  const { lines, remarks, reading } = await read("types.parquet");
  assert.equal(reading.kind, "parquet");
  assert.equal(lines.length, 26);
  const names = lines[0].replaceAll("\"", "").split(",");
  const row = (line) => Object.fromEntries(lines[line].split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell, at) => [names[at], cell]));
  assert.deepEqual(row(1), {
    int8: "0", uint8: "0", int16: "0", uint16: "0", int32: "0", uint32: "4294967295", int64: "9007199254740993", uint64: "18446744073709551615",
    half: "0", single: "0", double: "", flag: "true", text: "\"rot\"", level: "\"low\"", bytes: "\"c\"", day: "1969-12-31",
    milli: "2024-03-01T12:00:00.005", micro: "1969-12-31T23:59:59.000001", nano: "2023-11-14T22:13:20", clock: "06:00:30",
    money: "-0.30", huge: "12345678901234567890.123",
  });
  const second = row(12);
  assert.deepEqual([second.single, second.half, second.money, second.text, second.nano, second.uint64], ["1.1", "2.75", "0.03", "\"say \"\"hi\"\", ok\"", "2023-11-14T22:13:20.000000011", "18446744073709551604"]);
  assert.equal(row(4).text, "");
  assert.match(remarks[0].message, /micro are in UTC/);
});

test("Parquet: nested columns are named and left out where flat ones remain", async () => {
  const { lines, remarks } = await read("nested.parquet");
  assert.equal(lines[0], "\"x\",\"y\"");
  assert.match(remarks[0].message, /nested: tags, place\. Left out/);
});

test("a damaged Parquet file of any cut or changed byte is refused, never a fault of ours", async () => {
  const bytes = new Uint8Array(await readFile(join(DATA, "readers", "types.parquet")));
  for (let seed = 0; seed < 60; seed += 1) {
    const changed = bytes.slice();
    for (let times = 0; times < 3; times += 1) changed[(seed * 7919 + times * 104_729) % changed.length] ^= 1 + ((seed * 31) % 255);
    await readPlain({ name: "a.parquet", bytes: changed }, FOUND).catch((error) => assert.ok(error.kind && error.hint, String(error.stack ?? error)));
  }
});

test("a damaged workbook of any changed byte is refused, never a fault of ours", async () => {
  const bytes = new Uint8Array(await readFile(join(DATA, "readers", "orders.xlsx")));
  for (let seed = 0; seed < 60; seed += 1) {
    const changed = bytes.slice();
    for (let times = 0; times < 3; times += 1) changed[4 + ((seed * 7919 + times * 104_729) % (changed.length - 4))] ^= 1 + ((seed * 31) % 255);
    await readPlain({ name: "a.xlsx", bytes: changed }, FOUND).catch((error) => assert.ok(error.kind && error.hint, String(error.stack ?? error)));
  }
});

test("texts are quoted, numbers are not, and a line is a row", () => {
  const out = new Delimited();
  out.row(["a;b", "say \"x\"", null, 1e21, false, "two\r\nlines", { written: "2024-01-01" }]);
  out.skipTo(4);
  out.row(["", -0.5]);
  assert.equal(new TextDecoder().decode(out.finish()), "\"a;b\",\"say \"\"x\"\"\",,1e+21,false,\"two lines\",2024-01-01\n\n\n,-0.5\n");
});

test("a file that changed while it was read, and one that is too large, are said before anything is tried", async () => {
  const blob = (size, chunks, broken) => ({ size, stream: () => new ReadableStream({ start(to) { for (const chunk of chunks) to.enqueue(chunk); if (broken) to.error(broken); else to.close(); } }) });
  const shares = [];
  assert.deepEqual([...await fromBlob(blob(3, [Uint8Array.of(1, 2), Uint8Array.of(3)]), {}, (share) => shares.push(share))], [1, 2, 3]);
  assert.deepEqual(shares, [2 / 3, 1]);
  const changed = (error) => error.kind === "unreadable-file" && /Drop it again/.test(error.hint);
  await assert.rejects(fromBlob(blob(2, [Uint8Array.of(1, 2, 3)]), {}, () => {}), changed);
  await assert.rejects(fromBlob(blob(4, [Uint8Array.of(1)]), {}, () => {}), changed);
  await assert.rejects(fromBlob(blob(4, [], new DOMException("gone", "NotReadableError")), {}, () => {}), changed);
  let read = false;
  await assert.rejects(fromBlob({ size: 3e9, slice: () => new Blob(["PK\x03\x04"]), stream: () => { read = true; } }, {}, () => {}), (error) => error.kind === "large-file" && error.message.includes("3000 MB") && error.message.includes(String(MOST_BYTES / 1e6)));
  assert.equal(read, false);
});
