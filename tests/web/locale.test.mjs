/** Every language has every text, with the same places to fill, and nothing left to fill is ever shown by mistake. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { english } from "../../web/shared/locale/en.js";
import { LIBRARY } from "../browser/paths.mjs";
import { words } from "../../web/shared/locale/zh-words.js";
import { knobLabel, label, learn, setLanguage, text } from "../../web/shared/text.js";

const { texts: chinese, descriptions: chineseDescriptions, knobs: chineseKnobs, names: chineseNames } = words;
const places = (template) => [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

test("the same keys in both languages", () => {
  assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
});

test("the same places in each text", () => {
  for (const [key, template] of Object.entries(english)) {
    assert.deepEqual([...new Set(places(chinese[key]))], [...new Set(places(template))], key);
    assert.notEqual(template.trim(), "", key);
    assert.notEqual(chinese[key].trim(), "", key);
  }
});

test("no exclamation in any text", () => {
  for (const template of [...Object.values(english), ...Object.values(chinese)]) assert.doesNotMatch(template, /[!！]/);
});

test("texts are filled, values are not filled again", () => {
  setLanguage("en");
  assert.equal(text("sample.own", { name: "{rows} a.csv" }), "Your table: {rows} a.csv");
  setLanguage("zh");
  assert.equal(text("play"), "Play", "not learnt yet");
  learn("zh", words);
  assert.equal(text("play"), "开始");
  assert.equal(label({ name: "moons", label: "Moons" }), chineseNames.moons);
  assert.equal(label({ name: "constructor", label: "Constructor" }), "Constructor");
  setLanguage("en");
  assert.equal(label({ name: "moons", label: "Moons" }), "Moons");
});

test("what the engine offers has its Chinese words: every sample's name and sentence, every member or a name used as it is", async () => {
  const { createEngine } = await import(LIBRARY);
  const catalog = (await createEngine()).catalog();
  for (const { name } of catalog.samples) {
    assert.ok(Object.hasOwn(chineseNames, name), name);
    assert.ok(Object.hasOwn(chineseDescriptions, name), name);
  }
  assert.deepEqual(Object.keys(chineseDescriptions).sort(), catalog.samples.map(({ name }) => name).sort());
  const asTheyAre = ["relu", "tanh", "elu", "selu", "gelu", "silu", "mish", "softsign", "adam", "adamw", "adagrad", "rmsprop", "lion", "lbfgs", "f1", "r2"];
  const { samples, limits, functions, ...families } = catalog;
  assert.ok(samples.length > 0 && limits.layers > 0 && Object.keys(families).length >= 11);
  for (const { name } of functions) assert.ok(Object.hasOwn(chineseNames, `functions.${name}`), name);
  const members = Object.values(families).flat();
  for (const { name } of members) assert.ok(Object.hasOwn(chineseNames, name) || asTheyAre.includes(name), name);
  const knobs = new Set(members.flatMap((member) => member.knobs ?? []).map((knob) => knob.label));
  assert.deepEqual(Object.keys(chineseKnobs).sort(), [...knobs].sort());
  setLanguage("zh");
  const none = { name: "none", label: "None" };
  assert.notEqual(label(none, "scalings"), label(none, "clippings"));
  assert.equal(knobLabel({ label: "Epsilon" }), "ε");
  setLanguage("en");
});
