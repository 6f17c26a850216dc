/** Which names a menu of thousands of columns offers below what was typed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting } from "../../web/page/column-menu.js";

const options = Array.from({ length: 1000 }, (_, index) => ({ value: `Gene_${index}`, label: `Gene_${index}` }));

test("names that contain what was typed, in the order of the columns, at most fifty", () => {
  assert.deepEqual(fitting(options, " gene_99").map(({ value }) => value), ["Gene_99", ...Array.from({ length: 10 }, (_, index) => `Gene_99${index}`)]);
  assert.equal(fitting(options, "").length, 50);
  assert.deepEqual(fitting(options, "protein"), []);
});
