/** Column edits by hand: names, order and missing cells go along with each other, and what says nothing leaves no trace. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { edit, editOf, levelsOf, move, rename, sayMissing } from "../../web/page/column-edit.js";

const specOf = (columns = {}) => ({ data: { columns } });

test("an edit that says nothing any more is gone", () => {
  const spec = specOf();
  edit(spec, "a", { kind: "categorical" });
  edit(spec, "a", { missing: ["-"] });
  assert.deepEqual(spec.data.columns, { a: { kind: "categorical", missing: ["-"] } });
  edit(spec, "a", { kind: null, missing: [] });
  assert.deepEqual(spec.data.columns, {});
});

/** Levels as they stand in the file, with the names that the spec gives them. */
const levels = (spec) => ["S", "M", "L"].map((name) => ({ name, count: 1, to: editOf(spec, "size").merge?.[name] ?? name }));

test("a level that gets another name keeps its place, one that joins another leaves it, and comes back at the end", () => {
  const spec = specOf({ size: { order: ["S", "M", "L"] } });
  const give = (to) => rename(spec, "size", levels(spec), "M", to);
  give(" medium ");
  assert.deepEqual(editOf(spec, "size"), { merge: { M: "medium" }, order: ["S", "medium", "L"] });
  give("L");
  assert.deepEqual(editOf(spec, "size"), { merge: { M: "L" }, order: ["S", "L"] });
  give("");
  assert.deepEqual(editOf(spec, "size"), { order: ["S", "L", "M"] });
});

test("a level moves by places within the order; one that means missing leaves it, and comes back", () => {
  const spec = specOf({ size: { order: ["S", "M", "L"] } });
  move(spec, "size", "L", -1);
  assert.deepEqual(editOf(spec, "size").order, ["S", "L", "M"]);
  for (const [level, by] of [["S", -1], ["M", 1], ["XL", 1]]) move(spec, "size", level, by);
  assert.deepEqual(editOf(spec, "size").order, ["S", "L", "M"]);
  sayMissing(spec, "size", levels(spec), ["L"]);
  assert.deepEqual(editOf(spec, "size"), { order: ["S", "M"], missing: ["L"] });
  sayMissing(spec, "size", levels(spec), []);
  assert.deepEqual(editOf(spec, "size"), { order: ["S", "M", "L"] });
});

test("without an order none is made", () => {
  const spec = specOf();
  rename(spec, "size", levels(spec), "M", "L");
  sayMissing(spec, "size", levels(spec), ["S"]);
  assert.deepEqual(editOf(spec, "size"), { merge: { M: "L" }, missing: ["S"] });
});

test("levels are those of the file, or what numbers became", () => {
  const found = { levels: [{ name: "yes", count: 3 }, { name: "Yes", count: 1 }] };
  assert.deepEqual(levelsOf(found, { levels: [{ name: "yes", count: 4 }] }, { merge: { Yes: "yes" } }),
    [{ name: "yes", count: 3, to: "yes" }, { name: "Yes", count: 1, to: "yes" }]);
  const numbers = levelsOf({ levels: [] }, { levels: [{ name: "2", count: 4 }, { name: "three", count: 1 }] }, { merge: { 3: "three" } });
  assert.deepEqual(numbers.map(({ name, to }) => [name, to]), [["3", "three"], ["2", "2"]]);
});
