/** What the engine says is said in Chinese: sentences with their values in place, for every bad file, and none that it no longer says. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { CASES, changed, pathOf } from "../browser/cases.mjs";
import { LIBRARY } from "../browser/paths.mjs";
import { words } from "../../web/shared/locale/zh-words.js";
import { Interpreter } from "../../web/shared/said.js";
import { learn, setLanguage, translated } from "../../web/shared/text.js";

/** Words that no Chinese sentence has; what stands in quotes is the file's own. */
const ENGLISH = /\b(the|is|are|was|were|and|of|to|not|has|have|with|for|there|this|that|cells?|rows?|columns?)\b/i;
const CRATES = new URL("../../crates/", import.meta.url).pathname;

before(() => {
  learn("zh", words);
  setLanguage("zh");
});

test("values, lists, phrases and numbers of things are put where they belong", () => {
  const interpreter = new Interpreter({
    "{file}: {cause!}": "{file}：{cause}", "{rows row} of {all} in {names,}.": "{names}：{all} 行中的 {rows} 行。",
    "Take {more|less}.": "请增减。", "It holds {kinds;}.": "含有{kinds}。", "\"{text}\" (row {row})": "“{text}”（第 {row} 行）", "It is {what!}.": "是{what}。", "a number": "一个数", "{any}.": "太宽：{any}",
  });
  assert.equal(interpreter.say("a.csv: 1 row of 9 in b, c and d. Take less."), "a.csv：b、c、d：9 行中的 1 行。请增减。");
  assert.equal(interpreter.say("3 rows of 9 in b."), "b：9 行中的 3 行。");
  assert.equal(interpreter.say('It holds "a, b" (row 2), "c" (row 3).'), "含有“a, b”（第 2 行）、“c”（第 3 行）。");
  const narrow = new Interpreter({ "It is {what!}.": "是{what}。", "a number": "一个数" });
  assert.equal(narrow.say("It is a number. Something else. It is a number."), "是一个数。Something else. 是一个数。");
  assert.equal(narrow.say("It is a word."), "It is a word.", "an unknown phrase leaves the sentence as it is");
  assert.equal(interpreter.say("Something else"), "Something else");
  assert.equal(new Interpreter({}).say("As it is. Always."), "As it is. Always.");
});

/** Everything that loading, diagnosing and training a case says. @param {any} engine @param {import("../browser/cases.mjs").Case} entry */
async function saidOf(engine, entry) {
  /** @type {string[]} */
  const sentences = [];
  const heard = (/** @type {{ message: string, hint?: string|null }} */ { message, hint }) => sentences.push(message, ...(hint ? [hint] : []));
  try {
    const table = engine.load({ name: entry.file, bytes: await readFile(pathOf(entry)) }, entry.reading);
    for (const remark of table.remarks) {
      heard(remark);
      for (const choice of remark.choices) if (!choice.reading.rows) sentences.push(choice.label);
    }
    for (const { reason } of table.columns) if (reason !== null) sentences.push(reason);
    const plan = engine.configure(changed(table.suggested, entry.spec));
    plan.remarks.forEach(heard);
    engine.train({ epochs: 1 });
  } catch (error) {
    if (!(error instanceof Error) || !("kind" in error)) throw error;
    heard(/** @type {any} */ (error));
  }
  return sentences;
}

/** Without what stands in quotes, in backticks, and the name of the file. @param {string} sentence @param {string} file */
const own = (sentence, file) => sentence.replaceAll(file, "").replace(/“[^”]*”|`[^`]*`|"[^"]*"|\bcolumn \d+/g, "");

test("every bad file, every remark and every hint has its Chinese sentence", async () => {
  const { createEngine } = await import(LIBRARY);
  /** @type {string[]} */
  const left = [];
  let heard = 0;
  for (const entry of CASES) {
    const engine = await createEngine();
    for (const sentence of await saidOf(engine, entry)) {
      heard += 1;
      const chinese = translated(sentence);
      if (chinese === sentence ? /[a-z] [a-z]/.test(sentence) : ENGLISH.test(own(chinese, entry.file))) left.push(`${entry.file}: ${sentence}\n    ${chinese}`);
    }
    engine.free?.();
  }
  assert.ok(heard > 300, `${heard} sentences were heard`);
  assert.deepEqual([...new Set(left)], []);
});

/** @param {string} folder @returns {Promise<string[]>} */
async function sources(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(entries.map((entry) => (entry.isDirectory() ? (entry.name === "target" ? [] : sources(join(folder, entry.name)))
    : entry.name.endsWith(".rs") || entry.name.endsWith(".js") ? [join(folder, entry.name)] : [])));
  return found.flat();
}

test("the engine and the readers still say every sentence that is known", async () => {
  const files = [...(await sources(CRATES)), ...(await sources(new URL("../../web/readers", import.meta.url).pathname))];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  // As one text: lines that a backslash joins, and quotes as they are meant.
  const all = texts.join("\n").replace(/\\\n\s*/g, "").replaceAll('\\"', '"').replaceAll("{{", "{").replaceAll("}}", "}");
  // Some sentences are put together from pieces, so words are looked for in threes.
  const gone = Object.keys(words.said).filter((english) => {
    const threes = english.split(/\{[^}]*\}/).flatMap((part) => {
      const some = part.trim().replace(/^[:;,.]\s*/, "").split(" ");
      return some.length < 4 ? [some.join(" ")] : some.slice(2).map((_, index) => some.slice(index, index + 3).join(" "));
    }).filter((three) => three !== "");
    return threes.filter((three) => all.includes(three)).length < threes.length / 2;
  });
  assert.deepEqual(gone, []);
});
