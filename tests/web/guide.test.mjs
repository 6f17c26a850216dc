/** The explanations: every member of every family, the same in both languages, and lessons whose steps have their words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LIBRARY } from "../browser/paths.mjs";
import { isDone, put } from "../../web/page/lesson.js";
import { guide as english } from "../../web/shared/locale/guide/en.js";
import { sources } from "../../web/shared/locale/guide/sources.js";
import { guide as chinese } from "../../web/shared/locale/guide/zh.js";

const places = (template) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("both languages say the same things, with the same places to fill, and never aloud", () => {
  for (const part of ["texts", "controls", "members"]) {
    assert.deepEqual(Object.keys(chinese[part]).sort(), Object.keys(english[part]).sort(), part);
    for (const [key, template] of Object.entries(english[part])) {
      assert.deepEqual(places(chinese[part][key]), places(template), key);
      assert.ok(template.trim() !== "" && chinese[part][key].trim() !== "", key);
      assert.doesNotMatch(template + chinese[part][key], /[!！]/, key);
    }
  }
});

test("every member that a control chooses is explained, and nothing else is", async () => {
  const { createEngine } = await import(LIBRARY);
  const catalog = (await createEngine()).catalog();
  const members = Object.values(sources.families).flatMap((family) => catalog[family].map(({ name }) => `${family}.${name}`));
  assert.deepEqual(Object.keys(english.members).sort(), members.sort());
  const known = new Set([...members, ...Object.keys(english.controls)]);
  for (const key of [...Object.keys(sources.formulas), ...Object.keys(sources.references)]) assert.ok(known.has(key), key);
  for (const key of Object.keys(sources.families)) assert.ok(Object.hasOwn(english.controls, key), key);
});

test("every step of a lesson has its words, with the same numbers in both languages", () => {
  assert.equal(sources.courses.length, 5);
  for (const { name, steps } of sources.courses) {
    for (const { lessons } of [english, chinese]) assert.equal(lessons[name].steps.length, steps.length, name);
    steps.forEach((_, index) => assert.deepEqual(places(chinese.lessons[name].steps[index].seen), places(english.lessons[name].steps[index].seen), `${name} ${index}`));
  }
});

test("a step is done when all its conditions hold", () => {
  const state = { spec: { network: { layers: [{ units: 4 }] }, training: { optimizer: { kind: "sgd" } } }, progress: { epoch: 100, diverged: null } };
  assert.equal(isDone(state, [["spec.network.layers.length", "is", 1], ["spec.network.layers.0.units", "is", 4], ["progress.epoch", "least", 100]]), true);
  assert.equal(isDone(state, [["spec.training.optimizer", "kind", "sgd"], ["progress.epoch", "most", 99]]), false);
  assert.equal(isDone(state, [["progress.diverged", "there"]]), false);
  assert.equal(isDone(state, [["nothing.here", "least", 0]]), false);
  put(state, { "spec.network.layers": [], "spec.training.optimizer": "adam" });
  assert.equal(isDone(state, [["spec.network.layers.length", "is", 0], ["spec.training.optimizer", "kind", "adam"]]), true);
  assert.equal(isDone(state), true);
});
