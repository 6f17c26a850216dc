/** Ticks of an axis of dates are round moments inside the range, and no two of them read the same. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dateTicks } from "../../web/page/views/date-ticks.js";

const at = (text) => Date.parse(`${text}Z`) / 1000;
const shown = (low, high, wanted) => {
  const { ticks, shared } = dateTicks(at(low), at(high), wanted);
  return [ticks.map((tick) => tick.shown).join(" "), shared];
};

test("known ranges", () => {
  assert.deepEqual(shown("2024-05-03T10:02", "2024-05-03T11:05", 4), ["10:15 10:30 10:45 11:00", "2024-05-03"]);
  assert.deepEqual(shown("2024-05-03T10:02", "2024-05-04T13:05", 4), ["12:00 18:00 05-04 06:00 12:00", "2024"]);
  assert.deepEqual(shown("2024-05-01T00:00", "2024-05-20T00:00", 4), ["05-02 05-09 05-16", "2024"]);
  assert.deepEqual(shown("2023-11-20T00:00", "2024-05-20T00:00", 6), ["2023-12 2024-01 2024-02 2024-03 2024-04 2024-05", ""]);
  assert.deepEqual(shown("1996-03-01T00:00", "2024-05-20T00:00", 6), ["2000 2005 2010 2015 2020", ""]);
  assert.deepEqual(shown("1970-01-01T08:10", "1970-01-01T18:00", 4), ["09:00 12:00 15:00 18:00", ""]);
});

test("any range", () => {
  const from = at("2019-03-07T05:06:07");
  for (let span = 3; span < 4e9; span *= 1.7) {
    for (const wanted of [2, 4, 8]) {
      const { ticks } = dateTicks(from, from + span, wanted);
      assert.ok(ticks.length <= 2 * wanted + 2, `${span} in ${wanted}: ${ticks.length}`);
      for (const { value } of ticks) assert.ok(value >= from && value <= from + span);
      assert.ok(ticks.every(({ shown }) => shown.length > 0 && shown.length <= 10));
      for (let index = 1; index < ticks.length; index++) assert.notEqual(ticks[index].shown, ticks[index - 1].shown);
    }
  }
});

test("a range that is none, or beyond the calendar, has no ticks", () => {
  for (const [low, high] of [[3, 3], [NaN, 1], [0, 1e300], [0, Infinity]]) assert.deepEqual(dateTicks(low, high, 5).ticks, []);
});
