/** Encodings: each told apart on short office texts, doubts said, what is not read refused by name. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { choices, detect, named } from "../../web/readers/encodings/detect.js";
import { recode } from "../../web/readers/encodings/recode.js";
import { readPlain } from "../../web/readers/read.js";
import { FRESH, TEXTS, encoderOf } from "./encoding-texts.mjs";

const FOUND = {};
const ascii = (text) => new TextEncoder().encode(text);

/** How many texts of each encoding are found, and how many are wrong without a doubt being said. */
function judge(texts) {
  let [all, right] = [0, 0];
  const certainAndWrong = [];
  for (const [label, list] of Object.entries(texts)) {
    const encode = encoderOf(label);
    for (const text of list) {
      const found = detect(encode(text));
      all += 1;
      if (found.label === label) right += 1;
      else if (found.rivals.length === 0) certainAndWrong.push(`${label} as ${found.label}: ${text}`);
    }
  }
  return { all, right, certainAndWrong };
}

test("each encoding has fifteen texts or more, and every one is found", () => {
  for (const [label, list] of Object.entries(TEXTS)) assert.ok(list.length >= 15, `${label} has ${list.length}`);
  const { all, right, certainAndWrong } = judge(TEXTS);
  assert.equal(right, all);
  assert.deepEqual(certainAndWrong, []);
});

test("texts that nothing was tuned on: at least 95 % are found, and a wrong answer says that it is not certain", () => {
  const { all, right, certainAndWrong } = judge(FRESH);
  assert.ok(all >= 60, `${all} texts`);
  assert.ok(right / all >= 0.95, `${right} of ${all}`);
  assert.deepEqual(certainAndWrong, []);
});

test("a mark, strict UTF-8 and plain ASCII are left to the engine as they are", async () => {
  const texts = { "utf-8": ascii("größe,城市\n1,2\n"), ascii: ascii("a,b\n1,2\n"), mark: Uint8Array.of(0xef, 0xbb, 0xbf, ...ascii("a,b\n")), wide: Uint8Array.of(0xff, 0xfe, 0x61, 0) };
  for (const [what, bytes] of Object.entries(texts)) {
    const plain = await readPlain({ name: "a.csv", bytes }, FOUND);
    assert.equal(plain.bytes, bytes, what);
    assert.equal(plain.reading.encoding.label, what === "wide" ? "utf-16le" : "utf-8");
    assert.ok(plain.reading.encoding.confident && plain.reading.encoding.choices.length >= 10, what);
    assert.deepEqual(plain.remarks, [], what);
  }
});

test("damaged UTF-8 stays UTF-8, for the engine to count", async () => {
  const bytes = Uint8Array.of(...ascii("größe,ort\n1,köln\n2,münchen\n"), 0xff, 0x0a);
  assert.equal((await readPlain({ name: "a.csv", bytes }, FOUND)).bytes, bytes);
});

test("UTF-7, UTF-32 and DOS text are refused by name", () => {
  const refuses = (bytes, name) => assert.throws(() => detect(bytes), (error) => error.kind === "encoding" && error.message.includes(name) && error.hint.includes("UTF-8"), name);
  const wide = (order) => Uint8Array.from([..."id,größe\n1,2\n"].flatMap((one) => order === "le" ? [one.charCodeAt(0), 0, 0, 0] : [0, 0, 0, one.charCodeAt(0)]));
  refuses(wide("le"), "UTF-32");
  refuses(wide("be"), "UTF-32");
  refuses(Uint8Array.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), "UTF-32");
  refuses(ascii("Name,Gr+APYA3w-e\nM+APw-ller,182\n"), "UTF-7");
  refuses(ascii("+/v8-a,b\n"), "UTF-7");
  refuses(encoderOf("ibm437")("Straße,Größe,Stadt\nHauptstraße,schön,München\nGärtnerweg,übel,Köln\n"), "IBM437");
  assert.throws(() => named("ibm437"), (error) => error.kind === "encoding" && error.message.includes("ibm437"));
  assert.equal(detect(ascii("phone,sum\n+49 30-12,1+2-3\n+41 44-3,5\n")).label, "utf-8");
});

test("where the best two are close the answer says so and offers both with the rows as they read them", async () => {
  const bytes = encoderOf("windows-1252")("nombre,edad\nPeña,34\n");
  const { reading, remarks } = await readPlain({ name: "a.csv", bytes }, FOUND);
  assert.equal(reading.encoding.label, "windows-1252");
  assert.equal(reading.encoding.confident, false);
  const [doubt] = remarks;
  assert.equal(doubt.code, "encoding-uncertain");
  assert.match(doubt.message, /Windows-1252 is the likeliest, .*Windows-1250/);
  const previews = Object.fromEntries(reading.encoding.choices.map(({ label, preview }) => [label, preview]));
  assert.equal(previews["windows-1252"], "nombre,edad\nPeña,34\n");
  assert.equal(previews["windows-1250"], "nombre,edad\nPeńa,34\n");
  assert.equal(reading.encoding.choices[0].label, "windows-1252");
  const [choice] = doubt.choices;
  assert.deepEqual([choice.label, choice.reading.encoding, choice.preview[1]], ["Windows-1252", "windows-1252", ["Peña,34"]]);
});

test("what was decided is said with its row, and asked for otherwise it is read so", async () => {
  const bytes = Uint8Array.of(...ascii("x,y\n"), ...encoderOf("gb18030")("北京,上海\n"));
  const found = await readPlain({ name: "a.csv", bytes }, FOUND);
  assert.equal(new TextDecoder().decode(found.bytes), "x,y\n北京,上海\n");
  assert.deepEqual(found.remarks.map(({ code, message, row }) => [code, message, row]), [["encoding", "The file is not UTF-8 and was read as GB18030.", 2]]);
  const asked = await readPlain({ name: "a.csv", bytes }, { encoding: "macintosh" });
  assert.equal(new TextDecoder().decode(asked.bytes).split("\n")[1], new TextDecoder("macintosh").decode(bytes).split("\n")[1]);
  assert.match(asked.remarks[0].message, /macintosh, as asked/);
  const wrong = await readPlain({ name: "a.csv", bytes: Uint8Array.of(...bytes, 0xff, 0x0a) }, { encoding: "gb18030" });
  assert.deepEqual([wrong.remarks.at(-1).code, wrong.remarks.at(-1).row], ["damaged-text", 3]);
  // What the engine decodes itself is left to it, and the other readings are offered.
  const left = await readPlain({ name: "a.csv", bytes }, { encoding: "windows-1252" });
  assert.equal(left.bytes, bytes);
  assert.deepEqual([left.reading.encoding.label, left.reading.encoding.choices[0].label], ["windows-1252", "gb18030"]);
});

test("a long text is decoded in pieces without a break", () => {
  const line = "姓名,年龄,城市,备注甲乙\n";
  const bytes = encoderOf("gb18030")(line.repeat(60_000));
  const { bytes: table, damaged } = recode("gb18030", bytes);
  assert.ok(bytes.length > 1 << 20);
  assert.equal(damaged, 0);
  assert.equal(new TextDecoder().decode(table), line.repeat(60_000));
});

test("the preview is short whatever the file", () => {
  for (const { preview } of choices(named("windows-1252"), encoderOf("windows-1252")(`é${"x".repeat(100_000)}\n`.repeat(3)))) {
    assert.ok(preview.length <= 5 * 121);
  }
});
