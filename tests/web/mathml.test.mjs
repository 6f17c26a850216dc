/** Formulas as trees: fractions, exponents, indices, and every formula of the catalog without a rest. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LIBRARY } from "../browser/paths.mjs";
import { parseFormula } from "../../web/page/mathml.js";
import { sources } from "../../web/shared/locale/guide/sources.js";

const told = (tree) => (typeof tree === "string" ? tree : `${tree[0]}(${tree.slice(1).map(told).join(" ")})`);
const parsed = (source) => parseFormula(source).map(({ tree, then }) => told(tree) + then).join(" ");

test("a fraction takes the product before it, an exponent one factor", () => {
  assert.equal(parsed("a b / c"), "mfrac(mrow(mi(a) mo(\u2062) mi(b)) mi(c))");
  assert.equal(parsed("e^-z"), "msup(mi(e) mrow(mo(−) mi(z)))");
  assert.equal(parsed("a_i / (1 - b1^t)"), "mfrac(msub(mi(a) mi(i)) mrow(mn(1) mo(−) msup(msub(mi(b) mn(1)) mi(t))))");
  assert.equal(parsed("partial L / partial w"), "mfrac(mrow(mo(∂) mi(L)) mrow(mo(∂) mi(w)))");
  assert.equal(parsed("m = g, w = 0"), "mrow(mi(m) mo(=) mi(g)), mrow(mi(w) mo(=) mn(0))");
});

test("every formula of the catalog and of the explanations is told, with all its letters and numbers", async () => {
  const { createEngine } = await import(LIBRARY);
  const { samples, limits, functions, delimiters, decimals, dateOrders, ...families } = (await createEngine()).catalog();
  assert.ok(samples && limits && functions && delimiters && decimals && dateOrders);
  const formulas = Object.entries(families).flatMap(([family, members]) => members.map(({ name, formula }) => sources.formulas[`${family}.${name}`] ?? formula));
  for (const source of [...formulas, ...Object.values(sources.formulas)]) {
    const text = parsed(source).replace(/\b(m(?:frac|row|i|n|o|text|space|sup|sub))\(/g, "(");
    for (const [sign] of source.matchAll(/\d+(\.\d+)?/g)) assert.ok(text.includes(sign), `${source}: ${sign}`);
    assert.equal(parseFormula(source).every(({ then }) => ["", ",", ":", ";"].includes(then)), true, `${source}: ${parsed(source)}`);
  }
});
