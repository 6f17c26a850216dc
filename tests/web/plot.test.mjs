/** Labels of an axis: a name may lose its end, a number never does. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { layOut, paintAxes } from "../../web/page/views/plot.js";

/** What is written on a canvas whose letters are all 7 px wide. */
function written(width, y, yRange, locale = "en") {
  const shown = [];
  const context = new Proxy({ measureText: (words) => ({ width: 7 * words.length }), fillText: (words, _x, _y, room) => shown.push({ words, room }) },
    { get: (target, name) => target[name] ?? (() => {}), set: () => true });
  const x = { title: "", levels: ["a"] };
  paintAxes(context, layOut(width, [0, 0], yRange), { x, y: { title: "", levels: y }, ink: 0, locale });
  return shown.slice(1, -2);
}

test("large numbers are written short and keep within their room", () => {
  for (const width of [320, 600]) {
    const shown = written(width, [], [100000, 500000]);
    assert.deepEqual(shown.map(({ words }) => words).filter((words) => !/^\d+K$/.test(words)), []);
    assert.ok(shown.length >= 2 && shown.every(({ room }) => room >= 24));
  }
  assert.ok(written(320, [], [100000, 500000], "zh-CN").every(({ words }) => /^\d+万$/.test(words)));
});

test("years stay years, and no two ticks read the same", () => {
  assert.ok(written(320, [], [2000, 2020]).every(({ words }) => /^20\d\d$/.test(words)));
  const close = written(320, [], [1234567, 1234571]).map(({ words }) => words);
  assert.equal(new Set(close).size, close.length);
  assert.ok(close.every((words) => !words.includes("…")));
});

test("a long name loses its end", () => {
  assert.match(written(320, ["a very long name", "b"], [0, 1])[0].words, /…$/);
});
