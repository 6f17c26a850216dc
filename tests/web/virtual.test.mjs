/** The arithmetic of long lists: what is in sight, where it stands, and how to get to a row. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, placeOf, scrollTo, spaceOf, SPACE_LIMIT, windowOf } from "../../web/page/virtual.js";

const scroll = (count, scrolled, view = 300, height = 30) => ({ count, height, view, scrolled });

test("a short list is shown whole and stands still", () => {
  for (const scrolled of [0, 50, -10]) {
    assert.deepEqual(windowOf(scroll(5, scrolled)), { first: 0, end: 5 });
    assert.equal(placeOf(scroll(5, 0), 4), 120);
  }
  assert.equal(scrollTo(scroll(5, 0), 4), 0);
});

test("of an empty list nothing is shown", () => {
  assert.deepEqual(windowOf(scroll(0, 0)), { first: 0, end: 0 });
  assert.equal(spaceOf(0, 30), 0);
});

test("ten thousand rows: those in sight and the spare ones, at their places", () => {
  const at = scroll(10_000, 3000);
  assert.deepEqual(windowOf(at, 5), { first: 95, end: 115 });
  assert.equal(placeOf(at, 100), 3000);
  assert.equal(spaceOf(10_000, 30), 300_000);
});

test("every row of a million can be reached, and stands in sight when it is asked for", () => {
  const count = 1_000_000;
  assert.equal(spaceOf(count, 30), SPACE_LIMIT);
  for (const wanted of [0, 1, 17, 500_000, 999_998, 999_999]) {
    const scrolled = scrollTo(scroll(count, 0), wanted);
    const at = scroll(count, scrolled);
    const { first, end } = windowOf(at, 0);
    assert.ok(first <= wanted && wanted < end, `${wanted} is not in ${first} to ${end}`);
    const place = placeOf(at, wanted) - scrolled;
    assert.ok(place > -30.5 && place <= 270.5, `${wanted} stands at ${place}`);
  }
});

test("the last row ends where the space ends, the first begins where it begins", () => {
  for (const count of [11, 10_000, 1_000_000]) {
    const bottom = scroll(count, spaceOf(count, 30) - 300);
    assert.ok(Math.abs(placeOf(bottom, count - 1) + 30 - spaceOf(count, 30)) < 1e-3, `${count}`);
    assert.equal(placeOf(scroll(count, 0), 0), 0);
    // A browser that lets a list be pulled beyond its end changes nothing.
    assert.deepEqual(windowOf(scroll(count, 1e9), 3), windowOf(bottom, 3));
    assert.equal(placeOf(scroll(count, -50), 0), 0);
  }
});

test("the columns in sight of a wide table", () => {
  const edges = Float64Array.from([0, 50, 150, 200, 300]);
  assert.deepEqual(columnsOf(edges, 0, 120), { first: 0, end: 2 });
  assert.deepEqual(columnsOf(edges, 50, 100), { first: 1, end: 2 });
  assert.deepEqual(columnsOf(edges, 160, 500), { first: 2, end: 4 });
  assert.deepEqual(columnsOf(edges, 900, 100), { first: 3, end: 4 });
  assert.deepEqual(columnsOf(Float64Array.from([0]), 0, 100), { first: 0, end: 0 });
});
